"""What a collection is for, what it costs, and the buttons that move its checkpoint on."""

from dataclasses import dataclass
from datetime import datetime
from html import escape

import streamlit as st

from lib.analysis.assessment import cost as analysis
from lib.analysis.assessment.cost import collection_cost
from lib.analysis.assessment.health import CollectionHealth
from lib.dates import long_moment
from lib.store.assessment.status import (
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_PURPOSE,
    move_checkpoint,
    set_purpose,
)
from lib.store.row import Row
from lib.ui.frame.questions import answer, ask_records, database, the_school
from lib.ui.frame.show import show_caption, show_rule, show_section
from lib.ui.frame.situations import Checkpoint
from lib.ui.frame.writing_as import ask_who, carry_out
from lib.words import either


@dataclass(frozen=True)
class StatusChange(Row, query="assessment/checkpoint_history"):
    """Who moved a checkpoint on, to which status, when and why."""

    status: str
    changed_by: str
    changed_at: datetime
    note: str


SAID = "assessment_said"
"""What was just done, told once."""
STATES = {
    "open": (
        "Open: grades may still come in",
        "Mark it as checked once the lines above are settled.",
    ),
    "checked": ("Checked: ready to be reported", "Lock it before its figures are reported."),
    "locked": (
        "Locked: figures of this checkpoint can no longer change",
        "Not by an import, an undo, a new target or newer tables. "
        "Corrections go into the next checkpoint.",
    ),
}
MEANS = {
    "checked": "Says that somebody has looked through the grades. It can be opened again.",
    "locked": "Figures of this checkpoint can no longer change, whatever comes in later. "
    "This cannot be taken back.",
    "open": "Takes the check back, so that grades can change. Say why; it is kept.",
}
ASKED = {
    "checked": ("Mark as checked", "Mark it as checked"),
    "locked": ("Lock", "Lock it for good"),
    "open": ("Open again", "Open it again"),
}
PRESSED = {"checked": "Marked as checked", "locked": "Locked for good", "open": "Open again"}


def show_cost(checkpoint: Checkpoint) -> None:
    """Show the purpose, to be edited, and what the collection costs; nothing for exam results."""
    cost = answer(collection_cost, checkpoint.checkpoint_id)
    if cost is None:
        return
    show_section(analysis.finding(cost), analysis.note(cost))
    if warned := analysis.warning(cost):
        st.html(f'<p class="cp-warning"><span class="cp-below">▼ Many</span> {escape(warned)}</p>')
    line = st.text_input(
        "Which decision are these grades for?",
        value=cost.purpose,
        max_chars=LONGEST_PURPOSE,
        placeholder="For example: who joins the spring small groups",
        disabled=checkpoint.status == "locked",
        key=f"purpose_{checkpoint.checkpoint_id}",
    )
    if line.strip() != cost.purpose and checkpoint.status != "locked":
        carry_out(lambda: set_purpose(database(), checkpoint.checkpoint_id, line))
    show_rule()


def show_status(checkpoint: Checkpoint, health: CollectionHealth) -> None:
    """Show where the checkpoint stands, the buttons that move it on, and who moved it before."""
    show_section(*STATES[checkpoint.status])
    if done := st.session_state.pop(SAID, None):
        show_caption(f"✓ {done}")
    with st.container(horizontal=True, gap="medium"):
        if checkpoint.status == "open":
            _offer(checkpoint, "checked", _still_open(health))
        elif checkpoint.status == "checked":
            _offer(checkpoint, "locked", _still_open(health))
            _offer(checkpoint, "open", "")
    _show_changes(checkpoint)


def _offer(checkpoint: Checkpoint, status: str, warned: str) -> None:
    # One click opens and says what it means, a second does it: a slip must not lock anything.
    label, pressed = ASKED[status]
    key = f"{checkpoint.checkpoint_id}_{status}"
    with st.popover(label):
        show_caption(MEANS[status])
        if warned:
            show_caption(warned)
        who = ask_who(key, LONGEST_NAME)
        asked = "Why" if status == "open" else "Note, if there is one"
        note = st.text_input(asked, max_chars=LONGEST_NOTE, key=f"note_{key}")
        if st.button(pressed, key=f"move_{key}", type="primary"):
            _move(checkpoint, status, who, note)


def _move(checkpoint: Checkpoint, status: str, who: str, note: str) -> None:
    carry_out(
        lambda: move_checkpoint(
            database(),
            checkpoint.checkpoint_id,
            checkpoint.status,
            status,
            who,
            the_school().as_of,
            note,
        ),
        who,
        lambda: st.session_state.update({SAID: PRESSED[status]}),
    )


def _still_open(health: CollectionHealth) -> str:
    count = len(health.asks)
    if not count:
        return ""
    things = either(count, "line is", "lines are")
    return f"▼ {count} {things} still marked “ask first”. Note what was asked and answered."


def _show_changes(checkpoint: Checkpoint) -> None:
    changes = ask_records(StatusChange, checkpoint_id=checkpoint.checkpoint_id)
    if not changes:
        show_caption("Nobody has moved it here: it came with this status.")
        return
    lines = "".join(_change(row) for row in changes)
    st.html(f'<div class="cp-changes">{lines}</div>')


def _change(row: StatusChange) -> str:
    when = long_moment(row.changed_at)
    note = f": {row.note}" if row.note else ""
    return (
        f'<p class="cp-caption"><b>{escape(row.status.capitalize())}</b> by '
        f"{escape(row.changed_by)}, {escape(when)}{escape(note)}</p>"
    )
