import csv
import io
from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.exports.frame.escaping import LONGEST_CELL, csv_bytes, file_name, may_run, plain

PAYLOADS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
]


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_a_spreadsheet_would_run_is_held_by_an_apostrophe(payload):
    rows = _read(csv_bytes(pd.DataFrame({"Pupil": [payload]})))
    assert rows[1] == ["'" + payload]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_heading_cannot_run_either(payload):
    assert _read(csv_bytes(pd.DataFrame({payload: ["x"]})))[0] == ["'" + payload]


@pytest.mark.parametrize("mark", ["-", "+", "--", "++"])
def test_a_mark_made_of_signs_alone_is_given_as_it_is(mark):
    assert _read(csv_bytes(pd.DataFrame({"Grade": [mark]})))[1] == [mark]


def test_a_negative_number_stays_a_number():
    text = csv_bytes(pd.DataFrame({"Gain": [-0.5, 2.0], "n": [1, 12]})).decode("utf-8-sig")
    assert text.splitlines()[1:] == ["-0.5,1", "2.0,12"]


def test_text_is_quoted_so_that_a_semicolon_cannot_open_a_new_cell():
    text = csv_bytes(pd.DataFrame({"Pupil": ["Ann;=1+1"]})).decode("utf-8-sig")
    assert text.splitlines()[1] == '"Ann;=1+1"'


def test_every_kind_of_missing_is_an_empty_cell():
    frame = pd.DataFrame({"a": [None, np.nan, pd.NaT, pd.NA]}, dtype=object)
    assert [row[0] for row in _read(csv_bytes(frame))[1:]] == ["", "", "", ""]


def test_accents_dates_and_yes_or_no_arrive_as_a_reader_expects():
    frame = pd.DataFrame({"a": ["Zoë Ñandú"], "b": [date(2026, 11, 20)], "c": [True]}, dtype=object)
    assert _read(csv_bytes(frame))[1] == ["Zoë Ñandú", "2026-11-20", "Yes"]


def test_text_too_long_for_a_cell_is_cut_where_a_person_can_see_it():
    cut = plain("x" * (LONGEST_CELL + 5))
    assert len(cut) == LONGEST_CELL
    assert cut.endswith("…")


def test_a_file_name_carries_its_warning_and_nothing_a_disk_refuses():
    name = file_name("2026/27 Autumn 1, Year 11", 'Art: "3D"', extension="xlsx")
    assert name == "2026-27 Autumn 1, Year 11 - Art 3D - contains personal data.xlsx"


def test_any_text_comes_back_the_same_but_for_the_apostrophe():
    pytest.importorskip("hypothesis", reason="needs requirements-dev.txt")
    from hypothesis import given, settings
    from hypothesis import strategies as st

    opening = st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "\n", "＝"])
    texts = st.builds(str.__add__, opening, st.text(st.characters(codec="utf-8"), max_size=20))

    @settings(deadline=None)
    @given(texts)
    def comes_back(text):
        cell = _read(csv_bytes(pd.DataFrame({"Text": [text, "end"]}, dtype=object)))[1]
        assert not may_run(cell[0] if cell else "")
        assert (cell[0] if cell else "") == ("'" + text if may_run(text) else text)

    comes_back()
