"""One governor card on one slide: its words, its chart, and its sources in the notes."""

from dataclasses import dataclass
from typing import cast

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Inches, Length, Pt

from lib.analysis.governors.card import Card, GovernorCards
from lib.charts.frame import palette
from lib.charts.frame.bars import Bars
from lib.charts.frame.rows import Row, Rows
from lib.exports.governors.card.drawing import card_drawing
from lib.exports.governors.card.text import below_the_picture, stamps
from lib.exports.governors.slides.charts import add_columns, add_ranges, row_place
from lib.exports.governors.slides.layout import (
    ACROSS,
    LEFT,
    LONG_FINDING,
    SERIF,
    SIZES,
    Place,
    colour,
)

CHART_TOP, CHART_HEIGHT = Inches(2.3), Inches(2.6)
CHART_LEFT, CHART_WIDTH = Inches(4.3), Inches(6.4)
LINE_NAME_TOP = Inches(1.95)
WORDS_TOP, STAMP_TOP = Inches(5.05), Inches(6.4)
BARE_TOP = Inches(2.1)
"""Where the words of a card without a picture begin: right under its finding."""


@dataclass(frozen=True)
class Words:
    """One line of text and how it is set."""

    text: str
    size: Length
    ink: str = palette.INK
    is_bold: bool = False


def add_card(slide: Slide, cards: GovernorCards, card: Card) -> None:
    """Fill a slide with a card."""
    _write_title(slide, card)
    question = [Words(card.question, SIZES["question"], palette.SECONDARY)]
    _add_box(slide, "Question", question, (LEFT, Inches(0.4), ACROSS, Inches(0.4)))
    if card.picture is not None:
        _add_picture(slide, card_drawing(card.picture), card.alt)
    said, *edited, certainty = below_the_picture(card)
    words = [Words(said, SIZES["said"])]
    words += [Words(line, SIZES["stamp"], palette.SECONDARY) for line in edited]
    words.append(Words(certainty, SIZES["sure"], is_bold=True))
    top = WORDS_TOP if card.picture else BARE_TOP
    _add_box(slide, "What it means", words, (LEFT, top, ACROSS, Inches(1.3)))
    told = [
        Words(line, SIZES["stamp"], palette.SECONDARY)
        for line in (*stamps(cards, card), cards.stamp.school)
    ]
    _add_box(slide, "Stamp", told, (LEFT, STAMP_TOP, ACROSS, Inches(1.0)))
    if (notes := slide.notes_slide.notes_text_frame) is not None:
        notes.text = "\n".join(_notes(cards, card))


def _add_picture(slide: Slide, drawing: Rows | Bars, alt: str) -> None:
    if isinstance(drawing, Bars):
        chart = add_columns(slide, drawing, (LEFT, Inches(2.0), Inches(9.0), Inches(2.95)))
        _describe(chart, "Chart", alt)
        return
    place = (CHART_LEFT, CHART_TOP, CHART_WIDTH, CHART_HEIGHT)
    _describe(add_ranges(slide, drawing, place), "Chart", alt)
    _name_line(slide, drawing)
    for number, row in enumerate(drawing.rows):
        _add_row_words(slide, row, row_place(len(drawing.rows), number, CHART_TOP, CHART_HEIGHT))


def _name_line(slide: Slide, drawing: Rows) -> None:
    picture = drawing.pictures[0]
    if drawing.first_line is None:
        return
    middle = CHART_LEFT + CHART_WIDTH * picture.share(drawing.first_line)
    width = Inches(3)
    place = (Emu(round(middle - width / 2)), LINE_NAME_TOP, width, Inches(0.35))
    _add_box(slide, "Compared with", [Words(picture.line_words, Pt(14))], place, PP_ALIGN.CENTER)


def _add_row_words(slide: Slide, row: Row, at: tuple[int, int]) -> None:
    top, height = (Emu(each) for each in at)
    words = [Words(line, Pt(16), is_bold=True) for line in row.lines]
    if row.under:
        words.append(Words(row.under, Pt(13), palette.SECONDARY))
    place = (LEFT, top, Emu(CHART_LEFT - LEFT), height)
    _add_box(slide, f"{row.name}, name", words, place, anchor=MSO_ANCHOR.MIDDLE)
    value = [Words(row.cells[0], Pt(20), row.mark.text_colour, is_bold=True)]
    left = Emu(CHART_LEFT + CHART_WIDTH)
    place = (left, top, Emu(LEFT + ACROSS - left), height)
    _add_box(slide, f"{row.name}, value", value, place, PP_ALIGN.RIGHT, MSO_ANCHOR.MIDDLE)


def _write_title(slide: Slide, card: Card) -> None:
    title = cast(Shape, slide.shapes.title)  # our one layout has it
    frame = title.text_frame
    frame.word_wrap, frame.margin_left = True, Emu(0)
    frame.text, frame.vertical_anchor = card.finding, MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    font = paragraph.runs[0].font
    font.name, font.bold = SERIF, True
    font.size = SIZES["finding"] if len(card.finding) <= LONG_FINDING else Pt(24)
    font.color.rgb = colour(palette.INK)
    _describe(title, "Finding", f"Finding: {card.finding}")


def _add_box(
    slide: Slide,
    name: str,
    lines: list[Words],
    place: Place,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> None:
    box = slide.shapes.add_textbox(*place)
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = line.text
        run.font.size, run.font.bold = line.size, line.is_bold
        run.font.color.rgb = colour(line.ink)
    _describe(box, name, f"{name}: {' '.join(line.text for line in lines)}")


def _describe(shape: BaseShape, name: str, words: str) -> None:
    """Name a shape and give it the words a screen reader says."""
    shape.name = name
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", words)


def _notes(cards: GovernorCards, card: Card) -> list[str]:
    lines = [card.question, card.finding, card.said, card.certainty]
    if card.edited:
        lines.append(f"{card.edit_mark}. Original: {card.sentence}")
    if card.picture:
        lines += [f"{m.name}: {m.value_words}, {m.n_words}" for m in card.picture.marks]
    compared = (f"{card.compared_with}.",) if card.compared_with else ()
    sources = ("Sources", *compared, *card.sources)
    return [*lines, *sources, cards.stamp.line, cards.hidden_words, cards.stamp.school]
