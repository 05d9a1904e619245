"""The first two cards: what is going well, and what concerns us."""

from collections.abc import Sequence

from lib.analysis.cohort.headlines import Headline
from lib.analysis.governors.card import Card, Mark, Picture
from lib.analysis.governors.facts import Facts
from lib.analysis.governors.gate import MEASURED, Gate
from lib.analysis.governors.wording import (
    FIVE,
    about_share,
    grades_between,
    is_flat,
    is_many,
    level,
    named,
    of_pupils,
    per_cent_between,
)
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.subjects.against_target import Subject, SubjectsAnswer
from lib.numerals import percent, signed
from lib.rules.suppression import Count, within
from lib.words import either, grades, sentence, units

REACHED = {"predicted": "are on course for", "mock": "reached", "final": "reached"}
AGAINST = {
    "against_england": ("England, same start", "England at the same start"),
    "against_target": ("target", "target"),
    "against_own_subjects": ("other subjects", "the same pupils’ other subjects"),
}
"""By what subjects are compared with: its name beside the line, and in a heading."""
BESIDE = {
    "against_england": "England {england}, same KS2 band, in grades",
    "against_target": "target, in grades: without KS2 scores there is no England at the same start",
    "against_own_subjects": "other subjects, in grades: England has no working-at grades",
}
"""What subjects are compared with, as the card's stamp says it, and why it is not England."""
PLAINLY = {
    "against_england": (
        "In {names}, pupils in England with the same start do {size} better.",
        "In {names}, our pupils do {size} better than pupils in England with the same start.",
    ),
    "against_target": (
        "In {names}, grades are {size} below the pupils’ targets.",
        "In {names}, grades are {size} above the pupils’ targets.",
    ),
    "against_own_subjects": (
        "Pupils do {size} worse in {names} than in their other subjects.",
        "Pupils do {size} better in {names} than in their other subjects.",
    ),
}
"""The sentence for subjects below, and above, by what they are compared with."""
ROWS = 3


def going_well(facts: Facts, gate: Gate) -> Card:
    """The first of these that holds: attainment level with England or above, subjects above."""
    headline = facts.headlines.get("english_and_maths_5")
    if headline is not None and _compared(headline) in ("above", "level"):
        card = _five_in_both(facts, gate, headline)
        if card is not None:
            return card
    found = facts.subjects
    if found is None or not found.judged(found.basis):
        return _nothing_to_judge(facts, "going_well")
    above = found.read_as("above", found.basis)
    if above:
        return _subjects(facts, found, gate, "going_well", above[:ROWS], "above")
    return _subjects(facts, found, gate, "going_well", found.judged(found.basis)[:2], "not clear")


def concerns(facts: Facts, gate: Gate) -> Card:
    """The subjects clearly below what they are compared with; the two lowest where none is."""
    found = facts.subjects
    if found is None or not found.judged(found.basis):
        return _nothing_to_judge(facts, "concerns")
    below = found.read_as("below", found.basis)
    if below:
        return _subjects(facts, found, gate, "concerns", below[:ROWS], "below")
    return _subjects(facts, found, gate, "concerns", found.judged(found.basis)[-2:], "not clear")


def _compared(headline: Headline) -> str:
    """Where a share stands beside England: above, level, below; blank where it cannot be told."""
    reading, england = headline.estimate, headline.comparator
    if not isinstance(reading, Estimate) or england is None:
        return ""
    if reading.low > england.value:
        return "above"
    return "below" if reading.high < england.value else "level"


def _five_in_both(facts: Facts, gate: Gate, headline: Headline) -> Card | None:
    of = Count(headline.of, within(reached=MEASURED), facts.cohort, facts.at)
    reached = Count(headline.counted, within(reached="yes"), facts.cohort, facts.at)
    reading, england, stands = headline.estimate, headline.comparator, _compared(headline)
    if not isinstance(reading, Estimate) or england is None or not gate.allows_share(reached, of):
        return None
    told = f"{percent(reading.value)} {REACHED[facts.kind]} {FIVE}"
    beside = "level with England" if stands == "level" else "above England"
    mark = Mark(
        "This year" if facts.kind != "final" else f"{facts.results_year} leavers",
        reading.value,
        reading.low,
        reading.high,
        "above" if stands == "above" else "not clear",
        percent(reading.value),
        of_pupils(headline.of),
        england.value,
    )
    year = england.label.removeprefix("England ").split(", ", 1)[-1]
    return Card(
        "going_well",
        f"{told}, {beside}",
        f"{about_share(reading.value)} {_reached(facts, reading.value)} a strong pass in both "
        f"subjects, {'more than' if stands == 'above' else 'about as many as'} across England.",
        f"{headline.counted} of {headline.of} pupils. {per_cent_between(reading)}",
        f"England {year}, state-funded schools",
        Picture(
            "ranges",
            "percent",
            (mark, *_last_year(facts, gate, england.value)),
            f"England {england.value:.1%}",
        ),
        f"attainment is {beside}",
        sources=(f"England: DfE, key stage 4 performance, {year}.",),
    )


