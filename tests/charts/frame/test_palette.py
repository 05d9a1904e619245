"""One palette: it can be read, told apart, and is the theme's as well."""

import re
import tomllib
from pathlib import Path

import pytest

from lib.charts.frame import palette

ROOT = Path(__file__).resolve().parents[3]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
COLOURS = {
    name: value
    for name, value in vars(palette).items()
    if name.isupper() and isinstance(value, str) and value.startswith("#")
}


def luminance(colour):
    """WCAG 2.2: relative luminance of an sRGB colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["INK", "SECONDARY", "BELOW", "BELOW_TEXT", "ON", "ABOVE"])
def test_text_and_marks_have_enough_contrast_on_white(name):
    assert contrast(COLOURS[name], palette.WHITE) >= 4.5


@pytest.mark.parametrize(
    ("text", "tint"),
    [("BELOW_TEXT", "BELOW_TINT"), ("ABOVE", "ABOVE_TINT"), ("SECONDARY", "ON_TINT")],
)
def test_text_has_enough_contrast_on_its_tint(text, tint):
    assert contrast(COLOURS[text], COLOURS[tint]) >= 4.5


def test_white_text_can_be_read_on_the_solid_statuses():
    assert contrast(palette.WHITE, palette.BELOW) >= 4.5
    assert contrast(palette.WHITE, palette.INK) >= 4.5


def test_the_statuses_differ_in_more_than_hue_so_that_grey_printing_keeps_blue_apart():
    assert contrast(palette.BELOW, palette.ABOVE) >= 2


def test_the_theme_uses_no_colour_that_is_not_in_the_palette():
    theme = str(CONFIG["theme"])
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", theme)) <= set(COLOURS.values())


def test_the_style_sheet_names_the_colours_of_the_palette_and_no_other():
    style = (ROOT / "lib" / "ui" / "frame" / "style.css").read_text(encoding="utf-8")
    named = dict(re.findall(r"--([a-z-]+): (#[0-9A-Fa-f]{6});", style))
    assert named == {
        name: colour
        for name, colour in ((n.lower().replace("_", "-"), c) for n, c in COLOURS.items())
        if name in named
    }
    assert len(re.findall(r"#[0-9A-Fa-f]{3,8}\b", style)) == len(named) > 10


def test_every_colour_that_a_sheet_asks_for_by_name_is_defined():
    sheets = {p: p.read_text(encoding="utf-8") for p in (ROOT / "lib").rglob("*.css")}
    defined = set(re.findall(r"--([a-z-]+):", "".join(sheets.values())))
    asked = {name for text in sheets.values() for name in re.findall(r"var\(--([a-z-]+)", text)}
    assert asked <= defined
    assert asked


def test_no_default_green_or_red_can_appear():
    theme = CONFIG["theme"]
    assert theme["greenColor"] == palette.ABOVE
    assert theme["redColor"] == palette.BELOW
