"""Which rows below the headings are left out because they are no pupils."""

from lib.importing.findings import Finding
from lib.importing.reading.not_pupils import DOUBTFUL
from lib.importing.screening import Screening


def check_rows_doubtful(s: Screening) -> list[Finding]:
    """Rows that a pupil called Max and a row of highest grades would both come to."""
    return [
        Finding(
            "rows_doubtful",
            "warning",
            reason,
            "If it is a pupil, fill in the UPN, the admission number or the whole name.",
            row=number,
            is_left_out=True,
        )
        for number, reason in s.columns.left_out
        if reason == DOUBTFUL
    ]


def check_rows_left_out(s: Screening) -> list[Finding]:
    """Rows below the headings that are no pupils."""
    return [
        Finding(
            "rows_left_out",
            "note",
            reason,
            "Nothing to do, unless it is a pupil after all: then fill in the UPN.",
            row=number,
            is_left_out=True,
        )
        for number, reason in s.columns.left_out
        if reason != DOUBTFUL
    ]
