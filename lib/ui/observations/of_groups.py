"""Attendance and attitude on the pages of groups and of the cohort."""

import pandas as pd

from lib.analysis.observations import wording as words
from lib.analysis.observations.of_groups import (
    GroupBeside,
    GroupsBeside,
    cohort_beside,
    groups_beside,
)
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.statistics.wording import likely
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range, Row
from lib.charts.observations.rows import observation_rows
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_caption, show_chart, show_rule, show_section, show_table

HEADINGS = {
    "attendance": "points, against the rest of the year",
    "attitude": "marks, against the rest of the year",
}


def show_groups_beside(checkpoint_id: int, urn: int, measure: str, view: str, key: str) -> None:
    """Show every group on attendance or attitude, as a chart or as a table."""
    found = answer(groups_beside, checkpoint_id, urn, measure)
    show_section(words.groups_title(found))
    if found.rows and view == "chart":
        rows = [_row(row, measure) for row in found.rows]
        show_chart(observation_rows(rows, HEADINGS[measure]), _alt(found), key, "groups")
    elif found.rows:
        show_table(
            pd.DataFrame([_cells(row, measure) for row in found.rows]),
            numbers=["Pupils", "Others", "Mean", "Gap"],
        )
    show_caption(words.groups_note(found))


def show_cohort_beside(checkpoint_id: int, urn: int) -> None:
    """Show the cohort's attendance, and that of pupils behind target beside the others."""
    found = answer(cohort_beside, checkpoint_id, urn)
    if found is None:
        return
    show_rule()
    show_section(words.cohort_title(found), words.cohort_note(found))


def _row(row: GroupBeside, measure: str) -> Row:
    gap = row.gap
    if not isinstance(gap, Estimate):
        why = f"shown at {gap.minimum} pupils or more"
        return Row(row.group.name, str(row.n), (None,), why=why)
    cells = (words.mean_words(row, measure), words.gap_words(row), likely(gap, 1))
    shown = Range(gap.value, gap.low, gap.high, gap.reading)
    return Row(row.group.name, str(row.n), (shown,), cells, gap.reading)


def _cells(row: GroupBeside, measure: str) -> dict[str, object]:
    return {
        "Group": row.group.name,
        "Pupils": row.n,
        "Others": row.rest_n,
        "Mean": words.mean_words(row, measure),
        "Gap": words.gap_words(row),
        "Likely": likely(row.gap, 1),
        "Reading": mark(row.gap.reading).words,
    }


def _alt(found: GroupsBeside) -> str:
    rows = "; ".join(
        f"{row.group.name}, {row.n} pupils: {words.gap_words(row) or 'too few to tell'}"
        for row in found.rows
    )
    return f"{words.groups_title(found)}. {rows}."
