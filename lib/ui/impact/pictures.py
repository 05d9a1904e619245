"""The impact answer as pictures: what each chart is handed, and the same as a table."""

from collections.abc import Sequence

import pandas as pd

from lib.analysis.impact import wording as words
from lib.analysis.impact.effect import NO_SIGN, PROMISING, TOO_FEW
from lib.analysis.impact.facts import pounds
from lib.analysis.impact.judged import ImpactAnswer, Judged
from lib.analysis.statistics.intervals import Estimate
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range, Row
from lib.charts.frame.template import Figure
from lib.charts.impact.lines import ImpactLines, impact_lines
from lib.charts.impact.rows import NOT_RECORDED, impact_rows, name_lines
from lib.dates import month_and_year
from lib.numerals import percent, plain, signed
from lib.words import pupils

NO_PRICE = {TOO_FEW: "not shown", NO_SIGN: "no gain", PROMISING: "not yet"}
"""In place of the price of a grade, where the cost is known and the gain is not."""


def rows_picture(rows: Sequence[Judged], chosen: int) -> Figure:
    """Return the rows as one figure, the chosen one tinted."""
    return impact_rows([_row(row) for row in rows], chosen)


def rows_table(rows: Sequence[Judged]) -> pd.DataFrame:
    """Return the same rows as a table to be read."""
    return pd.DataFrame(
        [
            {
                "Intervention": row.name,
                "Pupils": _unbroken(words.pupils_words(row)),
                "Expected anyway": _signed(row, "coming_anyway"),
                "Gained": _signed(row, "gained"),
                "Extra gain": _extra(row),
                "Likely": _unbroken(_likely(row)),
                "Smallest seen": f"{row.impact.smallest_gain:.1f}" if row.impact.helped else "",
                "Verdict": _unbroken(mark(row.impact.verdict).words),
                "Attended": _attended(row),
                "£ a grade": _price(row),
            }
            for row in rows
        ]
    )


def small_table(rows: Sequence[Judged]) -> pd.DataFrame:
    """Return the rows without a verdict, with why there is none."""
    return pd.DataFrame(
        [
            {
                "Intervention": row.name,
                "When": words.when(row),
                "Pupils": len(row.assigned),
                "Why no verdict": words.why_too_few(row),
                "Attended": _attended(row),
            }
            for row in rows
        ]
    )


def rows_alt(found: ImpactAnswer, rows: Sequence[Judged]) -> str:
    """Say each row's verdict, extra gain, likely range and n."""
    said = "; ".join(
        f"{row.name}, {pupils(len(row.assigned))}: {row.impact.verdict}"
        + (
            f", extra gain {_extra(row)}, likely {_likely(row)}"
            if row.is_judged
            else f", likely range not shown, {words.why_too_few(row)}"
        )
        for row in rows
    )
    return f"{words.rows_title(found)}. {said}."


def lines_picture(row: Judged) -> Figure | None:
    """Return the two lines from the start to now; None where there are too few to tell."""
    impact, lines, effect = row.impact, row.impact.lines, row.impact.judged
    if lines is None or effect is None:
        return None
    return impact_lines(
        ImpactLines(
            start=lines.start,
            end=lines.end,
            expected=lines.expected,
            verdict=impact.verdict,
            start_words=f"start at {plain(lines.start)}",
            end_words=f"{len(impact.helped)} helped: {plain(lines.end)}",
            expected_words=f"{len(impact.matched)} matched, no help: {plain(lines.expected)}",
            extra_words=f"{words.extra_words(effect)}, likely {words.likely_words(effect)}",
            before="start",
            after="end, or now",
        )
    )


def lines_alt(row: Judged) -> str:
    """Say where both lines start and end, with n and the likely range; nothing without lines."""
    impact, lines, effect = row.impact, row.impact.lines, row.impact.judged
    if lines is None or effect is None:
        return ""
    return (
        f"{words.lines_title(row)}. {len(impact.helped)} helped: from {plain(lines.start)} to "
        f"{plain(lines.end)}. {len(impact.matched)} matched without help, from the same start: to "
        f"{plain(lines.expected)}. Extra gain {signed(effect.value, 1)}, likely "
        f"{words.likely_words(effect)}."
    )


def lines_note(row: Judged) -> str:
    """Say which checkpoints are compared, how, and the matched pupils' own means."""
    lines = row.impact.lines
    if lines is None:
        return ""
    between = ""
    if row.started_at and row.ended_at:
        between = (
            f"Mean grade at the last checkpoint before each pupil's help and at its end, "
            f"{month_and_year(row.started_at)} to {month_and_year(row.ended_at)}. "
        )
    return (
        f"{between}The matched line is set to the same start and target; as they stand they went "
        f"from {plain(lines.matched_start)} to {plain(lines.matched_end)}."
    )


def _row(row: Judged) -> Row:
    lines = name_lines(row.name)
    n, extra, likely = words.pupils_words(row), _extra(row), _likely(row)
    return Row(
        row.name,
        n,
        (_range(row),),
        (extra, likely, _attended(row), _price(row)),
        row.impact.verdict,
        why="" if _is_drawn(row) else words.why_too_few(row),
        lines=lines,
        under=words.when(row) if len(lines) == 1 else "",
        key=row.key,
        hover=f"{row.name}: extra gain {extra}, likely {likely}, n {n}",
    )


def _range(row: Judged) -> Range | None:
    """What was gained, and the likely range of the extra gain laid on what was coming anyway."""
    effect, lines = row.impact.effect, row.impact.lines
    if lines is None or not row.is_judged or not isinstance(effect, Estimate):
        return None
    anyway = lines.coming_anyway
    ends = (anyway + effect.low, anyway + effect.high)
    return Range(lines.gained, *ends, row.impact.verdict, expected=anyway)


def _is_drawn(row: Judged) -> bool:
    return row.is_judged and row.impact.lines is not None


def _extra(row: Judged) -> str:
    effect = row.impact.effect
    return signed(effect.value, 1) if _is_drawn(row) and isinstance(effect, Estimate) else ""


def _likely(row: Judged) -> str:
    return words.likely_words(row.impact.effect) if _is_drawn(row) else ""


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _signed(row: Judged, of: str) -> str:
    shown = row.is_judged and row.impact.lines is not None
    return signed(getattr(row.impact.lines, of), 1) if shown else ""


def _attended(row: Judged) -> str:
    return NOT_RECORDED if row.dose.share is None else percent(row.dose.share)


def _price(row: Judged) -> str:
    if row.cost.total is None:
        return NOT_RECORDED
    grade = row.cost.per_grade(row.impact)
    return pounds(grade[0]) if grade else NO_PRICE[row.impact.verdict]
