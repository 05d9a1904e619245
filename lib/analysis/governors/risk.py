"""The third card: how many pupils are behind target, and whether that is growing."""

from lib.analysis.governors.card import Card, Mark, Picture
from lib.analysis.governors.facts import BehindThen, Facts
from lib.analysis.governors.gate import Gate
from lib.analysis.governors.wording import about_share, is_many, of_pupils, per_cent_between
from lib.analysis.overview.changes import threshold_words
from lib.analysis.statistics.intervals import Estimate, proportion_interval
from lib.dates import month, short_date, short_month_and_year
from lib.rules.suppression import Count, within
from lib.words import nothing_of_who_is_behind, sentence

BARS_BEFORE = 2


def at_risk(facts: Facts, gate: Gate) -> Card:
    """Pupils behind target now and at the checkpoints before that may stand beside it."""
    now = facts.now
    of = Count(now.n, cohort=facts.cohort, on=facts.at)
    behind = Count(now.behind, within(behind="yes"), facts.cohort, facts.at)
    reading = proportion_interval(now.behind, now.n, facts.minimum)
    if not isinstance(reading, Estimate):
        return _too_few(facts)
    if not gate.allows_share(behind, of):
        return _withheld(facts)
    shown = _earlier(facts, gate)
    today = Mark(
        "Now" if facts.kind != "final" else "Results",
        now.behind,
        None,
        None,
        "below" if shown and now.behind > shown[0].behind else "not clear",
        str(now.behind),
        f"of {of_pupils(now.n)}",
        of=now.n,
    )
    before = tuple(_then(then, shown) for then in shown)
    return Card(
        "at_risk",
        _finding(facts, shown),
        f"{about_share(reading.value)} {_are(facts, reading.value)} "
        f"{threshold_words(now.threshold, now.unit)} below target "
        f"in at least one subject{'' if facts.kind == 'final' else ', so results may fall short'}.",
        f"{now.behind} of {now.n} pupils. {per_cent_between(reading)}",
        _beside(facts, shown),
        Picture("bars", "pupils", (*before, today)),
        _clause(facts, shown),
        sources=(f"Behind: {threshold_words(now.threshold, now.unit)} below target in a subject.",),
    )


def _earlier(facts: Facts, gate: Gate) -> list[BehindThen]:
    """The earlier checkpoints whose counts give nobody away beside the others, oldest first."""
    shown = []
    for then in reversed(facts.earlier):
        at = str(then.checkpoint_id)
        of = Count(then.of, cohort=facts.cohort, on=at)
        behind = Count(then.behind, within(behind="yes"), facts.cohort, at)
        if len(shown) < BARS_BEFORE and gate.allows_share(behind, of):
            shown.append(then)
    return sorted(shown, key=lambda then: then.on)


def _then(then: BehindThen, shown: list[BehindThen]) -> Mark:
    told = (then.behind, None, None, "context", str(then.behind), f"of {of_pupils(then.of)}")
    return Mark(_month(then, shown), *told, of=then.of)


def _month(then: BehindThen, shown: list[BehindThen]) -> str:
    months = [month(other.on) for other in shown]
    return month(then.on) if months.count(month(then.on)) == 1 else short_month_and_year(then.on)


def _finding(facts: Facts, shown: list[BehindThen]) -> str:
    now = facts.now
    if facts.kind == "final":
        return f"{now.behind} of {now.n} pupils finished below target in a subject"
    stated = f"{now.behind} pupils are behind target in a subject"
    if not shown:
        return f"{stated}, much as before" if facts.earlier else stated
    then = shown[0]
    if now.behind == then.behind:
        return f"{stated}, as in {month(then.on)}"
    return f"{stated}, {'up' if now.behind > then.behind else 'down'} from {then.behind} in " + (
        month(then.on)
    )


def _clause(facts: Facts, shown: list[BehindThen]) -> str:
    if not shown or facts.kind == "final" or facts.now.behind == shown[0].behind:
        return ""
    more = "more" if facts.now.behind > shown[0].behind else "fewer"
    return f"{more} pupils are behind target than in {month(shown[0].on)}"


def _beside(facts: Facts, shown: list[BehindThen]) -> str:
    if facts.kind == "final":
        return "Results are not compared with the grades before them"
    if shown:
        return f"Earlier checkpoints: {', '.join(short_date(then.on) for then in shown)}"
    if facts.earlier:
        return "Earlier counts are too near this one to be shown beside it"
    return "There is no earlier checkpoint to compare with"


def _are(facts: Facts, share: float) -> str:
    return "finished" if facts.kind == "final" else "are" if is_many(share) else "is"


def _too_few(facts: Facts) -> Card:
    if not facts.now.n:
        told = "A grade is behind target only where both are on one scale."
        return Card("at_risk", sentence(nothing_of_who_is_behind()), told, "", "")
    whose = "this year group has fewer"
    if facts.now.untold:
        whose = "fewer here have a grade with a target on its scale"
    return Card(
        "at_risk",
        "Too few pupils to tell",
        f"A share needs {facts.minimum} pupils or more, and {whose}.",
        "Nothing can be said with any certainty.",
        "",
    )


def _withheld(facts: Facts) -> Card:
    """Few behind, or nearly all, is told in words; a count that would give others away is not."""
    now, few = facts.now, f"fewer than {facts.threshold} pupils"
    if now.behind < facts.threshold:
        told = "Hardly any pupil is behind target"
        plainly = "Nearly all pupils are where their targets say they should be."
        count = f"{sentence(few)}; how many is not shown."
    elif now.n - now.behind < facts.threshold:
        told = "Nearly every pupil is behind target"
        plainly = "Nearly all pupils are below target in at least one subject."
        count = f"All but {few}; how many is not shown."
    else:
        told = "How many are behind target is not shown"
        plainly = "Beside the other cards the number would give a small group away."
        count = "Nothing is shown that a small group could be worked out from."
    return Card("at_risk", told, plainly, count, "")
