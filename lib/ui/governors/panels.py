"""The governors page: six cards in a grid, the sentence of each to be edited, the exports."""

from collections.abc import Callable
from html import escape
from typing import Literal

import streamlit as st

from lib.analysis.governors.card import Card, GovernorCards
from lib.charts.governors.card import EXPORTED, card_figure
from lib.exports.governors.card.drawing import card_drawing
from lib.exports.governors.card.text import (
    below_the_picture,
    card_words,
    governors_file_name,
    picture_name,
    stamps,
)
from lib.exports.governors.pages import write_pages
from lib.exports.governors.slides.deck import write_slides
from lib.exports.governors.workbook import write_figures
from lib.store.governors.sentences import (
    LONGEST_NAME,
    LONGEST_SENTENCE,
    keep_sentence,
    reset_sentence,
)
from lib.ui.frame.questions import database
from lib.ui.frame.show import show_caption, show_chart
from lib.ui.frame.writing_as import carry_out

WHO = "governor_who"
"""The role of whoever edits, so that it is typed once a visit."""
EXPORTS: tuple[
    tuple[str, str, str, Callable[[GovernorCards], bytes], Literal["secondary", "primary"]], ...
] = (
    ("Workbook", "table_view", "xlsx", write_figures, "secondary"),
    ("A4 pages", "print", "html", write_pages, "secondary"),
    ("PowerPoint", "slideshow", "pptx", write_slides, "primary"),
)
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def show_no_names() -> None:
    """Say in the filter row that nobody is named here, whatever the switch says."""
    st.html('<span class="cp-nobody">No names on this page</span>')


def offer_exports(cards: GovernorCards) -> None:
    """Draw one button for each kind of file; each is made on the click."""
    with st.container(horizontal=True, key="governor_exports", gap="small"):
        for label, icon, extension, write, kind in EXPORTS:
            st.download_button(
                label,
                lambda write=write: write(cards),
                file_name=governors_file_name(cards, extension),
                mime=MIME[extension],
                icon=f":material/{icon}:",
                type=kind,
                on_click="ignore",
                key=f"governors_{extension}",
            )


def show_cards(cards: GovernorCards, checkpoint_id: int) -> None:
    """Draw the six cards, three by two, or two by three on a small laptop."""
    with st.container(key="governor_cards"):
        for card in cards.cards:
            with st.container(key=f"governor_card_{card.card_id}", border=True):
                _show_card(cards, card, checkpoint_id)
    show_caption(cards.hidden_words)


def _show_card(cards: GovernorCards, card: Card, checkpoint_id: int) -> None:
    st.html(
        f'<p class="cp-question">{escape(card.question)}</p>'
        f'<h2 class="cp-card-finding">{escape(card.finding)}</h2>'
    )
    if card.picture is not None:
        figure = card_figure(card_drawing(card.picture), card_words(cards, card))
        key = f"governors-{checkpoint_id}-{card.card_id}"
        show_chart(figure, card.alt, key, picture_name(cards, card), EXPORTED)
    st.html(_words(cards, card))
    _offer_edit(card, checkpoint_id)


def _words(cards: GovernorCards, card: Card) -> str:
    said, *_, certainty = below_the_picture(card)
    edited = ""
    if card.edited:
        edited = (
            f'<details class="cp-card-edited"><summary>✎ {escape(card.edit_mark)}</summary>'
            f"Original: {escape(card.sentence)}</details>"
        )
    stamp = "<br>".join(escape(line) for line in stamps(cards, card))
    kind = "cp-card-words" if card.picture else "cp-card-words cp-card-bare"
    return (
        f'<div class="{kind}"><p class="cp-card-said">{escape(said)}</p>{edited}'
        f'<p class="cp-card-sure">{escape(certainty)}</p>'
        f'<p class="cp-card-stamp">{stamp}</p></div>'
    )


def _offer_edit(card: Card, checkpoint_id: int) -> None:
    if st.button("Edit sentence", type="tertiary", key=f"edit_{checkpoint_id}_{card.card_id}"):
        _edit(card, checkpoint_id)


@st.dialog("The sentence governors read", width="medium")
def _edit(card: Card, checkpoint_id: int) -> None:
    show_caption(f"{card.question} {card.finding}.")
    text = st.text_area(
        "Sentence", value=card.said, max_chars=LONGEST_SENTENCE, key="governor_text"
    )
    who = st.text_input(
        "Your role, as governors will read it",
        value=str(st.session_state.get(WHO, "")),
        max_chars=LONGEST_NAME,
        placeholder="For example: Deputy head",
        key="governor_who_now",
    )
    show_caption("Checkpoint’s own sentence stays one click away, and yours is marked as edited.")
    at = (database(), checkpoint_id, card.card_id)
    with st.container(horizontal=True):
        if st.button("Keep it", type="primary", key="governor_keep"):
            _attempt(who, lambda: keep_sentence(*at, text, who))
        if card.edited and st.button("Back to Checkpoint’s own", key="governor_reset"):
            _attempt(who, lambda: reset_sentence(*at, who))


def _attempt(who: str, change: Callable[[], None]) -> None:
    """Make a change, which closes the form and draws the page again, or say why it was not made."""
    st.session_state[WHO] = who.strip()
    carry_out(change)
