"""What is put on the page is text: no cell, heading or label can act as markup."""

import pandas as pd

from lib.charts.frame.strip import Strip
from lib.measures import MEASURES
from lib.ui.frame.show import table_html
from lib.ui.frame.tiles import Tile

HOSTILE = '<img src=x onerror="alert(1)">'


def test_cells_and_headings_are_escaped():
    said = table_html(pd.DataFrame({HOSTILE: [HOSTILE], "n": [3]}), numbers=["n"], caption=HOSTILE)
    assert "<img" not in said
    assert said.count("&lt;img") == 3


def test_numbers_stand_to_the_right_and_an_empty_cell_is_empty():
    said = table_html(pd.DataFrame({"Pupil": ["A", None], "n": [3, 4]}), numbers=["n"])
    assert '<td class="cp-number">3</td>' in said
    assert "<td></td>" in said
    assert "None" not in said


def test_a_tile_says_in_words_what_its_strip_shows():
    tile = Tile(
        "Attainment 8",
        value="47.2",
        strip=Strip(47.2, 45.8, 48.6, 45.9),
        comparator="England 45.9, 2024/25 provisional",
        foot="likely 45.8 to 48.6 · 180 pupils",
    )
    for word in ("Attainment 8", "47.2", "45.8 to 48.6", "180 pupils", "England 45.9"):
        assert word in tile.alt


def test_values_are_written_in_the_unit_of_their_measure():
    assert MEASURES["attainment_8"].written(47.23) == "47.2"
    assert MEASURES["progress_8"].written(-0.084) == "−0.08"
    assert MEASURES["at_target"].written(0.904) == "90%"
