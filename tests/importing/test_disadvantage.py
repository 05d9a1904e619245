"""Free school meals now, in six years, care and pupil premium: three columns, one definition."""

import pytest
from conftest import opened_copy
from importing.cast import a_school, look, pupils

from lib.importing.importer import store_unseen
from lib.importing.reading.details.disadvantage import read_reasons
from lib.importing.reading.values import NotUnderstoodError

REASONS = """
disadvantaged | Ever 6             | fsm6
disadvantaged | FSM6               | fsm6
disadvantaged | Ever 6 FSM         | fsm6
disadvantaged | Service child      | service
disadvantaged | LAC                | looked_after
disadvantaged | PLAC               | adopted
disadvantaged | Post-LAC           | adopted
disadvantaged | FSM / Service      | fsm service
disadvantaged | Ever 6 FSM, LAC    | fsm6 looked_after
disadvantaged | Y - Ever 6         | fsm6
disadvantaged | Yes (FSM6)         | fsm6
disadvantaged | Y - Service child  | service
disadvantaged | PP, Service child  | premium service
disadvantaged | Deprivation        | deprivation
disadvantaged | FSM - Ever 6       | fsm fsm6
fsm6          | Y - Ever 6         | fsm6
looked_after  | Y - LAC            | looked_after
disadvantaged | Y, N               | ?
disadvantaged | Y - N              | ?
disadvantaged | PP                 | premium
disadvantaged | Y                  | premium
disadvantaged | Not eligible       |
disadvantaged | Non-PP             |
disadvantaged | N                  |
disadvantaged | -                  |
fsm           | Y                  | fsm
fsm           | T                  | fsm
fsm           | Ever 6             | fsm6
fsm6          | 1                  | fsm6
looked_after  | Yes                | looked_after
disadvantaged | N - Ever 6         | ?
disadvantaged | perhaps            | ?
disadvantaged | 7                  | ?
"""
# columns and cells of one row | disadvantaged, looked after, meals now, meals in six years | told
ROWS = """
PP=Y                        | Y - - - |
PP=N                        | N - - - |
PP=Ever 6                   | Y - - Y |
PP=LAC                      | Y Y - - |
PP=PLAC                     | Y - - - |
PP=Service child            | N - - - | disadvantage_service
PP=Y - Service child        | N - - - | disadvantage_service
PP=Ever 6; Service          | Y - - Y |
PP=PP; Service              | Y - - - |
PP=Deprivation; Service     | Y - - - |
PP=N,FSM6=Y                 | Y - - Y | disadvantage_differs
PP=N,LAC=Y                  | Y Y - - | disadvantage_differs
FSM=Y                       | Y - Y Y |
FSM=N                       | - - N - |
FSM=Ever 6                  | Y - N Y |
FSM=Y,FSM6=N                | Y - Y Y | disadvantage_meals
FSM=N,FSM6=Y                | Y - N Y |
FSM=N,FSM6=N                | N - N N |
FSM6=N                      | N - - N |
FSM6=N,LAC=Y                | Y Y - N |
FSM6=N,Adopted from care=Y  | Y - - N |
LAC=N                       | - N - - |
FSM6=N/A                    | - - - - |
"""


def cases(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").splitlines()]


@pytest.mark.parametrize(("field", "cell", "reasons"), cases(REASONS))
def test_a_cell_gives_a_yes_a_no_or_reasons(field, cell, reasons):
    try:
        found = read_reasons(field, cell) or frozenset()
    except NotUnderstoodError:
        found = {"?"}
    assert found == set(reasons.split())


def bring_in(school, columns, cells, upn=""):
    heading = ",".join(["UPN", "Adno", "Surname", "Forename", "Year", *columns])
    row = ",".join([upn, "" if upn else "N1", "Ng", "Nan", "11", *(f'"{cell}"' for cell in cells)])
    (account,) = store_unseen(school, [pupils(f"{heading}\n{row}\n")], "test")
    return {f.check for f in account.findings if f.check.startswith("disadvantage_")}


def flags(school, surname="Ng"):
    with school.cursor() as cursor:
        (found,) = cursor.execute(
            "select is_disadvantaged, is_looked_after, is_fsm, is_fsm6 "
            "from standing.pupil where surname = ?",
            [surname],
        ).fetchall()
    return [{True: "Y", False: "N", None: "-"}[flag] for flag in found]


@pytest.fixture(scope="module")
def of_rows(filled_file, tmp_path_factory):
    """What is kept and told of each line of ROWS, those of the same columns in one list."""
    lists = {}
    for said, *_ in cases(ROWS):
        pairs = [pair.split("=") for pair in said.split(",")]
        lists.setdefault(tuple(name for name, _ in pairs), {})[said] = [cell for _, cell in pairs]
    path, found = tmp_path_factory.mktemp("disadvantage") / "school.duckdb", {}
    with opened_copy(filled_file(a_school), path) as school:
        for place, (columns, rows) in enumerate(lists.items()):
            heading = ",".join(["Adno", "Surname", "Forename", "Year", *columns])
            names = {said: f"Ng{place}x{number}" for number, said in enumerate(rows)}
            lines = [",".join([names[s], names[s], "Nan", "11", *rows[s]]) for s in rows]
            text = "\n".join([heading, *lines, ""])
            (account,) = store_unseen(school, [pupils(text)], "test")
            told = [f for f in account.findings if f.check.startswith("disadvantage_")]
            for number, said in enumerate(rows, start=2):
                checks = {f.check for f in told if f.row == number}
                found[said] = flags(school, names[said]), checks
            assert {f.row for f in told} <= set(range(2, 2 + len(rows)))
    return found


@pytest.mark.parametrize(("said", "kept", "told"), cases(ROWS))
def test_three_columns_come_to_what_the_dfe_counts(of_rows, said, kept, told):
    assert of_rows[said] == (kept.split(), {told} - {""})


@pytest.mark.parametrize(
    ("before", "then", "kept"),
    [
        ({"FSM6": "Y"}, {"FSM6": "N"}, "N - - N"),
        ({"PP": "Y"}, {"FSM6": "N"}, "Y - - N"),
        ({"LAC": "Y"}, {"FSM6": "N"}, "Y Y - N"),
        ({"PP": "Y"}, {"FSM": "N"}, "Y - N -"),
        ({"FSM": "Y"}, {"FSM": "N"}, "Y - N Y"),
        ({"PP": "N"}, {"FSM": "Y"}, "Y - Y Y"),
    ],
)
def test_a_later_list_changes_what_it_says_and_nothing_else(school, before, then, kept):
    for columns in (before, then):
        bring_in(school, list(columns), list(columns.values()))
    assert flags(school) == kept.split()


def test_what_changes_is_named_in_the_preview(school):
    bring_in(school, ["FSM", "FSM6"], ["N", "N"])
    text = "Adno,Surname,Forename,FSM\nN1,Ng,Nan,Y\n"
    (account,) = store_unseen(school, [pupils(text)], "test")
    assert account.outcomes["new"].tolist() == [
        "disadvantaged yes, free school meals now yes, free school meals in six years yes"
    ]


def test_what_was_not_known_is_not_told_to_have_been_no(fresh_database):
    a_school(fresh_database)
    account = look(fresh_database, pupils("UPN,EAL\nB801200005001,N\n"))
    assert account.outcomes[["old", "new"]].to_numpy().tolist() == [["EAL –", "EAL no"]]
