"""The groups answer as pictures: what each chart of the page is handed, and the same as a table."""

import pandas as pd

from lib.analysis.groups import finding as words
from lib.analysis.groups.gap import InPupils
from lib.analysis.groups.keeping_up import GroupRow, GroupsAnswer
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.analysis.statistics.wording import likely
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range, Row
from lib.charts.frame.template import Figure
from lib.charts.groups.gap_over_time import GapAt, gap_over_time
from lib.charts.groups.like_for_like import Start, like_for_like
from lib.charts.groups.pupil_dots import Dots, pupil_dots
from lib.charts.groups.rows import group_rows
from lib.numerals import signed
from lib.words import counted


def over_time_picture(answer: GroupsAnswer) -> Figure | None:
    """Return the gap checkpoint by checkpoint; None where there are too few to tell."""
    if not isinstance(answer.chosen.gap, Estimate):
        return None
    points = [GapAt(p.short_name, p.academic_year, _range(p.gap)) for p in answer.over_time.points]
    england = answer.over_time.england
    return gap_over_time(points, (england.value, england.label) if england else None)


def in_pupils_picture(answer: GroupsAnswer) -> Figure | None:
    """Return the gap as dots, one a pupil of the group; None where it is not told in pupils."""
    told = answer.chosen.in_pupils
    if not isinstance(told, InPupils):
        return None
    success = answer.yardstick.success
    others = told.n - told.reached - max(told.more, 0)
    return pupil_dots(
        Dots(
            reached=told.reached,
            more=told.more,
            n=told.n,
            reached_words=f"{told.reached} {success}",
            more_words=f"{told.more} more would match the other {told.rest_n} pupils",
            others_words=f"{others} others",
        )
    )


def same_start_picture(answer: GroupsAnswer) -> Figure | None:
    """Return the group and the rest from the same KS2 start; None where nobody has a start."""
    shown = [b for b in answer.bands if b.group.n or b.rest.n]
    if not any(isinstance(r, Estimate) for b in shown for r in (b.group, b.rest)):
        return None
    starts = [
        Start(
            band.name,
            band.meaning,
            _range(band.group),
            _range(band.rest),
            band.england,
            why=_why(band.group),
            rest_why=_why(band.rest),
        )
        for band in shown
    ]
    short = answer.group.name.split(",")[0]
    name = short if short.startswith(("SEN", "English", "Education")) else short.lower()
    of_grades = answer.yardstick.counted_in == "grade"
    axis = "average grade" if of_grades else "average distance from target"
    return like_for_like(starts, name, "others", axis, "England, disadvantaged")


def rows_picture(answer: GroupsAnswer) -> Figure:
    """Return every group as one row."""
    rows = [_row(row) for row in answer.rows]
    return group_rows(
        rows,
        f"{answer.yardstick.name}, against the rest of the year",
        answer.yardstick.counted_in,
    )


def rows_table(answer: GroupsAnswer) -> pd.DataFrame:
    """Return the same rows as a table to be read."""
    return pd.DataFrame(
        [
            {
                "Group": row.group.name,
                "Pupils": row.gap.n,
                "Others": row.gap.rest_n,
                "Gap": signed(row.gap.gap.value) if isinstance(row.gap.gap, Estimate) else "",
                "Likely": likely(row.gap.gap),
                "In pupils": _in_pupils(row),
                "Reading": mark(row.gap.gap.reading).words,
            }
            for row in answer.rows
        ]
    )


def members_table(answer: GroupsAnswer) -> pd.DataFrame:
    """Return the group's own pupils with their figure, for the list of names behind the count."""
    figures = answer.members[answer.yardstick.column]
    missing = "no KS2" if answer.yardstick.column == "progress_8" else "none"
    reached = answer.members[answer.yardstick.success_column]
    return answer.members.assign(
        figure=[missing if pd.isna(f) else signed(float(f)) for f in figures],
        reached=["" if pd.isna(r) else "yes" if r else "no" for r in reached],
    )


def members_columns(answer: GroupsAnswer) -> dict[str, str]:
    """Return the columns of that list and their headings."""
    success = answer.yardstick.success.removeprefix("on course for ").removeprefix("with ")
    return {"figure": answer.yardstick.name, "reached": success[0].upper() + success[1:]}


def over_time_alt(answer: GroupsAnswer) -> str:
    """Say the gap, its likely range, how it moved and England's to those who cannot see it."""
    england = answer.over_time.england
    beside = f" England {signed(england.value)}, {england.label}." if england else ""
    return (
        f"{words.finding(answer)}. {words.lede(answer)} {words.over_time_title(answer)}. "
        f"{words.over_time_note(answer)}{beside}"
    )


def in_pupils_alt(answer: GroupsAnswer) -> str:
    """Say the gap in pupils, with its likely range."""
    return f"{words.in_pupils_title(answer)}. {words.in_pupils_note(answer)}"


def same_start_alt(answer: GroupsAnswer) -> str:
    """Say the average grades at each KS2 start."""
    bands = "; ".join(
        f"{band.name}: {answer.group.name} {_mean(band.group)}, others {_mean(band.rest)}"
        for band in answer.bands
    )
    return f"{words.same_start_title(answer)}. {words.same_start_note(answer)} {bands}."


def rows_alt(answer: GroupsAnswer) -> str:
    """Say each group's gap, likely range and n."""
    rows = "; ".join(
        f"{row.group.name}, {row.gap.n} pupils: "
        + (
            f"{signed(row.gap.gap.value)}, likely {likely(row.gap.gap)}"
            if isinstance(row.gap.gap, Estimate)
            else "too few to tell"
        )
        for row in answer.rows
    )
    return f"{words.rows_title(answer)}. {rows}."


def _row(row: GroupRow) -> Row:
    gap = row.gap.gap
    if not isinstance(gap, Estimate):
        why = f"shown at {gap.minimum} pupils or more"
        return Row(row.group.name, str(row.gap.n), (None,), why=why)
    cells = (signed(gap.value), likely(gap), _in_pupils(row))
    return Row(row.group.name, str(row.gap.n), (_range(gap),), cells, gap.reading)


def _range(reading: Reading) -> Range | None:
    if not isinstance(reading, Estimate):
        return None
    return Range(reading.value, reading.low, reading.high, reading.reading)


def _in_pupils(row: GroupRow) -> str:
    return row.gap.in_pupils.words if isinstance(row.gap.in_pupils, InPupils) else ""


def _why(reading: Reading) -> str:
    if isinstance(reading, Estimate):
        return ""
    return f"{counted(reading.n, 'pupil')}: too few"


def _mean(reading: Reading) -> str:
    if not isinstance(reading, Estimate):
        return f"too few to tell ({reading.n} pupils)"
    return f"{reading.value:.1f}, likely {reading.low:.1f} to {reading.high:.1f}, n {reading.n}"
