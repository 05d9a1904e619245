"""How observations compare with those here, and are kept: the same for every kind of them."""

import pandas as pd

from lib.importing.screening import Screening
from lib.store.statements import frame, lend, run


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted observation."""
    lend(screening.cursor, "entry", accepted)
    run(screening.cursor, "importing/observations/compare_observations")
    return frame(screening.cursor, "importing/observations/compared_observations")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store what is new or changed. Returns no checkpoint: no measure depends on them."""
    run(screening.cursor, "importing/observations/supersede_observations", import_id=import_id)
    run(screening.cursor, "importing/observations/keep_observations", import_id=import_id)
    return []
