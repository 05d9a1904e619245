"""Explain this number: who is in it, who is left out and why, by which rules, from which files.

Nothing is worked out again. The pupils in a figure are those that its own page's query gives it,
and everybody else who was ever on the cohort is left out for one stated reason, so that the two
always come to the whole cohort.
"""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.compare.sides import Asked, compare
from lib.analysis.explain.wording import (
    END_OF_COURSE,
    GradeFile,
    explained_rules,
    explained_source,
)
from lib.analysis.frame.checkpoint import MeasuredCheckpoint
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.subjects.against_target import SubjectsCheckpoint
from lib.measures import MEASURES
from lib.store.database import Database
from lib.store.row import Row
from lib.words import pupils

TARGETED = ("at_target", "behind", "shortfall")
"""Headlines that a pupil without a single distance from target is left out of."""


@dataclass(frozen=True)
class _CohortPupil(Row, query="explain/cohort"):
    """A pupil ever on the cohort, with what can leave them out of a figure."""

    pupil_id: int
    pupil_name: str
    pupil_code: str
    form: str | None
    has_left: bool | None
    not_yet_joined: bool | None
    entries: int
    grades: int
    targets: int
    missing_ks2: str


@dataclass(frozen=True)
class _SubjectEntry(Row, query="explain/subject"):
    """A pupil's entry in one subject, with what can leave them out of a comparison."""

    pupil_id: int
    grade: str
    has_grade: bool
    has_target: bool
    has_england: bool
    has_ks2: bool


@dataclass(frozen=True)
class LeftOut:
    """Pupils who are not in a figure, for one reason."""

    why: str
    pupils: pd.DataFrame


@dataclass(frozen=True)
class Explained:
    """One figure explained. Frames have pupil_id, pupil_name, pupil_code and form.

    `counted` says who is in it in words, `how` how it is worked out in a sentence, `rules` the
    rule set and the release of its tables, `source` the checkpoint, its date and files.
    """

    name: str
    counted: str
    inside: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    how: str
    rules: str
    source: str

    @property
    def cohort(self) -> int:
        """Every pupil ever on the cohort."""
        return len(self.inside) + sum(len(each.pupils) for each in self.left_out)


def explained_headlines(database: Database, checkpoint_id: int) -> tuple[Explained, ...]:
    """Explain each headline of a checkpoint, in the order of the tiles."""
    at = database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)[0]
    figures = database.rows("cohort/headline_pupils", checkpoint_id=checkpoint_id)
    measures = ["at_target", "behind", "shortfall"]
    if at.makes_attainment_8:
        measures = ["attainment_8", "progress_8", "english_and_maths_5", "english_and_maths_4"]
        measures += ["at_target"]
    found = [(measure, _ids(figures, measure)) for measure in measures]
    return tuple(_explained(database, at, measure, ids) for measure, ids in found)


def explained_gap(
    database: Database, checkpoint_id: int, group_id: str, crossed_with: str | None = None
) -> Explained | None:
    """Explain the groups page's gap: the group's pupils and the rest; None without grades."""
    found = groups_at(database, checkpoint_id, group_id, crossed_with)
    if found is None:
        return None
    at = database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)[0]
    members = database.rows("groups/members", checkpoint_id=checkpoint_id)
    column = found.yardstick.column
    ids = set(members.pupil_id[members[column].notna()])
    counted = (
        f"{found.chosen.n} {found.group.pupils} and {found.chosen.rest_n} others in the year group"
    )
    measure = {"attainment_8_grade": "attainment_8", "against_target": "shortfall"}.get(
        column, column
    )
    return _explained(database, at, measure, ids, f"{found.group.name}: gap", counted, "gap")


def explained_subject(
    database: Database, checkpoint_id: int, subject_id: str, comparison: str
) -> Explained:
    """Explain a subject's row: `comparison` is against_target, _england or _own_subjects."""
    at = database.records(MeasuredCheckpoint, checkpoint_id=checkpoint_id)[0]
    asked = {"checkpoint_id": checkpoint_id, "subject_id": subject_id}
    why = {
        entry.pupil_id: _why_not_in_subject(entry, comparison)
        for entry in database.records(_SubjectEntry, **asked)
    }
    grades = database.rows("subjects/grades", checkpoint_id=checkpoint_id)
    own = grades[grades.subject_id == subject_id]
    ids = set(own.pupil_id[own[comparison].notna()])
    return _explained(
        database,
        at,
        comparison,
        ids,
        next(iter(own.subject), "Subject"),
        f"{pupils(len(ids))} with a grade in it",
        why=why,
        otherwise="not entered in this subject at this checkpoint",
        england=_england(database, checkpoint_id) if comparison != "against_target" else "",
    )


