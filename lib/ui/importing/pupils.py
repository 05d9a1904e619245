"""Which pupil a row with only a name is about: asked, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.dates import long_date
from lib.importing.account.preview import Preview
from lib.rows import rows_of
from lib.ui.frame.names import names_shown
from lib.ui.frame.show import show_caption, show_section
from lib.ui.importing.answers import answers_of, say, sheet_key
from lib.words import counted, either

ASKED = 10
LEAVE_OUT = "Leave the row out"


@dataclass(frozen=True)
class Namesake:
    """A pupil of the name that stands in a row."""

    pupil_id: int
    name: str
    form: str | None
    date_of_birth: date | None

    @property
    def words(self) -> str:
        """What tells them from others of the name."""
        form = f", {self.form}" if self.form else ""
        day = f", born {long_date(self.date_of_birth)}" if self.date_of_birth else ""
        return f"{self.name}{form}{day}"


def choose_pupils(previews: Sequence[Preview]) -> None:
    """Ask, for each row with only a name, which pupil of that name is meant."""
    for preview in previews:
        asked = answers_of(sheet_key(preview.delivery)).pupils
        rows = sorted(
            {int(r) for r in preview.namesakes.get("source_row", [])} | {r for r, _ in asked}
        )
        if not rows:
            continue
        show_section(
            f"{counted(len(rows), 'row')} {either(len(rows), 'has', 'have')} only a name to go by",
            "A name alone never decides. Say which pupil is meant, or leave the row out.",
        )
        if not names_shown():
            show_caption("Turn on Show names to choose.")
            continue
        for row in rows[:ASKED]:
            _choose(preview, row)
        if len(rows) > ASKED:
            show_caption(f"{len(rows) - ASKED} more follow once these are chosen.")


def _choose(preview: Preview, row: int) -> None:
    key = sheet_key(preview.delivery)
    options = st.session_state.setdefault(f"namesakes_{key}_{row}", _options(preview, row))
    said = dict(answers_of(key).pupils)
    widget = f"pupil_{key}_{row}"

    def keep() -> None:
        chosen = st.session_state[widget]
        others = {r: pupil for r, pupil in answers_of(key).pupils if r != row}
        say(key, pupils=tuple((others | ({row: chosen} if chosen else {})).items()))

    st.selectbox(
        f"Row {row} of {preview.file_name}",
        list(options),
        index=list(options).index(said.get(row, 0)),
        format_func=options.__getitem__,
        key=widget,
        on_change=keep,
        width=520,
    )


def _options(preview: Preview, row: int) -> dict[int, str]:
    same_name = preview.namesakes[preview.namesakes["source_row"] == row]
    return {0: LEAVE_OUT} | {int(p.pupil_id): p.words for p in rows_of(Namesake, same_name)}
