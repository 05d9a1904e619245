"""Which subject is it? Names and qualification numbers in rows that are no subject's are asked."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lib.importing.account.preview import Preview
from lib.importing.account.subject_names import SubjectName
from lib.importing.reading.subjects import SubjectBook
from lib.ui.frame.names import literal
from lib.ui.frame.questions import School
from lib.ui.frame.show import show_caption, show_section
from lib.ui.importing.answers import answers_of, say, sheet_key
from lib.ui.importing.columns import subjects_of
from lib.words import counted, either

ASKED_AT_ONCE, BESIDE = 12, 3
LEFT_OUT = ""


def choose_subjects(previews: Sequence[Preview], at: School) -> None:
    """Ask of each table which subject a name in its rows is; what was said before can change."""
    tables = {sheet_key(p.delivery): p.subject_names for p in previews if p.subject_names}
    if not tables:
        return
    book = subjects_of(at.urn)
    for key, names in tables.items():
        waiting = [name for name in names if name.subject_id is None]
        if waiting:
            n = len(waiting)
            show_section(
                f"{counted(n, 'name')} of {either(n, 'a subject', 'subjects')} to ask about",
                "Their rows are left out while unanswered. It is asked once: the next file with "
                "the same name or number is read the same.",
            )
            _ask(key, names, book)
        else:
            label = f"{counted(len(names), 'name')} read as the subject the school said"
            with st.expander(label, expanded=bool(answers_of(key).subjects)):
                _ask(key, names, book)


def _ask(key: str, names: Sequence[SubjectName], book: SubjectBook) -> None:
    shown = sorted(names, key=lambda name: name.name in dict(answers_of(key).subjects))
    shown = sorted(shown[:ASKED_AT_ONCE], key=lambda name: name.name)
    for first in range(0, len(shown), BESIDE):
        for place, name in zip(st.columns(BESIDE), shown[first : first + BESIDE], strict=False):
            with place:
                _choose(key, name, book)
    if len(names) > ASKED_AT_ONCE:
        show_caption(f"{len(names) - ASKED_AT_ONCE} more follow once these are chosen.")


def _choose(key: str, name: SubjectName, book: SubjectBook) -> None:
    widget = f"subject_{key}_{name.name}"
    options = [LEFT_OUT, *sorted(book.by_id, key=lambda subject: book.by_id[subject].name)]
    st.session_state.setdefault(widget, name.subject_id or LEFT_OUT)
    st.selectbox(
        f"“{literal(name.name)}”, {counted(name.rows, 'row')}",
        options,
        format_func=lambda subject: book.by_id[subject].name if subject else "Leave it out",
        key=widget,
        on_change=partial(_keep, key, name.name, widget),
    )


def _keep(key: str, name: str, widget: str) -> None:
    others = {n: subject for n, subject in answers_of(key).subjects if n != name}
    say(key, subjects=tuple((others | {name: st.session_state[widget]}).items()))
