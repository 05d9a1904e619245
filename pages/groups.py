"""Are disadvantaged pupils, and every other group, keeping up?"""

import streamlit as st

from lib.analysis.explain.figures import explained_gap
from lib.analysis.groups import finding as words
from lib.analysis.groups.defined import GROUPS, can_cross
from lib.analysis.groups.keeping_up import groups_at
from lib.ui.explain.panel import show_explain
from lib.ui.frame.choices import (
    choose_checkpoint,
    choose_cohort,
    choose_one,
    filter_row,
)
from lib.ui.frame.guard import require
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import (
    show_answer,
    show_empty,
    show_link,
    show_rule,
    show_status_badge,
)
from lib.ui.groups.panels import show_gap, show_rows

require()

QUESTION = "Are disadvantaged pupils, and every other group, keeping up?"
NAMES = {group.group_id: group.name for group in GROUPS.values()}

filters = filter_row()
with filters:
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)

missing = f"No grades for {cohort.label} yet" if cohort else "There are no pupils yet"
line = "Bring in a pupil list and one checkpoint's grades; every group follows from them."
nothing = (QUESTION, missing, line, "import_data", "Import data")
if cohort is None or checkpoint is None:
    show_empty(*nothing)

with filters:
    group = choose_one("group", "Group", NAMES, width=190)
    crossings = {"nothing": "crossed with: nothing"} | {
        k: f"and {NAMES[k]}" for k in can_cross(group)
    }
    crossed = choose_one("crossed", "Crossed with", crossings, width=200)
    show_status_badge(checkpoint)

asked = (checkpoint.checkpoint_id, group, None if crossed == "nothing" else crossed)
found = answer(groups_at, *asked)
if found is None:
    show_empty(*nothing)
key = f"groups-{cohort.results_year}-{checkpoint.checkpoint_id}-{group}-{crossed}"
show_explain(explained_gap, *asked, label="Explain this gap")
show_answer(QUESTION, words.finding(found), words.lede(found))
st.space(10)
show_gap(found, key)
show_rule()
show_rows(found, the_school().urn, key)
if flags_shown():
    show_link("behind_target", f"Who is behind target: {NAMES[group]}", group=group)
