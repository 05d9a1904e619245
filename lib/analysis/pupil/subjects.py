"""A pupil's subjects over time against target: a line of grades each, with its status in words."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.behind.reasons import NO_DISTANCE, times_running
from lib.dates import month
from lib.words import either, in_sentence, listed, number, sentence

SHOWN = 8
"""Checkpoints in one picture, the newest: a year and a bit."""
READINGS = {"persistent": "below", "new": "below", "above": "above"}


@dataclass(frozen=True)
class SubjectStory:
    """One subject: its grades in order, its target, and where it stands now.

    `grades` are blank where there is none. `points` and `targets` are per slot on one scale, None
    where there is none; `reading` is below, on, above or no target; `words` say how far and how
    often; `behind_since` is the first checkpoint of the run behind, if it is behind.
    """

    subject_id: str
    subject: str
    order: int
    days: tuple[date, ...]
    grades: tuple[str, ...]
    points: tuple[float | None, ...]
    targets: tuple[float | None, ...]
    grade: str
    target_grade: str | None
    shortfall: float | None
    reading: str
    words: str
    behind_since: date | None
    unit: str = "grade"

    @property
    def is_behind(self) -> bool:
        """Whether it is behind target now."""
        return self.reading == "below"

    @property
    def is_told(self) -> bool:
        """Whether it can be told at all: its grade has a distance from its target."""
        return self.shortfall is not None


def subject_stories(history: pd.DataFrame) -> list[SubjectStory]:
    """Return the story of each subject with a grade at the chosen checkpoint, most behind first.

    `history` is the query pupil_history.
    """
    days = sorted(history.collected_on.drop_duplicates())[-SHOWN:]
    stories = [
        _story(theirs, days)
        for _, theirs in history.groupby("subject_id")
        if theirs.is_chosen.any()
    ]
    return sorted(stories, key=lambda s: (-(s.shortfall or 0) if s.is_behind else 0, s.order))


def slipped(stories: list[SubjectStory]) -> str:
    """Return the finding over the pictures: what is behind, and what is held."""
    behind = [s for s in stories if s.is_behind]
    if not stories:
        return "No grades yet"
    told = sum(s.is_told for s in stories)
    if not told:
        every = number(len(stories))
        return f"Of {either(len(stories), 'the one subject', f'none of {every} subjects')} " + (
            f"{either(len(stories), 'it cannot', 'can it')} be told whether it is behind target"
        )
    untold = untold_words(stories)
    if not behind:
        some = f"{number(told)} of" if untold else "all"
        return sentence(f"{some} {number(len(stories))} subjects are on target or above{untold}")
    held = told - len(behind)
    names = listed([in_sentence(s.subject) for s in behind])
    subjects = names if len(behind) <= 2 else f"{number(len(behind))} subjects"
    verb = either(len(behind), "is", "are")
    return sentence(f"{subjects} {verb} behind target; {number(held)} held{untold}")


def untold_words(stories: list[SubjectStory]) -> str:
    """Say after a finding of how many subjects it cannot be told; nothing where of all it can."""
    untold = sum(not s.is_told for s in stories)
    return f"; of {number(untold)} it cannot be told" if untold else ""


def _story(theirs: pd.DataFrame, days: list) -> SubjectStory:
    by_day = theirs.set_index("collected_on")
    now = theirs[theirs.is_chosen].iloc[-1]
    before = theirs[theirs.cohort_sequence < now.cohort_sequence]
    known = pd.notna(now.shortfall)
    # Steps of another scale stand at no height beside these.
    is_grade = theirs.unit.eq("grade")
    is_alike = is_grade if now.unit == "grade" else theirs.qualification.eq(now.qualification)
    heights = theirs[["points", "target_points"]].where(is_alike).set_index(theirs.collected_on)
    return SubjectStory(
        subject_id=now.subject_id,
        subject=now.subject,
        order=int(now.subject_order),
        days=tuple(day.date() for day in days),
        grades=tuple(by_day.grade.groupby(level=0).last().reindex(days).fillna("")),
        points=_values(heights.points, days),
        targets=_values(heights.target_points, days),
        grade=now.grade,
        target_grade=now.target_grade if isinstance(now.target_grade, str) else None,
        shortfall=float(now.shortfall) if known else None,
        reading=READINGS.get(now.status, "on") if known else "no target",
        words=_words(now, before),
        behind_since=_behind_since(theirs, int(now.behind_run)),
        unit=now.unit,
    )


def _values(by_day: pd.Series, days: list) -> tuple[float | None, ...]:
    found = by_day.groupby(level=0).last().reindex(days)
    return tuple(None if pd.isna(value) else float(value) for value in found)


def _words(now: pd.Series, before: pd.DataFrame) -> str:
    if now.status == "no_target":
        return "no target"
    if now.status == "other_scale":
        return NO_DISTANCE
    size = f"{abs(now.shortfall) * now.units_in_a_step:.2f}".rstrip("0").rstrip(".")
    if now.unit != "grade":
        size = f"{size} {now.unit if size == '1' else now.units}"
    if now.status in ("persistent", "new"):
        often = times_running(int(now.behind_run)) if now.behind_run > 1 else "new"
        return f"{size} below, {often}"
    if now.status == "above":
        return f"{size} above"
    lately = before[before.status.isin(["persistent", "new"])]
    if now.status == "one_off" and len(lately):
        return f"on; behind in {month(lately.collected_on.iloc[-1])}"
    return "on" if len(lately) or len(before) == 0 else "on throughout"


def _behind_since(theirs: pd.DataFrame, run: int) -> date | None:
    if run < 1:
        return None
    known = theirs[theirs.cohort_sequence <= theirs[theirs.is_chosen].cohort_sequence.max()]
    return known.collected_on.iloc[-min(run, len(known))].date()
