"""A department's meeting on paper: the pack, which holds codes only, and the key to them."""

from collections.abc import Sequence

import pandas as pd

from lib.analysis.meeting.decisions import Decision, Decisions
from lib.analysis.meeting.screen import READ, Screen
from lib.charts.frame.marks import mark
from lib.dates import long_date
from lib.exports.frame.escaping import file_name
from lib.exports.frame.printed_page import Section, printed_page

FOOT = (
    "Pupils are codes; the key is kept apart. A number that moved does not show that a decision "
    "moved it."
)
KEY_FOOT = "Contains personal data. Keep it apart from the pack; shred it after the meeting."
WHEN = "Decided"


def write_pack(screens: Sequence[Screen], decisions: Decisions, stamps: Sequence[str]) -> bytes:
    """Return the meeting as one page to print: last time, each question, then today.

    `stamps` are those of the screen: school, department, cohort, checkpoint, status, rules.
    """
    last = Section(
        "What did we decide last time, and did the number move?",
        decisions.finding,
        table=_decided(decisions.earlier),
    )
    today = Section(
        "What did we decide today?", decisions.today_finding, table=_decided(decisions.made_today)
    )
    title = f"{decisions.department} meeting, {long_date(decisions.today)}"
    return printed_page(title, stamps, [last, *map(_section, screens), today], FOOT)


def pack_name(stamps: Sequence[str]) -> str:
    """Name the pack by department, cohort and checkpoint, and warn of personal data."""
    return file_name("Meeting pack", *stamps[1:4], extension="html")


def write_code_key(pupils: pd.DataFrame, school: str, cohort: str) -> bytes:
    """Return the key to a cohort's codes as a page to print; `pupils` is the query code_key."""
    table = pd.DataFrame(
        {"Code": pupils.code, "Name": pupils["name"], "Form": pupils.form.fillna("")}
    )
    section = Section("Which pupil is which code?", f"{len(table)} pupils of {cohort}", table=table)
    return printed_page(f"Key to the codes, {cohort}", (school, cohort), [section], KEY_FOOT)


def code_key_name(cohort: str) -> str:
    """Name the key by cohort, and warn of personal data."""
    return file_name("Key to the codes", cohort, extension="html")


def _section(screen: Screen) -> Section:
    table = screen.table
    for column in set(READ) & set(table.columns):
        table = table.assign(**{column: [mark(reading).words for reading in table[column]]})
    if screen.pupils is not None:
        table = table.copy()
        table.insert(0, "Pupil", screen.pupils.pupil_code.to_numpy())
    note = screen.note if len(table) else ""
    return Section(screen.question, screen.finding, screen.lede, table, screen.numbers, note)


def _decided(decisions: Sequence[Decision]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                WHEN: long_date(d.decided_on),
                "What": d.what,
                "About": d.about,
                "Who": d.who,
                "By": long_date(d.due_on),
                "State": d.state,
                "Number": d.number,
            }
            for d in decisions
        ]
    )
