"""What the impact page says: findings first, then each fact with what it rests on."""

from dataclasses import dataclass
from datetime import date

from lib.analysis.impact import (
    COMPARABLE,
    FINE,
    LIKELY_WORKING,
    NO_SIGN,
    PROMISING,
    TOO_FEW,
    expected_detectable_gain,
)
from lib.analysis.impact_of import ImpactAnswer, Judged
from lib.analysis.intervals import Estimate, Reading
from lib.analysis.words import listed, number, pupils, sentence
from lib.numerals import percent, plain, signed

LEDE = (
    "Pupils picked for low grades tend to rise anyway. "
    "So each gain is set beside what similar pupils gained without help."
)
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


def finding(answer: ImpactAnswer) -> str:
    """Return the page's one h1: what is likely working, and what shows no sign."""
    by_verdict = {v: [r.name for r in answer.judged if r.impact.verdict == v] for v in _SAID}
    said = [_these(names, *_SAID[verdict]) for verdict, names in by_verdict.items() if names]
    if not said:
        if len(answer.rows) == 1:
            return f"{answer.rows[0].name}: too few to tell"
        return f"None of {len(answer.rows)} interventions is large enough to judge"
    # Three verdicts in one line are too many: the promising can wait for the rows.
    return sentence("; ".join(said if len(said) < 3 else [said[0], said[2]]))


def rows_title(answer: ImpactAnswer) -> str:
    """Return how many rose, and how many of them clearly more than expected."""
    rows = answer.judged
    rose = sum(r.impact.lines.gained > 0.05 for r in rows)
    clear = [r for r in rows if r.impact.verdict == LIKELY_WORKING]
    if not rows:
        return "Nothing can be judged yet" if len(answer.rows) > 1 else "No verdict yet"
    if len(rows) == 1:
        return f"{rows[0].name}: what they gained, and what was coming anyway"
    who = f"{'Both' if len(rows) == 2 else f'All {number(len(rows))}'} rose"
    if rose < len(rows):
        who = f"{sentence(number(rose))} of {number(len(rows))} rose"
    if not clear:
        return f"{who}; none clearly more than expected"
    if len(clear) == 1:
        return f"{who}; only {clear[0].name} clearly rose more than expected"
    return f"{who}; {number(len(clear))} clearly rose more than expected"


def small_title(rows: int) -> str:
    """Return the line that opens to the rows without a verdict."""
    return f"{rows} other{' is' if rows == 1 else 's are'} too small to judge"


def when(row: Judged) -> str:
    """Return the wave and the months: "Wave 2, Feb to Oct 2026"."""
    wave = f"Wave {row.wave}, " if row.wave else ""
    start, end = row.starts_on, row.ends_on
    if end is None:
        return sentence(f"{wave}since {start:%b %Y}")
    if (start.year, start.month) == (end.year, end.month):
        return f"{wave}{end:%b %Y}"
    return f"{wave}{start:%b}{'' if start.year == end.year else f' {start.year}'} to {end:%b %Y}"


def why_too_few(row: Judged) -> str:
    """Return why there is no verdict."""
    impact = row.impact
    if not impact.helped and not impact.nobody_like:
        return sentence(_main_reason(row))
    if impact.nobody_like and not impact.is_comparable:
        return f"{pupils(len(impact.nobody_like))} started where nobody without help did"
    if isinstance(impact.effect, Estimate) and not impact.is_comparable:
        return "Too unlike the pupils without help to compare"
    return (
        f"{pupils(len(impact.helped))} cannot show a gain smaller than "
        f"{impact.smallest_gain:.1f} grades"
    )


def why(row: Judged) -> str:
    """Return what makes the verdict."""
    effect = row.impact.effect
    if row.impact.verdict == NO_SIGN and isinstance(effect, Estimate) and effect.high < 0:
        return "they gained less than similar pupils"
    return {
        LIKELY_WORKING: "the whole likely range is above zero",
        PROMISING: "above zero, but the likely range includes none",
        NO_SIGN: "no more than similar pupils gained",
        TOO_FEW: "",
    }[row.impact.verdict]


def lines_title(row: Judged) -> str:
    """Return what the pupils gained with what was coming anyway, never the one alone."""
    lines = row.impact.lines
    if lines is None or not row.is_judged:
        return why_too_few(row)
    anyway = lines.coming_anyway
    coming = f"{anyway:.1f} was coming anyway" if anyway >= 0.05 else "none was coming anyway"
    if anyway <= -0.05:
        coming = f"without help they would have lost {-anyway:.1f}"
    verb = "gained" if lines.gained >= -0.05 else "lost"
    return f"Pupils {verb} {_of_grades(abs(lines.gained))}; {coming}"


