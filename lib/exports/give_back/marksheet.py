"""Grades given back: a checkpoint as a SISRA grade list, or as a plain marksheet.

`give_back(grades, form)` gives the table and what to know about it; `given_csv` and `given_xlsx`
give its bytes. Whatever is given back can be brought in again and then changes nothing: a form
that could not hold a checkpoint whole is refused, and the reason names the form that can.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.give_back.grades import CheckpointGrades
from lib.exports.frame.escaping import csv_bytes, file_name
from lib.exports.frame.plain_sheet import sheet_bytes
from lib.exports.lists.qualifications import in_words, is_told_by_its_grades
from lib.store.errors import StoreError
from lib.words import listed, pupils

FORMS = {"sisra": "SISRA grade list", "marksheet": "Marksheet"}
"""What each form is called, on screen and in the name of the file."""

NUMBERS = {"upn": "a UPN", "admission_number": "an admission number"}
"""What a pupil can be numbered by; the other stands in where a pupil has none."""

SISRA = ["Student ID", "Student Name", "Subject", "Grade"]
"""SISRA's own four headings; the DfE's word for them is pupil."""


@dataclass(frozen=True)
class GivenBack:
    """A table ready to leave, the sentences to read beside it, and what its file is called."""

    label: str
    form: str
    table: pd.DataFrame
    notes: tuple[str, ...]
    collected_on: date

    def file_name(self, extension: str) -> str:
        """Name the file by checkpoint and form, and say that it holds personal data."""
        return file_name(self.label, FORMS[self.form], extension=extension)


def give_back(grades: CheckpointGrades, form: str, numbered_by: str = "upn") -> GivenBack:
    """Return the grades in a form of FORMS; targets go into the marksheet when they were read.

    Raises StoreError when the form cannot hold them whole, or there are none.
    """
    if grades.grades.empty:
        raise StoreError(
            f"{grades.label} has no grades to take out.", "Choose a checkpoint that has some."
        )
    if form == "sisra":
        table, notes = _list(grades.grades, numbered_by)
    else:
        table, notes = _marksheet(grades)
    return GivenBack(grades.label, form, table, tuple(notes), grades.collected_on)


def given_csv(given: GivenBack) -> bytes:
    """Return the table as CSV that Excel opens as it is."""
    return csv_bytes(given.table)


def given_xlsx(given: GivenBack) -> bytes:
    """Return the table as a workbook of one sheet, headings in its first row."""
    return sheet_bytes(given.table, FORMS[given.form], given.label, given.collected_on)


def _list(grades: pd.DataFrame, numbered_by: str) -> tuple[pd.DataFrame, list[str]]:
    other = next(number for number in NUMBERS if number != numbered_by)
    numbers = _text(grades[numbered_by])
    table = pd.DataFrame(
        {
            "Student ID": numbers.where(numbers != "", _text(grades[other])),
            "Student Name": grades.surname + ", " + grades.forename,
            "Subject": grades.subject,
            "Grade": grades.grade,
        }
    )
    more = _more_columns(grades)
    return pd.concat([table, more], axis="columns"), _list_notes(grades, table, numbered_by, more)


def _more_columns(grades: pd.DataFrame) -> pd.DataFrame:
    """Return the columns without which this list would not tell one entry from another."""
    more = {}
    if not all(is_told_by_its_grades(part) for _, part in grades.groupby("subject_id")):
        pairs = zip(grades.qualification, grades.default_qualification, strict=True)
        more["Qualification"] = [in_words(*pair) for pair in pairs]
    if grades.entered_on.notna().any():
        more["Entry date"] = _day(grades.entered_on)
    return pd.DataFrame(more | _births(grades), index=grades.index)


def _list_notes(
    grades: pd.DataFrame, table: pd.DataFrame, numbered_by: str, more: pd.DataFrame
) -> list[str]:
    notes = []
    if len(more.columns):
        columns = listed(list(more.columns))
        notes.append(
            f"More than SISRA’s four columns: {columns}, because without that some of these "
            "grades could not be told apart. SISRA itself takes the first four."
        )
    is_other = _text(grades[numbered_by]).eq("") & table["Student ID"].ne("")
    instead = grades.pupil_id[is_other].nunique()
    if instead:
        notes.append(
            f"Under another number, for want of {NUMBERS[numbered_by]}: {pupils(instead)}."
        )
    return notes + _unnumbered(grades)


def _marksheet(given: CheckpointGrades) -> tuple[pd.DataFrame, list[str]]:
    _refuse_what_a_marksheet_cannot_hold(given)
    targets = given.targets if given.targets is not None else given.grades.iloc[:0]
    entries = pd.concat([given.grades, targets], ignore_index=True)
    order = ["surname", "forename", "pupil_id"]
    pupils = entries.drop_duplicates("pupil_id").sort_values(order, kind="stable")
    keyed = pupils.set_index("pupil_id")
    table = pd.DataFrame(
        {
            "UPN": _text(keyed.upn),
            "Admission number": _text(keyed.admission_number),
            "Surname": keyed.surname,
            "Forename": keyed.forename,
            "Form": _text(keyed.form),
        }
        | _births(keyed.reset_index().set_index("pupil_id", drop=False))
    )
    subjects = entries.drop_duplicates("subject_id").sort_values(["subject_order", "subject_id"])
    columns: dict[str, pd.Series] = {}
    for subject in subjects.subject_id:
        columns |= _subject_columns(given, subject)
    return table.join(pd.DataFrame(columns, index=table.index)).fillna(""), _unnumbered(pupils)


def _subject_columns(given: CheckpointGrades, subject_id: str) -> dict[str, pd.Series]:
    """Return a subject's columns: class, target when asked for, and grade."""
    grades = given.grades[given.grades.subject_id == subject_id].set_index("pupil_id")
    columns = {}
    if len(grades) and _text(grades.class_code).ne("").any():
        columns[f"{grades.subject.iloc[0]} class"] = grades.class_code
    if given.targets is not None:
        targets = given.targets[given.targets.subject_id == subject_id].set_index("pupil_id")
        if len(targets):
            columns[_heading(targets, " target")] = targets.grade
        if len(grades):
            columns[_heading(grades, " grade")] = grades.grade
    elif len(grades):
        columns[_heading(grades)] = grades.grade
    return columns


