"""Can we trust these grades?"""

import streamlit as st

from lib.analysis.assessment import health as words
from lib.analysis.assessment.health import collection_health
from lib.ui.assessment.accuracy import show_accuracy, show_not_measured
from lib.ui.assessment.health import show_health
from lib.ui.assessment.moderation import show_moderation
from lib.ui.assessment.status import show_cost, show_status
from lib.ui.frame.choices import choose_checkpoint, choose_cohort, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_answer, show_no_checkpoint, show_rule, show_status_badge

require()

QUESTION = "Can we trust these grades?"

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    show_status_badge(checkpoint)

health = checkpoint and answer(collection_health, checkpoint.checkpoint_id)
if checkpoint is None or health is None:
    show_no_checkpoint(QUESTION)

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
