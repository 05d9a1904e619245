"""The other checks of a collection: copied, all on target, jumps, no target, very few grades.

Each takes rows of the query health_grades, and returns no line when there is nothing to say.
"""

from collections.abc import Sequence
from datetime import date
from statistics import median

import pandas as pd

from lib.analysis.assessment.reliability import ClassPredictions, CopiedForward
from lib.analysis.assessment.standing_out import HealthLine, behind_the_line
from lib.analysis.statistics.intervals import Estimate
from lib.dates import month
from lib.numerals import percent
from lib.words import either, in_sentence, listed, number

JUMP = 3.0
"""Grades between two checkpoints of the same kind from which a change is asked about."""
LUCK = 0.01
"""Below this chance of luck alone, a class all on target is asked about and not only looked at."""
FEW_SHARE = 0.5
"""Under this share of the usual number of grades, a pupil has very few (a design choice)."""
SUBJECTS_NAMED = 4


def copied_lines(
    copied: Sequence[CopiedForward], unchanged: pd.DataFrame, grades: pd.DataFrame
) -> list[HealthLine]:
    """Return a line for each subject whose grades look carried over from the checkpoint before."""
    return [_copied_line(subject, unchanged, grades) for subject in copied]


def _copied_line(
    subject: CopiedForward, unchanged: pd.DataFrame, grades: pd.DataFrame
) -> HealthLine:
    of_subject = unchanged[unchanged.subject_id == subject.subject_id]
    same = of_subject[of_subject.is_unchanged.eq(True)]
    rows = grades[(grades.subject_id == subject.subject_id) & grades.pupil_id.isin(same.pupil_id)]
    name = in_sentence(subject.subject)
    columns = {"class_code": "Class", "grade": "Grade, as before"}
    return HealthLine(
        "copied",
        asks=True,
        n=subject.unchanged,
        of=subject.compared,
        heading=f"{subject.subject}: {subject.unchanged} of {subject.compared} grades are "
        f"unchanged since the checkpoint before{_likely(subject)}",
        ask=f"Perhaps copied. Ask {name} whether pupils were judged afresh.",
        subjects=(name,),
        pupils=behind_the_line(rows, columns),
        columns=columns,
    )


def _likely(subject: CopiedForward) -> str:
    if not isinstance(subject.share, Estimate):
        return ""
    return f", likely {percent(subject.share.low)} to {percent(subject.share.high)}"


def on_target_lines(grades: pd.DataFrame, minimum: int) -> list[HealthLine]:
    """Return a line for each class of at least `minimum` pupils in which every grade is the target.

    The chance beside it is that of luck, from the share of the other grades that equal theirs.
    """
    given = grades[grades.is_in & grades.points.notna() & grades.target_grade.notna()]
    given = given.assign(equal=(given.shortfall == 0).to_numpy(dtype=bool))
    lines = []
    for (subject_id, code), rows in given.groupby(["subject_id", "class_code"], sort=False):
        of_class = grades[(grades.subject_id == subject_id) & (grades.class_code == code)]
        # A pupil of the class without a target was judged, or at least not given one.
        if len(rows) < max(minimum, of_class.is_in.sum()) or not rows.equal.all():
            continue
        others = given.drop(rows.index).equal
        chance = float(others.mean()) ** len(rows) if len(others) else None
        lines.append(_on_target_line(str(code), rows, chance))
    return sorted(lines, key=lambda line: -line.n)


def _on_target_line(code: str, rows: pd.DataFrame, chance: float | None) -> HealthLine:
    subject = str(rows.subject.iloc[0])
    name, n = in_sentence(subject), len(rows)
    columns = {"grade": "Grade", "target_grade": "Target"}
    return HealthLine(
        "on_target",
        asks=chance is None or chance < LUCK,
        n=n,
        of=n,
        heading=f"{code}, {name}: all {n} grades equal the target",
        ask=f"{_luck(chance)}Ask {name} how this class was judged.",
        subjects=(name,),
        pupils=behind_the_line(rows, columns),
        columns=columns,
    )


def _luck(chance: float | None) -> str:
    """Say how often luck would do it; nothing where there are no other grades to tell by."""
    if chance is None:
        return ""
    if chance < 0.001:
        return "Luck would do that to under one class of its size in 1,000. "
    return f"Luck would do that to about one class of its size in {round(1 / chance):,}. "


def jump_lines(grades: pd.DataFrame, earlier_on: date | None) -> list[HealthLine]:
    """Return one line for the grades that moved by three or more since the same kind before."""
    if earlier_on is None:
        return []
    both = grades[grades.points.notna() & grades.earlier_points.notna()]
    change = (both.points - both.earlier_points).round(6)
    rows, moved = both[change.abs() >= JUMP], change[change.abs() >= JUMP]
    if rows.empty:
        return []
    rows = rows.assign(moved=[f"▲ up {c:g}" if c > 0 else f"▼ down {-c:g}" for c in moved])
    up = int((moved > 0).sum())
    columns = {
        "subject": "Subject",
        "earlier_grade": month(earlier_on),
        "grade": "Now",
        "moved": "Change",
    }
    names = _subjects(rows)
    return [
        HealthLine(
            "jumps",
            asks=True,
            n=len(rows),
            of=len(both),
            heading=f"{len(rows):,} of {len(both):,} grades moved by three or more since "
            f"{month(earlier_on)}: {up} up, {len(rows) - up} down",
            ask=f"Perhaps slips of the keyboard. Ask {_named(names)} to confirm each.",
            subjects=tuple(names),
            pupils=behind_the_line(rows, columns),
            columns=columns,
        )
    ]


