"""The governor cards as slides: 16:9, one card each, charts that can be edited, notes beneath.

python-pptx is slow to import, so only the making of slides imports it.
"""

import io

from lib.analysis.governors.card import GovernorCards


def write_slides(cards: GovernorCards) -> bytes:
    """Return the six slides as the bytes of a .pptx file."""
    from lib.exports.governors.slides.cards import add_card
    from lib.exports.governors.slides.layout import empty_deck

    deck, layout = empty_deck(
        f"Governors: {cards.finding}", cards.stamp.school, cards.stamp.checkpoint_on
    )
    for card in cards.cards:
        add_card(deck.slides.add_slide(layout), cards, card)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
