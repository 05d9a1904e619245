"""Whether a pupil list says enough about each pupil, and says it once."""

import re

import pandas as pd

from lib.importing.findings import Finding
from lib.importing.named_rows import Person, named
from lib.importing.reading.details.disadvantage import OWN
from lib.importing.reading.details.percentages import is_band
from lib.importing.reading.values import is_time_of_day
from lib.importing.screening import Screening

WORDS = {
    "sex": ("is not F or M", "Write F or M, or leave it blank."),
    "date_of_birth": ("is not a date", "Write it as day/month/year, such as 14/03/2011."),
    "joined_on": ("is not a date", "Write it as day/month/year, such as 02/09/2022."),
    "left_on": ("is not a date", "Write it as day/month/year, such as 17/07/2026."),
    **dict.fromkeys(OWN, ("is not a yes, a no or a reason such as Ever 6", "Write Y or N.")),
    "eal": ("is not a yes, a no or a language", "Write Y or N."),
    "sen": ("is not an SEN code", "Write N, K (SEN support) or E (plan)."),
    "sen_support": ("is not a yes or a no", "Write Y or N."),
    "plan": ("is not a yes or a no", "Write Y or N."),
    "year_group": ("is not a year group from 7 to 11", "Write 7, 8, 9, 10 or 11."),
    "results_year": ("is not a year", "Write the summer of the exams, such as 2027."),
    "attendance": ("is not a clear percentage", "Write all of them from 0 to 100, such as 95.2."),
    "reading_age": ("is not a reading age", "Write years and months, such as 12:04."),
}
CLASS_ABOVE = re.compile(
    r"\b(?:class|teaching group|set)\s*:"
    r"|(?<![\w/])(?:[7-9]|1[01])[a-z]{0,3}\d?/[a-z]{1,3}\d{0,2}\b",
    flags=re.IGNORECASE,
)
KS2 = ("ks2_reading", "ks2_maths")


def check_details_no_name(s: Screening) -> list[Finding]:
    """A new pupil needs a surname and a forename."""
    new = _to_make(s)
    return [
        Finding(
            "details_no_name",
            "error",
            "A pupil who is not yet on the list needs a surname and a forename.",
            "Fill in the name and bring the file in again.",
            row=row.source_row,
            value=row.upn or row.admission_number,
        )
        for row in named(Person, new[new["surname"].eq("") | new["forename"].eq("")])
    ]


def check_details_no_year_group(s: Screening) -> list[Finding]:
    """A new pupil belongs to a cohort."""
    new = _to_make(s)[_to_make(s)["results_year"].isna()]
    return [
        Finding(
            "details_no_year_group",
            "error",
            "A pupil who is not yet on the list needs a year group from 7 to 11.",
            "Add a Year column (or Results year for leavers) and bring the file in again.",
            row=row.source_row,
            value=f"{row.forename} {row.surname}",
        )
        for row in named(Person, new)
    ]


def check_details_pupil_twice(s: Screening) -> list[Finding]:
    """A pupil listed twice: stored once when the rows agree, not at all when they differ."""
    identity = _identity(s.entries)
    said = s.entries.drop(columns=["source_row", "faults"]).itertuples(index=False, name=None)
    groups = pd.Series([str(row) for row in said], index=s.entries.index).groupby(identity)
    differs, again = groups.transform("nunique") > 1, groups.cumcount() > 0
    listed, told = s.entries[differs | again], differs[differs | again]
    return [_twice(row, bool(d)) for row, d in zip(named(Person, listed), told, strict=True)]


def check_details_two_of_one_name(s: Screening) -> list[Finding]:
    """Two pupils of one name: told apart by UPN, admission number or date of birth."""
    names = (s.entries["forename"] + " " + s.entries["surname"]).str.lower()
    shared = s.entries[
        names.ne(" ") & _identity(s.entries).groupby(names).transform("nunique").gt(1)
    ]
    return [
        Finding(
            "details_two_of_one_name",
            "note",
            "More than one pupil has this name. They are told apart by UPN, admission number or "
            "date of birth.",
            "Nothing to do. In other files, always export the UPN.",
            row=row.source_row,
            value=f"{row.forename} {row.surname}",
        )
        for row in named(Person, shared)
    ]


def check_details_ks2_out_of_range(s: Screening) -> list[Finding]:
    """KS2 scaled scores run from 80 to 120, nominal scores down to 59."""
    return [
        Finding(
            "details_ks2_out_of_range",
            "warning",
            f"“{fault.text}” is not a KS2 scaled score (80 to 120); it is left out and the "
            "pupil is stored.",
            "Correct it in the list. Leave the cell blank where there is no score.",
            row=row,
            column=fault.heading,
            value=fault.text,
        )
        for row, fault in s.faults
        if fault.field in KS2
    ]


