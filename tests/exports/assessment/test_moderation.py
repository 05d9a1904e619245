"""The moderation sample as a file: room for a second grade, no formula, and no name when hidden."""

import csv
import io

import pandas as pd
import pytest

from lib.analysis.assessment.moderation import ModerationSample
from lib.exports.assessment.moderation import moderation_file_name, write_moderation_sample


@pytest.fixture
def sample():
    pupils = pd.DataFrame(
        {
            "pupil_id": [1, 2],
            "pupil_name": ["=1+1 Attack", "Bo Two"],
            "pupil_code": ["A-001", "B-002"],
            "form": ["11A", "11B"],
            "class_code": ["11a/Ma1", None],
            "grade": ["9", "1"],
            "why": ["Highest", "Lowest"],
        }
    )
    return ModerationSample("Mathematics", 2, 3, pupils)


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_row_a_pupil_with_room_for_a_second_grade(sample):
    rows = read(write_moderation_sample(sample, with_names=True))
    assert [r["Pupil"] for r in rows] == ["'=1+1 Attack", "Bo Two"]
    assert [r["Grade"] for r in rows] == ["9", "1"]
    assert {r["Second grade"] for r in rows} == {""}


def test_with_names_hidden_the_file_names_nobody(sample):
    content = write_moderation_sample(sample, with_names=False)
    assert b"Attack" not in content
    assert [r["Pupil"] for r in read(content)] == ["A-001", "B-002"]


def test_the_file_says_which_draw_and_that_it_is_personal(sample):
    name = moderation_file_name(sample, "2026/27 Autumn 1, Year 11")
    assert name == (
        "Mathematics - moderation sample - 2026-27 Autumn 1, Year 11 - draw 3 - "
        "contains personal data.csv"
    )
