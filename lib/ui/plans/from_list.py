"""From a list to a plan: the one button that carries pupils to the new plan's form.

What is carried stands in the address as numbers: no name ever does.
"""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from lib.ui.frame.address import carried
from lib.ui.frame.navigation import page_of


def offer_plan_for(
    pupil_ids: Sequence[int],
    subject_id: str | None,
    label: str,
    key: str,
    type: Literal["primary", "secondary"] = "secondary",
    width: Literal["stretch", "content"] = "content",
) -> None:
    """Draw the button; pressed, it opens the form of a new plan with these pupils chosen.

    `subject_id` is the subject of the list they come from, or None.
    """
    if not pupil_ids:
        return
    if st.button(label, key=f"plan_for_{key}", icon=":material/group_add:", type=type, width=width):
        st.switch_page(page_of("interventions"), query_params=plan_address(pupil_ids, subject_id))


def plan_address(pupil_ids: Sequence[int], subject_id: str | None) -> dict[str, str]:
    """Return what the address of a new plan's form says of these pupils."""
    subject = {} if subject_id is None else {"for": subject_id}
    pupils = ",".join(str(int(pupil_id)) for pupil_id in pupil_ids)
    return carried() | {"view": "new", "pupils": pupils} | subject
