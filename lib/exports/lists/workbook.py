"""The subject lists as a workbook for heads of department, and as CSV.

`write_lists(lists)` and `write_lists_csv(lists)` give bytes; `lists_file_name` names the file.
The lists come from `lib.analysis.lists.subject_lists.subject_lists`.
"""

import pandas as pd

from lib.analysis.lists.subject_lists import ListCheckpoint, SubjectLists
from lib.exports.frame.escaping import csv_bytes, file_name
from lib.exports.frame.workbook import KEEP_INSIDE, Book, Sheet, write_book
from lib.exports.lists.columns import pupil_columns, subject_columns
from lib.exports.lists.planning import AS_WRITTEN, NUMBER, planning_columns, with_plans
from lib.exports.lists.wording import (
    STATUSES,
    all_pupils_title,
    cover_facts,
    grades,
    kind,
    likely_range,
    notes,
    sources,
    subject_title,
)
from lib.words import or_a_step


def write_lists(lists: SubjectLists) -> bytes:
    """Return the workbook: cover, summary by subject, a sheet per subject, all pupils, notes."""
    checkpoint = lists.checkpoint
    shown = _in_words(lists.pupils, lists.checkpoint)
    sheets = [_subject_sheet(lists, shown, row) for row in _listed_subjects(lists)]
    return write_book(
        Book(
            title=f"Behind target: {checkpoint.label}",
            warning=KEEP_INSIDE,
            facts=cover_facts(lists),
            sheets=(_summary_sheet(lists), *sheets, _all_pupils_sheet(lists, shown)),
            notes=notes(lists),
            sources=sources(lists),
            footer=f"{checkpoint.school}, {checkpoint.label}. Contains personal data.",
            created_on=checkpoint.collected_on,
        )
    )


def write_lists_csv(lists: SubjectLists) -> bytes:
    """Return every pupil and subject listed as CSV, with the workbook's own headings."""
    columns = (*pupil_columns(lists.checkpoint, with_subject=True), NUMBER)
    shown = _in_words(lists.pupils, lists.checkpoint)[[c.source for c in columns]]
    return csv_bytes(shown.set_axis([c.heading for c in columns], axis="columns"))


def lists_file_name(checkpoint: str, subject: str | None = None, extension: str = "xlsx") -> str:
    """Name the file: `2026/27 Autumn 1, Year 11`, the subject, and that it holds personal data."""
    about = "behind target" if subject is None else f"{subject} behind target"
    return file_name(checkpoint, about, extension=extension)


def _listed_subjects(lists: SubjectLists) -> list[pd.Series]:
    # A subject asked for by name gets its sheet even when nobody is on it.
    subjects = lists.subjects
    wanted = subjects if lists.subject_id else subjects[subjects.behind + subjects.one_off > 0]
    return [subject for _, subject in wanted.iterrows()]


def _subject_sheet(lists: SubjectLists, shown: pd.DataFrame, subject: pd.Series) -> Sheet:
    return Sheet(
        name=subject.subject,
        title=subject_title(subject.subject, subject.behind, subject.persistent),
        captions=(
            _about(lists),
            f"Of {subject.pupils} pupils with a grade and a target. "
            "The shaded columns are yours to fill in.",
        ),
        frame=shown[shown.subject_id == subject.subject_id],
        columns=(
            *pupil_columns(lists.checkpoint),
            *planning_columns(lists.types_of_help),
            NUMBER,
            AS_WRITTEN,
        ),
        nothing=f"No pupil is behind target in {subject.subject} at this checkpoint.",
    )


def _all_pupils_sheet(lists: SubjectLists, shown: pd.DataFrame) -> Sheet:
    by_pupil = shown.sort_values(["pupil_order", "subject_order"], kind="stable")
    return Sheet(
        name="All pupils",
        title=all_pupils_title(lists.counts),
        captions=(_about(lists), "One row for each pupil and subject. Plan on the subject sheets."),
        frame=by_pupil,
        columns=(*pupil_columns(lists.checkpoint, with_subject=True), NUMBER),
        nothing="No pupil is behind target at this checkpoint.",
    )


def _summary_sheet(lists: SubjectLists) -> Sheet:
    minimum = lists.checkpoint.minimum_pupils
    subjects = lists.subjects.assign(
        likely=[
            likely_range(low, high, minimum)
            for low, high in zip(lists.subjects.share_low, lists.subjects.share_high, strict=True)
        ]
    )
    return Sheet(
        name="Summary by subject",
        title="How many pupils are behind target in each subject",
        captions=(_about(lists), f"Shares are shown where {minimum} pupils or more are counted."),
        frame=subjects,
        columns=subject_columns(),
        nothing="No grades have been brought in for this checkpoint.",
    )


def _in_words(pupils: pd.DataFrame, checkpoint: ListCheckpoint) -> pd.DataFrame:
    return with_plans(pupils, checkpoint).assign(
        status=pupils.status.map(STATUSES),
        disadvantaged=pupils.is_disadvantaged.map({True: "Yes", False: None}),
        sen=pupils.sen.where(pupils.sen != "N", None),
    )


def _about(lists: SubjectLists) -> str:
    checkpoint = lists.checkpoint
    return (
        f"{checkpoint.label}, {kind(checkpoint)}. "
        f"Behind means {or_a_step(grades(checkpoint.threshold), checkpoint.unit)} or more below "
        "target."
    )
