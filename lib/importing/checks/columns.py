"""Whether the headings say enough."""

from lib.importing.checks.not_grades import PAPER, columns_of_marks
from lib.importing.checks.subjects import is_wide
from lib.importing.contents.subject_columns import columns_of_grades
from lib.importing.findings import Finding, about_columns
from lib.importing.kinds import kind_of
from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import time_columns
from lib.importing.reading.grades import SCALE_NAMES, stored_as
from lib.importing.reading.heading_rows import PUPIL_KEYS
from lib.importing.reading.headings import fields, heading_of, measure_of
from lib.importing.reading.values import is_month_first
from lib.importing.screening import Screening

USED_BESIDE_GRADES = PUPIL_KEYS | {
    *("date_of_birth", "form", "year_group", "class_code", "grade_type", "not_used", "grade"),
}
TELLS_WHO = frozenset({"date_of_birth", "sex", "year_group", "results_year"})


def check_columns_content_unknown(s: Screening) -> list[Finding]:
    """A file is only stored as something."""
    if s.columns.content or s.columns.sheet.from_row is not None or columns_of_marks(s):
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


def check_columns_table_unknown(s: Screening) -> list[Finding]:
    """Rows below headings of their own that cannot be told are not read under those above."""
    if s.columns.content or s.columns.sheet.from_row is None:
        return []
    return [
        Finding(
            "columns_table_unknown",
            "error",
            "From this row on Checkpoint cannot tell what the columns hold, so none of the rows up "
            "to the next headings is read.",
            "Head the columns with UPN (or Admission number, or Surname, Forename and Date of "
            "birth) and with the subjects, or delete the row if it heads nothing.",
            row=max(s.columns.heading_row, s.columns.sheet.from_row),
        )
    ]


def check_columns_missing(s: Screening) -> list[Finding]:
    """The columns that this kind of file cannot do without."""
    if s.columns.content is None:
        return []
    present = {column.field for column in s.columns.columns}
    absent = [f for f in kind_of(s.columns.content).needs if f not in present]
    if "full_name" in present:
        absent = [f for f in absent if f not in ("surname", "forename")]
    names = [heading_of(field) for field in absent]
    if s.kind.is_of_pupils and not present & PUPIL_KEYS:
        names.insert(0, "UPN")
    return [
        Finding(
            "columns_missing",
            "error",
            f"There is no {name} column, which {kind_of(s.columns.content).words} needs.",
            f"Add a column headed {name} to the export and bring it in again.",
        )
        for name in names
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
        and not column.school_scale
        and stored_as(column.qualification) != column.subject.qualification
    ]


def check_columns_of_other_grades(s: Screening) -> list[Finding]:
    """Grades of another kind or time than the checkpoint's, in columns beside those it takes."""
    is_of_grades = s.columns.content is None or s.kind.has_grades
    others = [c for c in s.columns.columns if c.why == "other_grades" and is_of_grades]
    if s.columns.content == "targets":
        measures = {c.place: measure_of(c.heading) for c in others}
        return about_columns(
            [c for c in others if (m := measures[c.place]) is None or m.name != "grade"],
            "columns_of_other_grades",
            "is of another kind or time than the target of its subject, and is not used.",
            "are of another kind or time than the targets of their subjects, and are not used.",
            "A subject has one target a year: keep the column that counts.",
        )
    return about_columns(
        others,
        "columns_of_other_grades",
        "holds grades of another kind or time than this checkpoint's, and is not used for it.",
        "hold grades of another kind or time than this checkpoint's, and are not used for it.",
        "For those, bring the file in again and choose their checkpoint.",
    )


def check_columns_read_as_said(s: Screening) -> list[Finding]:
    """Columns that are read as somebody said at an earlier file of the same layout."""
    said = [c for c in s.columns.columns if c.why == "said_before"]
    return about_columns(
        said,
        "columns_read_as_said",
        "is read as it was said to be for an earlier file laid out like this one.",
        "are read as they were said to be for an earlier file laid out like this one.",
        "Nothing to do, unless it is no longer right: say so, and the new answer is remembered.",
    )


def check_columns_month_first(s: Screening) -> list[Finding]:
    """Dates that can only be month/day/year."""
    places = [c for c in s.columns.columns if c.field and fields()[c.field].is_day]
    american = [
        c
        for c in places
        if is_month_first(row[c.place] for _, row in s.columns.rows if _has(row, c))
    ]
    return about_columns(
        american,
        "columns_month_first",
        "is read as month/day/year, because some of its days are over 12.",
        "are read as month/day/year, because some of their days are over 12.",
        "If that is wrong, correct the dates and bring the file in again.",
        severity="warning",
    )


def check_columns_not_used(s: Screening) -> list[Finding]:
    """Columns that are left where they are."""
    is_of_grades = is_wide(s) or "wide_marksheet" in s.columns.contents
    used = {c.place for c in columns_of_grades(s.columns)} if is_of_grades else set()
    if s.columns.content and s.kind.half_terms:
        used |= {c.place for c in time_columns(s.columns.columns, s.columns.rows)}
    return about_columns(
        [
            column
            for column in s.columns.columns
            if (column.is_unknown and column.place not in used)
            or (column.why == "beside_subject" and not PAPER.search(column.heading))
            or (_is_class_unused(s) and column.field == "class_code")
            or (is_wide(s) and _is_of_other_lists(s, column))
        ],
        "columns_not_used",
        "is not used.",
        "are not used.",
        "Nothing to do, unless one holds something you expected to see: then say what it is.",
    )


def _is_of_other_lists(s: Screening, column: Column) -> bool:
    """Whether a column is known, and of nothing that a marksheet or its other tables take."""
    field = fields().get(column.field or "")
    if field is None or column.field in USED_BESIDE_GRADES or field.is_detail:
        return False
    return field.content not in s.columns.contents and any(column.samples)


def _is_class_unused(s: Screening) -> bool:
    """Whether a class without its subject stands in a list of other things, told by its first."""
    contents = s.columns.contents
    if not contents or s.columns.content != contents[0] or "teaching_groups" in contents:
        return False
    return not any(kind_of(content).has_grades for content in contents)


def check_columns_of_details(s: Screening) -> list[Finding]:
    """Details of pupils beside grades or targets, which change nothing there."""
    if s.columns.content is None or not s.kind.has_grades:
        return []
    details = [c for c in s.columns.columns if c.field and _is_detail(c.field) and c.samples]
    return about_columns(
        details,
        "columns_of_details",
        "is a detail of pupils, which a marksheet does not change.",
        "are details of pupils, which a marksheet does not change.",
        "Nothing to do, unless they are new: then bring them in as a pupil list.",
    )


def _is_detail(field: str) -> bool:
    known = fields()[field]
    return known.is_detail and not known.content and field not in TELLS_WHO


def _has(row: list[str], column: Column) -> bool:
    return column.place < len(row) and bool(row[column.place])
