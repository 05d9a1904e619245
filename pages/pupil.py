"""What is this pupil's story, and which grade would matter most?"""

import streamlit as st

from lib.analysis.pupil.story import pupil_story
from lib.ui.frame.choices import choose_checkpoint, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import answer, the_school
from lib.ui.frame.show import show_answer, show_empty, show_rule, show_status_badge
from lib.ui.frame.trail import show_trail
from lib.ui.observations.of_pupil import show_beside_grades
from lib.ui.pupil.choices import choose_pupil, choose_rule_set
from lib.ui.pupil.panels import offer_record, show_levers, show_slots, show_subjects
from lib.ui.pupil.sources import show_grade_sources

require()

QUESTION = "What is this pupil’s story, and which grade would matter most?"

filters = filter_row()
with filters:
    pupil = choose_pupil()
    checkpoint = choose_checkpoint(pupil.cohort) if pupil else None

if pupil is None or checkpoint is None:
    show_empty(
        QUESTION,
        "There are no grades to tell a story with yet",
        "Bring in a pupil list, targets and one checkpoint's grades; each pupil's page follows.",
        "import_data",
        "Import data",
    )

with filters:
    rule_set = choose_rule_set(checkpoint)
    offer_record(pupil)
    show_status_badge(checkpoint)

show_trail(pupil.cohort, checkpoint, pupil.label)
today = the_school().as_of
story = answer(pupil_story, pupil.pupil_id, checkpoint.checkpoint_id, rule_set, today)
about = story.lede if flags_shown() else story.standing
show_answer(QUESTION, story.finding, f"{pupil.label}, {pupil.form}. {about}")

key = f"{pupil.pupil_id}-{checkpoint.checkpoint_id}-{rule_set}"
with st.container(key="pupil_columns"):
    over_time, rail = st.columns([2.05, 1], gap="large")
with over_time:
    show_subjects(story, key)
    show_rule()
    show_levers(story, key)
with rail:
    show_slots(story)
if pupil.cohort is not None:
    show_beside_grades(pupil.pupil_id, the_school().urn, pupil.cohort.results_year, today)
show_grade_sources(pupil.pupil_id, checkpoint.checkpoint_id)
