"""Whether a pupil list puts pupils who are here into another year group than they are in."""

import pandas as pd

from lib.importing.findings import Finding
from lib.importing.named_rows import Person, named
from lib.importing.people.contradicting import FEWEST, MOST_SHARE
from lib.importing.screening import Screening


def check_cohorts_of_other_year(s: Screening) -> list[Finding]:
    """More than a tenth of the pupils would move to another year group: another year's list."""
    moved, here = _moved(s), int(s.people["pupil_id"].notna().sum())
    if len(moved) < FEWEST or len(moved) <= MOST_SHARE * here:
        return []
    return [
        Finding(
            "cohorts_of_other_year",
            "error",
            f"{len(moved)} of {here} pupils would move to another year group. This looks like the "
            "list of another academic year.",
            "Export this year's list; or say which academic year it is of. None of it is stored.",
        )
    ]


def check_cohorts_kept(s: Screening) -> list[Finding]:
    """A pupil whom the list puts into another year group: the one here stays until it is said."""
    if check_cohorts_of_other_year(s):
        return []
    return [
        Finding(
            "cohorts_kept",
            "warning",
            f"The list has this pupil in {_year(s, row.results_year)}; the year group here stays.",
            "Say on the page to take what the list has, if the pupil was moved.",
            row=row.source_row,
            value=row.who,
        )
        for row in named(Person, _moved(s))
    ]


def _moved(s: Screening) -> pd.DataFrame:
    """Return the entries whose pupil is in another cohort here, but for those said to be taken."""
    here = s.entries["source_row"].map(s.people.set_index("source_row")["results_year"])
    said = s.entries["results_year"]
    return s.entries[said.notna() & here.notna() & said.ne(here) & ~s.entries["takes_name"]]


def _year(s: Screening, results_year: int | None) -> str:
    return f"Year {11 - int(results_year or 0) + s.academic_year}"
