"""The figures of the governor cards as a workbook: the cards, every number, notes and sources."""

import pandas as pd

from lib.analysis.governors.card import GovernorCards
from lib.exports.frame.workbook import Book, Column, Sheet, write_book

UNITS = {"percent": "share, 0 to 1", "grades": "grades", "pupils": "pupils"}


def write_figures(cards: GovernorCards) -> bytes:
    """Return the workbook as the bytes of an .xlsx file."""
    stamp = cards.stamp
    about = stamp.line
    return write_book(
        Book(
            title=f"Governors: {cards.finding}",
            warning="No pupil, teacher or class is named, and small groups are not shown.",
            facts=(
                ("School", stamp.school),
                ("Year group", stamp.year_group),
                ("Checkpoint", stamp.checkpoint),
                ("Status", stamp.status),
                ("Rules", stamp.rules),
                ("Smallest group shown", cards.threshold),
            ),
            sheets=(
                Sheet("Cards", "What the cards say", (about,), _cards(cards), CARD_COLUMNS),
                Sheet(
                    "Figures",
                    "Every number on the cards",
                    (about, cards.hidden_words),
                    figures(cards),
                    FIGURE_COLUMNS,
                    "No figure can be shown.",
                ),
            ),
            notes=(
                "Likely: the 95% range, where the true figure most likely lies.",
                cards.hidden_words,
                *(card.withheld for card in cards.cards if card.withheld),
            ),
            sources=tuple(
                f"{card.question} {line}"
                for card in cards.cards
                for line in (card.compared_with, *card.sources)
                if line
            ),
            footer=f"{stamp.school}. {about}",
            created_on=stamp.checkpoint_on,
        )
    )


def figures(cards: GovernorCards) -> pd.DataFrame:
    """Every number shown: one row per card and mark, in the order of the page."""
    return pd.DataFrame(
        [
            (
                card.question,
                mark.name,
                mark.value,
                mark.low,
                mark.high,
                UNITS[card.picture.unit],
                mark.value_words,
                mark.n_words,
                mark.against,
            )
            for card in cards.cards
            if card.picture
            for mark in card.picture.marks
        ],
        columns=[column.source for column in FIGURE_COLUMNS],
    )


CARD_COLUMNS = (
    Column("question", "Question", 24, "strong"),
    Column("finding", "Finding", 44),
    Column("said", "In a sentence", 50),
    Column("edited", "Edited", 26),
    Column("certainty", "How many, how sure", 34),
    Column("compared_with", "Compared with", 34),
)
FIGURE_COLUMNS = (
    Column("question", "Question", 24, "strong"),
    Column("name", "Figure", 34),
    Column("value", "Value", 10, "number"),
    Column("low", "Likely from", 10, "number"),
    Column("high", "Likely to", 10, "number"),
    Column("unit", "Unit", 14),
    Column("value_words", "As shown", 12),
    Column("n_words", "Of how many", 18),
    Column("against", "Compared with", 12, "number"),
)


def _cards(cards: GovernorCards) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                card.question,
                card.finding,
                card.said,
                f"{card.edit_mark}. Original: {card.sentence}" if card.edited else None,
                card.certainty,
                card.compared_with,
            )
            for card in cards.cards
        ],
        columns=[column.source for column in CARD_COLUMNS],
    )
