"""The facts beside one intervention: the effect, who was compared, dose, cost, the decision.

What nobody wrote down is "not recorded", never nought.
"""

from dataclasses import dataclass
from datetime import date

from lib.analysis.impact import wording as words
from lib.analysis.impact.effect import COMPARABLE, FINE
from lib.analysis.impact.judged import Judged
from lib.analysis.statistics.intervals import Estimate
from lib.dates import long_date
from lib.numerals import percent, plain, signed
from lib.words import pupils, sentence

NEXT_STEPS = {
    "stop": "Stop it",
    "repeat": "Repeat it",
    "change": "Change it",
    "hand_back": "Hand back to class",
}


@dataclass(frozen=True)
class Fact:
    """One line of the facts: what it is about, the answer, and what it rests on."""

    label: str
    answer: str
    detail: str = ""


def facts(row: Judged, as_of: date) -> tuple[Fact, ...]:
    """Return the facts beside the picture, the effect first and the decision last."""
    return (
        _extra_gain(row),
        _compared_with(row),
        *([_not_compared(row)] if row.not_judged else []),
        _dose(row),
        _cost(row, as_of),
        _chosen(row),
        _decided(row),
    )


def pounds(amount: float) -> str:
    """Return whole pounds: £2,880."""
    return f"£{amount:,.0f}"


def _extra_gain(row: Judged) -> Fact:
    impact = row.impact
    if impact.judged is None:
        return Fact("Extra gain", "Too few to tell", f"{words.why_too_few(row)}.")
    smallest = f"Smallest gain that could have been seen: {impact.smallest_gain:.1f}."
    everybody = impact.against_all
    if isinstance(everybody, Estimate):
        smallest += f" Beside everybody unhelped: {signed(everybody.value, 1)}."
    return Fact(
        "Extra gain",
        f"{words.extra_words(impact.judged)}, likely {words.likely_words(impact.judged)}",
        smallest,
    )


def _compared_with(row: Judged) -> Fact:
    impact = row.impact
    if not impact.matched:
        return Fact("Compared with", "Nobody", "Too few helped pupils with both grades to match.")
    size = impact.baseline_difference
    alike = "" if size is None else f" (difference {plain(abs(size), 2)} SD, {_difference(size)})"
    return Fact(
        "Compared with",
        f"{pupils(len(impact.matched))}, up to three for each of the {len(impact.helped)}",
        f"Same grade at the start, near in target{alike}.",
    )


def _not_compared(row: Judged) -> Fact:
    count = sum(len(left.pupils) for left in row.not_judged)
    return Fact(
        "Not compared",
        f"{count} of {len(row.assigned)}",
        sentence(f"{words.not_judged_words(row)}."),
    )


def _difference(size: float) -> str:
    if abs(size) <= FINE:
        return "fine"
    return "adjusted for" if abs(size) <= COMPARABLE else "not comparable"


def _dose(row: Judged) -> Fact:
    dose = row.dose
    planned = f"{dose.planned} sessions planned" if dose.planned else ""
    minutes = f"{dose.minutes} minutes each" if dose.minutes else ""
    plan = ", ".join(part for part in (planned, minutes) if part)
    if dose.share is None:
        return Fact("Dose", "Attendance not recorded", f"{sentence(plan)}." if plan else "")
    each = dose.attended / dose.pupils, dose.marked / dose.pupils
    said = f"{each[0]:.0f} of {each[1]:.0f} sessions held, {percent(dose.share)} attended"
    detail = f"{sentence(plan)}. " if plan else ""
    if dose.pupils < len(row.assigned):
        detail += f"Marked for {dose.pupils} of {len(row.assigned)} pupils. "
    if isinstance(row.attended_enough, Estimate):
        detail += (
            f"Those who came to three in four or more: {signed(row.attended_enough.value, 1)}, "
            f"likely {words.likely_words(row.attended_enough)}; who comes may differ in other ways."
        )
    return Fact("Dose", said, detail.strip())


def _cost(row: Judged, as_of: date) -> Fact:
    cost = row.cost
    if cost.total is None or cost.per_pupil is None:
        some = (
            f"Recorded for {cost.recorded} of {cost.interventions} plans." if cost.recorded else ""
        )
        return Fact("Cost to date", "Not recorded", some)
    said = f"{pounds(cost.total)}: {pounds(cost.per_pupil)} a pupil"
    grade = cost.per_grade(row.impact)
    if grade is None:
        return Fact("Cost to date", said, "A price for a grade needs a gain that is likely there.")
    value, low, high = grade
    until = f"up to {long_date(as_of)}"
    return Fact(
        "Cost to date",
        f"{said}, {pounds(value)} an extra grade",
        f"Likely {pounds(low)} to {pounds(high)} an extra grade, {until}.",
    )


def _chosen(row: Judged) -> Fact:
    other_grounds = "pupils may have been chosen on other grounds."
    if not row.chosen_by:
        return Fact("Chosen by", "Not recorded", sentence(other_grounds))
    detail = ""
    if row.chosen_recorded < row.interventions:
        detail = f"Recorded for {row.chosen_recorded} of {row.interventions}; else {other_grounds}"
    return Fact("Chosen by", "; ".join(row.chosen_by), detail)


def _decided(row: Judged) -> Fact:
    decision = row.decision
    if decision is None:
        return Fact("Decided", "No decision recorded")
    step = NEXT_STEPS.get(decision.next_step, decision.next_step)
    of = f" of {decision.of}" if row.interventions > 1 else ""
    said = f"Latest review{of}: {decision.by}, {long_date(decision.on)}."
    return Fact("Decided", step, said)
