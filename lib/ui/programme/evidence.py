"""The evidence portfolio on screen: what it holds, with or without names, and one button."""

import pandas as pd
import streamlit as st

from lib.analysis.programme.evidence.portfolio import Evidence, evidence
from lib.exports.programme.portfolio import portfolio_file_name, write_portfolio
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import School, answer
from lib.ui.frame.show import show_caption, show_table

WHO = {"without": "Without names", "with": "With names, for an inspector on site"}


def gather(at: School) -> Evidence:
    """Choose whether pupils stand by name, and gather the parts."""
    # While projecting the choice with names is not there to be made.
    who = WHO if flags_shown() else {"without": WHO["without"]}
    with_names = choose_view("who", "Names", who) == "with"
    with st.spinner("Gathering the evidence …"):
        return answer(evidence, at.urn, at.as_of, with_names)


def show_evidence(found: Evidence) -> None:
    """Show the button, and every part with its rows or why it has none."""
    st.download_button(
        "Evidence portfolio",
        # Made on the click: no page waits for a file that nobody may want.
        lambda: write_portfolio(found),
        file_name=portfolio_file_name(found.school, found.day, found.with_names),
        mime="application/zip",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
        key="portfolio",
    )
    show_table(
        pd.DataFrame(
            {
                "Part": [part.title for part in found.parts],
                "What it shows": [
                    f"○ {part.nothing}" if part.frame.empty else part.shows for part in found.parts
                ],
                "Rows": [f"{len(part.frame):,}" for part in found.parts],
            }
        ),
        numbers=["Rows"],
    )
    show_caption(
        "A zip: open index.html in it first. Each part is a page that prints, and all of them "
        "stand in one workbook. It is made on this computer and goes nowhere by itself."
    )
