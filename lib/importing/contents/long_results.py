"""Results one a row: pupil, subject, qualification, grade, and the date of entry."""

import pandas as pd

from lib.importing.contents import results_by_row, wide_marksheet
from lib.importing.screening import Screening

UNIT = "grade"
keep = wide_marksheet.keep
missing = wide_marksheet.missing
entries = results_by_row.entries


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted grade."""
    return wide_marksheet.compare(screening, accepted, is_long=True)
