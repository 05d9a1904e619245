"""First and last days beside what is of no span of days."""

from lib.importing.findings import Finding
from lib.importing.screening import Screening
from lib.words import either, listed


def check_observations_days_not_read(s: Screening) -> list[Finding]:
    """From and To beside what is of a half-term, of a day or of now: neither is read."""
    columns = [c for c in s.columns.columns if c.field in ("starts_on", "ends_on") and c.samples]
    if not columns or s.columns.content in s.columns.contents[:-1]:
        return []  # where a sheet holds several kinds, the last says it
    are = either(len(columns), "is", "are")
    return [
        Finding(
            "observations_days_not_read",
            "warning",
            f"{listed([f'“{c.heading}”' for c in columns])} {are} not read: each row is taken as "
            "true now, or of the half-term that its heading says.",
            "Leave out the rows that are over, or head the column with its half-term, and bring "
            "the file in again.",
            column=columns[0].heading if len(columns) == 1 else None,
        )
    ]
