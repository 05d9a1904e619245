"""Governor cards in a real browser: what fits, what prints, and the chart's own picture."""

import io
import struct

import pypdf
import pytest
from browser.looking import drawn

QUESTIONS = (
    "What is going well?",
    "What concerns us?",
    "What is at risk?",
    "Which groups, how many pupils and how sure?",
    "Are interventions working?",
    "Can we trust the data?",
)


@pytest.fixture(scope="module")
def cards(turn_to):
    """The page of the cards, every chart drawn; a test turns it to its own size."""
    page = turn_to("governors?cohort=2027")
    page.wait_for_selector(".st-key-governor_card_trust .js-plotly-plot")
    drawn(page)
    return page


@pytest.fixture(scope="module")
def printed(window, cards, tmp_path_factory):
    """The A4 pages, downloaded from the page and printed to a PDF by the browser."""
    with cards.expect_download() as found:
        cards.get_by_role("button", name="A4 pages").click()
    path = tmp_path_factory.mktemp("printed") / "pages.html"
    found.value.save_as(path)
    paper = window.new_page()
    paper.goto(path.as_uri())
    pdf = paper.pdf(tagged=True, prefer_css_page_size=True)
    paper.close()
    return found.value.suggested_filename, pypdf.PdfReader(io.BytesIO(pdf))


def test_each_card_prints_on_one_a4_page_with_its_text(printed):
    _, pdf = printed
    assert len(pdf.pages) == 6
    for page, question in zip(pdf.pages, QUESTIONS, strict=True):
        said = " ".join(page.extract_text().split())
        assert question in said
        assert "Checked 18 Nov 2026" in said
        assert "2027 rules, 2024 provisional tables" in said
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        assert (round(width), round(height)) == (842, 595)


def test_the_printed_pages_are_tagged_for_a_screen_reader(printed):
    root = printed[1].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("en")


def test_the_file_is_named_by_checkpoint_and_by_nobody(printed):
    assert printed[0] == "Governors - Year 11 - Autumn 1 2026-27, predicted, 4 Nov 2026.html"


def test_the_charts_own_button_gives_a_picture_of_a_slides_size(cards, tmp_path):
    card = cards.locator(".st-key-governor_card_going_well")
    card.locator(".js-plotly-plot").hover()
    with cards.expect_download() as found:
        card.locator(".modebar-btn").first.click()
    path = tmp_path / "picture.png"
    found.value.save_as(path)
    assert struct.unpack(">II", path.read_bytes()[16:24]) == (2880, 1620)
    assert found.value.suggested_filename.endswith("What is going well.png")


@pytest.mark.parametrize(("size", "across"), [((1920, 1080), 3), ((1366, 768), 2)])
def test_the_cards_stand_in_their_grid_and_no_text_is_cut(cards, size, across):
    page = cards
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(500)  # charts are drawn anew for their new width
    drawn(page)
    boxes = page.locator('[class*="st-key-governor_card_"]').evaluate_all(
        "found => found.map(e => e.getBoundingClientRect()).map(b => [b.left, b.top, b.bottom])"
    )
    assert len({round(left) for left, _, _ in boxes}) == across
    assert boxes[0][2] <= size[1]
    cut = page.locator('[class*="st-key-governor_card_"] .stHtml').evaluate_all(
        "found => found.filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert cut == 0
    words = page.locator(".st-key-governor_cards svg text:visible").evaluate_all(
        """found => {
            const inside = (t) => {
                const card = t.closest('[class*="st-key-governor_card_"]').getBoundingClientRect();
                const crop = t.closest('.stElementContainer').getBoundingClientRect();
                const box = t.getBoundingClientRect();
                const shown = box.top < crop.bottom - 2 && box.bottom > crop.top + 2;
                return !shown || (box.left >= card.left && box.right <= card.right);
            };
            return found.filter(t => !inside(t)).map(t => t.textContent);
        }"""
    )
    assert words == []
