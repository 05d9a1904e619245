"""One pupil's story: where they stand in each subject, where the points come from, what matters."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.behind.wording import in_sentence
from lib.analysis.pupil.levers import Lever, each_grade, levers, levers_finding, meeting_targets
from lib.analysis.pupil.slots import SlotRow, slot_rows
from lib.analysis.pupil.subjects import SubjectStory, slipped, subject_stories
from lib.dates import day_and_month, long_date, month, month_and_year
from lib.store.database import Database
from lib.store.what_if import EVERY_STEP, what_if
from lib.words import number, sentence

SEN = {"N": "no SEN", "K": "SEN support", "E": "education, health and care plan"}


@dataclass(frozen=True)
class PupilStory:
    """One pupil at one checkpoint under one rule set.

    `facts` is the query pupil_facts; `lede` says who they are without naming them, `standing` the
    same without their groups and KS2, for a screen that others can see. Findings are
    sentences for headings. `levers` and `slots` are empty where no Attainment 8 is made, and
    `why_no_slots` then says why.
    """

    facts: pd.Series
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
    about = {"pupil_id": pupil_id, "checkpoint_id": checkpoint_id, "rule_set": rule_set}
    facts = database.rows("pupil/facts", **about).iloc[0]
    history = database.rows("pupil/history", pupil_id=pupil_id, checkpoint_id=checkpoint_id)
    subjects = subject_stories(history)
    gains = what_if(database, checkpoint_id, rule_set, pupil_id, EVERY_STEP)
    found = levers(
        gains, {s.subject_id: s.subject for s in sorted(subjects, key=lambda s: s.order)}
    )
    elements = database.rows("pupil/elements", rule_set=rule_set)
    slots = slot_rows(database.rows("pupil/slots", **about), elements)
    standing = _standing(
        facts, subjects, database.rows("pupil/help", pupil_id=pupil_id, as_of_on=as_of)
    )
    return PupilStory(
        facts=facts,
        lede=f"{_groups(facts)}. {standing}".strip(),
        standing=standing,
        finding=_finding(subjects, found),
        subjects=subjects,
        subjects_finding=slipped(subjects),
        slots=slots,
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
    if found and found[0].adds:
        best = in_sentence(found[0].subject)
        return f"On target in every subject; a grade more in {best} would add most"
    return "On target in every subject"


def _worth(lever: Lever) -> str:
    if lever.adds:
        worth = each_grade(lever)
        return worth[:1].lower() + worth[1:]
    points = "point" if lever.at_target == 1 else "points"
    return f"meeting its target adds {lever.at_target:g} {points}"


def _since(subject: SubjectStory) -> str:
    since = subject.behind_since
    if since is None or since == subject.days[-1]:
        return "behind for the first time"
    is_recent = (subject.days[-1] - since).days < 330
    return f"behind since {month(since)}" if is_recent else f"behind since {month_and_year(since)}"


def _groups(facts: pd.Series) -> str:
    ks2 = "no KS2 score" if pd.isna(facts.ks2_average) else f"KS2 {facts.ks2_average:g}"
    who = "disadvantaged" if facts.is_disadvantaged else "not disadvantaged"
    more = ["looked after"] * bool(facts.is_looked_after) + ["EAL"] * bool(facts.is_eal)
    return sentence(", ".join([who, *more, SEN.get(facts.sen, facts.sen), ks2]))


def _standing(facts: pd.Series, subjects: list[SubjectStory], help_now: pd.DataFrame) -> str:
    parts = []
    behind = sum(s.is_behind for s in subjects)
    if subjects:
        parts.append(f"Behind in {_none(behind)} of {number(len(subjects))} subjects.")
    parts += [
        f"{row['name']} since {day_and_month(row.starts_on)}."
        for _, row in help_now.head(2).iterrows()
    ]
    if help_now.empty and behind:
        parts.append("No help in place now.")
    if pd.notna(facts.left_on):
        parts.append(f"Left on {long_date(facts.left_on)}.")
    return " ".join(parts)


def _none(count: int) -> str:
    return number(count) if count else "none"


def _slots_finding(facts: pd.Series) -> str:
    if pd.isna(facts.attainment_8):
        return "No Attainment 8 here"
    if facts.is_proposal:
        return f"Where {facts.attainment_8:g} points would come from under a proposal"
    return f"Where {facts.attainment_8:g} points come from"


def _why_no_slots(facts: pd.Series, history: pd.DataFrame) -> str:
    if pd.notna(facts.attainment_8):
        return ""
    if len(history) and (history.kind == "working_at").all():
        return (
            "These are working-at grades: they say where a pupil is now. Slots and Attainment 8 "
            "are made from end-of-course grades, which begin with predicted grades."
        )
    return "There are no end-of-course grades for this pupil at this checkpoint."
