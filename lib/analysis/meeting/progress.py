"""The meeting's screens on progress: the department's subjects, and who moved since last time."""

import pandas as pd

from lib.analysis.meeting.numbers import moved, number_of
from lib.analysis.meeting.screen import MOST_ROWS, Department, Screen, shown_of
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.statistics.wording import likely
from lib.analysis.subjects.against_target import Subject, SubjectsAnswer, subjects_at
from lib.analysis.subjects.movement import movement_between
from lib.numerals import plain, signed
from lib.store.database import Database
from lib.words import either, in_sentence, listed, pupils, units


def progress(database: Database, at: Department) -> Screen:
    """Return how the department’s subjects stand against target and England."""
    now, was = number_of(at.grades, "behind"), number_of(at.earlier, "behind")
    before = f"; {was.words} of {was.n} in {at.since}" if was.n else ""
    change = f" The change is {moved(at.earlier, at.grades, 'behind').judged}." if was.n else ""
    found = subjects_at(database, at.checkpoint_id)
    table = [
        _subject_row(subject, found, at)
        for subject in (found.subjects if found else ())
        if found and subject.subject_id in at.subjects
    ]
    against = {"against_england": "England at the same start", "against_target": "target"}
    basis = against.get(found.basis, "their other subjects") if found else ""
    ours = listed([in_sentence(s) for s in at.subjects.values()])
    return Screen(
        "progress",
        "How am I tracking the progress of the whole cohort?",
        f"{now.words} of {pupils(now.n)} "
        f"{either(now.value or 0, 'is', 'are')} behind target{before}",
        f"In {ours}, each pupil counted once.{change}",
        pd.DataFrame(table),
        numbers=("Pupils", "Behind", f"In {at.since}"),
        note=f"Against {basis}: mean difference in {units(at.unit)}, with its likely range.",
        rows=len(table),
    )


def _subject_row(subject: Subject, found: SubjectsAnswer, at: Department) -> dict[str, object]:
    def behind(grades: pd.DataFrame) -> str:
        own = grades[grades.subject_id == subject.subject_id]
        return number_of(own, "behind").words if len(own) else ""

    earlier = f"In {at.since}"
    difference = getattr(subject, found.basis)
    is_known = isinstance(difference, Estimate)
    return {
        "Subject": subject.name,
        "Pupils": subject.n,
        "Behind": behind(at.grades),
        earlier: behind(at.earlier),
        "Difference": signed(difference.value) if is_known else "",
        "Likely": likely(difference),
        "Reading": subject.reading(found.basis),
    }


def movers(database: Database, at: Department) -> Screen:
    """Return who fell furthest since the earlier checkpoint, and how many rose."""
    question = "Who moved?"
    if at.before_id is None:
        return Screen("moved", question, "There is no earlier checkpoint to move from")
    found = [
        (subject, movement_between(database, at.checkpoint_id, at.before_id, subject_id))
        for subject_id, subject in at.subjects.items()
    ]
    known = [(subject, m) for subject, m in found if m is not None]
    here = set(at.grades.pupil_id)
    moves = [
        m.pupils.assign(subject=subject, fell=m.pupils.points_before - m.pupils.points_now)
        for subject, m in known
    ]
    every = pd.concat(moves) if moves else pd.DataFrame(columns=["pupil_id", "fell"])
    fallen = every[(every.fell > 0) & every.pupil_id.isin(here)]
    fallen = fallen.sort_values(["fell", "pupil_id"], ascending=[False, True], kind="stable")
    shown = fallen.head(MOST_ROWS)
    rose, fell = sum(m.rose for _, m in known), sum(m.fell for _, m in known)
    stayed = sum(m.stayed for _, m in known)
    return Screen(
        "moved",
        question,
        f"Since {at.since}, {rose} grades rose and {fell} fell",
        f"{stayed} stayed, of {rose + fell + stayed} held at both checkpoints.",
        pd.DataFrame(
            {
                "Class": shown.class_code.fillna(""),
                "Subject": shown.subject,
                "Before": shown.grade_before,
                "Now": shown.grade_now,
                "Fell by": [_plainly(f) for f in shown.fell],
            }
            if len(shown)
            else {}
        ),
        shown if len(shown) else None,
        numbers=("Fell by",),
        note=f"The furthest falls first, in {units(at.unit)}. {shown_of(len(shown), len(fallen))}",
        rows=len(fallen),
    )


def _plainly(grades: float) -> str:
    return plain(grades, 2).rstrip("0").rstrip(".")
