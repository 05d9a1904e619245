"""One pupil's story: where they stand in each subject, where the points come from, what matters."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.pupil.levers import Lever, each_grade, levers, levers_finding, meeting_targets
from lib.analysis.pupil.slots import SlotRow, slot_rows
from lib.analysis.pupil.subjects import SubjectStory, slipped, subject_stories, untold_words
from lib.dates import day_and_month, long_date, month, month_and_year
from lib.store.database import Database
from lib.store.row import Row
from lib.store.what_if import EVERY_STEP, what_if
from lib.words import either, in_sentence, number, sentence

SEN = {"N": "no SEN", "K": "SEN support", "E": "education, health and care plan"}


@dataclass(frozen=True)
class PupilFacts(Row, query="pupil/facts"):
    """Who a pupil is, and what they were measured at; a measure that was not made is None."""

    pupil_id: int
    pupil_name: str
    pupil_code: str
    form: str | None
    is_disadvantaged: bool | None
    is_fsm: bool
    is_fsm6: bool
    is_looked_after: bool | None
    sen: str | None
    is_eal: bool | None
    ks2_average: float | None
    joined_on: date | None
    left_on: date | None
    attainment_8: float | None
    ks2_group: int | None
    estimate: float | None
    progress_8: float | None
    english_and_maths_4: bool | None
    english_and_maths_5: bool | None
    rule_set_label: str
    is_proposal: bool
    has_progress_8: bool
    progress_8_note: str


@dataclass(frozen=True)
class _Help(Row, query="pupil/help"):
    """Help a pupil is getting."""

    intervention_id: int
    name: str
    subject_id: str | None
    wave: int
    kind: str | None
    lead: str | None
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class PupilStory:
    """One pupil at one checkpoint under one rule set.

    `lede` says who they are without naming them, `standing` the
    same without their groups and KS2, for a screen that others can see. Findings are
    sentences for headings. `levers` and `slots` are empty where no Attainment 8 is made, and
    `why_no_slots` then says why.
    """

    facts: PupilFacts
    lede: str
    standing: str
    finding: str
    subjects: list[SubjectStory]
    subjects_finding: str
    slots: list[SlotRow]
    slots_finding: str
    why_no_slots: str
    levers: list[Lever]
    levers_finding: str


def pupil_story(
    database: Database, pupil_id: int, checkpoint_id: int, rule_set: str, as_of: date
) -> PupilStory:
    """Return the story. Help is what is live on `as_of`. Raises IndexError for no such pupil."""
    facts = database.records(
        PupilFacts, pupil_id=pupil_id, checkpoint_id=checkpoint_id, rule_set=rule_set
    )[0]
    history = database.rows("pupil/history", pupil_id=pupil_id, checkpoint_id=checkpoint_id)
    subjects = subject_stories(history)
    gains = what_if(database, checkpoint_id, rule_set, pupil_id, EVERY_STEP)
    found = levers(
        gains, {s.subject_id: s.subject for s in sorted(subjects, key=lambda s: s.order)}
    )
    help_now = database.records(_Help, pupil_id=pupil_id, as_of_on=as_of)
    standing = _standing(facts, subjects, help_now)
    return PupilStory(
        facts=facts,
        lede=f"{_groups(facts)}. {standing}".strip(),
        standing=standing,
        finding=_finding(subjects, found),
        subjects=subjects,
        subjects_finding=slipped(subjects),
        slots=slot_rows(database, pupil_id, checkpoint_id, rule_set),
        slots_finding=_slots_finding(facts),
        why_no_slots=_why_no_slots(facts, history),
        levers=found,
        levers_finding=levers_finding(found),
    )


def _finding(subjects: list[SubjectStory], found: list[Lever]) -> str:
    behind = {s.subject_id: s for s in subjects if s.is_behind}
    most = meeting_targets([lever for lever in found if lever.subject_id in behind])
    if not subjects:
        return "No grades for this pupil at this checkpoint"
    if most:
        worth = _worth(most)
        return f"{most.subject} matters most: {_since(behind[most.subject_id])}, and {worth}"
    if behind:
        worst = next(iter(behind.values()))
        return f"{worst.subject} is furthest behind target: {worst.words}"
    told, untold = sum(s.is_told for s in subjects), untold_words(subjects)
    if not told:
        return "No grade has a target on its scale: nothing can be said of being behind"
    where = f"{number(told)} of {number(len(subjects))} subjects" if untold else "every subject"
    if found and found[0].adds:
        best = in_sentence(found[0].subject)
        return f"On target in {where}{untold}; a grade more in {best} would add most"
    return f"On target in {where}{untold}"


def _worth(lever: Lever) -> str:
    if lever.adds:
        worth = each_grade(lever)
        return worth[:1].lower() + worth[1:]
    points = either(lever.at_target or 0, "point", "points")
    return f"meeting its target adds {lever.at_target:g} {points}"


def _since(subject: SubjectStory) -> str:
    since = subject.behind_since
    if since is None or since == subject.days[-1]:
        return "behind for the first time"
    is_recent = (subject.days[-1] - since).days < 330
    return f"behind since {month(since)}" if is_recent else f"behind since {month_and_year(since)}"


def _groups(facts: PupilFacts) -> str:
    ks2 = "no KS2 score" if facts.ks2_average is None else f"KS2 {facts.ks2_average:g}"
    who = "disadvantaged" if facts.is_disadvantaged else "not disadvantaged"
    meals = "now" if facts.is_fsm else "in the last six years"
    more = [f"free school meals {meals}"] * (facts.is_fsm or facts.is_fsm6)
    more += ["looked after"] * bool(facts.is_looked_after) + ["EAL"] * bool(facts.is_eal)
    return sentence(", ".join([who, *more, SEN.get(facts.sen or "", facts.sen or ""), ks2]))


def _standing(facts: PupilFacts, subjects: list[SubjectStory], help_now: list[_Help]) -> str:
    parts = []
    behind = sum(s.is_behind for s in subjects)
    told = sum(s.is_told for s in subjects)
    if told:
        which = "" if told == len(subjects) else " with a target on their scale"
        parts.append(f"Behind in {_none(behind)} of {number(told)} subjects{which}.")
    parts += [f"{plan.name} since {day_and_month(plan.starts_on)}." for plan in help_now[:2]]
    if not help_now and behind:
        parts.append("No help in place now.")
    if facts.left_on is not None:
        parts.append(f"Left on {long_date(facts.left_on)}.")
    return " ".join(parts)


def _none(count: int) -> str:
    return number(count) if count else "none"


def _slots_finding(facts: PupilFacts) -> str:
    if facts.attainment_8 is None:
        return "No Attainment 8 here"
    if facts.is_proposal:
        return f"Where {facts.attainment_8:g} points would come from under a proposal"
    return f"Where {facts.attainment_8:g} points come from"


def _why_no_slots(facts: PupilFacts, history: pd.DataFrame) -> str:
    if facts.attainment_8 is not None:
        return ""
    if (history[history.is_chosen.astype(bool)].unit != "grade").any():
        return "No Attainment 8 is made from the scales of Years 7 to 9, so no slots are filled."
    if len(history) and (history.kind == "working_at").all():
        return (
            "These are working-at grades: they say where a pupil is now. Slots and Attainment 8 "
            "are made from end-of-course grades, which begin with predicted grades."
        )
    return "There are no end-of-course grades for this pupil at this checkpoint."
