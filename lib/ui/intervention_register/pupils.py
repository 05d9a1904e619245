"""The list that is the register: a row for each pupil, every reason, the help, since when.

One table, all text escaped, scrolling within the page so that what stands below stays in reach.
"""

from html import escape
from pathlib import Path

import streamlit as st

from lib.analysis.observations.now import beside_words, known_now
from lib.dates import short_date
from lib.interventions.intervention_register import wording as words
from lib.interventions.intervention_register.half_term import Entry, InterventionRegister
from lib.rows import rows_of
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names import pupil_label, pupil_links
from lib.ui.frame.questions import answer, follow
from lib.ui.frame.show import show_caption, show_table
from lib.ui.intervention_register.panels import NO_HELP, help_words
from lib.words import sentence

STYLE = Path(__file__).with_name("style.css")


def show_register_style() -> None:
    """Send the few rules of the register's own tables."""
    st.html(STYLE)


def show_register_list(register: InterventionRegister) -> None:
    """Draw the list, those with most reasons first, and who was taken off it by hand.

    While projecting it is counted above and not listed: the reasons tell each pupil's groups.
    """
    if not flags_shown():
        show_caption("Why a pupil is on the register tells their groups: not in meeting mode.")
        return
    if len(register.entries):
        st.html(list_html(register))
    show_caption(words.kept_words(register))
    if len(register.taken_off):
        _show_taken_off(register)


def list_html(register: InterventionRegister) -> str:
    """Return the list as one HTML table."""
    entries = register.entries
    checkpoint_id = register.at.checkpoint_id
    links = pupil_links(entries.pupil_id, pupil_label(entries), checkpoint=checkpoint_id)
    rows = follow(_entries, register)
    known = answer(known_now, register.at.urn, register.at.results_year)
    body = "".join(
        _row(pupil, link, beside_words(known.get(pupil.pupil_id)))
        for pupil, link in zip(rows, links, strict=True)
    )
    return (
        '<div class="r-frame"><table class="r-table"><thead><tr><th>Pupil</th><th>Form</th>'
        '<th><span class="r-hidden">Groups</span></th><th>Why on the register</th>'
        f"<th>Help in place</th><th>On it</th></tr></thead><tbody>{body}</tbody></table></div>"
    )


def groups_words(pupil: Entry) -> str:
    """The groups that bear on the rules, as letters: D, SEN K, MA."""
    letters = ("D" if pupil.is_disadvantaged else "", f"SEN {pupil.sen}", "MA")
    shown = (bool(letters[0]), pupil.sen != "N", bool(pupil.is_more_able))
    return ", ".join(letter for letter, is_shown in zip(letters, shown, strict=True) if is_shown)


def _entries(register: InterventionRegister) -> list[Entry]:
    return list(rows_of(Entry, register.entries))


def _row(pupil: Entry, link: str, beside: str) -> str:
    since = words.since_words(pupil.times, pupil.is_new)
    return (
        f'<tr><td class="r-pupil">{link}</td><td class="r-form">{escape(pupil.form or "")}</td>'
        f'<td class="r-groups">{escape(groups_words(pupil))}</td><td>{_why(pupil, beside)}</td>'
        f'<td class="r-help">{_help(pupil)}</td><td class="r-since">{escape(since)}</td></tr>'
    )


def _help(pupil: Entry) -> str:
    if pupil.has_left and pupil.left_on:
        return f'<span class="cp-quiet">Left on {short_date(pupil.left_on)}</span>'
    named = help_words(pupil.help)
    return f'<b class="cp-below">{NO_HELP}</b>' if named == NO_HELP else escape(named)


def _why(pupil: Entry, beside: str) -> str:
    lines = []
    for reason in pupil.reasons:
        rule, _, detail = reason.partition(": ")
        lines.append(f"<div><b>{escape(rule)}</b> {escape(detail)}</div>")
    if pupil.by_hand:
        lines.append(f"<div><b>By hand</b> {escape(pupil.by_hand)}</div>")
    if beside:
        lines.append(f'<div class="cp-quiet">{escape(sentence(beside))}</div>')
    return "".join(lines)


def _show_taken_off(register: InterventionRegister) -> None:
    off = register.taken_off
    labels = pupil_label(off)
    shown = off.assign(Pupil=labels, Form=off.form.fillna(""), Why=off.hand_reason, By=off.said_by)
    links = pupil_links(off.pupil_id, labels, checkpoint=register.at.checkpoint_id)
    show_table(
        shown[["Pupil", "Form", "Why", "By"]], caption="Taken off by hand", links={"Pupil": links}
    )
