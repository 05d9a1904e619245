"""Which rows below the headings are left out because they are no pupils."""

from lib.importing.findings import Finding
from lib.importing.reading.not_pupils import DOUBTFUL
from lib.importing.reading.tables.shifting import shifted_rows
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


def check_rows_shifted(s: Screening) -> list[Finding]:
    """A row of which a part stands under the headings beside its own."""
    return [
        Finding(
            "rows_shifted",
            "error",
            f"“{shifted.value}” is one column too far to the {shifted.side}, and with it what "
            "follows, so that grades would be another subject's; the row is left out.",
            "Move its cells back under their headings and bring the file in again.",
            row=shifted.row,
            column=shifted.heading,
            value=shifted.value,
        )
        for shifted in shifted_rows(s.columns)
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
