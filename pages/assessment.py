"""Can we trust these grades?"""

import streamlit as st

from lib.analysis import collection_health as words
from lib.analysis.collection_health import collection_health
from lib.ui.assessment_accuracy import show_accuracy, show_not_measured
from lib.ui.assessment_health import show_health
from lib.ui.assessment_moderation import show_moderation
from lib.ui.assessment_status import show_cost, show_status
from lib.ui.choices import choose_checkpoint, choose_cohort, filter_row
from lib.ui.guard import require
from lib.ui.questions import answer
from lib.ui.show import show_answer, show_no_checkpoint, show_rule, show_status_badge

require()

QUESTION = "Can we trust these grades?"

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    show_status_badge(checkpoint)

health = checkpoint and answer(collection_health, checkpoint.checkpoint_id)
if not health:
    show_no_checkpoint(QUESTION)
    st.stop()

show_answer(QUESTION, words.finding(health), words.lede(health))
show_health(health)
show_rule()
show_accuracy(checkpoint)
show_rule()
with st.container(key="two_halves"):
    sample, standing = st.columns([1.2, 1], gap="large")
with sample:
    show_moderation(checkpoint)
with standing:
    show_cost(checkpoint)
    show_status(checkpoint, health)
show_rule()
show_not_measured()
