"""The governor cards on paper: one A4 page each, in one file that needs nothing else."""

from html import escape

from lib.analysis.governors.card import Card, GovernorCards
from lib.charts.frame import palette
from lib.exports.governors.card.drawing import card_drawing
from lib.exports.governors.card.svg import card_svg
from lib.exports.governors.card.text import stamps

STYLE = f"""
@page {{ size: A4 landscape; margin: 14mm 16mm; }}
* {{ box-sizing: border-box; }}
body {{ font-family: "Source Sans", "Source Sans 3", Arial, sans-serif; color: {palette.INK};
  margin: 0; font-size: 14pt; line-height: 1.4; }}
section {{ height: 180mm; display: flex; flex-direction: column; break-after: page;
  break-inside: avoid; overflow: hidden; }}
section:last-of-type {{ break-after: auto; }}
h1, h2 {{ font-family: "Source Serif", "Source Serif 4", Georgia, serif; font-weight: 600;
  line-height: 1.15; margin: 0 0 5mm; overflow-wrap: anywhere; }}
h2 {{ font-size: 27pt; }}
p {{ margin: 0 0 2.5mm; overflow-wrap: anywhere; }}
figure {{ margin: 0 0 5mm; flex: 1 1 auto; min-height: 0; }}
svg {{ width: 100%; height: 100%; max-height: 92mm; font-family: inherit; }}
.question, .edited {{ color: {palette.SECONDARY}; }}
.sure {{ font-weight: 600; }}
.stamp {{ color: {palette.SECONDARY}; font-size: 11pt; border-top: 1px solid {palette.LINE};
  padding-top: 3mm; margin: auto 0 0; }}
.screen {{ max-width: 60rem; margin: 1rem auto; color: {palette.SECONDARY}; }}
@media screen {{ section {{ width: 265mm; margin: 8mm auto; padding: 8mm;
  border: 1px solid {palette.LINE}; height: 194mm; }} }}
@media print {{ .screen {{ display: none; }} }}
"""


def write_pages(cards: GovernorCards) -> bytes:
    """Return the six pages as HTML; printed, from a browser, each card is one A4 page."""
    title = f"Governors: {cards.stamp.year_group}, {cards.stamp.checkpoint}"
    pages = "".join(_page(cards, card) for card in cards.cards)
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        # Nothing in the file can run or fetch, whatever text is in it.
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        '<p class="screen">Print this page, or save it as a PDF: each card is one A4 page.</p>'
        f"<main>{pages}</main></body></html>"
    ).encode()


def _page(cards: GovernorCards, card: Card) -> str:
    picture = "" if card.picture is None else card_svg(card_drawing(card.picture), card.alt)
    edited = ""
    if card.edited:
        edited = (
            f'<p class="edited">{escape(card.edit_mark)}. Original: {escape(card.sentence)}</p>'
        )
    stamp = "<br>".join(
        escape(line) for line in (*stamps(cards, card), *card.sources, cards.stamp.school)
    )
    return (
        f'<section><p class="question">{escape(card.question)}</p><h2>{escape(card.finding)}</h2>'
        f"<figure>{picture}</figure><p>{escape(card.said)}</p>{edited}"
        f'<p class="sure">{escape(card.certainty)}</p><p class="stamp">{stamp}</p></section>'
    )
