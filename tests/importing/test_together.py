"""Tables brought in together: two that contradict each other are both left out, in any order."""

import io
from dataclasses import replace
from itertools import permutations

import pytest
from conftest import opened
from importing.cast import AUTUMN, PUPILS, SPRING, a_school, checks, contents, grades
from openpyxl import Workbook

from lib.importing.delivery import deliver
from lib.importing.importer import preview, store, store_unseen
from lib.importing.reading.answers import Answers

MARI = "UPN,{}\nB801200005001,{}\n"
LONG = "UPN,Subject,Grade\nB801200005001,Maths,{}\n"
MARKS = "UPN,Maths,History\nB801200005001,6,5\nR201100018042,5,4\n"
LISTED = "UPN,Admission number,Surname,Forename,Year,Form,KS2 reading\n{}\n"

# Given what two files say, then how many entries of both together are stored.
GRADES = {
    "two grades": ((MARI.format("Maths", 5), MARI.format("Maths", 6)), 0, {"tables_contradict"}),
    "equal grades": ((MARI.format("Maths", 5), MARI.format("Maths", 5)), 1, {"tables_say_again"}),
    "two subjects": ((MARI.format("Maths", 5), MARI.format("History", 6)), 2, set()),
    "one a row and a column a subject": (
        (MARI.format("Maths", 5), LONG.format(6)),
        0,
        {"tables_contradict"},
    ),
    "only the disputed subject is left out": (
        (MARI.format("Maths,History", "5,5"), MARI.format("Maths,History", "6,5")),
        1,
        {"tables_contradict", "tables_say_again"},
    ),
    "two qualifications": (
        (MARI.format("PE", "5"), MARI.format("PE", "L2M")),
        0,
        {"tables_contradict"},
    ),
    "a grade that is contradicted within its own file": (
        (LONG.format(5) + "B801200005001,Maths,7\n", MARI.format("Maths", 7)),
        0,
        {"tables_contradict"},
    ),
}


@pytest.fixture(scope="module")
def school(filled_file, tmp_path_factory):
    """A school that is only looked at."""
    path = tmp_path_factory.mktemp("together") / "together.duckdb"
    yield from opened(filled_file(a_school), path)


def files(*texts):
    return [
        deliver(f"{n}.csv", text.encode(), checkpoint=AUTUMN, academic_year=2027)
        for n, text in enumerate(texts, start=1)
    ]


def of(accounts, outcome):
    return sum(getattr(account.entries, outcome) for account in accounts)


@pytest.mark.parametrize(("given", "stored", "told"), GRADES.values(), ids=GRADES)
def test_what_two_files_say_of_one_pupil_does_not_hang_on_their_order(given, stored, told, school):
    for order in permutations(files(*given)):
        accounts = preview(school, order)
        assert of(accounts, "created") == stored
        found = set().union(*(checks(account) for account in accounts))
        assert told <= found
        assert found & {"tables_contradict", "tables_say_again"} == told


def test_the_finding_stands_in_both_and_names_the_other(school):
    first, second = preview(school, files(*GRADES["two grades"][0]))
    (here,), (there,) = first.findings, second.findings
    assert (here.row, here.column, here.value) == (2, "Maths", "5")
    assert here.message.startswith("2.csv gives this pupil another grade")
    assert there.message.startswith("1.csv gives this pupil another grade")
    assert here.severity == there.severity == "error"


def test_three_files_of_which_two_agree_are_all_left_out(school):
    texts = [MARI.format("Maths", grade) for grade in (5, 5, 6)]
    accounts = preview(school, files(*texts))
    assert [account.entries.rejected for account in accounts] == [1, 1, 1]


def test_two_targets_are_left_out_and_a_target_beside_a_grade_is_not(school):
    targets = files(MARI.format("Maths Target", 5), MARI.format("Maths Target", 6))
    assert of(preview(school, targets), "rejected") == 2
    beside = files(MARI.format("Maths Target,Maths", "5,6"))
    assert of(preview(school, beside), "created") == 2


def test_other_checkpoints_contradict_nothing(school):
    spring = deliver("s.csv", MARI.format("Maths", 6).encode(), checkpoint=SPRING)
    accounts = preview(school, [*files(MARI.format("Maths", 5)), spring])
    assert of(accounts, "created") == 2


LISTS = {
    "another form": ("B801200005001,0001,Marlowe,Mari,11,11B,", 2),
    "another name": ("B801200005001,0001,Marlow,Mari,11,11A,", 2),
    "the same in capitals, without leading zeros": ("B801200005001,1,MARLOWE,Mari,11,11A,", 0),
    "a detail the other leaves blank": ("B801200005001,0001,Marlowe,Mari,11,,104", 0),
}


@pytest.mark.parametrize(("row", "left_out"), LISTS.values(), ids=LISTS)
def test_two_lists_that_differ_on_a_pupil_change_nothing_of_them(row, left_out, school):
    one = LISTED.format("B801200005001,0001,Marlowe,Mari,11,11A,")
    for order in permutations(files(one, LISTED.format(row))):
        accounts = preview(school, order)
        assert of(accounts, "rejected") == left_out


def test_two_lists_that_differ_on_a_new_pupil_make_none(school):
    new = "R662332011214,0090,New,Nora,11,11A,{}"

    def lists(*scores):
        made = Answers(new_pupils="make")
        found = files(*(LISTED.format(new.format(score)) for score in scores))
        return [replace(delivery, answers=made) for delivery in found]

    accounts = preview(school, lists(100, 101))
    assert [account.entries.rejected for account in accounts] == [1, 1]
    assert all("tables_contradict" in checks(account) for account in accounts)
    one_score = preview(school, lists(100, 100))
    assert [account.entries.created for account in one_score] == [1, 0]


def test_what_is_stored_is_what_was_shown(filled):
    database = filled(a_school)
    shown = preview(database, files(*GRADES["only the disputed subject is left out"][0]))
    store(database, shown, "Ms K")
    assert [row[2:4] for row in grades(database)] == [("history", "5")]


def workbook(text):
    book, stream = Workbook(), io.BytesIO()
    for line in text.splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("text", [MARKS, PUPILS], ids=["marks", "pupils"])
def test_a_file_in_two_formats_at_once_doubles_nothing_and_is_told_of(text, filled):
    database = filled(a_school)
    csv, xlsx = (
        deliver(name, data, checkpoint=AUTUMN, academic_year=2027)
        for name, data in (("a.csv", text.encode()), ("a.xlsx", workbook(text)))
    )
    store_unseen(database, [csv], "test")
    once = contents(database)
    accounts = preview(database, [csv, xlsx])
    assert "tables_say_again" in checks(accounts[1])
    assert "tables_contradict" not in checks(accounts[1])
    store_unseen(database, [csv, xlsx], "test")
    after = contents(database)
    assert {table: len(rows) for table, rows in after.items()} == {
        table: len(rows) for table, rows in once.items()
    }


@pytest.mark.parametrize("rows", ["", "Total,,5\n", "B801200005001,Maths,\n"])
def test_a_list_of_results_with_nothing_in_it_claims_nothing(school, rows):
    text = f"UPN,Subject,Grade\n{rows}"
    file = deliver("results.csv", text.encode(), checkpoint=AUTUMN)
    assert [account.entries.total for account in preview(school, [file])] == [0]
