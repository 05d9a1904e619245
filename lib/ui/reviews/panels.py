"""The review of a plan: how its pupils stand now, what next, what was said, did it last."""

from html import escape
from math import isnan
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.analysis.programme.questions import asked
from lib.dates import long_date
from lib.interventions.reviews.keeping import group_now
from lib.interventions.reviews.state import KeptReview, group_words, review_state
from lib.ui.frame.address import carried
from lib.ui.frame.names import names_shown, pupil_label, pupil_links
from lib.ui.frame.questions import School, answer, ask, ask_records
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.reviews.form import FIRST_WORDS, offer_review
from lib.ui.reviews.next_cycle import offer_next_cycle
from lib.words import either

QUESTION = asked("working")
STYLE = Path(__file__).parents[1] / "sessions" / "style.css"


def show_reviews(at: School, intervention_id: int) -> None:
    """Draw how a plan's pupils stand, its review, and every review before it."""
    st.html(STYLE)
    state = answer(review_state, intervention_id, at.as_of)
    show_section(state.finding, question=QUESTION)
    checkpoints = ask("reviews/checkpoints", intervention_id=intervention_id)
    labels = dict(zip(checkpoints.checkpoint_id, checkpoints.label, strict=True))
    checkpoint_id = _choose_checkpoint(labels, intervention_id)
    label = "" if checkpoint_id is None else labels[checkpoint_id]
    pupils = ask("reviews/pupils", intervention_id=intervention_id, checkpoint_id=checkpoint_id)
    with st.container(key="two_halves"):
        standing, form = st.columns([3, 2.4], gap="large")
        with standing:
            _show_standing(pupils, label, intervention_id)
        with form:
            offer_review(at, intervention_id, pupils, checkpoint_id, state)
    if state.next_step == "repeat" and not pupils.empty:
        offer_next_cycle(at, intervention_id, checkpoint_id)
    _show_history(intervention_id)


def _choose_checkpoint(labels: dict[int, str], intervention_id: int) -> int | None:
    if not labels:
        show_caption("No checkpoint has been collected since it began: no grade to see yet.")
        return None
    return st.selectbox(
        "Grades at",
        list(labels),
        format_func=labels.__getitem__,
        key=f"review_checkpoint_{intervention_id}",
        width=340,
    )


def _show_standing(pupils: pd.DataFrame, checkpoint: str, intervention_id: int) -> None:
    """Show counts for the group and each pupil's grade now: never what the help did."""
    if checkpoint:
        st.html(f'<p class="d-said">{escape(group_words(group_now(pupils), checkpoint))}.</p>')
    labels = pupil_label(pupils)
    table = pd.DataFrame(
        {
            "Pupil": labels,
            "Form": pupils.form.fillna(""),
            "At the start": pupils.baseline_grade.fillna("none"),
            "Target": pupils.target_grade.fillna("none"),
            "Grade now": pupils.grade_now.fillna("none"),
            "Against target": [
                _against(now, target)
                for now, target in zip(pupils.points_now, pupils.target_points, strict=True)
            ],
            "Review": [FIRST_WORDS.get(step, "") for step in pupils.next_step],
        }
    )
    links = pupil_links(pupils.pupil_id, labels)
    grades = ("At the start", "Target", "Grade now")
    if table["Review"].eq("").all():
        table = table.drop(columns="Review")
    show_table(table, grades, links={"Pupil": links}, scroll=True)
    # The carried year group may be another than the plan's, and would leave it out.
    years = sorted({str(year) for year in pupils.results_year})
    alone = {"pooled": "each", "intervention": str(intervention_id)}
    alone |= {"cohort": years[0] if len(years) == 1 else "all"}
    address = escape(urlencode(carried() | alone))
    st.html(
        '<p class="cp-caption">Grade now is what each pupil has, not what the help did: pupils '
        "chosen for a low grade rise without help too. "
        f'<a href="impact?{address}" target="_self">What the help did is on Impact</a>'
        f", beside pupils like them. n = {len(pupils)}.</p>"
    )


def _against(now: float, target: float) -> str:
    if isnan(now) or isnan(target):
        return ""
    return "● at target or above" if now >= target else "▼ below"


def _show_history(intervention_id: int) -> None:
    history = ask_records(KeptReview, intervention_id=intervention_id)
    if not history:
        return
    reviews = either(len(history), "review", "reviews")
    show_section(f"{len(history)} {reviews} kept, the newest first")
    st.html("".join(_line(kept) for kept in history))


def _line(row: KeptReview) -> str:
    who = (row.name if names_shown() else row.code) or "The whole group"
    kind = "Did it last?" if row.is_follow_up else "Review"
    grade = f"grade now {row.outcome_grade} at {row.checkpoint}" if row.outcome_grade else ""
    told = [
        ("", grade),
        ("Evidence: ", row.evidence),
        ("Pupil: ", row.pupil_view),
        ("Parents: ", row.parent_view),
    ]
    words = " · ".join(f"{label}{text}" for label, text in told if text)
    old = "" if row.counts else " (put right since)"
    return (
        f'<div class="d-done{"" if row.counts else " d-old"}"><b>{escape(who)}</b>, '
        f"{escape(kind)} of {long_date(row.reviewed_on)} by {escape(row.reviewed_by)}{old}: "
        f"<b>{escape(FIRST_WORDS[row.next_step])}</b>"
        f"{f'<br>{escape(words)}' if words else ''}</div>"
    )
