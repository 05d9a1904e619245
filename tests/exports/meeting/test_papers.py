"""The papers of a meeting: the screens' numbers, codes and never a name, nothing that runs."""

import re
from datetime import date
from html import unescape

import pandas as pd
import pytest

from lib.analysis.meeting.decisions import Decision, Decisions
from lib.analysis.meeting.screen import READ, Screen
from lib.analysis.meeting.screens import department_meeting
from lib.exports.meeting.papers import code_key_name, pack_name, write_code_key, write_pack

DAY = date(2026, 11, 20)
STAMPS = ("A school", "English", "Year 11", "2026/27 Autumn 1, predicted", "checked 18 Nov 2026")
HOSTILE = '<script>alert("1")</script>'


def decision(what="Reteach bonding", number="Behind: 7 then, 5 now (24 pupils): too small to call"):
    return Decision(1, what, "RO", DAY, DAY, "open", "11a/Sc3", number, "too small to call")


@pytest.fixture(scope="module")
def screens(sample_database):
    with sample_database.cursor() as cursor:
        (now,), (before,) = cursor.execute(
            "select checkpoint_id from viewer.checkpoint where results_year = 2027 "
            "and kind = 'predicted' order by cohort_sequence desc limit 2"
        ).fetchall()
    return department_meeting(sample_database, now, before, "July", "English", DAY)


@pytest.fixture(scope="module")
def pack(screens):
    decisions = Decisions("English", DAY, (decision(),), ())
    return unescape(write_pack(screens, decisions, STAMPS).decode("utf-8"))


def test_every_screen_stands_in_the_pack_with_its_finding_and_its_numbers(pack, screens):
    for screen in screens:
        assert f"<h2>{screen.finding}</h2>" in pack
        for column in set(screen.table.columns) - set(READ):
            for value in screen.table[column]:
                assert f">{value}</td>" in pack


def test_every_sheet_carries_the_stamps_of_the_screen(pack, screens):
    assert pack.count(" · ".join(STAMPS)) == len(screens) + 2


def test_pupils_are_codes_and_no_name_is_in_the_pack(pack, screens, sample_database):
    who = next(s for s in screens if s.name == "who")
    assert all(f"<td>{code}</td>" in pack for code in who.pupils.pupil_code)
    with sample_database.cursor() as cursor:
        names = cursor.execute("select forename || ' ' || surname from pupil").fetchall()
    assert not [name for (name,) in names if name in pack]


def test_a_decision_stands_with_its_number_and_what_that_does_not_show(pack):
    assert "Behind: 7 then, 5 now (24 pupils): too small to call" in pack
    assert "does not show that a decision moved it" in pack


def test_the_pack_asks_nothing_of_any_other_file(pack):
    assert not re.search(r"https?:|src=|<link|@import|url\(", pack)


def test_nothing_typed_can_act_as_markup():
    table = pd.DataFrame({HOSTILE: [HOSTILE]})
    hostile = Screen("a", HOSTILE, HOSTILE, HOSTILE, table, note=HOSTILE)
    decisions = Decisions(HOSTILE, DAY, (decision(HOSTILE, HOSTILE),), (decision(HOSTILE),))
    said = write_pack([hostile], decisions, (HOSTILE,)).decode("utf-8")
    assert "<script" not in said
    assert said.count("&lt;script") > 8


def test_the_key_names_the_pupil_of_each_code_and_warns():
    pupils = pd.DataFrame({"code": ["K-001"], "name": ["Ada <One>"], "form": [None]})
    said = write_code_key(pupils, "A school", "Year 11").decode("utf-8")
    assert "<td>K-001</td><td>Ada &lt;One&gt;</td><td></td>" in said
    assert "personal data" in said


def test_the_files_are_named_and_warn_of_personal_data():
    assert pack_name(STAMPS).startswith("Meeting pack - English - Year 11 - 2026-27 Autumn 1")
    for name in (pack_name(STAMPS), code_key_name("Year 11")):
        assert name.endswith("contains personal data.html")
