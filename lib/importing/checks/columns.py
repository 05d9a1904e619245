"""Whether the headings say enough."""

from lib.importing.contents.subject_columns import unknown_subjects
from lib.importing.findings import Finding
from lib.importing.grades import SCALE_NAMES
from lib.importing.recognise import CONTENT_NAMES, PUPIL_KEYS, Column
from lib.importing.screening import Screening

NEEDED = {
    "pupil_list": ("surname", "forename"),
    "long_results": ("subject", "grade"),
    "interventions": ("intervention", "starts_on"),
}
HEADINGS = {
    "surname": "Surname",
    "forename": "Forename",
    "subject": "Subject",
    "grade": "Grade",
    "intervention": "Intervention",
    "starts_on": "Start",
}
WIDE = ("wide_marksheet", "targets")


def check_columns_content_unknown(s: Screening) -> list[Finding]:
    """A file is only stored as something."""
    if s.columns.content:
        return []
    return [
        Finding(
            "columns_content_unknown",
            "error",
            "Checkpoint cannot tell what this file holds: its headings are not ones it knows.",
            "It needs a heading row with UPN (or Admission number, or Surname, Forename and Date "
            "of birth), and a column per subject, or Subject and Grade, or pupils' details.",
        )
    ]


def check_columns_missing(s: Screening) -> list[Finding]:
    """The columns that this kind of file cannot do without."""
    if s.columns.content is None:
        return []
    present = {column.field for column in s.columns.columns}
    absent = [f for f in NEEDED.get(s.columns.content, ()) if f not in present]
    if "full_name" in present:
        absent = [f for f in absent if f not in ("surname", "forename")]
    names = [HEADINGS[field] for field in absent]
    if not present & PUPIL_KEYS:
        names.insert(0, "UPN")
    return [
        Finding(
            "columns_missing",
            "error",
            f"There is no {name} column, which {CONTENT_NAMES[s.columns.content]} needs.",
            f"Add a column headed {name} to the export and bring it in again.",
        )
        for name in names
    ]


def check_columns_without_subjects(s: Screening) -> list[Finding]:
    """A marksheet or a target sheet has at least one subject."""
    if s.columns.content not in WIDE:
        return []
    measure = "target" if s.columns.content == "targets" else "grade"
    if s.columns.subject_columns(measure):
        return []
    return [
        Finding(
            "columns_without_subjects",
            "error",
            "No column is headed with a subject Checkpoint knows.",
            "Head each column of grades with the subject's name, such as Maths or History.",
        )
    ]


def check_columns_subject_unknown(s: Screening) -> list[Finding]:
    """A column of grades under a heading that is no known subject, beside some that are."""
    if s.columns.content not in WIDE or check_columns_without_subjects(s):
        return []
    return [
        Finding(
            "columns_subject_unknown",
            "error",
            f"“{column.heading}” holds grades but is not a subject Checkpoint knows.",
            "Rename the heading to the subject's usual name. The rules page lists the names.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in unknown_subjects(s.columns)
    ]


def check_columns_subject_twice(s: Screening) -> list[Finding]:
    """Two columns of the same subject: neither is guessed to be the right one."""
    if s.columns.content not in WIDE:
        return []
    by_subject: dict[str, list[Column]] = {}
    for column in s.columns.subject_columns(
        "target" if s.columns.content == "targets" else "grade"
    ):
        if column.subject:
            by_subject.setdefault(column.subject.name, []).append(column)
    return [
        Finding(
            "columns_subject_twice",
            "error",
            f"{len(columns)} columns are {name}, so neither is used.",
            "Keep one of them, or rename the one that is another subject.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for name, columns in by_subject.items()
        if len(columns) > 1
        for column in columns
    ]


def check_columns_other_scale(s: Screening) -> list[Finding]:
    """A column read on another scale than its subject's usual one."""
    return [
        Finding(
            "columns_other_scale",
            "note",
            f"{column.subject.name} is read as {SCALE_NAMES[column.qualification]} grades, not "
            f"{SCALE_NAMES[column.subject.qualification]}, because that is what the column holds.",
            "If that is wrong, correct the grades or rename the heading to the right course.",
            column=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if column.subject
        and column.qualification
        and column.qualification != column.subject.qualification
    ]


def check_columns_not_used(s: Screening) -> list[Finding]:
    """Columns that are left where they are."""
    subjects = (
        {c.place for c in unknown_subjects(s.columns)} if s.columns.content in WIDE else set()
    )
    return [
        Finding(
            "columns_not_used",
            "note",
            f"“{column.heading}” is not used.",
            "Nothing to do, unless it holds something you expected to see.",
            column=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if column.is_unknown and column.place not in subjects
    ]