def explained_comparison(
    database: Database, measure: str, asked_a: Asked, asked_b: Asked
) -> tuple[Explained, ...]:
    """Explain both sides of a comparison; nothing where a side has no grades."""
    found = compare(database, measure, asked_a, asked_b)
    if found is None:
        return ()
    told = []
    for name, side in (("A", found.a), ("B", found.b)):
        at, ids = side.checkpoint, set(side.known.index)
        if found.is_paired:
            ids &= set(found.a.known.index.intersection(found.b.known.index))
        inside = set(side.pupils.index)
        counted = f"{pupils(len(ids))} of side {name}"
        unpaired = set(side.known.index) - ids if found.is_paired else set()
        why = dict.fromkeys(unpaired, "not on the other side as well")
        outside = "" if side.asked == Asked(at.checkpoint_id) else "not on this side"
        told.append(
            _explained(
                database,
                at,
                measure,
                ids,
                f"{name}: {found.measure.label}",
                counted,
                why=why,
                otherwise=outside,
                among=inside,
            )
        )
    return tuple(told)


def _explained(
    database: Database,
    at: MeasuredCheckpoint,
    measure: str,
    ids: set[int],
    name: str = "",
    counted: str = "",
    how: str = "",
    why: dict[int, str] | None = None,
    otherwise: str = "",
    among: set[int] | None = None,
    england: str = "",
) -> Explained:
    cohort = database.rows("explain/cohort", checkpoint_id=at.checkpoint_id)
    is_in = cohort.pupil_id.isin(ids)
    given = why or {}
    reasons = [
        given.get(pupil.pupil_id) or _why(pupil, at, measure, otherwise, among)
        for pupil in database.records(_CohortPupil, checkpoint_id=at.checkpoint_id)
        if pupil.pupil_id not in ids
    ]
    out = cohort[~is_in].assign(why=reasons)
    about = MEASURES[measure]
    return Explained(
        name=name or about.label,
        counted=counted or pupils(int(is_in.sum())),
        inside=cohort[is_in],
        left_out=tuple(
            LeftOut(str(reason), rows)
            for reason, rows in sorted(out.groupby("why"), key=lambda each: -len(each[1]))
        ),
        how=f"{MEASURES[how].how} {about.how}" if how else about.how,
        rules=explained_rules(at, measure, england),
        source=explained_source(at, database.records(GradeFile, checkpoint_id=at.checkpoint_id)),
    )


def _why(
    pupil: _CohortPupil,
    at: MeasuredCheckpoint,
    measure: str,
    otherwise: str,
    among: set[int] | None,
) -> str:
    """Why a pupil of the cohort is not in a figure: the first reason that holds."""
    if not pupil.entries:
        return _why_without_grades(pupil)
    if otherwise and (among is None or pupil.pupil_id not in among):
        return otherwise
    if measure in END_OF_COURSE and not at.makes_attainment_8:
        what = "working-at grades" if at.kind == "working_at" else "scales of Years 7 to 9"
        return f"the checkpoint holds {what}, which make none"
    if measure == "progress_8" and not at.has_progress_8:
        return "Progress 8 was not published for this cohort"
    if measure == "progress_8" and pupil.missing_ks2:
        return f"no KS2 score in {pupil.missing_ks2}"
    if not pupil.grades:
        return "X in every subject: no grade"
    if measure in TARGETED and not pupil.targets:
        return "no grade with a target on its scale"
    return "the grade or the figure it is compared with is missing"


def _why_without_grades(pupil: _CohortPupil) -> str:
    if pupil.has_left:
        return "left before this checkpoint"
    if pupil.not_yet_joined:
        return "joined after this checkpoint"
    return "no grade at this checkpoint"


def _why_not_in_subject(entry: _SubjectEntry, comparison: str) -> str:
    if not entry.has_grade:
        return "X: no grade"
    if comparison == "against_target" and not entry.has_target:
        return "no target in this subject"
    if comparison == "against_england" and not entry.has_ks2:
        return "no KS2 scores, so no like start in England"
    if comparison == "against_england" and not entry.has_england:
        return "England publishes no figures for this subject"
    return "no KS2 start or target, or no other subject, to compare it with"


def _england(database: Database, checkpoint_id: int) -> str:
    return database.records(SubjectsCheckpoint, checkpoint_id=checkpoint_id)[0].england


def _ids(figures: pd.DataFrame, measure: str) -> set[int]:
    if measure in TARGETED:
        return set(figures.pupil_id[figures.target_grades > 0])
    return set(figures.pupil_id[figures[measure].notna()])
