"""What a column of attendance was taken for."""

from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.details.percentages import is_band, is_of_shares
from lib.importing.screening import Screening


def check_attendance_shares(s: Screening) -> list[Finding]:
    """A column of shares: 0.95 is 95%, and the 1 beside it 100%."""
    return _of_column(
        s,
        "attendance_shares",
        "note",
        "Every number of this column is from 0 to 1, so it is read as shares: 0.95 is 95% and 1 "
        "is 100%.",
        "Nothing to do, if that is so.",
        is_of_shares(_cells(s)),
    )


def check_attendance_bands(s: Screening) -> list[Finding]:
    """Bands such as 90-95%, which are no percentage: told once, and left out."""
    return _of_column(
        s,
        "attendance_bands",
        "warning",
        "This column holds bands, such as 90-95%. A band is no percentage, so they are left out "
        "and the pupils are stored.",
        "Export the percentage itself.",
        any(map(is_band, _cells(s))),
    )


def _of_column(
    s: Screening, check: str, severity: str, message: str, remedy: str, is_so: bool
) -> list[Finding]:
    column = s.columns.column("attendance")
    if column is None or not is_so:
        return []
    return [Finding(check, severity, message, remedy, column=column.heading, value=column.heading)]


def _cells(s: Screening) -> list[str]:
    return texts(s.columns.rows, s.columns.column("attendance"))
