"""Whether each row is surely of the pupil it seems to be of: nobody is made or renamed unasked."""

import re
from collections import Counter

import pandas as pd

from lib.importing.findings import Finding
from lib.importing.named_rows import Person
from lib.importing.people.matching import texts
from lib.importing.screening import Screening

SAY = "Say which pupil it is, or put the UPN (or the date of birth) in the export."
NOT_ON_THE_LIST = (
    "This pupil is not on the pupil list.",
    "Bring in an up-to-date pupil list first, then this file again.",
)
NOBODY_SAID = (
    "This row does not say whose it is.",
    "Fill in the UPN in every row; a merged cell stands in its first row only.",
)
STAFF = (
    "This looks like a member of staff, and not a pupil.",
    "Who teaches which class comes in with the pupils: a row a pupil, with Subject, Class and "
    "Teacher.",
)
TITLED = re.compile(r"(mr|mrs|ms|miss|mx|dr|prof|sir)\b\.?", flags=re.IGNORECASE)
OTHER = {
    "surname": "The number in this row is of a pupil with another surname.",
    "forename": "The number in this row is of a pupil with another forename.",
    "date_of_birth": "The number in this row is of a pupil with another date of birth.",
}


def check_pupils_other_details(s: Screening) -> list[Finding]:
    """A row whose number is of a pupil with another name or date of birth: it is asked about."""
    is_asked = s.people["other"].ne("") & s.people["matched_by"].ne("said")
    return [
        _about(row, "pupils_other_details", OTHER[row.other], f"{SAY} Else correct it in your MIS.")
        for row in s.those(is_asked & ~s.people["is_contradicted"])
    ]


def check_pupils_two_of_one_name(s: Screening) -> list[Finding]:
    """A row with only a name that several pupils have."""
    of_row = _namesakes(s)
    return [
        _about(
            row,
            "pupils_two_of_one_name",
            f"{of_row[row.source_row]} pupils have this name, and the row does not say which is "
            "meant.",
            SAY,
        )
        for row in unmatched(s)
        if of_row[row.source_row] > 1
    ]


def check_pupils_look_alike(s: Screening) -> list[Finding]:
    """A row that no number matches, and that looks like a pupil already here."""
    alike, of_row = set(s.lookalikes["source_row"]), _namesakes(s)
    return [
        _about(
            row,
            "pupils_look_alike",
            "This looks like a pupil already here, but no number says so.",
            SAY,
        )
        for row in unmatched(s)
        if row.source_row in alike and of_row[row.source_row] <= 1
    ]


def check_pupils_new(s: Screening) -> list[Finding]:
    """A row of a pupil list that is of nobody here: a file makes a pupil only when asked to."""
    if not s.kind.brings_pupils or s.is_first_list or s.delivery.answers.new_pupils == "make":
        return []
    return [
        _about(
            row,
            "pupils_new",
            "Nobody here has this number, name or date of birth.",
            "If it is a new pupil, say so on the page; a file makes nobody by itself.",
        )
        for row in _nobody(s)
    ]


def check_pupils_not_found(s: Screening) -> list[Finding]:
    """A row of grades, or of help, whose pupil is not on the pupil list."""
    if s.kind.brings_pupils:
        return []
    words = STAFF if _are_staff(s) else NOT_ON_THE_LIST
    return [
        _about(row, "pupils_not_found", *(words if row.who else NOBODY_SAID)) for row in _nobody(s)
    ]


def _are_staff(s: Screening) -> bool:
    """Whether every name has the title of a grown-up: a list of who teaches which class."""
    names = [name for name in texts(s.columns.rows, s.columns.column("full_name")) if name]
    return bool(names) and all(map(TITLED.match, names))


def check_pupils_name_kept(s: Screening) -> list[Finding]:
    """A pupil list that writes a name otherwise: the name here stays until somebody says so."""
    if not s.kind.brings_pupils:
        return []
    table, taken = s.people, s.people["source_row"].isin(s.delivery.answers.taken)
    is_other = _differs(s, "surname") | _differs(s, "forename")
    return [
        _about(
            row,
            "pupils_name_kept",
            "The list writes this pupil's name otherwise; the name here is kept.",
            "Say on the page whose names to take from the list.",
            "warning",
        )
        for row in s.those(is_other & ~taken & table["pupil_id"].notna())
    ]


def _differs(s: Screening, name: str) -> pd.Series:
    """Whether a name is written otherwise than here, capitals apart."""
    in_file, here = s.people[name], s.people[f"{name}_here"].fillna("")
    return in_file.ne("") & in_file.ne(here) & in_file.ne(here.str.upper())


def unmatched(s: Screening) -> list[Person]:
    """Return the rows that are of no pupil and are not to make one, contradicted keys apart."""
    is_open = s.people["pupil_id"].isna() & ~s.people["source_row"].isin(s.delivery.answers.made)
    return [row for row in s.those(is_open) if not row.is_contradicted]


def _namesakes(s: Screening) -> Counter[int]:
    """How many pupils each row may be about have just the name in it, where nothing else tells."""
    alike = s.lookalikes
    is_told = alike["source_row"].isin(alike.loc[alike["is_sure"], "source_row"])
    return Counter(alike["source_row"][alike["is_same_name"] & ~is_told])


def _nobody(s: Screening) -> list[Person]:
    alike = set(s.lookalikes["source_row"])
    return [row for row in unmatched(s) if row.source_row not in alike]


def _about(row: Person, check: str, message: str, remedy: str, severity: str = "error") -> Finding:
    return Finding(check, severity, message, remedy, row=row.source_row, value=row.who)
