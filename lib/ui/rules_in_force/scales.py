"""The scales of Years 7 to 9, from where each says behind, and the form for the school's own."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import streamlit as st

from lib.dates import short_date
from lib.importing.ladders import write_ladder
from lib.store.row import Row
from lib.ui.frame.questions import ask_records, database
from lib.ui.frame.show import show_caption, show_section, show_table
from lib.ui.frame.writing_as import ask_who, carry_out
from lib.words import counted

MOST_SHOWN = 6
"""Grades of a scale that are named; of a longer one, its ends."""


@dataclass(frozen=True)
class SchoolScale(Row, query="rules_in_force/scales"):
    """One scale: its grades from the lowest up, and one step of it in its own units."""

    scale: str
    name: str
    grades: list[str]
    unit: str
    units: str
    units_in_a_step: int
    source: str
    said_by: str | None
    said_at: datetime | None


def show_scales(urn: int) -> None:
    """Show each scale with its rule, and let the school write a ladder of its own."""
    show_section(
        "Scales of Years 7 to 9",
        "Behind target begins at one step. No Attainment 8 or Progress 8 is made from them; a "
        "target on another scale than the grade has no distance from it.",
    )
    scales = ask_records(SchoolScale, urn=urn)
    show_table(
        pd.DataFrame(
            {
                "Scale": [scale.name for scale in scales],
                "From the lowest up": [_grades(scale.grades) for scale in scales],
                "Behind from": [
                    counted(scale.units_in_a_step, scale.unit, scale.units) for scale in scales
                ],
                "Source": [_source(scale) for scale in scales],
            }
        )
    )
    with st.expander("Write the school’s own ladder"):
        _show_form(urn)


def _grades(grades: list[str]) -> str:
    if len(grades) <= MOST_SHOWN:
        return ", ".join(grades)
    return f"{', '.join(grades[:2])} … {', '.join(grades[-2:])}"


def _source(scale: SchoolScale) -> str:
    if scale.said_by is None or scale.said_at is None:
        return scale.source
    return f"{scale.source}: {scale.said_by}, {short_date(scale.said_at)}"


def _show_form(urn: int) -> None:
    with st.form("ladder", border=False):
        name = st.text_input("What the school calls it", max_chars=40, key="ladder_name")
        text = st.text_area(
            "Its steps, the lowest first, one a line; other spellings after commas",
            placeholder="Beginning, B\nDeveloping, D\nSecure, S\nExceeding, E",
            height=150,
            key="ladder_steps",
        )
        who = ask_who("ladder")
        if st.form_submit_button("Keep this ladder", type="primary"):
            carry_out(lambda: write_ladder(database(), urn, name, text, who), who)
    show_caption(
        "It is then offered under Scale on Import data. Written again under its name it counts "
        "for files to come; what has been measured keeps the steps it had."
    )
