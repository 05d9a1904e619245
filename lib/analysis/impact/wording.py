"""What the impact page says: the finding, the titles, and why a verdict is what it is."""

from lib.analysis.impact.effect import (
    LIKELY_WORKING,
    NO_SIGN,
    NOTICEABLE,
    PROMISING,
    TOO_FEW,
    expected_detectable_gain,
)
from lib.analysis.impact.judged import ImpactAnswer, Judged
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.dates import short_month, short_month_and_year
from lib.numerals import signed
from lib.words import either, number, pupils, sentence

LEDE = (
    "Pupils picked for low grades tend to rise anyway. "
    "So each gain is set beside what similar pupils gained without help."
)


def finding(answer: ImpactAnswer) -> str:
    """Return the page's one h1: what is likely working, and what shows no sign."""
    by_verdict = {v: [r.name for r in answer.judged if r.impact.verdict == v] for v in _SAID}
    said = [_these(names, *_SAID[verdict]) for verdict, names in by_verdict.items() if names]
    if not said:
        if len(answer.rows) == 1:
            return f"{answer.rows[0].name}: too few to tell"
        return f"None of {len(answer.rows)} interventions can be judged yet"
    # Three verdicts in one line are too many: the promising can wait for the rows.
    return sentence("; ".join(said if len(said) < 3 else [said[0], said[2]]))


def rows_title(answer: ImpactAnswer) -> str:
    """Return how many rose, and how many of them clearly more than expected."""
    rows = answer.judged
    lines = [row.impact.lines for row in rows]
    rose = sum(each is not None and each.gained >= NOTICEABLE for each in lines)
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
    return f"{rows} other{either(rows, ' is', 's are')} too small to judge"


def when(row: Judged) -> str:
    """Return the wave and the months: "Wave 2, Feb to Oct 2026"."""
    wave = f"Wave {row.wave}, " if row.wave else ""
    start, end = row.starts_on, row.ends_on
    if end is None:
        return sentence(f"{wave}since {short_month_and_year(start)}")
    if (start.year, start.month) == (end.year, end.month):
        return f"{wave}{short_month_and_year(end)}"
    year = "" if start.year == end.year else f" {start.year}"
    return f"{wave}{short_month(start)}{year} to {short_month_and_year(end)}"


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
    if row.impact.verdict == NO_SIGN and isinstance(effect, Estimate) and effect.high < -NOTICEABLE:
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
    coming = f"{anyway:.1f} was coming anyway" if anyway >= NOTICEABLE else "none was coming anyway"
    if anyway <= -NOTICEABLE:
        coming = f"without help they would have lost {-anyway:.1f}"
    verb = "gained" if lines.gained > -NOTICEABLE else "lost"
    return f"Pupils {verb} {_of_grades(abs(lines.gained))}; {coming}"


def what_it_takes(minimum: int) -> str:
    """Return how many pupils could show how small a gain, for a row without a verdict."""
    sizes = [size for size in (10, 20, 30, 60) if size >= minimum]
    could = "; ".join(f"{n} could show {expected_detectable_gain(n):.1f}" for n in sizes)
    return (
        f"A verdict needs {minimum} pupils or more with grades before and after. With three "
        f"matched pupils each, in grades: {could}. Cycles of the same help can be pooled."
    )


def not_judged_words(row: Judged) -> str:
    """Return why pupils could not be compared and how many, blank where all were."""
    return "; ".join(f"{left.reason}: {len(left.pupils)}" for left in row.not_judged)


def likely_words(reading: Reading) -> str:
    """Return "+0.3 to +1.1", or nothing for a group too small to say."""
    if not isinstance(reading, Estimate):
        return ""
    return f"{signed(reading.low, 1)} to {signed(reading.high, 1)}"


def extra_words(effect: Estimate) -> str:
    """Return "+0.7 of a grade", or "+1.3 grades"."""
    gain = effect.value
    return f"{signed(gain, 1)} {'grades' if abs(gain) >= 0.95 else 'of a grade'}"


def pupils_words(row: Judged) -> str:
    """Return the pupils a verdict rests on: "34", or "10 of 19" where not all could be compared."""
    compared, assigned = len(row.impact.helped), len(row.assigned)
    return str(assigned) if compared == assigned else f"{compared} of {assigned}"


_SAID = {
    LIKELY_WORKING: ("is likely working", "are likely working"),
    PROMISING: ("is promising, not yet clear", "are promising, not yet clear"),
    NO_SIGN: ("shows no sign", "show no sign"),
}


def _these(names: list[str], one: str, many: str) -> str:
    return f"{names[0]} {one}" if len(names) == 1 else f"{number(len(names))} {many}"


def _of_grades(size: float) -> str:
    if f"{size:.1f}" in ("0.0", "1.0"):
        return "nothing" if size < 0.5 else "a grade"
    return f"{size:.1f} grades" if size >= 0.95 else f"{size:.1f} of a grade"


def _main_reason(row: Judged) -> str:
    most = max(row.not_judged, key=lambda left: len(left.pupils), default=None)
    return most.reason if most else "no grades to compare"
