"""Screen, slides, pages and workbook say the same, name nobody, and take no text as code."""

import html
import io
import re
import time
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from lib.analysis.governors.card import Edited, Mark, Picture
from lib.analysis.governors.cards import governor_cards
from lib.charts.frame import palette
from lib.charts.governors.card import card_figure
from lib.exports.governors.card.drawing import card_drawing
from lib.exports.governors.card.svg import card_svg
from lib.exports.governors.card.text import card_words, governors_file_name, picture_name
from lib.exports.governors.pages import write_pages
from lib.exports.governors.slides.deck import write_slides
from lib.exports.governors.workbook import figures, write_figures
from tests.charts.validated import validated

card_figure = validated(card_figure)

TODAY = date(2026, 11, 20)
HOSTILE = "=1+1 <script>alert('x')</script> & {{more}} \"quoted\""
LONG = "Applied and environmental land-based science and technologies"


@pytest.fixture(scope="module")
def cards(sample_database):
    rows = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return governor_cards(sample_database, int(rows.checkpoint_id.iloc[0]), TODAY)


@pytest.fixture(scope="module")
def deck(cards):
    return Presentation(io.BytesIO(write_slides(cards)))


@pytest.fixture(scope="module")
def pages(cards):
    return write_pages(cards).decode()


@pytest.fixture(scope="module")
def book(cards):
    return CalamineWorkbook.from_filelike(io.BytesIO(write_figures(cards)))


def edited(cards, text=HOSTILE):
    first, *rest = cards.cards
    written = replace(first, edited=Edited(text, "Deputy <head>", date(2026, 11, 19)))
    return replace(cards, cards=(written, *rest))


def slide_text(slide):
    return "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def page_text(pages):
    """What each page of the file says, tags taken out."""
    found = re.findall(r"<section>(.*?)</section>", pages, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "\n", page)) for page in found]


def figure_text(cards, card):
    figure = card_figure(card_drawing(card.picture), card_words(cards, card))
    notes = [note.text for note in figure.layout.annotations]
    said = " ".join([*notes, *(text for trace in figure.data for text in trace.text or ())])
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", said)))


def plain(text):
    return re.sub(r"\s+", " ", text)


def everything(cards):
    """All the text and numbers of every export, as one."""
    deck = Presentation(io.BytesIO(write_slides(cards)))
    parts = [write_pages(cards).decode()]
    for slide in deck.slides:
        parts += [slide_text(slide), slide.notes_slide.notes_text_frame.text]
        parts += slide._element.xpath("//@descr")
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_figures(cards)))
    for name in book.sheet_names:
        parts += [str(v) for row in book.get_sheet_by_name(name).to_python() for v in row]
    parts += [figure_text(cards, card) for card in cards.cards if card.picture]
    return "\n".join(parts)


def test_every_card_says_the_same_words_on_screen_slide_and_paper(cards, deck, pages):
    for card, slide, page in zip(cards.cards, deck.slides, page_text(pages), strict=True):
        for said in (slide_text(slide), page, figure_text(cards, card)):
            for words in (card.question, card.finding, card.said, card.certainty):
                assert words in plain(said)
            assert cards.stamp.line in plain(said)
            assert f"{card.compared_with}." in plain(said)
            assert cards.stamp.school in plain(said)


def test_every_number_is_the_same_on_screen_slide_paper_and_in_the_workbook(
    cards, deck, pages, book
):
    questions = {card.question for card in cards.cards}
    rows = iter([r for r in book.get_sheet_by_name("Figures").to_python() if r[0] in questions])
    shown = figures(cards)
    for card, slide, page in zip(cards.cards, deck.slides, page_text(pages), strict=True):
        chart = next(s.chart for s in slide.shapes if s.has_chart)
        drawn = card_figure(card_drawing(card.picture), card_words(cards, card))
        on_slide = [v for s in chart.plots[0].series for v in numbers(s)]
        on_screen = [v for trace in drawn.data for v in (*trace.x, *trace.y)]
        for mark in card.picture.marks:
            for value in (mark.value, mark.low, mark.high):
                assert value is None or value in on_slide
                assert value is None or value in on_screen
            assert mark.value_words in figure_text(cards, card)
            assert mark.value_words in page
            row = next(rows)
            assert row[:2] == [card.question, mark.name]
            assert row[2:5] == [
                pytest.approx(mark.value),
                *("" if v is None else pytest.approx(v) for v in (mark.low, mark.high)),
            ]
    assert len(shown) == sum(len(card.picture.marks) for card in cards.cards)


def numbers(series):
    """The values of a slide's series: of a scatter, both ways."""
    across = series._element.xpath(".//c:xVal//c:v")
    return [*(v for v in series.values), *(float(v.text) for v in across)]


def test_there_are_six_slides_of_sixteen_to_nine_on_one_layout_of_our_own(deck):
    assert len(deck.slides) == 6
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [layout.name for layout in deck.slide_layouts] == ["Checkpoint card"]


def test_every_chart_is_native_and_holds_its_numbers_to_be_edited(deck):
    for slide in deck.slides:
        (chart,) = [s.chart for s in slide.shapes if s.has_chart]
        assert chart.part.chart_workbook.xlsx_part is not None
        assert not slide._element.xpath(".//p:pic")


def test_every_shape_has_alt_text_and_the_chart_says_the_finding_and_n(cards, deck):
    for card, slide in zip(cards.cards, deck.slides, strict=True):
        for shape in slide.shapes:
            assert shape._element.xpath(".//p:cNvPr/@descr")[0].strip()
        chart = next(s for s in slide.shapes if s.has_chart)
        (alt,) = chart._element.xpath(".//p:cNvPr/@descr")
        assert alt == card.alt
        assert card.finding in alt and card.certainty in alt


