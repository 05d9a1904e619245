"""The columns of the lists: what each shows, in which order, how wide."""

from lib.analysis.lists.subject_lists import ListCheckpoint
from lib.exports.frame.beside_grades import BESIDE_GRADES
from lib.exports.frame.workbook import Column
from lib.words import sentence, units

WHO = (
    Column("pupil", "Pupil", 20, "strong"),
    Column("form", "Form", 6),
    Column("class_code", "Class", 8),
    Column("disadvantaged", "Disadvantaged", 5, "grade", is_turned=True),
    Column("sen", "SEN", 5, "grade", is_turned=True),
    Column("ks2_average", "KS2 average", 6.5, "points", is_turned=True),
)


def pupil_columns(checkpoint: ListCheckpoint, with_subject: bool = False) -> tuple[Column, ...]:
    """Return the columns of a list; `with_subject` where one sheet holds several subjects."""
    subject = (Column("subject", "Subject", 18),) if with_subject else ()
    return (
        WHO[0],
        *subject,
        *WHO[1:],
        Column("target_grade", "Target", 6, "grade", is_turned=True),
        Column("other_targets", "Other targets", 12),
        *_grades(checkpoint),
        Column(
            "shortfall",
            f"{sentence(units(checkpoint.unit))} below target",
            6,
            "points",
            is_turned=True,
        ),
        Column("status", "Persistent, new or one-off", 11),
        Column("behind_run", "Times running", 5, "whole", is_turned=True),
        Column("chance_real", "Chance it is real", 6, "share", is_turned=True),
        *_slots(checkpoint),
        Column("help", "Help already in place", 20),
        *BESIDE_GRADES,
    )


def subject_columns() -> tuple[Column, ...]:
    """Return the columns of the summary by subject."""
    return (
        Column("subject", "Subject", 26, "strong"),
        Column("department", "Department", 22),
        Column("pupils", "Pupils with a grade and a target", 13, "whole"),
        Column("behind", "Behind target", 9, "whole"),
        Column("share_behind", "Share behind", 9, "share"),
        Column("likely", "Likely range (95%)", 16),
        Column("persistent", "Persistent", 11, "whole"),
        Column("new", "New", 8, "whole"),
        Column("one_off", "One-off, back on target", 11, "whole"),
        Column("behind_disadvantaged", "Behind and disadvantaged", 14, "whole"),
        Column("disadvantaged", "Disadvantaged with a grade and a target", 15, "whole"),
        Column("behind_without_help", "Behind with no help in place", 12, "whole"),
        Column("pupils_without_target", "Without a target, or X", 10, "whole"),
    )


def _grades(checkpoint: ListCheckpoint) -> tuple[Column, ...]:
    sources = ("grade_before", "grade_two_before")
    earlier = [
        Column(source, label, 6, "grade", is_turned=True)
        for source, label in zip(sources, checkpoint.earlier, strict=False)
    ]
    return (*reversed(earlier), Column("grade", "This checkpoint", 6, "grade", is_turned=True))


def _slots(checkpoint: ListCheckpoint) -> tuple[Column, ...]:
    if not checkpoint.makes_attainment_8:
        return ()
    attainment_8 = ("attainment_8_gain", "Attainment 8 gain at target", 7, "gain_points")
    progress_8 = ("progress_8_gain", "Progress 8 gain at target", 7, "gain")
    return (
        Column("slot", "Slot it fills", 12),
        Column(*attainment_8, is_turned=True),
        *([Column(*progress_8, is_turned=True)] if checkpoint.has_progress_8 else []),
    )
