"""The words round a governor card, the same on screen, slide, paper and picture."""

from lib.analysis.governors.card import Card, GovernorCards
from lib.charts.governors.card import CardWords
from lib.exports.frame.escaping import file_name


def below_the_picture(card: Card) -> tuple[str, ...]:
    """The sentence, who edited it and what it said before, and how sure the figures are."""
    edited = ()
    if card.edited:
        edited = (f"{card.edit_mark}. Original: {card.sentence}",)
    return (card.said, *edited, card.certainty)


def stamps(cards: GovernorCards, card: Card) -> tuple[str, ...]:
    """What every card carries wherever it goes: comparator, what is hidden, checkpoint, rules."""
    compared = f"{card.compared_with}." if card.compared_with else ""
    return tuple(line for line in (compared, card.withheld, cards.stamp.line) if line)


def card_words(cards: GovernorCards, card: Card) -> CardWords:
    """Return the words that stand inside the exported picture."""
    below = below_the_picture(card)
    return CardWords(card.question, card.finding, below, (*stamps(cards, card), cards.stamp.school))


def governors_file_name(cards: GovernorCards, extension: str) -> str:
    """Name the file by school year and checkpoint; nothing in it is personal."""
    return file_name(*_parts(cards), extension=extension, is_personal=False)


def picture_name(cards: GovernorCards, card: Card) -> str:
    """Name the picture of one card, without the ending that the browser adds."""
    named = file_name(*_parts(cards), card.question, extension="png", is_personal=False)
    return named.removesuffix(".png")


def _parts(cards: GovernorCards) -> tuple[str, ...]:
    return "Governors", cards.stamp.year_group, cards.stamp.checkpoint
