"""The movement grid on the page: click a cell and its pupils are listed, without a whole rerun."""

import streamlit as st

from lib.analysis import movement as analysis
from lib.analysis.movement import Movement, movement_between
from lib.analysis.words import pupils
from lib.ui.names_panel import show_names_panel
from lib.ui.questions import answer
from lib.ui.show import show_caption, show_clickable_chart, show_section
from lib.ui.situations import Checkpoint
from lib.ui.subjects_pictures import movement_alt, movement_picture


@st.fragment
def show_movement(
    now: Checkpoint, before: Checkpoint | None, subject_id: str, subject: str
) -> None:
    """Show who moved in a subject since an earlier checkpoint, and the names behind a cell."""
    if before is None:
        show_section(f"{subject}: no earlier checkpoint to move from")
        return
    scalars = (now.checkpoint_id, before.checkpoint_id, subject_id)
    found = answer(movement_between, *scalars)
    if found is None:
        show_section(f"{subject}: nobody has a grade at both checkpoints")
        return
    show_section(analysis.finding(found, subject), _counts(found))
    key = "movement-" + "-".join(map(str, scalars))
    figure = movement_picture(found, before.month, now.name)
    cells = show_clickable_chart(figure, movement_alt(found, subject), key, "movement")
    show_caption(_note(found, now, before))
    for cell in cells:
        _show_names(found, subject, *cell)


def _counts(found: Movement) -> str:
    return f"▲ {found.rose} rose   ● {found.stayed} stayed   ▼ {found.fell} fell"


def _note(found: Movement, now: Checkpoint, before: Checkpoint) -> str:
    whole = " Half grades are rounded down." if found.in_whole_grades else ""
    kinds = (
        ""
        if now.kind == before.kind
        else (f" {before.label} grades were of another kind, so this is not all movement.")
    )
    return (
        f"{pupils(len(found.pupils))} with a grade at both. Click a cell for names.{whole}{kinds}"
    )


def _show_names(found: Movement, subject: str, before: str, now: str) -> None:
    there = found.in_cell(before, now)
    moved = f"stayed at {now}" if before == now else f"went from {before} to {now}"
    show_names_panel(
        f"{len(there)} {moved} in {subject}",
        there,
        {"class_code": "Class", "grade_before": "Before", "grade_now": "Now"},
    )
