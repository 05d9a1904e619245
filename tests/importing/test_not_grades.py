"""A column that holds no grades is told of once, by what it looks like."""

import pytest
from importing.cast import checks, look, marks

from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.reading.scales.not_grades import held_instead

# scale | cells | what they are held to be
COLUMNS = """
gcse             | 5 4 6 7                  |
gcse             | 5 4 6 good               |
gcse             | 5 4 0 0 0                |
gcse             | 5 4 N/A N/A N/A          |
gcse             | good good                |
gcse             | 0 12 34 80 5             | marks (0 to 80)
gcse             | 5 7 8 9 12 14            | marks (5 to 14)
gcse             | 5 7 8 9 6 5 4 3 12       |
gcse             | 45/80 32/80 12/80        | marks (45/80, 32/80, 12/80)
gcse             | 95% 88% 100%             | percentages or attendance (88% to 100%)
gcse             | 0.95 0.88 1              | percentages or attendance (0.88 to 1)
gcse             | 95.2 88.1 100            | attendance or percentages (88.1 to 100)
gcse             | 98 104 88 112            | standardised scores (88 to 112)
gcse             | 5.3 4.7 6.1              | grades with tenths (4.7 to 6.1)
gcse             | Good RI Exc Good         | attitude to learning or effort (Good, RI, Exc)
gcse             | WTS EXS GDS EXS          | a scale of Years 7 to 9 (WTS, EXS, GDS)
gcse             | EM WTS 7c 7b | a scale of Years 7 to 9 (EM, WTS, 7c, …)
gcse             | 12:04 11:10 9:08         | reading ages (12:04, 11:10, 9:08)
gcse             | banana apple pear 5      | something other than grades (banana, apple, pear)
gcse             | A B C D                  |
combined_science | 6-5 5-5 06-May 6.5       |
combined_science | 65 54 12 70 38 49        | marks (12 to 70)
combined_science | 65 54 44 43              |
btec_tech_award  | L2M L2P L1D              |
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in COLUMNS.strip().splitlines()]


@pytest.mark.parametrize(("scale", "cells", "held"), CASES)
def test_a_column_is_told_by_all_of_its_cells(scale, cells, held):
    assert (held_instead(scale, cells.split()) or "") == held


def told(account):
    return [(f.column, f.severity, f.message) for f in account.findings if f.check == "not_grades"]


HEAD = "UPN,Surname,Forename,Maths,History\n"
PUPILS = ["B801200005001,Marlowe,Mari", "R201100018042,Singh,Sam", "R662332011222,Kaya,Kit"]


def sheet(*cells):
    return HEAD + "".join(f"{p},{c}\n" for p, c in zip(PUPILS, cells, strict=True))


def test_a_column_of_marks_is_told_once_and_none_of_it_is_stored(school):
    (account,) = store_unseen(school, [marks(sheet("5,67", "4,8", "6,43"))], "test")
    (found,) = told(account)
    assert found[:2] == ("History", "error")
    assert found[2] == "This looks like marks (8 to 67), not grades in History, and is left out."
    assert {f.check for f in account.findings if f.severity == "error"} == {"not_grades"}
    assert (account.entries.created, account.entries.rejected) == (3, 3)
    with school.cursor() as cursor:
        assert cursor.execute("select distinct subject_id from result").fetchall() == [
            ("mathematics",)
        ]


MARKED = ["{} (out of 80)", "{} /80", "{} [80]", "{} Mark", "{} marks", "{} score", "{} %"]


@pytest.mark.parametrize("heading", MARKED)
def test_a_file_of_nothing_but_marks_is_told_to_be_one(school, heading):
    headings = f"{heading.format('Maths')},{heading.format('History')}"
    account = look(school, marks(f"UPN,{headings}\nB801200005001,55,40\nR201100018042,62,51\n"))
    (found,) = [f for f in account.findings if f.severity == "error"]
    assert found.check == "columns_of_marks"
    assert "“" + heading.format("Maths") + "”" in found.message


def test_a_file_of_what_is_no_subject_is_not_told_to_hold_marks(school):
    account = look(school, marks("UPN,Locker (out of 80)\nB801200005001,55\n"))
    assert "columns_of_marks" not in checks(account)


def test_a_column_of_days_under_a_strange_heading_is_none_of_grades(school):
    days = "UPN,Name,Plan review\nB801200005001,Mari Marlowe,05/06/2026\n"
    account = look(school, marks(days))
    assert account.content != "wide_marksheet"
    beside = days.replace("Name,", "Maths,").replace("Mari Marlowe", "6")
    account = look(school, marks(beside))
    assert (account.entries.created, account.entries.rejected) == (1, 0)


def test_of_attitude_to_learning_the_remedy_says_what_can_be_done(school):
    account = look(school, marks(sheet("5,Good", "4,RI", "6,Good")))
    (finding,) = [f for f in account.findings if f.check == "not_grades"]
    assert "attitude to learning or effort (Good, RI)" in finding.message
    assert "say that it is not used" in finding.remedy


def test_a_column_of_results_one_a_row_is_told_once(school):
    rows = "UPN,Subject,Grade\n" + "".join(
        f"{p.split(',')[0]},Maths,{cell}\n" for p, cell in zip(PUPILS, (67, 45, 12), strict=True)
    )
    account = look(school, marks(rows))
    assert [column for column, _, _ in told(account)] == ["Grade"]
    assert account.entries.rejected == 3


@pytest.mark.parametrize("more", [[], [("Engineering BTEC", "L2M")]])
def test_results_one_a_row_on_several_scales_are_grades(school, more):
    rows = "UPN,Subject,Grade\n" + "".join(
        f"{p.split(',')[0]},{subject},{cell}\n"
        for p in PUPILS
        for subject, cell in (("Maths", "6"), ("Trilogy", "65"), *more)
    )
    assert not told(look(school, marks(rows)))


def test_targets_are_looked_at_as_grades_are(school):
    given = deliver(
        "targets.csv",
        sheet("5,67%", "4,88%", "6,43%").encode(),
        content="targets",
        academic_year=2027,
    )
    assert [column for column, _, _ in told(look(school, given))] == ["History"]


@pytest.mark.parametrize(
    ("cells", "is_offered"), [(("4.1", "5.3", "6.2"), False), (("67%", "8%", "71%"), True)]
)
def test_percentages_are_offered_for_what_may_be_some(school, cells, is_offered):
    account = look(school, marks(sheet(*(f"5,{cell}" for cell in cells))))
    (finding,) = [f for f in account.findings if f.check == "not_grades"]
    assert ("“percentages”" in finding.remedy) == is_offered
