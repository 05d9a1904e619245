"""Which pupil a row is about: UPN, then admission number, then name and date of birth."""

from dataclasses import replace

import pytest
from importing.cast import checks, look, marks, pupils

from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.people.matching import split_by
from lib.importing.reading.answers import Answers
from lib.importing.reading.upns import clean_upn, letter_of, upn_state

MATCHED = {
    "UPN": "UPN,Maths\nB801200005001,5\n",
    "UPN typed small with a space": "UPN,Maths\nb8012 00005001,5\n",
    "UPN with a spreadsheet's apostrophe": "UPN,Maths\n'B801200005001,5\n",
    "admission number": "Adno,Maths\n0001,5\n",
    "admission number that a program made a fraction": "Adno,Maths\n0001.0,5\n",
    "name and date of birth": "Surname,Forename,DOB,Maths\nMarlowe,Mari,2011-02-01,5\n",
    "a name with an accent": "Surname,Forename,DOB,Maths\nMARLÖWE,Mári,01/02/2011,5\n",
    "one column of names": 'Name,DOB,Maths\n"Marlowe, Mari",01/02/2011,5\n',
    "UPN under another number's heading": "Student ID,Maths\nB801200005001,5\n",
    "UPN among admission numbers": "Student ID,Maths\nB801200005001,5\n9,5\n8,5\n7,5\n",
    "admission number among UPNs": ("Student ID,Maths\n0001,5\nU502400200093,5\nH801200001001,5\n"),
    "admission number where the UPN is unknown": "UPN,Adno,Maths\nU502400200093,0001,5\n",
}


@pytest.mark.parametrize("table", MATCHED.values(), ids=MATCHED)
def test_a_pupil_is_found_by(table, school):
    account = look(school, marks(table))
    assert account.of("created")["pupil"].tolist() == ["Mari Marlowe"]


def test_a_name_alone_never_decides(school):
    account = look(school, marks("Surname,Forename,Maths\nMarlowe,Mari,5\n"))
    assert account.entries.rejected == 1
    assert "looks like a pupil already here" in account.findings[0].message


def test_namesakes_are_told_apart_by_date_of_birth(school):
    table = "Surname,Forename,DOB,Maths\nBell,Bill,05/05/2011,5\nBell,Bill,06/06/2011,7\n"
    store_unseen(school, [marks(table)], "test")
    with school.cursor() as cursor:
        found = cursor.execute(
            "select admission_number, grade from standing.result "
            "join standing.pupil using (pupil_id) order by all"
        ).fetchall()
    assert found == [("0004", "5"), ("0005", "7")]


def test_results_one_a_row_find_each_pupil_whatever_the_order_of_the_rows(school):
    rows = ["B801200005001,Maths,5", "R201100018042,Maths,4", "B801200005001,History,6"]
    for order in (rows, rows[::-1]):
        account = look(school, marks("UPN,Subject,Grade\n" + "\n".join(order) + "\n"))
        found = account.of("created")[["pupil", "new"]].values.tolist()
        assert sorted(found) == [["Mari Marlowe", "5"], ["Mari Marlowe", "6"], ["Sam Singh", "4"]]


def test_a_pupil_said_for_one_of_their_results_is_said_for_all_of_them(school):
    table = marks("Surname,Forename,Subject,Grade\nBell,Bill,Maths,5\nBell,Bill,History,6\n")
    account = look(school, table)
    assert account.lookalikes["source_row"].unique().tolist() == [2]
    chosen = int(account.lookalikes["pupil_id"].iloc[0])
    account = look(school, replace(table, answers=Answers(pupils=((2, chosen),))))
    assert account.entries.created == 2


def test_a_pupil_who_is_given_a_new_upn_keeps_the_old_one_as_former(school):
    newer = "UPN,Surname,Forename,DOB,Year\nU502400200093,Marlowe,Mari,01/02/2011,11\n"
    (account,) = store_unseen(school, [pupils(newer)], "test")
    assert account.entries.updated == 1
    account = look(school, marks(MATCHED["UPN"]))
    assert account.of("created")["pupil"].tolist() == ["Mari Marlowe"]


def test_a_wrong_check_letter_is_used_and_not_repeated_on_every_marksheet(school):
    wrong = "UPN,Surname,Forename,Sex,Year\nA801200005001,Novak,Nia,F,11\n"
    # But for its letter it is Mari's number: that this is somebody else has to be said.
    nia = replace(pupils(wrong), answers=Answers(made=(2,)))
    (account,) = store_unseen(school, [nia], "test")
    assert checks(account) == {"pupils_upn_wrong_letter"}
    assert checks(look(school, marks("UPN,Maths\nA801200005001,5\n"))) == set()


@pytest.mark.parametrize(
    ("upn", "state"),
    [
        ("B801200005001", "ok"),
        ("R201100018042", "ok"),
        ("T20110001804V", "temporary"),
        ("A801200005001", "wrong_letter"),
        ("P473368326012", "wrong_letter"),
        ("B80120000500", "malformed"),
        ("B80120000500I", "malformed"),
        ("", "blank"),
    ],
)
def test_a_upn_is_checked_as_the_dfe_does(upn, state):
    assert upn_state(upn) == state


def test_the_letter_a_upn_ought_to_have():
    assert letter_of("P473368326012") == "N"
    assert clean_upn(" #N/A ") == ""


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Mari Marlowe", ("Marlowe", "Mari")),
        ("MARLOWE MARI", ("Marlowe", "Mari")),
        ("Marlowe Mari", ("Marlowe", "Mari")),
        ("Mari Smith", ("Smith", "Mari")),
        ("Mari Anne Marlowe", ("Marlowe", "Mari Anne")),
        ("Marlowe Mary", ("Marlowe", "Mary")),
        ("Joan Smith", ("Smith", "Joan")),
    ],
)
def test_a_whole_name_is_taken_apart_by_the_name_here(name, split):
    assert split_by(name, "Marlowe", "Mari") == split


def test_a_name_in_another_alphabet_is_not_taken_for_any_other():
    assert split_by("Андрей Иванов", "Иванов", "Андрей") == ("Иванов", "Андрей")
    assert split_by("Андрей Петров", "Иванов", "Андрей") == ("Петров", "Андрей")


def test_the_same_words_in_another_order_are_no_other_name(school):
    listed = "UPN,Name,Form,SEN\nB801200005001,Mari Marlowe,11A,K\nR201100018042,Sam Stone,11A,N\n"
    (account,) = store_unseen(school, [deliver("list.csv", listed.encode())], "test")
    kept = [f.row for f in account.findings if f.check == "pupils_name_kept"]
    assert kept in ([], [3])
    taken = deliver("list.csv", (listed + "\n").encode())
    taken = replace(taken, answers=replace(taken.answers, taken=(2,)))
    store_unseen(school, [taken], "test")
    with school.cursor() as cursor:
        query = "select surname, forename from standing.pupil where upn = 'B801200005001'"
        assert cursor.execute(query).fetchall() == [("Marlowe", "Mari")]
