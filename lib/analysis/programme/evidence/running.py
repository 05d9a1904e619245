"""The parts of a portfolio about the programme itself, and about where the figures come from."""

from datetime import date

import pandas as pd

from lib.analysis.programme.cycles import programme
from lib.analysis.programme.evidence.part import Part, words_of
from lib.analysis.programme.questions import QUESTIONS, Question
from lib.analysis.programme.self_review import UNANSWERED, WORDS, SelfReview, self_review
from lib.analysis.programme.strategy import strategic_plan, year_label
from lib.analysis.programme.wording import MARKS, where
from lib.dates import short_date, short_moment
from lib.rules.cycle_weeks import KINDS
from lib.store.database import Database
from lib.words import sentence

WHOLE_SCHOOL = "Whole school"


def cycles(database: Database, urn: int, day: date) -> Part:
    """Every cycle and how each of its milestones stands."""
    rows = [
        {
            "Cycle": sentence(f"{KINDS[cycle.kind].name} from {short_date(cycle.starts_on)}"),
            "Whose": cycle.department or WHOLE_SCHOOL,
            "Focus": cycle.focus,
            "Where it stands": where(cycle),
            "Milestone": m.name,
            "Week": m.week,
            "Due": m.due_on,
            "State": MARKS[m.state],
            "Done on": m.done_on,
            "Said by": m.said_by,
            "Note": m.note,
        }
        for cycle in programme(database, urn, day).cycles
        for m in cycle.milestones
    ]
    return Part(
        "programme",
        "The programme: cycles and milestones",
        "What was to be done by which week, and what was.",
        pd.DataFrame(rows),
        "No cycle has been started yet.",
        settled=("Cycle", "Whose", "Where it stands", "Milestone", "Due", "State", "Done on"),
    )


def strategic_plan_part(database: Database, urn: int, day: date) -> Part:
    """The strategic plan with every earlier version of its lines."""
    plan = strategic_plan(database, urn, day)
    standing = [*plan.earlier, *(line for year in plan.years for line in year.lines)]
    told = [(line, "Stands") for line in standing] + [
        (line, "Withdrawn" if line.is_withdrawn else "Replaced") for line in plan.replaced
    ]
    rows = [
        {
            "Year": year_label(line.academic_year),
            "Pupils": line.group_words,
            "Aim": line.aim,
            "Leader": line.leader,
            "Experts": line.experts,
            "From": line.starts_on,
            "To": line.ends_on,
            "State": state,
            "Written by": line.said_by,
            "Written on": line.said_on,
            "Why changed": line.because,
        }
        for line, state in told
    ]
    return Part(
        "strategic-plan",
        "Three-year strategic plan",
        "Which pupils come first in which year, led by whom, and how the plan has changed.",
        pd.DataFrame(rows),
        "The strategic plan has no line yet.",
        settled=("Year", "From", "To", "State", "Written on"),
    )


def self_review_part(database: Database, urn: int, day: date) -> Part:
    """Each department's answers to the thirteen questions; what it answered before stands below."""
    review = self_review(database, urn)
    rows = [
        row
        for department in review.begun
        for question in QUESTIONS
        for row in _answers(review, department, question)
    ]
    return Part(
        "self-review",
        "Departments’ self-review",
        "What each department says of itself against the thirteen questions, and on what evidence.",
        pd.DataFrame(rows),
        "No department has reviewed itself yet.",
        settled=("Department", "Question", "Answer", "Counts", "On"),
    )


def history(database: Database, urn: int, day: date) -> Part:
    """All that was ever said of cycles and milestones."""
    rows = database.rows("programme/history", urn=urn)
    frame = pd.DataFrame(
        {
            "When": [short_moment(at) for at in rows.said_at],
            "By": rows.said_by,
            "Whose": rows.department.fillna(WHOLE_SCHOOL),
            "What": rows.what,
            "Milestone": rows.milestone.fillna(""),
            "Done on": pd.to_datetime(rows.done_on).dt.date,
            "Cycle starts": pd.to_datetime(rows.starts_on).dt.date,
            "Note": rows.note.fillna(""),
        }
    )
    return Part(
        "programme-history",
        "History of the programme",
        "Who said what of cycles and milestones, and when. Nothing is deleted.",
        frame,
        "Nothing has been said of a cycle yet.",
        settled=("When", "Whose", "What", "Milestone", "Done on", "Cycle starts"),
    )


def tables_and_checkpoints(database: Database, urn: int, day: date) -> Part:
    """The checkpoints the figures rest on."""
    rows = database.rows("programme/evidence/checkpoints", urn=urn)
    frame = pd.DataFrame(
        {
            "Checkpoint": rows.checkpoint,
            "Year group": rows.year_group,
            "Kind": rows.kind.map(words_of),
            "Status": rows.status.map(words_of),
            "Collected": rows.collected_on.dt.date,
            "Checked": rows.checked_on.dt.date,
            "Pupils graded": rows.pupils,
            "Rule set": rows.rule_set,
        }
    )
    return Part(
        "checkpoints",
        "Checkpoints",
        "Which collections of grades the figures rest on, and which have been checked.",
        frame,
        "No grades have been brought in yet.",
        settled=tuple(map(str, frame)),
    )


def what_was_brought_in(database: Database, urn: int, day: date) -> Part:
    """The files brought in, each with its stamp."""
    rows = database.rows("programme/evidence/files", urn=urn)
    frame = pd.DataFrame(
        {
            "File": rows.file_name,
            "Sheet": rows.sheet.fillna(""),
            "Holds": rows.content.map(words_of),
            "Brought in by": rows.imported_by,
            "On": rows.imported_at.dt.date,
            "Status": rows.status.map(words_of),
            "Rows": rows.row_count,
            "Left out": rows.rejected,
            "SHA-256 of the file": rows.fingerprint,
        }
    )
    return Part(
        "files",
        "Files brought in",
        "Where the school’s own figures come from. The SHA-256 proves which file it was.",
        frame,
        "No file has been brought in yet.",
        settled=("Holds", "On", "Status", "SHA-256 of the file"),
    )


def published(database: Database, urn: int, day: date) -> Part:
    """The published files behind rules and national figures."""
    rows = database.rows("programme/evidence/published")
    frame = rows.rename(
        columns={
            "title": "Title",
            "release": "Release",
            "url": "Where",
            "file": "In Checkpoint",
            "sha256": "SHA-256",
        }
    )
    return Part(
        "sources",
        "Published sources",
        "Where the rules and the national figures come from.",
        frame,
        "No published figures are loaded.",
        settled=tuple(map(str, frame)),
    )


def _answers(review: SelfReview, department: str, question: Question) -> list[dict]:
    now = review.answers.get((department, question.code))
    told = [(now, "Now"), *((a, "Before") for a in review.history(department, question.code))]
    return [
        {
            "Department": department,
            "Question": question.words,
            "Answer": WORDS[answer.state if answer else UNANSWERED],
            "Counts": counts,
            "Evidence": answer.evidence if answer else "",
            "On": answer.reviewed_on if answer else None,
            "By": answer.said_by if answer else "",
        }
        for answer, counts in told
    ]
