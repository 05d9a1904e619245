"""What the subjects page shows of one subject and its classes, each with its own finding."""

from itertools import product

import streamlit as st

from lib.analysis.classes import differences as classes
from lib.analysis.classes.differences import classes_at
from lib.analysis.subjects import distribution
from lib.analysis.subjects import movement as analysis
from lib.analysis.subjects.distribution import distribution_at
from lib.analysis.subjects.movement import Movement, movement_between
from lib.ui.frame.address import address_value, remember
from lib.ui.frame.choices import choose_one
from lib.ui.frame.meeting_mode import sized
from lib.ui.frame.names_panel import show_names_panel
from lib.ui.frame.questions import answer, ask
from lib.ui.frame.show import show_caption, show_chart, show_clickable_chart, show_section
from lib.ui.frame.situations import Checkpoint
from lib.ui.subjects import pictures
from lib.words import pupils

COLUMN = {"standing": "Against target"}
STANDING = {
    "persistent": "▼ Behind, persistent",
    "new": "▼ Behind, new",
    "one_off": "● On, was behind",
    "on": "● On",
    "above": "▲ Above",
    "no_target": "No target",
    "other_scale": "No distance: target on another scale",
}
CELL_WIDTH = 40
"""Pixels a column of the movement grid takes; its labels take two."""


def show_classes(now: Checkpoint, subject_id: str, subject: str) -> None:
    """Show the classes as a funnel where a subject has two, and the pupils of the chosen class."""
    found = answer(classes_at, now.checkpoint_id)
    if found is not None:
        show_section(classes.finding(found), classes.note(found))
        figure = pictures.funnel_picture(found, subject_id)
        key = f"classes-{now.checkpoint_id}-{subject_id}"
        show_chart(figure, pictures.funnel_alt(found), key, "classes")
        show_caption(classes.how_to_read(found, subject))
    _show_class(now, subject_id, subject)


def _show_class(now: Checkpoint, subject_id: str, subject: str) -> None:
    """Choose a class of the subject and list its pupils, those furthest behind first."""
    asked = {"checkpoint_id": now.checkpoint_id, "subject_id": subject_id}
    codes = ask("compare/classes", **asked).class_code
    if codes.empty:
        return
    words = {"none": f"Open a class of {subject}"} | {code: code for code in codes}
    chosen = choose_one("class", "Class", words, width=300)
    if chosen == "none":
        return
    there = ask("classes/pupils", **asked, class_code=chosen)
    there = there.assign(standing=there.status.map(STANDING))
    title = f"{chosen}, {subject}: {pupils(len(there))}"
    show_names_panel(title, there, {"grade": "Grade", "target_grade": "Target"} | COLUMN)


def show_distribution(now: Checkpoint, subject_id: str, subject: str) -> None:
    """Show a subject's grades beside England's, or nothing where England has no figures."""
    found = answer(distribution_at, now.checkpoint_id, subject_id)
    if found is None:
        return
    show_section(distribution.finding(found, subject), distribution.note(found))
    figure = pictures.distribution_picture(found)
    key = f"grades-{now.checkpoint_id}-{subject_id}"
    show_chart(figure, pictures.distribution_alt(found, subject), key, "grades")


@st.fragment
def show_movement(
    now: Checkpoint, before: Checkpoint | None, subject_id: str, subject: str
) -> None:
    """Show who moved in a subject since an earlier checkpoint, and the names behind a cell.

    A click reruns this part alone.
    """
    if before is None:
        show_section(f"{subject}: no earlier checkpoint to move from")
        return
    scalars = (now.checkpoint_id, before.checkpoint_id, subject_id)
    found = answer(movement_between, *scalars)
    if found is None:
        show_section(f"{subject}: nobody has a grade at both checkpoints")
        return
    show_section(analysis.finding(found, subject), _counts(found))
    cell = _chosen_cell(found, scalars)
    figure = pictures.movement_picture(found, before.month, now.name, cell)
    alt = pictures.movement_alt(found, subject)
    # The grid keeps its shape however wide the page is.
    with st.container(width=sized(CELL_WIDTH * (len(found.grades) + 2))):
        key = "movement-" + "-".join(map(str, scalars))
        clicked = show_clickable_chart(figure, alt, key, "movement")
    if clicked and tuple(clicked[0]) != cell:
        remember("moved", "_".join(map(str, (*scalars, *clicked[0]))))
        st.rerun(scope="fragment")
    show_caption(_note(found, now, before))
    if cell is not None:
        _show_names(found, subject, *cell)


def _chosen_cell(found: Movement, scalars: tuple[int, int, str]) -> tuple[str, str] | None:
    """Return the cell the address names, if it was chosen in this very grid and is not empty."""
    asked = address_value("moved", "")
    for before, now in product(found.grades, repeat=2):
        if asked == "_".join(map(str, (*scalars, before, now))):
            return None if found.in_cell(before, now).empty else (before, now)
    return None


def _counts(found: Movement) -> str:
    return f"▲ {found.rose} rose   ● {found.stayed} stayed   ▼ {found.fell} fell"


def _note(found: Movement, now: Checkpoint, before: Checkpoint) -> str:
    together = "Half grades are rounded down" if found.unit == "grade" else "Steps stand together"
    whole = f" {together}." if found.in_whole_grades else ""
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