def what_it_takes(minimum: int) -> str:
    """Return how many pupils could show how small a gain, for a row without a verdict."""
    sizes = [size for size in (10, 20, 30, 60) if size >= minimum]
    could = "; ".join(f"{n} could show {expected_detectable_gain(n):.1f}" for n in sizes)
    return (
        f"A verdict needs {minimum} pupils or more with grades before and after. With three "
        f"matched pupils each, in grades: {could}. Cycles of the same help can be pooled."
    )


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


def not_judged_words(row: Judged) -> str:
    """Return who could not be compared and why, as part of a sentence; blank where all were."""
    return listed([f"{len(left.pupils)} {left.reason}" for left in row.not_judged])


def likely_words(reading: Reading) -> str:
    """Return "+0.3 to +1.1", or nothing for a group too small to say."""
    if not isinstance(reading, Estimate):
        return ""
    return f"{signed(reading.low, 1)} to {signed(reading.high, 1)}"


def extra_words(row: Judged) -> str:
    """Return "+0.7 of a grade", or "+1.3 grades"."""
    gain = row.impact.effect.value
    return f"{signed(gain, 1)} {'grades' if abs(gain) >= 0.95 else 'of a grade'}"


def pupils_words(row: Judged) -> str:
    """Return the pupils a verdict rests on: "34", or "10 of 19" where not all could be compared."""
    compared, assigned = len(row.impact.helped), len(row.assigned)
    return str(assigned) if compared == assigned else f"{compared} of {assigned}"


def pounds(amount: float) -> str:
    """Return whole pounds: £2,880."""
    return f"£{amount:,.0f}"


_SAID = {
    LIKELY_WORKING: ("is likely working", "are likely working"),
    PROMISING: ("is promising, not yet clear", "are promising, not yet clear"),
    NO_SIGN: ("shows no sign", "show no sign"),
}


def _these(names: list[str], one: str, many: str) -> str:
    return f"{names[0]} {one}" if len(names) == 1 else f"{number(len(names))} {many}"


def _of_grades(size: float) -> str:
    if f"{size:.1f}" == "1.0":
        return "a grade"
    return f"{size:.1f} grades" if size >= 0.95 else f"{size:.1f} of a grade"


def _extra_gain(row: Judged) -> Fact:
    impact = row.impact
    if not row.is_judged:
        return Fact("Extra gain", "Too few to tell", f"{why_too_few(row)}.")
    smallest = f"Smallest gain that could have been seen: {impact.smallest_gain:.1f}."
    everybody = impact.against_all
    if isinstance(everybody, Estimate):
        smallest += f" Beside everybody unhelped: {signed(everybody.value, 1)}."
    return Fact(
        "Extra gain",
        f"{extra_words(row)}, likely {likely_words(impact.effect)}",
        smallest,
    )


def _compared_with(row: Judged) -> Fact:
    impact = row.impact
    if not impact.matched:
        return Fact("Compared with", "Nobody yet")
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
        "Not compared", f"{count} of {len(row.assigned)}", sentence(f"{not_judged_words(row)}.")
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
    if isinstance(row.attended_enough, Estimate):
        detail += (
            f"Those who came to three in four or more: {signed(row.attended_enough.value, 1)}, "
            f"likely {likely_words(row.attended_enough)}; who comes may differ in other ways."
        )
    return Fact("Dose", said, detail.strip())


def _cost(row: Judged, as_of: date) -> Fact:
    cost = row.cost
    if cost.total is None:
        some = (
            f"Recorded for {cost.recorded} of {cost.interventions} plans." if cost.recorded else ""
        )
        return Fact("Cost to date", "Not recorded", some)
    said = f"{pounds(cost.total)}: {pounds(cost.per_pupil)} a pupil"
    grade = cost.per_grade(row.impact)
    if grade is None:
        return Fact("Cost to date", said, "A price for a grade needs a gain that is likely there.")
    value, low, high = grade
    until = f"up to {as_of.day} {as_of:%B %Y}"
    return Fact(
        "Cost to date",
        f"{said}, {pounds(value)} an extra grade",
        f"Likely {pounds(low)} to {pounds(high)} an extra grade, {until}.",
    )


def _chosen(row: Judged) -> Fact:
    if not row.chosen_by:
        return Fact("Chosen by", "Not recorded", "Pupils may have been chosen on other grounds.")
    return Fact("Chosen by", "; ".join(row.chosen_by))


def _decided(row: Judged) -> Fact:
    decision = row.decision
    if decision is None:
        return Fact("Decided", "No decision recorded")
    step = NEXT_STEPS.get(decision.next_step, decision.next_step)
    return Fact("Decided", step, f"{decision.by}, {decision.on.day} {decision.on:%B %Y}.")


def _main_reason(row: Judged) -> str:
    most = max(row.not_judged, key=lambda left: len(left.pupils), default=None)
    return most.reason if most else "no grades to compare"
