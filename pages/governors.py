"""What governors need, with nothing they must not see."""

import streamlit as st

from lib.analysis.governors.cards import governor_cards
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import show_answer, show_no_checkpoint
from lib.ui.governors.panels import offer_exports, show_cards, show_no_names

require()

QUESTION = "What governors need, with nothing they must not see"

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    show_no_names()
    exports = st.container(key="governor_exports_place")

with st.spinner("Writing the six cards.", show_time=False):
    cards = checkpoint and answer(governor_cards, checkpoint.checkpoint_id, the_school().as_of)
if checkpoint is None or cards is None:
    show_no_checkpoint(QUESTION)

with exports:
    offer_exports(cards)
show_answer(QUESTION, cards.finding)
show_cards(cards, checkpoint.checkpoint_id)
