"""What a column of attendance was taken for."""

from collections.abc import Callable

from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.details.percentages import is_band, is_of_shares
from lib.importing.screening import Screening


def check_attendance_shares(s: Screening) -> list[Finding]:
    """A column of shares: 0.95 is 95%, and the 1 beside it 100%."""
    return _of_columns(
        s,
        "attendance_shares",
        "note",
        "Every number of this column is from 0 to 1, so it is read as shares: 0.95 is 95% and 1 "
        "is 100%.",
        "Nothing to do, if that is so.",
        is_of_shares,
    )


def check_attendance_bands(s: Screening) -> list[Finding]:
    """Bands such as 90-95%, which are no percentage: told once, and left out."""
    return _of_columns(
        s,
        "attendance_bands",
        "warning",
        "This column holds bands, such as 90-95%. A band is no percentage, so they are left out "
        "and the rest is stored.",
        "Export the percentage itself.",
        lambda cells: any(map(is_band, cells)),
    )


def check_attendance_by_week(s: Screening) -> list[Finding]:
    """A row a week: told once a column, since no week is kept."""
    if s.columns.column("week_on") is None:
        return []
    return _left_out(
        s,
        {"attendance", "lates"},
        "attendance_by_week",
        "This is by week, and attendance is kept by half-term or as the year so far.",
        "Export it by half-term, or one figure a pupil for the year to date.",
    )


def check_attendance_not_kept(s: Screening) -> list[Finding]:
    """Absence, or attendance of a time that is none of the school's half-terms and years."""
    if s.columns.content != "attendance" and "attendance" in s.columns.contents:
        return []
    is_beside = s.columns.column("attendance") is not None
    return _left_out(
        s,
        {"attendance_not_kept"},
        "attendance_not_kept",
        "This is neither a percentage of attendance nor a count of lates that is kept: by "
        "half-term, or of a school year.",
        "Export the percentage, headed as Attendance, Attendance Autumn 1 or Attendance 2025/26.",
        # Sessions and absence stand beside the percentage in every system's report.
        severity="note" if is_beside else "error",
    )


def _left_out(
    s: Screening, fields: set[str], check: str, message: str, remedy: str, severity: str = "error"
) -> list[Finding]:
    return [
        Finding(check, severity, message, remedy, column=c.heading, value=c.heading, place=c.place)
        for c in s.columns.columns
        if c.field in fields
    ]


def _of_columns(
    s: Screening,
    check: str,
    severity: str,
    message: str,
    remedy: str,
    is_so: Callable[[list[str]], bool],
) -> list[Finding]:
    return [
        Finding(check, severity, message, remedy, column=column.heading, value=column.heading)
        for column in s.columns.columns
        if column.field == "attendance" and is_so(texts(s.columns.rows, column))
    ]
