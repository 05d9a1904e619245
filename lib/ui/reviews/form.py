"""Writing one review: of the whole group or of one pupil, now or a term later."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from lib.interventions.reviews.keeping import LONGEST_TEXT, NEXT_STEPS, Review, save_review
from lib.interventions.reviews.state import KeptReview, ReviewState
from lib.ui.frame.names import pupil_label
from lib.ui.frame.questions import School, ask_records, database
from lib.ui.frame.show import show_section
from lib.ui.frame.writing_as import carry_out

FIRST_WORDS = {step: words.partition(":")[0] for step, words in NEXT_STEPS.items()}
GROUP = 0
REVIEW, FOLLOW_UP = "Review", "Did it last?"
SAID = "review_said"


@dataclass(frozen=True)
class About:
    """Whom a review is about: `pupil_id` None for the whole group."""

    pupil_id: int | None
    is_follow_up: bool


def offer_review(
    at: School,
    intervention_id: int,
    pupils: pd.DataFrame,
    checkpoint_id: int | None,
    state: ReviewState,
) -> None:
    """Draw the form and keep the review when its button is pressed."""
    said = st.session_state.pop(SAID, None)
    show_section(said or "Write the review")
    about = _choose_about(intervention_id, pupils, state)
    last = _last(intervention_id, about)
    key = f"{intervention_id}_{about.pupil_id}_{about.is_follow_up}_{last and last.review_id}"
    with st.form(f"review_{key}", border=False):
        step = _choose_step(about, last)
        evidence = _write("Evidence: what shows it", last and last.evidence)
        pupil_view, parent_view = st.columns(2)
        with pupil_view:
            pupil = _write("The pupil’s view", last and last.pupil_view)
        with parent_view:
            parents = _write("The parents’ view", last and last.parent_view)
        day_column, who_column = st.columns(2)
        with day_column:
            day = st.date_input("Reviewed on", at.as_of, max_value=at.as_of, format="DD/MM/YYYY")
        with who_column:
            who = st.text_input("Reviewed by", last.reviewed_by if last else "")
        kept = st.form_submit_button(
            "Put the review right" if last else "Keep the review", type="primary"
        )
    if kept:
        whom = (about.pupil_id, about.is_follow_up, checkpoint_id)
        review = Review(day, step or "", *whom, evidence, pupil, parents)
        _save(intervention_id, review, who, at.as_of)


def _choose_about(intervention_id: int, pupils: pd.DataFrame, state: ReviewState) -> About:
    labels = {GROUP: "The whole group"} | dict(
        zip(pupils.pupil_id.astype(int), pupil_label(pupils), strict=True)
    )
    whom, when = st.columns(2, vertical_alignment="bottom")
    with whom:
        chosen = st.selectbox(
            "Review of",
            list(labels),
            format_func=labels.__getitem__,
            key=f"review_of_{intervention_id}",
        )
    kind = REVIEW
    if state.reviewed_on is not None:
        with when:
            kind = st.segmented_control(
                "Which",
                (REVIEW, FOLLOW_UP),
                default=FOLLOW_UP if state.is_overdue else REVIEW,
                key=f"review_kind_{intervention_id}",
                label_visibility="collapsed",
            )
    return About(None if chosen == GROUP else int(chosen), kind == FOLLOW_UP)


def _last(intervention_id: int, about: About) -> KeptReview | None:
    """Return the review that counts now, to start from."""
    of = (about.pupil_id, about.is_follow_up)
    history = ask_records(KeptReview, intervention_id=intervention_id)
    return next((r for r in history if r.counts and (r.pupil_id, r.is_follow_up) == of), None)


def _choose_step(about: About, last: KeptReview | None) -> str | None:
    return st.segmented_control(
        "Has it lasted, and what next?" if about.is_follow_up else "What next?",
        list(NEXT_STEPS),
        format_func=FIRST_WORDS.__getitem__,
        default=last and last.next_step,
    )


def _write(label: str, known: str | None) -> str:
    return st.text_area(label, known or "", max_chars=LONGEST_TEXT, height=80)


def _save(intervention_id: int, review: Review, who: str, today: date) -> None:
    carry_out(
        lambda: save_review(database(), intervention_id, review, who, today),
        after=lambda: st.session_state.update({SAID: "● The review is kept"}),
    )