def test_every_series_has_a_colour_of_the_palette(deck):
    ours = {v.removeprefix("#") for v in vars(palette).values() if str(v).startswith("#")}
    for slide in deck.slides:
        chart = next(s.chart for s in slide.shapes if s.has_chart)
        for series in chart.plots[0].series:
            found = series._element.xpath(".//c:spPr//a:srgbClr/@val")
            assert found and set(found) <= ours


def test_the_notes_hold_the_sources(cards, deck):
    for card, slide in zip(cards.cards, deck.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert "Sources" in notes
        assert all(line in notes for line in card.sources)
        assert cards.stamp.line in notes


def test_no_shape_leaves_the_slide_and_nothing_is_under_twelve_points(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_text_frame:
                runs = [r for p in shape.text_frame.paragraphs for r in p.runs]
                assert all(run.font.size is None or run.font.size.pt >= 12 for run in runs)


def test_the_six_slides_are_made_within_three_seconds(cards):
    write_slides(cards)
    start = time.perf_counter()
    write_slides(cards)
    assert time.perf_counter() - start < 3


def test_the_pages_fetch_nothing_and_run_nothing(pages):
    assert "default-src 'none'" in pages
    assert not re.search(r"<script|<img|<link|href=|src=|@import|url\(", pages)
    assert pages.count("<section>") == pages.count("<svg") == 6
    assert 'lang="en-GB"' in pages


def test_nobody_of_the_sample_school_is_named_in_any_export(sample_database, cards):
    said = f" {' '.join(re.findall(r'[^ .,;:<>]+', everything(edited(cards, 'We help.'))))} "
    unnamed = sample_database.rows("governors/unnamed", urn=999001)
    assert [name for name in unnamed.name if f" {name} " in said] == []
    staff = unnamed[unnamed.sort == "staff"].name
    assert [name for name in staff if name in said] == []


def test_an_edited_sentence_is_marked_with_its_original_in_every_export(cards):
    changed = edited(cards, "We are helping.")
    card = changed.cards[0]
    mark = f"Edited by Deputy <head>, 19 Nov 2026. Original: {card.sentence}"
    deck = Presentation(io.BytesIO(write_slides(changed)))
    assert mark in slide_text(deck.slides[0])
    assert mark in deck.slides[0].notes_slide.notes_text_frame.text
    assert mark in plain(page_text(write_pages(changed).decode())[0])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(write_figures(changed)))
    assert mark in [v for row in sheet.get_sheet_by_name("Cards").to_python() for v in row]
    said = " ".join(
        n.text
        for n in card_figure(
            card_drawing(card.picture), card_words(changed, card)
        ).layout.annotations
    )
    assert "Edited by Deputy &lt;head&gt;" in said


def test_what_a_school_writes_is_only_ever_text(cards):
    changed = edited(cards)
    card = changed.cards[0]
    pages = write_pages(changed).decode()
    assert "<script>" not in pages
    assert HOSTILE in page_text(pages)[0]
    notes = card_figure(card_drawing(card.picture), card_words(changed, card)).layout.annotations
    assert not any("<script>" in note.text for note in notes)
    book = write_figures(changed)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("Cards")
    assert HOSTILE in [v for row in sheet.to_python() for v in row]
    deck = Presentation(io.BytesIO(write_slides(changed)))
    assert HOSTILE in slide_text(deck.slides[0])


def test_a_workbook_holds_no_formula(cards):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(write_figures(edited(cards))))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_workbook_has_a_cover_notes_and_sources(cards, book):
    assert book.sheet_names == ["Cover", "Cards", "Figures", "Notes"]
    cover = [str(v) for row in book.get_sheet_by_name("Cover").to_python() for v in row]
    assert cards.stamp.checkpoint in cover and cards.stamp.rules in cover
    notes = [v for row in book.get_sheet_by_name("Notes").to_python() for v in row]
    assert cards.hidden_words in notes
    assert any("OCR" in str(v) for v in notes)


def test_file_names_say_what_and_when_and_no_more(cards):
    name = governors_file_name(cards, "pptx")
    assert name == "Governors - Year 11 - Autumn 1 2026-27, predicted, 4 Nov 2026.pptx"
    pictures = {picture_name(cards, card) for card in cards.cards}
    assert len(pictures) == 6
    assert not any(re.search(r'[<>:"/\\|?*]', picture) for picture in pictures)


def test_equal_cards_make_equal_pages_and_workbooks(cards):
    assert write_pages(cards) == write_pages(cards)
    assert write_figures(cards) == write_figures(cards)


def test_a_card_without_a_picture_is_whole_in_every_export(cards):
    bare = replace(cards, cards=tuple(replace(card, picture=None) for card in cards.cards))
    deck = Presentation(io.BytesIO(write_slides(bare)))
    assert not any(s.has_chart for slide in deck.slides for s in slide.shapes)
    assert all(c.finding in slide_text(s) for c, s in zip(bare.cards, deck.slides, strict=True))
    assert write_pages(bare).count(b"<svg") == 0
    assert CalamineWorkbook.from_filelike(io.BytesIO(write_figures(bare))).sheet_names


def test_a_name_of_sixty_characters_stays_inside_its_column():
    mark = Mark(LONG, 12, -3, 20, "below", "12", "40 pupils", 0, 60)
    drawn = card_svg(card_drawing(Picture("ranges", "pupils", (mark, mark), "level")), "alt")
    widest = max(len(html.unescape(t)) for t in re.findall(r"<text[^>]*>([^<]*)", drawn))
    assert widest <= 24
