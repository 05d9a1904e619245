"""Explain this number: who is in it, who is left out and why, by which rules, from which files.

Nothing is worked out again. The pupils in a figure are those that its own page's query gives it,
and everybody else who was ever on the cohort is left out for one stated reason, so that the two
always come to the whole cohort.
"""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.compare.sides import Asked, compare
from lib.analysis.explain.wording import END_OF_COURSE, explained_rules, explained_source
from lib.analysis.groups.keeping_up import groups_at
from lib.measures import MEASURES
from lib.store.database import Database
from lib.words import pupils

TARGETED = ("at_target", "shortfall")
"""Headlines that a pupil without a single target is left out of."""


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
    at = _checkpoint(database, checkpoint_id)
    figures = database.rows("cohort/headline_pupils", checkpoint_id=checkpoint_id)
    measures = ["at_target", "behind", "shortfall"]
    if at.kind != "working_at":
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
    at = _checkpoint(database, checkpoint_id)
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
    at = _checkpoint(database, checkpoint_id)
    grades = database.rows("subjects/grades", checkpoint_id=checkpoint_id)
    own = grades[grades.subject_id == subject_id]
    ids = set(own.pupil_id[own[comparison].notna()])
    entries = database.rows(
        "explain/subject", checkpoint_id=checkpoint_id, subject_id=subject_id
    ).set_index("pupil_id")
    why = {int(i): _why_not_in_subject(row, comparison) for i, row in entries.iterrows()}
    name = own.subject.iloc[0] if len(own) else "Subject"
    return _explained(
        database,
        at,
        comparison,
        ids,
        name,
        f"{pupils(len(ids))} with a grade in it",
        why=why,
        otherwise="not entered in this subject at this checkpoint",
        england=_england(database, checkpoint_id) if comparison != "against_target" else "",
    )


def explained_comparison(
    database: Database, measure: str, *asked: int | str | None
) -> tuple[Explained, ...]:
    """Explain both sides of a comparison; nothing where a side has no grades."""
    found = compare(database, measure, *asked)
    if found is None:
        return ()
    told = []
    for name, side in (("A", found.a), ("B", found.b)):
        at, ids = side.checkpoint, set(side.known.index)
        if found.is_paired:
            ids &= set(found.a.known.index.intersection(found.b.known.index))
        inside = set(side.pupils.index)
        counted = f"{pupils(len(ids))} of side {name}"
        why = dict.fromkeys(inside - ids, "" if side.known.index.size == 0 else None)
        if found.is_paired:
            why |= dict.fromkeys(set(side.known.index) - ids, "not on the other side as well")
        why = {i: words for i, words in why.items() if words}
        outside = "" if side.asked == Asked(int(at.checkpoint_id)) else "not on this side"
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
    at: pd.Series,
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
    checkpoint_id = int(at.checkpoint_id)
    cohort = database.rows("explain/cohort", checkpoint_id=checkpoint_id)
    is_in = cohort.pupil_id.isin(ids)
    given = why or {}
    reasons = [
        given.get(int(row.pupil_id)) or _why(row, at, measure, otherwise, among)
        for row in cohort[~is_in].itertuples(index=False)
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
        source=explained_source(at, database.rows("explain/files", checkpoint_id=checkpoint_id)),
    )


def _why(pupil: tuple, at: pd.Series, measure: str, otherwise: str, among: set[int] | None) -> str:
    """Why a pupil of the cohort is not in a figure: the first reason that holds."""
    if not pupil.entries:
        return _why_without_grades(pupil)
    if otherwise and (among is None or pupil.pupil_id not in among):
        return otherwise
    if measure in END_OF_COURSE and at.kind == "working_at":
        return "the checkpoint holds working-at grades, which make none"
    if measure == "progress_8" and not at.has_progress_8:
        return "Progress 8 was not published for this cohort"
    if measure == "progress_8" and pupil.missing_ks2:
        return f"no KS2 score in {pupil.missing_ks2}"
    if not pupil.grades:
        return "X in every subject: no grade"
    if measure in TARGETED and not pupil.targets:
        return "no target in any subject"
    return "the grade or the figure it is compared with is missing"


def _why_without_grades(pupil: tuple) -> str:
    if pupil.has_left is True:
        return "left before this checkpoint"
    if pupil.not_yet_joined is True:
        return "joined after this checkpoint"
    return "no grade at this checkpoint"


def _why_not_in_subject(entry: pd.Series, comparison: str) -> str:
    if not entry.has_grade:
        return "X: no grade"
    if comparison == "against_target" and not entry.has_target:
        return "no target in this subject"
    if comparison == "against_england" and not entry.has_ks2:
        return "no KS2 scores, so no like start in England"
    if comparison == "against_england" and not entry.has_england:
        return "England publishes no figures for this subject"
    return "no KS2 start or target, or no other subject, to compare it with"


def _checkpoint(database: Database, checkpoint_id: int) -> pd.Series:
    return database.rows("explain/checkpoint", checkpoint_id=checkpoint_id).iloc[0]


def _england(database: Database, checkpoint_id: int) -> str:
    return str(database.rows("subjects/checkpoint", checkpoint_id=checkpoint_id).england.iloc[0])


def _ids(figures: pd.DataFrame, measure: str) -> set[int]:
    if measure in TARGETED:
        return set(figures.pupil_id[figures.target_grades > 0])
    column = "is_behind" if measure == "behind" else measure
    return set(figures.pupil_id[figures[column].notna()])
