"""After a review that says repeat: who goes on, and one button that makes the next cycle."""

import streamlit as st

from lib.dates import long_date
from lib.interventions.plans.next_cycle import make_next_cycle, next_plan
from lib.interventions.plans.reading import read_plan
from lib.store.errors import StoreError
from lib.ui.frame.address import remember
from lib.ui.frame.names import pupil_label
from lib.ui.frame.questions import School, answer, database
from lib.ui.frame.show import show_refusal, show_section
from lib.ui.frame.writing_as import choose_who, who


def offer_next_cycle(at: School, intervention_id: int, checkpoint_id: int | None) -> None:
    """Draw who was on the plan, everyone going on at first, and make the next cycle of it."""
    record = answer(read_plan, intervention_id, at.as_of)
    coming = next_plan(record.plan, at.as_of, checkpoint_id)
    show_section(
        f"The next cycle would run from {long_date(coming.starts_on)} to "
        f"{long_date(coming.ends_on or coming.starts_on)}",
        "The same help; baselines from the checkpoint chosen above. Tap who does not go on.",
    )
    labels = dict(zip(record.on_it.pupil_id.astype(int), pupil_label(record.on_it), strict=True))
    going = st.pills(
        "Who goes on?",
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        default=list(labels),
        key=f"next_cycle_{intervention_id}",
        label_visibility="collapsed",
    )
    who_column, button_column = st.columns([2, 3], vertical_alignment="bottom")
    with who_column:
        choose_who()
    with button_column:
        pressed = st.button(f"Make the next cycle for {len(going)}", key="make_next_cycle")
    if not pressed:
        return
    try:
        number = make_next_cycle(
            database(), intervention_id, list(going), who(), at.as_of, checkpoint_id
        )
    except StoreError as error:
        show_refusal(error)
        return
    remember("plan", str(number))
    remember("part", "plan")
    st.rerun()