def _heading(part: pd.DataFrame, measure: str = "") -> str:
    """Return the subject, with its qualification in brackets where its grades do not tell it."""
    first = part.iloc[0]
    if is_told_by_its_grades(part):
        return f"{first.subject}{measure}"
    words = in_words(first.qualification, first.default_qualification)
    return f"{first.subject} ({words}){measure}"


def _refuse_what_a_marksheet_cannot_hold(given: CheckpointGrades) -> None:
    grades = given.grades
    why = []
    if grades.entered_on.notna().any():
        why.append("its results have entry dates")
    twice = grades[grades.duplicated(["pupil_id", "subject_id"], keep=False)]
    if len(twice):
        subjects = listed(list(twice.subject.unique()))
        count = pupils(twice.pupil_id.nunique())
        why.append(f"it has several entries of one subject for {count} ({subjects})")
    mixed = [*_of_several_scales(grades)]
    if given.targets is not None:
        mixed += [f"targets of {subject}" for subject in _of_several_scales(given.targets)]
    if mixed:
        why.append(f"not all of its grades are on one scale ({listed(mixed)})")
    if why:
        raise StoreError(
            f"A marksheet has one column a subject and cannot hold {given.label}: "
            f"{'; '.join(why)}.",
            f"Take it out as a {FORMS['sisra']}, which has a row for each entry.",
        )


def _of_several_scales(entries: pd.DataFrame) -> list[str]:
    scales = entries.groupby("subject", sort=False).qualification.nunique()
    return list(scales.index[scales > 1])


def _births(entries: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the column of birthdays when somebody has no number to be told by."""
    is_unnumbered = _is_unnumbered(entries)
    if not (is_unnumbered & entries.date_of_birth.notna()).any():
        return {}
    return {"Date of birth": _day(entries.date_of_birth).where(is_unnumbered, "")}


def _unnumbered(entries: pd.DataFrame) -> list[str]:
    lost = _is_unnumbered(entries) & entries.date_of_birth.isna()
    count = entries.pupil_id[lost].nunique()
    if not count:
        return []
    return [
        f"Without UPN, admission number or date of birth: {pupils(count)}. Only the name tells "
        "them, and a name alone is never matched when the file is brought in."
    ]


def _is_unnumbered(entries: pd.DataFrame) -> pd.Series:
    return _text(entries.upn).eq("") & _text(entries.admission_number).eq("")


def _text(values: pd.Series) -> pd.Series:
    return values.astype("object").where(values.notna(), "").astype(str)


def _day(values: pd.Series) -> pd.Series:
    return pd.to_datetime(values).dt.strftime("%Y-%m-%d").astype("object").fillna("")
