"""An empty deck with our one layout: 16:9, the finding in serif, our fonts and colours as theme."""

import re
from datetime import date, datetime

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches, Length, Pt

from lib.charts.frame import palette

SERIF, SANS = "Georgia", "Arial"
"""On every computer that opens slides; the bundled fonts are not."""
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
Place = tuple[Length, Length, Length, Length]
"""Left, top, width and height."""
LEFT, ACROSS = Inches(0.6), Inches(12.13)
TITLE_ONLY = 5
ACCENTS = (
    palette.MAIN,
    palette.BELOW,
    palette.ON,
    palette.PROMISING,
    palette.BAR,
    palette.SECONDARY,
)


def empty_deck(title: str, author: str, on: date) -> tuple[Deck, SlideLayout]:
    """Return a deck without slides, and the layout of a card."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    layout = deck.slide_layouts[TITLE_ONLY]
    for other in [each for each in deck.slide_layouts if each is not layout]:
        deck.slide_layouts.remove(other)
    _set_out(layout)
    _set_theme(deck)
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = title, author, "Checkpoint"
    about.created = about.modified = datetime(on.year, on.month, on.day)
    return deck, layout


def colour(hex_code: str) -> RGBColor:
    """Return a colour of the palette as slides hold it."""
    return RGBColor.from_string(hex_code.removeprefix("#"))


def _set_out(layout: SlideLayout) -> None:
    """Leave only the title, where the finding goes."""
    layout.name = "Checkpoint card"
    for shape in [each for each in layout.shapes if each.is_placeholder]:
        if shape.placeholder_format.type != 1:  # a title
            shape._element.getparent().remove(shape._element)
    title = layout.placeholders[0]
    title.left, title.top, title.width, title.height = LEFT, Inches(0.78), ACROSS, Inches(1.1)


def _set_theme(deck: Deck) -> None:
    """Our fonts and colours in the theme, so that what a school adds looks the same."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for part, font in (("major", SERIF), ("minor", SANS)):
        pattern = rf'(<a:{part}Font>\s*<a:latin typeface=")[^"]*'
        text = re.sub(pattern, rf"\g<1>{font}", text)
    for number, accent in enumerate(ACCENTS, 1):
        code = accent.removeprefix("#")
        pattern = rf"<a:accent{number}>.*?</a:accent{number}>"
        new = f'<a:accent{number}><a:srgbClr val="{code}"/></a:accent{number}>'
        text = re.sub(pattern, new, text, flags=re.DOTALL)
    theme._blob = text.encode("utf-8")


SIZES = {"question": Pt(16), "finding": Pt(30), "said": Pt(18), "sure": Pt(16), "stamp": Pt(12)}
"""Nothing on a slide is smaller than 12 points."""
LONG_FINDING = 90
"""Characters: a longer finding is set smaller, so that it keeps to two lines."""