def _reached(facts: Facts, share: float) -> str:
    verb = REACHED[facts.kind]
    return verb if is_many(share) else verb.replace("are ", "is ")


def _last_year(facts: Facts, gate: Gate, england: float) -> tuple[Mark, ...]:
    story = facts.stories["english_and_maths_5"]
    then = story.then
    if then is None:
        return ()
    cohort = str(facts.results_year - 1)
    of = Count(then.n, within(reached=MEASURED), cohort, "same point")
    reached = Count(round(then.value * then.n), within(reached="yes"), cohort, "same point")
    if not gate.allows_share(reached, of):
        return ()
    name = "Last year" if facts.kind != "final" else f"{facts.results_year - 1} leavers"
    words = percent(then.value)
    shown = (then.value, then.low, then.high, "not clear", words, of_pupils(then.n), england)
    return (Mark(name, *shown),)


def _subjects(
    facts: Facts,
    found: SubjectsAnswer,
    gate: Gate,
    card_id: str,
    chosen: Sequence[Subject],
    reading: str,
) -> Card:
    """A card of subjects beside what they are compared with, all of one reading."""
    short, against = AGAINST[found.basis]
    shown = [s for s in chosen if not is_flat(getattr(s, found.basis))]
    if not shown:
        return _nothing_to_judge(facts, card_id)
    names = named([s.inside_a_sentence for s in shown])
    verb = either(len(shown), "is", "are")
    readings = [getattr(s, found.basis) for s in shown]
    beside = BESIDE[found.basis].format(england=found.england)
    if found.counted_in != "grade":
        beside = (
            f"{against}, in {units(found.counted_in)}: England has none on scales of Years 7 to 9"
        )
    if reading == "not clear":
        finding = _none_clear(found, card_id, against)
    else:
        finding = f"{sentence(names)} {verb} {reading} {against}"
    return Card(
        card_id,
        finding,
        _plainly(found, names, reading, readings),
        _certainty(facts, gate, shown, found.basis),
        f"Against {beside}",
        Picture("ranges", "grades", _subject_marks(facts, gate, shown, found.basis), short),
        "" if reading == "not clear" else f"{names} {verb} {reading} {against}",
        sources=(f"Each mark: the mean difference in {units(found.counted_in)}.",),
    )


def _none_clear(found: SubjectsAnswer, card_id: str, against: str) -> str:
    if len(found.subjects) == 1:
        name = found.subjects[0].inside_a_sentence
        return f"Only {name} has grades, and it is {level(against)}"
    side = "above" if card_id == "going_well" else "below"
    return f"No subject is clearly {side} {against}"


def _plainly(found: SubjectsAnswer, names: str, reading: str, readings: Sequence[Estimate]) -> str:
    if reading == "not clear":
        return "The differences shown are small enough to be down to chance."
    size = grades(sum(r.value for r in readings) / len(readings), found.counted_in)
    about = "slightly" if size == "nothing" else f"about {size}"
    below, above = PLAINLY[found.basis]
    return (below if reading == "below" else above).format(names=names, size=about)


def _subject_marks(
    facts: Facts, gate: Gate, shown: Sequence[Subject], basis: str
) -> tuple[Mark, ...]:
    marks = []
    for subject in shown:
        reading = getattr(subject, basis)
        values = (reading.value, reading.low, reading.high, reading.reading)
        words = signed(reading.value)
        marks.append(Mark(subject.name, *values, words, _n(facts, gate, subject, basis), 0.0))
    return tuple(marks)


def _n(facts: Facts, gate: Gate, subject: Subject, basis: str) -> str:
    """How many a subject's figure rests on; the exact number only where nothing follows from it."""
    n = getattr(subject, basis).n
    whole = Count(facts.now.n, cohort=facts.cohort, on=facts.at)
    if gate.allows_subject(subject.subject_id, n, whole):
        return of_pupils(n)
    return "nearly all the year" if n > facts.now.n / 2 else f"{facts.minimum} pupils or more"


def _certainty(facts: Facts, gate: Gate, shown: Sequence[Subject], basis: str) -> str:
    told = [_n(facts, gate, s, basis) for s in shown]
    if all(words.endswith(" pupils") for words in told):
        told = [*(words.removesuffix(" pupils") for words in told[:-1]), told[-1]]
    counted = named(told)
    ranges = [grades_between(getattr(s, basis)) for s in shown]
    return f"{sentence(counted)}. Likely {named(ranges)}."


def _nothing_to_judge(facts: Facts, card_id: str) -> Card:
    counted = len(facts.subjects.subjects) if facts.subjects else 0
    only = either(counted, "the only subject has fewer", "no subject has as many")
    return Card(
        card_id,
        "Too few grades to tell",
        f"A figure needs {facts.minimum} pupils or more with grades to compare, and {only}.",
        "Nothing can be said with any certainty.",
        "",
    )
