"""The moderation sample on the assessment page: choose a subject, see whom, take it away."""

import streamlit as st

from lib.analysis.assessment import moderation as analysis
from lib.analysis.assessment.moderation import ModerationSample, moderation_sample
from lib.exports.assessment.moderation import moderation_file_name, write_moderation_sample
from lib.ui.frame.choices import choose_one, choose_subject
from lib.ui.frame.names import names_shown
from lib.ui.frame.names_panel import names_html
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_caption, show_section
from lib.ui.frame.situations import Checkpoint
from lib.words import in_sentence

QUESTION = "How will I ensure accurate moderation?"
DRAWS = 9
COLUMNS = {"class_code": "Class", "grade": "Grade", "why": "Why chosen"}


def show_moderation(checkpoint: Checkpoint) -> None:
    """Choose a subject and a draw, and show the pupils whose work to moderate."""
    if checkpoint.kind == "final":
        line = "They are the boards’. Choose a checkpoint of teachers’ grades to draw a sample."
        show_section("Exam results are not moderated in school", line, QUESTION)
        return
    title = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        subject_id = choose_subject(checkpoint, every=None)
        draw = choose_one("draw", "Draw", {str(d): f"Draw {d}" for d in range(1, DRAWS + 1)})
        button = st.container()
    sample = answer(moderation_sample, checkpoint.checkpoint_id, subject_id, int(draw))
    with title:
        if sample is None:
            show_section("There are no grades to moderate in this subject", "", QUESTION)
            return
        show_section(
            analysis.finding(sample, in_sentence(sample.subject)), analysis.note(sample), QUESTION
        )
    with button:
        _offer(sample, checkpoint)
    st.html(names_html(sample.pupils, COLUMNS))
    show_caption(f"{analysis.SOURCE} It says how many; which pupils is Checkpoint’s draw.")


def _offer(sample: ModerationSample, checkpoint: Checkpoint) -> None:
    with_names = names_shown()
    label = f"{checkpoint.academic_year_label} {checkpoint.name}, Year {checkpoint.year_group}"
    st.download_button(
        "Download",
        # Made on the click: no page waits for a file that nobody may want.
        lambda: write_moderation_sample(sample, with_names=with_names),
        file_name=moderation_file_name(sample, label),
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="moderation_csv",
    )
