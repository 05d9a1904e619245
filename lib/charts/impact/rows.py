"""What each intervention's pupils gained beside what was coming anyway, one row each.

A grey bar runs from no gain to what was expected without help; the mark is what they gained, its
whisker the likely range of the extra gain laid on the end of the bar.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from textwrap import wrap

from lib.charts.frame.rows import Column, Look, Picture, Row, Rows
from lib.charts.frame.rows_figure import rows_figure
from lib.charts.frame.template import Figure
from lib.words import counted

NAME_LETTERS = 28
NOT_RECORDED = "not recorded"
LOOK = Look(
    row=56,
    head=1.05,
    foot=0.6,
    heading_at=0.72,
    ticks_below=0.28,
    around=20,
    name_size=15,
    cell_size=16,
    under_size=15,
    verdicts=True,
)


def impact_rows(rows: Sequence[Row], chosen: int | None = None) -> Figure:
    """Draw the rows in the order given, the chosen one (by key) on a tinted ground.

    Cells are the extra gain, its likely range, attendance and the price of a grade; the last two
    take room only where a row has them. A click gives the row's key.
    """
    has_facts = any(cell != NOT_RECORDED for row in rows for cell in row.cells[2:])
    right, at = (0.58, (0.64, 0.65, 0.75)) if has_facts else (0.7, (0.765, 0.78, 1.0))
    columns = [Column("Extra gain", at[0], "right", strong=True), Column("Likely", at[1])]
    if has_facts:
        columns += [
            Column("Attended", 0.93, "right", plain=True),
            Column("£ a grade", 1.0, "right", plain=True),
        ]
    return rows_figure(
        Rows(
            [replace(row, cells=tuple(_two_lines(cell) for cell in row.cells)) for row in rows],
            [_picture(rows, right)],
            columns,
            "Intervention",
            "Pupils",
            0.285,
            "Verdict",
            at[2],
            "left" if has_facts else "right",
            LOOK,
            chosen,
        )
    )


def name_lines(name: str) -> tuple[str, ...]:
    """Return a name on two lines at most."""
    return tuple(wrap(name, NAME_LETTERS, max_lines=2))


def _two_lines(cell: str) -> str:
    return cell.replace(" ", "\n") if cell == NOT_RECORDED else cell


def _picture(rows: Sequence[Row], right: float) -> Picture:
    """Every bar, mark and whisker on one scale, and room beside them."""
    ends = [end for row in rows for known in row.ranges if known for end in known.ends]
    low, high = min(-0.15, *ends, 0) - 0.05, max(1.1, *ends, 0) + 0.1
    steps = [step for step in range(floor(low), ceil(high) + 1) if low <= step <= high]
    return Picture(
        "Grades gained",
        0.315,
        right,
        low,
        high,
        {step: _grades(step) for step in steps},
        is_ruled=False,
        heading_at=0,
        heading_more="; grey: expected",
    )


def _grades(step: int) -> str:
    if step == 0:
        return "no gain"
    return f"{'+' if step > 0 else '−'}{counted(abs(step), 'grade')}"
