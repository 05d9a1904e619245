"""The parts of a portfolio about help: registers, plans, reviews, impact, decisions.

Some come from parts of Checkpoint that a school's version may not have; the part then says so.
"""

from datetime import date

import pandas as pd

from lib.analysis.impact import wording as words
from lib.analysis.impact.facts import NEXT_STEPS, facts
from lib.analysis.impact.judged import Judged, impact_of
from lib.analysis.programme.evidence.part import Part, share_of, words_of
from lib.numerals import signed
from lib.store.database import Database


def plans(database: Database, urn: int, day: date) -> Part:
    """Every plan with what is written of it."""
    rows = database.rows("programme/evidence/plans", urn=urn, as_of_on=day)
    frame = pd.DataFrame(
        {
            "Plan": rows.name,
            "Subject": rows.subject.fillna("No one subject"),
            "State": rows.state,
            "Wave": rows.wave,
            "Type": rows.kind,
            "Barrier": rows.barrier.map(words_of),
            "Expert": rows["lead"],
            "Leader": rows.leader,
            "Pupils": rows.pupils,
            "From": rows.starts_on.dt.date,
            "To": rows.ends_on.dt.date,
            "Sessions held of planned": share_of(
                rows.sessions_held.fillna(0), rows.sessions_planned
            ),
            "Minutes": rows.minutes,
            "Present of marked": share_of(rows.present, rows.marks),
            "How pupils were chosen": rows.chosen_by,
            "Success criteria": rows.success_criteria,
            "Resources": rows.resources,
            "Quality assured by": rows.resources_assured_by,
            "Cost, £": rows.cost,
            "Closed": rows.closed_on.dt.date,
            "Why closed": rows.closed_because,
        }
    )
    return Part(
        "plans",
        "Plans of help",
        "What was planned for whom, by whom, until when, and what was given of it.",
        frame,
        "No help is recorded yet.",
        settled=("Subject", "State", "Barrier", "From", "To", "Closed"),
    )


def pupils_helped(database: Database, urn: int, day: date) -> Part:
    """Each pupil's place on a plan."""
    rows = database.rows("programme/evidence/places", urn=urn)
    frame = pd.DataFrame(
        {
            "pupil_id": rows.pupil_id,
            "pupil_name": rows.pupil_name,
            "pupil_code": rows.pupil_code,
            "Results year": rows.results_year,
            "Form": rows.form,
            "Plan": rows.name,
            "Subject": rows.subject.fillna("No one subject"),
            "From": rows.starts_on.dt.date,
            "To": rows.ends_on.dt.date,
            "Start": rows.baseline_grade,
            "Target": rows.target_grade,
            "Need": rows.need,
            "Present of marked": share_of(rows.present, rows.marks),
            "Why taken off": rows.left_because,
        }
    )
    return Part(
        "pupils-helped",
        "Who was helped",
        "Each pupil’s place on a plan: from where, towards what, and how often they came.",
        frame,
        "Nobody has been helped yet.",
        settled=("Form", "Subject", "From", "To", "Start", "Target"),
    )


def reviews(database: Database, urn: int, day: date) -> Part:
    """Every review, the earlier ones too."""
    rows = database.rows("programme/evidence/reviews", urn=urn)
    frame = pd.DataFrame(
        {
            "Plan": rows.name,
            "Subject": rows.subject.fillna("No one subject"),
            "pupil_id": rows.pupil_id,
            "pupil_name": rows.pupil_name,
            "pupil_code": rows.pupil_code,
            "Reviewed": pd.to_datetime(rows.reviewed_on).dt.date,
            "Which": ["A term later" if f else "At the end" for f in rows.is_follow_up],
            "Outcome": rows.outcome_grade,
            "Evidence": rows.evidence,
            "What next": [NEXT_STEPS.get(step, words_of(step)) for step in rows.next_step],
            "The pupil’s view": rows.pupil_view,
            "The parents’ view": rows.parent_view,
            "By": rows.reviewed_by,
        }
    )
    return Part(
        "reviews",
        "Reviews",
        "What came of the help, on what evidence, and what was decided next.",
        frame,
        "No plan has been reviewed yet.",
        settled=("Subject", "Reviewed", "Which", "Outcome", "What next"),
        nobody="Whole group",
    )


def impact(database: Database, urn: int, day: date) -> Part:
    """What the impact page says, pooled over cycles: a gain only beside what was coming anyway."""
    found = impact_of(database, urn, day, "cycles")
    frame = pd.DataFrame([_impact_row(row, day) for row in found.rows])
    return Part(
        "impact",
        "Impact",
        f"{words.finding(found)}. {words.LEDE}" if found.rows else words.LEDE,
        frame,
        "No help is recorded yet, so nothing can be judged.",
        settled=("When", "Pupils compared", "Gained", "Coming anyway", "Extra gain", "Verdict"),
    )