def check_details_not_understood(s: Screening) -> list[Finding]:
    """A cell that is not of its column's kind: left out, and the pupil is stored."""
    return [
        Finding(
            "details_not_understood",
            "warning",
            f"“{fault.text}” {WORDS[fault.field][0]}; it is left out.",
            WORDS[fault.field][1],
            row=row,
            column=fault.heading,
            value=fault.text,
        )
        for row, fault in s.faults
        if fault.field in WORDS and not (fault.field == "attendance" and is_band(fault.text))
    ]


def check_details_one_uln(s: Screening) -> list[Finding]:
    """A ULN that two pupils of the list have: later files would find either of them by it."""
    of_pupil = _identity(s.entries).groupby(s.entries["uln"]).transform("nunique")
    shared = s.entries[s.entries["uln"].ne("") & of_pupil.gt(1)]
    return [
        Finding(
            "details_one_uln",
            "error",
            "Two pupils of this list have this ULN, so neither row is used.",
            "Correct it in your MIS and bring the list in again.",
            row=int(row),
            value=uln,
        )
        for row, uln in zip(shared["source_row"], shared["uln"], strict=True)
    ]


def check_details_days_differ(s: Screening) -> list[Finding]:
    """A pupil who left before joining: one of the days is wrong, and neither is believed."""
    listed = s.entries[s.entries["left_on"] < s.entries["joined_on"]]
    return [
        Finding(
            "details_days_differ",
            "error",
            "This pupil is said to have left before joining; the row is left out.",
            "Correct the day in your MIS and bring the list in again.",
            row=int(row),
        )
        for row in listed["source_row"]
    ]


def check_details_provision_differs(s: Screening) -> list[Finding]:
    """A status of no SEN beside a plan, or a plan beside none: the one that says more counts."""
    words = {"E": "a plan", "K": "SEN support"}
    listed = s.entries[s.entries["sen_differs"]]
    return [
        Finding(
            "details_provision_differs",
            "warning",
            "The columns of SEN status, SEN support and plan do not say the same; "
            f"{words[sen]} is stored.",
            "Check them in your MIS, and bring the list in again.",
            row=int(row),
        )
        for row, sen in zip(listed["source_row"], listed["sen"], strict=True)
    ]


def check_details_class_above(s: Screening) -> list[Finding]:
    """A class that stands only above the list is of no row."""
    is_said = any(c.field == "class_code" or c.measure == "class" for c in s.columns.columns)
    named = [text for text in s.columns.titles if CLASS_ABOVE.search(text)]
    if is_said or not named:
        return []
    return [
        Finding(
            "details_class_above",
            "note",
            f"“{named[0]}” above the list names a class. Who is in which class is not brought in.",
            "To bring it in, export a list with the columns UPN, Class and Subject.",
            value=named[0],
        )
    ]


def check_details_repaired(s: Screening) -> list[Finding]:
    """A reading age that a spreadsheet turned into a time of day."""
    column = s.columns.column("reading_age")
    if column is None:
        return []
    cells = ((n, row[column.place]) for n, row in s.columns.rows if column.place < len(row))
    months = dict(zip(s.entries["source_row"], s.entries["reading_age"], strict=True))
    return [
        Finding(
            "details_repaired",
            "warning",
            f"“{cell}” is read as {int(months[n]) // 12} years {int(months[n]) % 12} months.",
            "Check one against your MIS. To stop it, format the column as Text first.",
            row=n,
            column=column.heading,
            value=cell,
        )
        for n, cell in cells
        if is_time_of_day(cell) and pd.notna(months.get(n))
    ]


def _to_make(s: Screening) -> pd.DataFrame:
    """Return the entries that would make a pupil."""
    left_out = {f.row for f in s.findings if f.leaves_out and f.place is None}
    return s.entries[s.entries["pupil_id"].isna() & ~s.entries["source_row"].isin(left_out)]


def _twice(row: Person, differs: bool) -> Finding:
    value = row.upn or f"{row.forename} {row.surname}"
    if differs:
        return Finding(
            "details_pupil_twice",
            "error",
            "This pupil is listed more than once with different details, so none is used.",
            "Keep the row that is right and bring the file in again.",
            row=row.source_row,
            value=value,
        )
    return Finding(
        "details_pupil_twice",
        "warning",
        "This pupil is listed twice with the same details, and is stored once.",
        "Nothing to do, unless the second row was meant for another pupil.",
        row=row.source_row,
        value=value,
        is_left_out=True,
    )


def _identity(entries: pd.DataFrame) -> pd.Series:
    """Return what tells each row's pupil from the others, as text."""
    name = (
        entries["surname"] + " " + entries["forename"] + " " + entries["date_of_birth"].astype(str)
    )
    new = entries["upn"].where(entries["upn"].ne(""), entries["admission_number"])
    new = new.where(new.ne(""), name.str.lower())
    return entries["pupil_id"].astype("Int64").astype(str).where(entries["pupil_id"].notna(), new)
