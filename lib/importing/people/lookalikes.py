"""Whom a row that no number matches may be about: offered, and left out until a person says so."""

import pandas as pd

from lib.importing.screening import Screening
from lib.store.statements import frame

NONE_ASKED = pd.DataFrame({"source_row": [], "is_same_name": [], "is_sure": []}).astype(
    {"source_row": "int64", "is_same_name": "bool", "is_sure": "bool"}
)


def lookalikes(screening: Screening) -> pd.DataFrame:
    """Return the pupils each such row may be about, one row per row of the file and pupil.

    What agrees is true, false, or null where one of the two says nothing. `is_sure` is one pupil
    and no other; even then nothing is matched until somebody says so.
    """
    if screening.people["number_id"].notna().all():
        return NONE_ASKED
    return frame(screening.cursor, "importing/matching/lookalikes")