def high_class_lines(
    classes: Sequence[ClassPredictions], grades: pd.DataFrame, kind: str
) -> list[HealthLine]:
    """Return a line for each class whose name was predicted far too high last year."""
    if kind != "predicted":
        return []
    return [
        _high_class_line(c, c.error, grades)
        for c in classes
        if c.is_far_too_high and isinstance(c.error, Estimate)
    ]


def _high_class_line(found: ClassPredictions, error: Estimate, grades: pd.DataFrame) -> HealthLine:
    rows = grades[(grades.subject_id == found.subject_id) & (grades.class_code == found.class_code)]
    name = in_sentence(found.subject)
    columns = {"grade": "Predicted", "target_grade": "Target"}
    return HealthLine(
        "high_class",
        asks=False,
        n=error.n,
        of=error.n,
        heading=f"{found.class_code}, {name}: last year’s class of this name was predicted "
        f"{error.value:.1f} grades too high, likely {error.low:.1f} to {error.high:.1f}, "
        f"n {error.n}",
        ask=f"Ask {name} to moderate this class first.",
        subjects=(name,),
        pupils=behind_the_line(rows[rows.is_in], columns),
        columns=columns,
    )


def no_target_lines(grades: pd.DataFrame) -> list[HealthLine]:
    """Return one line for the grades with nothing to be set against."""
    given = grades[grades.is_in & grades.points.notna()]
    rows = given[given.target_grade.isna()]
    if rows.empty:
        return []
    columns = {"subject": "Subject", "grade": "Grade"}
    have = either(len(rows), "grade has", "grades have")
    return [
        HealthLine(
            "no_target",
            asks=False,
            n=len(rows),
            of=len(given),
            heading=f"{len(rows):,} of {len(given):,} {have} no target",
            ask=f"They are never called behind. Set targets in {_named(_subjects(rows))}.",
            pupils=behind_the_line(rows, columns),
            columns=columns,
        )
    ]


def other_scale_lines(grades: pd.DataFrame) -> list[HealthLine]:
    """Return one line for the grades whose target is on another scale."""
    given = grades[grades.is_in & grades.points.notna()]
    rows = given[given.target_grade.notna() & given.shortfall.isna()]
    if rows.empty:
        return []
    columns = {"subject": "Subject", "grade": "Grade", "target_grade": "Target"}
    have = either(len(rows), "grade has", "grades have")
    return [
        HealthLine(
            "other_scale",
            asks=False,
            n=len(rows),
            of=len(given),
            heading=f"{len(rows):,} of {len(given):,} {have} a target on another scale",
            ask="They have no distance from it, are in no share at target, and are never called "
            f"behind. Bring in targets on the scale of the grades in {_named(_subjects(rows))}.",
            pupils=behind_the_line(rows, columns),
            columns=columns,
        )
    ]


def few_lines(pupils: pd.DataFrame) -> list[HealthLine]:
    """Return one line for the pupils on roll with under half the usual number of grades.

    `pupils` is the query health_pupils.
    """
    usual = median(pupils.grades) if len(pupils) else 0
    rows = pupils[pupils.grades < FEW_SHARE * usual]
    if rows.empty:
        return []
    columns = {"grades": "Grades"}
    have = either(len(rows), "pupil has", "pupils have")
    return [
        HealthLine(
            "few",
            asks=False,
            n=len(rows),
            of=len(pupils),
            heading=f"{len(rows)} of {len(pupils)} {have} very few grades; most have {usual:g}",
            ask="Check their timetables, and whether they are still on roll.",
            pupils=behind_the_line(rows.sort_values("grades", kind="stable"), columns),
            columns=columns,
        )
    ]


def since_checked_lines(rows: pd.DataFrame, grades: int) -> list[HealthLine]:
    """Return one line for the grades that nobody has looked through since they came in.

    `rows` is the query health_since_checked, `grades` how many the checkpoint has.
    """
    if rows.empty:
        return []
    columns = {"subject": "Subject", "grade": "Grade"}
    names = _subjects(rows)
    return [
        HealthLine(
            "since_checked",
            asks=True,
            n=len(rows),
            of=grades,
            heading=f"{len(rows):,} of {grades:,} grades came in after this was marked as checked",
            ask=f"Look through {_named(names)}, or open the checkpoint again.",
            subjects=tuple(names),
            pupils=behind_the_line(rows, columns),
            columns=columns,
        )
    ]


def _subjects(rows: pd.DataFrame) -> list[str]:
    """Return the subjects of the rows as a sentence writes them, the most frequent first."""
    return [in_sentence(str(name)) for name in rows.subject.value_counts(sort=True).index]


def _named(names: list[str]) -> str:
    if len(names) <= SUBJECTS_NAMED + 1:
        return listed(names)
    return listed([*names[:SUBJECTS_NAMED], f"{number(len(names) - SUBJECTS_NAMED)} more"])
