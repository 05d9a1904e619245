"""Needs, what helps and access arrangements, however the sheet lays them out."""

from dataclasses import replace

import pytest
from importing.cast import a_school, checks, pupils
from importing.observed import MARI, SAM, handed_in, held, stored

from lib.importing.importer import store_unseen
from lib.importing.reading.answers import Answers
from lib.importing.reading.details.need_types import read_needs
from lib.importing.undoing import undo

SHEETS = {
    "a row a need, by rank": (
        "UPN,SEN Status,SEN Need Type,Rank\n{mari},K,ASD,2\n{mari},K,SLCN,1\n{mari},K,MLD,3\n",
        {"primary_need": "SLCN", "second_need": "ASD"},
    ),
    "two needs in a cell": (
        'UPN,Primary need\n{mari},"SLCN, ASD"\n',
        {"primary_need": "SLCN", "second_need": "ASD"},
    ),
    "a need headed SEN need beside the status headed SEN type": (
        "UPN,SEN need,SEN type\n{mari},SLCN,K\n",
        {"primary_need": "SLCN"},
    ),
    "the type of need headed SEN type, as in the census": (
        "UPN,SEN status,SEN type\n{mari},K,SLCN\n",
        {"primary_need": "SLCN"},
    ),
    "a row an arrangement": (
        "UPN,Access arrangement\n{mari},Extra time 25%\n{mari},Reader\n",
        {"access_arrangements": "Extra time 25%; Reader"},
    ),
    "a column an arrangement": (
        "UPN,Extra time,Reader,Scribe,Rest breaks\n{mari},25%,Y,N,\n",
        {"access_arrangements": "Extra time 25%; Reader"},
    ),
    "Status and Needs, as Provision Map heads them": (
        'UPN,Status,Needs\n{mari},SEN Support,"SLCN, MLD"\n',
        {"primary_need": "SLCN", "second_need": "MLD"},
    ),
    "no arrangement": ("UPN,Access arrangements\n{mari},N\n", {}),
}


@pytest.mark.parametrize("case", SHEETS)
def test_needs_and_what_helps_are_read_however_they_stand(case, school):
    text, expected = SHEETS[case]
    stored(school, handed_in(text.format(mari=MARI)))
    assert {measure: told for _, measure, _, _, told in held(school)} == expected


def test_a_status_headed_so_is_that_of_sen_where_its_values_say_so(school):
    (listed, _) = stored(school, handed_in(f"UPN,Status,Needs\n{MARI},SEN Support,SLCN\n"))
    assert listed.recognition.column("sen").heading == "Status"
    (other,) = stored(school, handed_in(f"UPN,Status,Needs\n{MARI},Active,SLCN\n", "b.csv"))
    assert other.recognition.column("sen") is None


def test_needs_a_row_each_without_a_rank_are_asked_for_it(school):
    text = f"UPN,Need type\n{MARI},SLCN\n{MARI},ASD\n{SAM},MLD\n"
    (account,) = stored(school, handed_in(text))
    assert checks(account) == {"needs_order_unknown"}
    assert [told for *_, told in held(school)] == ["MLD"]


def test_a_blank_or_none_takes_a_need_away_where_a_person_said_so(school):
    stored(school, handed_in(f"UPN,Primary need,Second need\n{MARI},SLCN,ASD\n{SAM},MLD,\n"))
    before = held(school)
    text = f"UPN,Primary need,Second need\n{MARI},None,\n{SAM},MLD,\n"
    stored(school, handed_in(text, "kept.csv"))
    assert held(school) == before
    cleared = replace(handed_in(text, "cleared.csv"), answers=Answers(blanks="clear"))
    (account,) = stored(school, cleared)
    assert (account.entries.updated, account.entries.unchanged) == (2, 1)
    assert [told for *_, told in held(school)] == ["MLD"]
    undo(school, account.import_id)
    assert held(school) == before


