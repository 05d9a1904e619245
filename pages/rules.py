"""Which rules, tables and school settings are in force, from where?"""

import streamlit as st

from lib.analysis.rules_in_force.measuring import rules_in_force
from lib.ui.frame.choices import choose_cohort, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import (
    show_answer,
    show_caption,
    show_empty,
    show_rule,
    show_section,
    show_table,
)
from lib.ui.rules_in_force.scales import show_scales
from lib.ui.rules_in_force.settings import show_settings_form

require()

QUESTION = "Which rules, tables and school settings are in force, from where?"

with filter_row():
    cohort = choose_cohort()

if cohort is None:
    line = "Bring in a pupil list; each cohort is then measured by the rules of its results year."
    show_empty(QUESTION, "There are no pupils to measure yet", line, "import_data", "Import data")

rules = answer(rules_in_force, the_school().urn, cohort.results_year, cohort.label)
show_answer(QUESTION, rules.finding, rules.lede)
st.space(10)
with st.container(key="rail"):
    slots, settings = st.columns([3, 1], gap="large")
with slots:
    show_section("Eight results fill ten places, the best first")
    show_table(rules.slots, numbers=["Divided by", "Spread in England"])
    show_caption(
        "Attainment 8 is their sum; Progress 8 is Attainment 8 less the estimate, divided by 10. "
        "Spread: the standard deviation between pupils in England, which sets the likely range. "
        "Every rule, by example: docs/rules.md."
    )
    show_section("Every cohort, and what it is measured by")
    show_table(rules.cohorts, numbers=["Pupils"])
with settings:
    show_section("What this school has set")
    show_settings_form()
show_rule()
show_scales(the_school().urn)
show_rule()
show_section("What is not known, and what Checkpoint does instead")
show_table(rules.not_known)
show_rule()
with st.container(key="two_halves"):
    proposal, bands = st.columns([2, 1], gap="large")
if rules.proposal is not None:
    with proposal:
        show_section(rules.proposal.title, rules.proposal.note)
        show_table(rules.proposal.slots)
        show_table(rules.proposal.not_known)
if not rules.bandings.empty:
    with bands:
        show_section("Progress 8 bands", "Those of the 2018 and 2019 tables; not confirmed since.")
        show_table(rules.bandings)
show_rule()
show_section("Where the figures come from")
show_table(rules.sources)
