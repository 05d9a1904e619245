"""The sixth card: how near last year's predictions came, and whether these grades are all in."""

from lib.analysis.assessment.accuracy import OCR_2014, PredictionAccuracy
from lib.analysis.assessment.health import CollectionHealth
from lib.analysis.governors.card import Card, Mark, Picture
from lib.analysis.governors.facts import Facts
from lib.analysis.governors.gate import Gate
from lib.analysis.governors.wording import per_cent_between
from lib.analysis.statistics.intervals import Estimate
from lib.dates import month_and_year
from lib.numerals import percent
from lib.rules.suppression import Count, within
from lib.words import number, sentence

WITHIN_ONE = ("none", "1 high", "1 low")


def trust(facts: Facts, gate: Gate) -> Card:
    """How near the newest leavers' predictions came; without leavers, how many grades are in."""
    found = facts.accuracy
    return (None if found is None else _accuracy(facts, found, gate)) or _grades_in(facts)


def _accuracy(facts: Facts, found: PredictionAccuracy, gate: Gate) -> Card | None:
    every, leavers = found.every, str(found.results_year)
    exact, near = every.exact, every.within_one
    if not isinstance(near, Estimate) or not isinstance(exact, Estimate):
        return None
    at = (f"grades of {leavers}", "predictions")
    of = Count(every.n, within(), *at)
    shown = (
        (round(near.value * every.n), WITHIN_ONE),
        (round(exact.value * every.n), ("none",)),
    )
    if not all(gate.allows_share(Count(k, within(miss=cells), *at), of) for k, cells in shown):
        return None
    n_words = f"{every.n:,} grades"
    marks = tuple(
        Mark(name, r.value, r.low, r.high, _beside(r, b), percent(r.value), n_words, b)
        for name, r, b in (
            ("Within one grade", near, OCR_2014.within_one),
            ("Exactly right", exact, OCR_2014.exact),
        )
    )
    return Card(
        "trust",
        f"Last predictions were within one grade {percent(near.value)} of the time",
        f"{_about_the_grades(facts.health)}{_which_way(found)}",
        f"{n_words} of {leavers} leavers. {per_cent_between(near)}",
        f"Published, 2014: {percent(OCR_2014.within_one)} within one, "
        f"{percent(OCR_2014.exact)} exact",
        Picture("ranges", "percent", marks, "published"),
        sources=(
            f"Predicted in {month_and_year(found.predicted_on)} against the final grades.",
            f"Published: {OCR_2014.source}.",
        ),
    )


def _grades_in(facts: Facts) -> Card:
    """No leavers to compare with: only whether the grades are in can be told."""
    health = facts.health
    told = "" if health is None else _about_the_grades(health)
    share = None
    if health is not None and health.grades_in.expected >= facts.threshold:
        share = health.grades_in.received / health.grades_in.expected
    return Card(
        "trust",
        "No results yet to check predictions against",
        f"{told}Once a year group has final results, this card says how near predictions came."
        if facts.accuracy is None
        else f"{told}Too few predictions have a result to say how near they came.",
        "How near predictions come is not known yet."
        if share is None
        else f"{sentence(percent(share))} of the grades expected are in.",
        "",
        None
        if share is None
        else Picture(
            "bars",
            "percent",
            (Mark("Grades in", share, None, None, "not clear", percent(share), "", of=1.0),),
        ),
    )


def _about_the_grades(health: CollectionHealth | None) -> str:
    if health is None:
        return ""
    grades = health.grades_in
    if not grades.expected:
        return ""
    share = percent(grades.received / grades.expected)
    told = "Every grade is in" if share == "100%" else f"{share} of these grades are in"
    asks = len(health.asks)
    if not asks:
        return f"{sentence(told)}, and nothing in them looks wrong. "
    things = "one thing" if asks == 1 else f"{number(asks)} things"
    return f"{sentence(told)}; the school is asking about {things} in them. "


def _which_way(found: PredictionAccuracy) -> str:
    if found.every.reading == "above":
        return "Predictions have tended to be too high."
    if found.every.reading == "below":
        return "Predictions have tended to be too low."
    return "Predictions have been no more often too high than too low."


def _beside(reading: Estimate, benchmark: float) -> str:
    if reading.low > benchmark:
        return "above"
    return "below" if reading.high < benchmark else "not clear"