def registers(database: Database, urn: int, day: date) -> Part:
    """Who is on the school's registers on the day, since when, and who or which file says so."""
    title, shows = (
        "Registers",
        "Who is on the SEN, more able, Pupil Premium and under-100 registers.",
    )
    rows = database.rows("registers/members", urn=urn, as_of_on=day)
    frame = pd.DataFrame(
        {
            "Register": rows.register.map(words_of),
            "pupil_id": rows.pupil_id,
            "pupil_name": rows.name,
            "pupil_code": rows.code,
            "Results year": rows.results_year,
            "Form": rows.form,
            "Since": pd.to_datetime(rows.starts_on).dt.date,
            "Said by": rows.said_by.fillna(rows.file_name),
            "Note": rows.note,
        }
    )
    nothing = "Nobody is on a register: bring in a pupil list, or put pupils on by hand."
    return Part("registers", title, shows, frame, nothing, settled=("Register", "Form", "Since"))


def intervention_register(database: Database, urn: int, day: date) -> Part:
    """Every Intervention Register as it was kept: who qualified, why, with what help."""
    rows = database.rows("programme/evidence/intervention_register", urn=urn)
    by_hand = [
        "" if pd.isna(is_on) else f"{'Put on' if is_on else 'Taken off'} by {who}: {why}"
        for is_on, who, why in zip(rows.hand_is_on, rows.said_by, rows.hand_reason, strict=True)
    ]
    frame = pd.DataFrame(
        {
            "Half-term": rows.checkpoint,
            "Results year": rows.results_year,
            "pupil_id": rows.pupil_id,
            "pupil_name": rows.pupil_name,
            "pupil_code": rows.pupil_code,
            "Form": rows.form,
            "Why on it": rows.reasons,
            "By hand": by_hand,
            "Help in place": [", ".join(names) for names in rows.help],
            "Renewed by": rows.renewed_by,
            "Renewed on": rows.renewed_at.dt.date,
        }
    )
    return Part(
        "intervention-register",
        "Intervention Register",
        "Who qualified for help each half-term, why, and with what help in place then.",
        frame,
        "No Intervention Register has been renewed yet: what the rules propose is on its page.",
        settled=("Half-term", "Form", "Renewed on"),
    )


def decisions(database: Database, urn: int, day: date) -> Part:
    """What departments decided in their meetings."""
    title = "Decisions of department meetings"
    shows = "What was decided, by whom it is done, by when, and whether it was."
    cohorts = database.rows("frame/cohorts", urn=urn).results_year
    departments = database.rows("programme/school_departments", urn=urn).department
    found = [
        rows.assign(department=department, results_year=int(year))
        for department in departments
        for year in cohorts
        if len(
            rows := database.rows(
                "meeting/decisions", urn=urn, department=department, results_year=int(year)
            )
        )
    ]
    frame = pd.DataFrame()
    if found:
        rows = pd.concat(found)
        frame = pd.DataFrame(
            {
                "Department": rows.department,
                "Results year": rows.results_year,
                "Decided": pd.to_datetime(rows.decided_on).dt.date,
                "What": rows.what,
                "Who": rows.who,
                "By when": pd.to_datetime(rows.due_on).dt.date,
                "State": rows.state.map(words_of),
                "About": [", ".join(codes) for codes in rows.codes],
            }
        )
    nothing = "No meeting has written a decision down yet."
    settled = ("Department", "Decided", "By when", "State", "About")
    return Part("decisions", title, shows, frame, nothing, settled=settled)


def _impact_row(row: Judged, day: date) -> dict:
    effect, lines = row.impact.judged, row.impact.lines
    rests_on = [
        f"{fact.label}: {fact.answer}. {fact.detail}".strip()
        for fact in facts(row, day)
        if fact.label != "Extra gain"
    ]
    return {
        "Help": row.name,
        "Subject": row.subject,
        "When": words.when(row),
        "Pupils compared": words.pupils_words(row),
        "Gained": signed(lines.gained, 1) if effect and lines else "",
        "Coming anyway": signed(lines.coming_anyway, 1) if effect and lines else "",
        "Extra gain": signed(effect.value, 1) if effect else "",
        "Likely range": words.likely_words(effect) if effect else "",
        "Verdict": words.sentence(row.impact.verdict),
        "Why": words.why(row) if effect else words.why_too_few(row),
        "What it rests on": " ".join(rests_on),
    }
