"""Who are they? Rows that no number settles are shown beside the pupils here, and asked about."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.dates import long_date
from lib.importing.account.asking import (
    OTHER_WORDS,
    Alike,
    Asked,
    Named,
    Numbered,
    agreement,
    asked_of_sheet,
)
from lib.importing.account.preview import Preview
from lib.importing.kinds import kind_of
from lib.ui.frame.names import literal, names_shown
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.importing.answers import answers_of, say, sheet_key
from lib.ui.importing.ticking import tick_rows
from lib.words import counted, either

ASKED_AT_ONCE = 10
SHOWN_AS_PROOF = 8
LEAVE_OUT, KEEP_NAME, TAKE_NAME, MAKE_NEW = 0, -1, -2, -3
"""What can be said of a row beside the number of a pupil, which is above 0."""
SAME_PUPIL = {
    LEAVE_OUT: "Leave the row out",
    KEEP_NAME: "The same pupil: keep what is here",
    TAKE_NAME: "The same pupil: take the name and birthday of the list",
}


def choose_pupils(previews: Sequence[Preview]) -> None:
    """Ask of each sheet whom its rows are about, where no number settles it."""
    by_sheet: dict[str, list[Preview]] = {}
    for preview in previews:
        by_sheet.setdefault(sheet_key(preview.delivery), []).append(preview)
    for key, tables in by_sheet.items():
        asked = asked_of_sheet(tables)
        if asked.is_refused:
            _show_contradictions(asked.numbered)
        elif (asked.rows or asked.renamed) and not names_shown():
            show_section(_title(asked), "Turn on Show names to choose.")
        else:
            may_make = any(kind_of(t.content).brings_pupils for t in tables if t.content)
            _ask(key, asked, may_make)


def _ask(key: str, asked: Asked, may_make: bool) -> None:
    if asked.sure:
        _match_sure(key, asked.sure)
    if asked.unsure or asked.numbered:
        _ask_each(key, asked, may_make)
    if asked.nobody:
        _make_new(key, asked.nobody)
    if asked.renamed:
        _take_names(key, asked.renamed)


def _title(asked: Asked) -> str:
    rows = asked.rows or len(asked.renamed)
    return f"{counted(rows, 'row')} {either(rows, 'is', 'are')} asked about"


def _match_sure(key: str, sure: Sequence[Alike]) -> None:
    n = len(sure)
    show_section(
        f"{counted(n, 'row')} {either(n, 'agrees', 'agree')} with one pupil each, and no other",
        "Nothing is matched until you say so: a name is not a number.",
    )
    table = pd.DataFrame(
        {
            "Row": [a.source_row for a in sure],
            "In the file": [a.in_file for a in sure],
            "Already here": [a.words for a in sure],
            "Name": [agreement(a.is_same_name, a.name) for a in sure],
            "Form": [agreement(a.is_same_form, a.form) for a in sure],
            "Born": [agreement(a.is_same_birth, _born(a)) for a in sure],
        }
    )
    pupil_of = {a.source_row: a.pupil_id for a in sure}
    ticked = [row for row, pupil in answers_of(key).pupils if pupil_of.get(row) == pupil]

    def keep(rows: frozenset[int]) -> None:
        others = {r: p for r, p in answers_of(key).pupils if r not in pupil_of}
        say(key, pupils=tuple((others | {r: pupil_of[r] for r in sorted(rows)}).items()))

    tick_rows(f"sure_{key}", table, ticked, "Match", f"Match all {n}", keep)


def _ask_each(key: str, asked: Asked, may_make: bool) -> None:
    n = len(asked.unsure) + len(asked.numbered)
    show_section(
        f"{counted(n, 'row')} to ask about", "Not stored while unanswered. Choose one for each."
    )
    waiting = [*asked.numbered, *asked.unsure.values()]
    for about in waiting[:ASKED_AT_ONCE]:
        if isinstance(about, Numbered):
            _ask_numbered(key, about, may_make)
        else:
            _ask_alike(key, about, may_make)
    if n > ASKED_AT_ONCE:
        show_caption(f"{n - ASKED_AT_ONCE} more follow once these are chosen.")


def _ask_alike(key: str, about: Sequence[Alike], may_make: bool) -> None:
    row = about[0].source_row
    options = {LEAVE_OUT: "Leave the row out"} | {a.pupil_id: a.words for a in about}
    if may_make:
        options[MAKE_NEW] = "None of them: make a new pupil"
    answers = answers_of(key)
    said = dict(answers.pupils).get(row, MAKE_NEW if row in answers.made else LEAVE_OUT)

    def keep(chosen: int) -> None:
        pupil = {row: chosen} if chosen > 0 else {}
        say(
            key,
            pupils=tuple((_others(key, row) | pupil).items()),
            made=_with(answers_of(key).made, row, is_in=chosen == MAKE_NEW),
        )

    _choose(f"Row {row}: {literal(about[0].in_file)}", options, said, f"pupil_{key}_{row}", keep)


def _ask_numbered(key: str, about: Numbered, may_rename: bool) -> None:
    row = about.source_row
    options = dict(SAME_PUPIL) if may_rename else {k: SAME_PUPIL[k] for k in (LEAVE_OUT, KEEP_NAME)}
    answers = answers_of(key)
    is_same = dict(answers.pupils).get(row) == about.number_id
    said = (TAKE_NAME if row in answers.taken else KEEP_NAME) if is_same else LEAVE_OUT

    def keep(chosen: int) -> None:
        pupil = {row: about.number_id} if chosen != LEAVE_OUT else {}
        say(
            key,
            pupils=tuple((_others(key, row) | pupil).items()),
            taken=_with(answers_of(key).taken, row, is_in=chosen == TAKE_NAME),
        )

    told, here = literal(about.in_file), literal(about.here)
    label = f"Row {row}: {told}. Its number is {here}. {OTHER_WORDS[about.other]}"
    _choose(label, options, said, f"number_{key}_{row}", keep)


def _choose(
    label: str,
    options: Mapping[int, str],
    said: int,
    widget: str,
    keep: Callable[[int], None],
) -> None:
    st.selectbox(
        label,
        list(options),
        index=list(options).index(said) if said in options else 0,
        format_func=options.__getitem__,
        key=widget,
        on_change=lambda: keep(st.session_state[widget]),
        width=620,
    )


def _make_new(key: str, nobody: Sequence[Named]) -> None:
    n = len(nobody)
    show_section(
        f"{counted(n, 'row')} {either(n, 'is', 'are')} of nobody here",
        "A file makes a pupil only when you choose it; what is not ticked is left out.",
    )
    table = pd.DataFrame(
        {"Row": [p.source_row for p in nobody], "In the file": [p.in_file for p in nobody]}
    )
    words = "Make this pupil" if n == 1 else f"All {n} are new pupils"
    keep = partial(_keep_rows, key, "made", {p.source_row for p in nobody})
    tick_rows(f"new_{key}", table, answers_of(key).made, "New pupil", words, keep)


def _take_names(key: str, renamed: Sequence[Named]) -> None:
    n = len(renamed)
    show_section(
        f"{counted(n, 'pupil')} {either(n, 'has', 'have')} another name or year group here",
        "The rest of the row is stored. What is here stays unless you tick the row.",
    )
    table = pd.DataFrame(
        {
            "Row": [p.source_row for p in renamed],
            "In the file": [p.named_in_file for p in renamed],
            "Here": [p.named_here for p in renamed],
        }
    )
    keep = partial(_keep_rows, key, "taken", {p.source_row for p in renamed})
    tick_rows(f"names_{key}", table, answers_of(key).taken, "Take it", f"Take all {n}", keep)


def _keep_rows(key: str, answer: str, listed: set[int], rows: frozenset[int]) -> None:
    others = set(getattr(answers_of(key), answer)) - listed
    say(key, **{answer: tuple(sorted(others | rows))})


def _show_contradictions(numbered: Sequence[Numbered]) -> None:
    """Show why a file is refused: what the first rows say, and whose number that is here."""
    if not names_shown():
        show_caption("Turn on Show names to see whose numbers they are.")
        return
    shown = numbered[:SHOWN_AS_PROOF]
    table = pd.DataFrame(
        {
            "Row": [p.source_row for p in shown],
            "Number": [p.number for p in shown],
            "The file says": [p.in_file for p in shown],
            "That number here is": [p.here for p in shown],
        }
    )
    caption = f"The first {len(shown)} of {len(numbered)} rows." if numbered[len(shown) :] else ""
    show_table(table, numbers=("Row",), caption=caption)


def _born(about: Alike) -> str | None:
    return long_date(about.date_of_birth) if about.date_of_birth else None


def _others(key: str, row: int) -> dict[int, int]:
    return {r: pupil for r, pupil in answers_of(key).pupils if r != row}


def _with(rows: tuple[int, ...], row: int, *, is_in: bool) -> tuple[int, ...]:
    return tuple(sorted({*rows, row} if is_in else {*rows} - {row}))
