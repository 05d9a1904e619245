"""The register in pictures and lines: who joined, stayed and left, and for which reasons."""

from collections.abc import Callable
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from lib.charts.overview.change_bar import ChangeCounts, change_bar
from lib.interventions.intervention_register import wording as words
from lib.interventions.intervention_register.half_term import InterventionRegister
from lib.interventions.intervention_register.rules import Rule
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.names_panel import show_names_opener
from lib.ui.frame.show import show_caption, show_chart, show_section

NO_HELP = "▼ None"


def show_movement(register: InterventionRegister, key: str) -> None:
    """Show who left, stayed and joined as one bar, then in sentences that open to names."""
    show_section(words.change_title(register), words.rules_note(register))
    if register.before is None:
        show_caption(
            "Renew the register each half-term: from the second on, this shows who joined, who "
            "stayed and who left, with help and without."
        )
        return
    stayed = register.stayed
    counts = ChangeCounts(
        left=len(register.left),
        stayed_with_plan=int(stayed.has_help.sum()),
        stayed_without_plan=int((~stayed.has_help).sum()),
        joined=len(register.joined),
        since=register.before.half_term,
        standing="on it",
        helped="with help",
        helpless="no help",
    )
    show_chart(change_bar(counts), counts.alt, f"register_change_{key}", "register-change")
    _show_line("joined", register.joined, words.joined_words(register), is_below=True)
    _show_line("left", register.left, words.left_words(register), is_below=False)
    _show_line("stayed", register.stayed, words.stayed_words(register), is_below=True)
    if len(register.left):
        show_caption(words.left_caption())


def show_reasons(register: InterventionRegister) -> None:
    """List the rules with how many each proposed, every number opening to its names."""
    show_section(words.rules_title(register))
    for rule in register.rules:
        _show_rule(register, rule)
    by_hand = register.entries[register.entries.by_hand != ""]
    if len(by_hand):
        _show_line("by_hand", by_hand, "Put on by a person", is_below=False, name="by hand")


def _show_rule(register: InterventionRegister, rule: Rule) -> None:
    count = register.count_for_rule(rule.rule)
    with st.container(horizontal=True, key=f"line_rule_{rule.rule}", vertical_alignment="center"):
        gap = f'<br><span class="cp-quiet r-gap">{escape(rule.gap)}</span>' if rule.gap else ""
        number = "–" if rule.counted is None else str(count)
        st.html(
            f'<div class="cp-line"><span class="cp-line-number">{number}</span>'
            f'<span><span class="cp-quiet">{rule.letter}</span> <b>{escape(rule.name)}</b>'
            f"{gap}</span></div>"
        )
        if count:
            listed = partial(register.for_rule, rule.rule)
            _offer_names(f"{count}: {rule.name}", listed, {"reason": "Why"})


def _show_line(
    key: str, pupils: pd.DataFrame, detail: str, *, is_below: bool, name: str = ""
) -> None:
    with st.container(horizontal=True, key=f"line_{key}", vertical_alignment="center"):
        kind = "cp-below" if is_below else ""
        said = f": {escape(detail)}" if len(pupils) and detail else ""
        st.html(
            f'<div class="cp-line"><span class="cp-line-number {kind}">{len(pupils)}</span>'
            f"<span><b>{escape(name or key)}</b>{said}</span></div>"
        )
        if len(pupils):
            _offer_names(f"{len(pupils)} {name or key}", lambda: pupils, {})


def _offer_names(title: str, listed: Callable[[], pd.DataFrame], columns: dict[str, str]) -> None:
    # Who is there for which reason tells a pupil's groups.
    if not flags_shown():
        return
    with_help = partial(_with_help, listed)
    show_names_opener("names", title, with_help, columns | {"help_words": "Help"})


def _with_help(listed: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    pupils = listed()
    return pupils.assign(help_words=[help_words(names) for names in pupils.help])


def help_words(names: list[str]) -> str:
    """Name the help, or say with its shape that there is none."""
    return ", ".join(names) if len(names) else NO_HELP