@pytest.mark.parametrize(
    ("cell", "needs"),
    [
        ("SLCN / SEMH", ("SLCN", "SEMH")),
        ("Speech, language and communication needs; Autism", ("SLCN", "ASD")),
        ("Cognition and Learning", ("Cognition and learning",)),
        ("Communication and interaction", ("Communication and interaction",)),
        ("ADHD", ("SEMH",)),
        ("SpLD, Dyslexia", ("SPLD",)),
        ("SEN support but no specialist assessment of type of need", ("NSA",)),
        ("No SEN", ()),
    ],
)
def test_a_cell_of_needs_is_read_in_its_order(cell, needs):
    assert read_needs(cell) == needs


PROVISION = {
    "a plan and support in a column each": ("EHCP,SEN support", "N,Y", "Y,N", "N,N", "KEN"),
    "both blank where there is none": ("EHCP,SEN support", ",Y", "Y,", ",", "KEN"),
    "support alone takes no plan away": ("SEN support", "Y", "N", "N", "KNE"),
    "support alone, only its yes": ("SEN support", "Y", "", "", "KNE"),
    "a plan alone says nothing of support": ("Has EHCP", "Y", "N", "N", "EKE"),
    "a plan that is not clear is not taken away": ("EHCP,SEN support", "N,Y", "N,N", "?,N", "KNE"),
    "beside a plan that is not clear a blank is no no": (
        "EHCP,SEN support",
        "N,Y",
        "x,",
        "N,",
        "KKN",
    ),
    "codes under SEN support": ("SEN support", "K", "E", "N", "KEN"),
    "support beside a status": ("SEN support,SEN status", "N,E", "Y,K", "N,N", "EKN"),
    "codes beside a status, the status counts": (
        "SEN support,SEN status",
        "K,E",
        "K,K",
        "E,N",
        "EKN",
    ),
    "a tick and a cross": ("EHCP,SEN support", "✗,✓", "✓,✗", "✗,✗", "KEN"),
    "only ticks": ("EHCP", "✓", "", "✓", "EKE"),
}
DIFFERING = {
    "a plan beside no": ("SEN,EHCP", "N,Y", "E", True),
    "a plan beside SEN support by its code": ("SEN,EHCP", "K,Y", "E", True),
    "a plan beside a plain yes": ("SEN,EHCP", "Y,Y", "E", False),
    "no plan beside a plan": ("SEN,EHCP", "E,N", "E", True),
    "support beside no": ("SEN,SEN support", "N,Y", "K", True),
    "support beside no, three columns": ("SEN,EHCP,SEN support", "N,N,Y", "K", True),
    "a plan beside blanks": ("SEN,EHCP,SEN support", ",Y,", "E", False),
    "a plan and no support": ("SEN,EHCP,SEN support", "E,Y,N", "E", False),
    "a plan and support": ("SEN,EHCP,SEN support", "E,Y,Y", "E", False),
    "none at all": ("SEN,EHCP,SEN support", "N,N,N", "N", False),
    "nothing but a no of the plan": ("SEN,EHCP", ",N", "N", False),
}


@pytest.mark.parametrize("case", DIFFERING)
def test_columns_of_provision_that_differ_are_told(case, fresh_database):
    heading, cells, expected, is_told = DIFFERING[case]
    a_school(fresh_database)
    text = f"UPN,{heading}\nB801200005001,{cells}\n"
    (account,) = store_unseen(fresh_database, [pupils(text)], "test")
    assert checks(account) == ({"details_provision_differs"} if is_told else set())
    with fresh_database.cursor() as cursor:
        found = cursor.execute(
            "select sen from standing.pupil where upn = 'B801200005001'"
        ).fetchone()
    assert found == (expected,)


@pytest.mark.parametrize("case", PROVISION)
def test_support_and_plans_make_one_provision(case, fresh_database):
    heading, *cells, expected = PROVISION[case]
    a_school(fresh_database)
    upns = ("B801200005001", "R201100018042", "T20110001804V")  # here as N, K and E
    lines = [f"{upn},{cell}" for upn, cell in zip(upns, cells, strict=True)]
    store_unseen(fresh_database, [pupils("\n".join([f"UPN,{heading}", *lines]))], "test")
    with fresh_database.cursor() as cursor:
        kept = dict(cursor.execute("select upn, sen from standing.pupil").fetchall())
    assert "".join(kept[upn] for upn in upns) == expected
