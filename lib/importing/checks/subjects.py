"""Which subject each column of grades is of, and whether it is one of its own."""

import re

from lib.importing.contents.subject_columns import unknown_subjects
from lib.importing.findings import Finding, about_columns
from lib.importing.kinds import kind_of
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.headings import plain_words
from lib.importing.reading.tables.titles import subject_within
from lib.importing.screening import Screening
from lib.words import listed

NAMED = 4
TIER = re.compile(r"\b(higher|foundation|h|f)\b")
NONE_KNOWN = (
    "No column is headed with a subject Checkpoint knows.",
    "Say which subject each column of grades is, or head it with the subject's name.",
)
NO_GRADE = (
    "The subjects stand in a column of their own, and no column beside it is headed Grade.",
    "Head the column of this checkpoint's grades Grade, and bring the file in again.",
)
HALF_KNOWN = (
    "name a subject and more that is not known, perhaps when the grades are of.",
    "Say which subject each column of this checkpoint's grades is; leave those of other times.",
)


def check_columns_without_subjects(s: Screening) -> list[Finding]:
    """A marksheet or a target sheet has at least one subject."""
    if not is_wide(s):
        return []
    measure = "target" if s.columns.content == "targets" else "grade"
    none_fits = any(column.why == "none_fits" for column in s.columns.columns)
    if s.columns.subject_columns(measure) or none_fits:
        return []
    half_known = [
        f"“{column.heading}”"
        for column in s.columns.columns
        if column.is_unknown and subject_within([column.heading], s.book)
    ]
    words = NONE_KNOWN
    if s.columns.column("subject"):
        words = NO_GRADE
    elif half_known:
        words = (f"{listed(half_known[:NAMED])} {HALF_KNOWN[0]}", HALF_KNOWN[1])
    return [Finding("columns_without_subjects", "error", *words)]


def check_columns_subject_unknown(s: Screening) -> list[Finding]:
    """A column of grades under a heading that is no known subject, beside some that are."""
    if not is_wide(s) or check_columns_without_subjects(s):
        return []
    return [
        Finding(
            "columns_subject_unknown",
            "error",
            f"“{column.heading}” holds grades but is not a subject Checkpoint knows.",
            "Say which subject it is (and it is remembered), or rename the heading.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in unknown_subjects(s.columns)
    ]


def check_columns_of_no_subject(s: Screening) -> list[Finding]:
    """Columns headed only Grade where a row is a pupil: nothing says of which subject they are."""
    if s.columns.content is None or s.columns.is_long:
        return []
    kind = kind_of(s.columns.content)
    headed = [c for c in s.columns.columns if c.field == "grade" and c.samples]
    return about_columns(
        headed if kind.has_grades or kind.brings_pupils else [],
        "columns_of_no_subject",
        "holds grades and does not say of which subject, so it is not used.",
        "hold grades and do not say of which subject, so they are not used.",
        "Head each of them with its subject, also below where the headings are printed again.",
        severity="warning",
    )


def check_columns_subject_twice(s: Screening) -> list[Finding]:
    """Two columns of the same subject: neither is guessed to be the right one."""
    if not is_wide(s):
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
            f"{len(columns)} columns are {name}, so none of them is used.",
            "Say what each of them is (and it is remembered), or keep only one.",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for name, columns in by_subject.items()
        if len(columns) > 1 and not _are_tiers(s, columns)
        for column in columns
    ]


def _are_tiers(s: Screening, columns: list[Column]) -> bool:
    """Whether columns are the tiers of one subject, of which each pupil sits one."""
    tiers = [TIER.findall(plain_words(column.heading)) for column in columns]
    if s.clears_blanks or not all(tiers) or len({tier[-1][0] for tier in tiers}) < len(columns):
        return False
    cells = zip(*(texts(s.columns.rows, column) for column in columns), strict=True)
    return all(sum(map(bool, of_row)) <= 1 for of_row in cells)


def is_wide(s: Screening) -> bool:
    """Whether the table has a column a subject."""
    if s.columns.content is None or s.columns.is_long:
        return False
    kind = kind_of(s.columns.content)
    return kind.has_grades and not kind.needs
