"""Names of subjects and qualification numbers that rows have: asked, remembered, taken back."""

from dataclasses import replace

import pytest
from importing.cast import grades, look, marks

from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.store.importing.own_school import start_own_school

MARI, SAM = "B801200005001", "R201100018042"
NUMBERS = (
    "School,UPN,Surname,Forename,QAN,Result Date,Result\n"
    f"9991234,{MARI},Marlowe,Mari,601/4292/3,20/10/2026,7\n"
    f"9991234,{SAM},Singh,Sam,60142923,20/10/2026,6\n"
    f"9991234,{SAM},Singh,Sam,60146084,20/10/2026,5\n"
)
CLASSES = f"UPN,Class,Teacher\n{MARI},11X-1,ABC\n{SAM},11X-2,DEF\n"


def said(delivery, **subjects):
    answers = replace(delivery.answers, subjects=tuple(subjects.items()))
    return replace(delivery, answers=answers)


def asked(account):
    return [(name.name, name.rows, name.subject_id) for name in account.subject_names]


def classes_of(school):
    with school.cursor() as cursor:
        query = "select class_code, subject_id from viewer.class_place order by class_code"
        return cursor.execute(query).fetchall()


def test_rows_by_qualification_number_are_left_out_until_their_subject_is_said(school):
    account = look(school, marks(NUMBERS))
    assert account.content == "long_results"
    assert (account.entries.created, account.entries.rejected) == (0, 3)
    assert asked(account) == [("601/4292/3", 1, None), ("60142923", 1, None), ("60146084", 1, None)]


def test_a_number_said_once_is_read_with_its_slashes_and_without(school):
    account = look(school, said(marks(NUMBERS), **{"60142923": "mathematics"}))
    assert (account.entries.created, account.entries.rejected) == (2, 1)
    assert asked(account) == [
        ("60146084", 1, None),
        ("601/4292/3", 1, "mathematics"),
        ("60142923", 1, "mathematics"),
    ]


def test_what_was_said_is_remembered_for_any_file_and_may_be_taken_back(school):
    store_unseen(school, [said(marks(NUMBERS), **{"60142923": "mathematics"})], "test")
    assert grades(school) == [
        ("Marlowe", "Mari", "mathematics", "7", None),
        ("Singh", "Sam", "mathematics", "6", None),
    ]
    other = marks(f"UPN,Subject,Grade\n{MARI},60142923,5\n{SAM},Maths,5\n")
    assert look(school, other).entries.updated == 2
    back = look(school, said(other, **{"60142923": ""}))
    assert asked(back) == [("60142923", 1, None)]
    store_unseen(school, [said(other, **{"60142923": ""})], "test")
    assert asked(look(school, other)) == [("60142923", 1, None)]


def test_what_one_school_said_is_not_asked_of_another(school):
    store_unseen(school, [said(marks(NUMBERS), **{"60142923": "mathematics"})], "test")
    with school.cursor() as cursor:
        cursor.execute("update school set is_sample = true")
    start_own_school(school, 654_321, "Another School")
    with school.cursor() as cursor:
        assert cursor.execute("select count(*) from subject_other_name").fetchone() == (0,)


def test_where_a_subject_stands_beside_the_number_the_subject_counts(school):
    table = f"UPN,QAN,Subject,Grade\n{MARI},60142923,History,7\n"
    account = look(school, said(marks(table), **{"60142923": "mathematics"}))
    store_unseen(school, [account.delivery], "test")
    assert [grade[2] for grade in grades(school)] == ["history"]


def test_a_name_of_nobody_or_of_nothing_is_not_asked(school):
    table = f"UPN,Subject,Grade\nX999999999999,Alchemy,7\n{MARI},,5\n{SAM},Alchemy,4\n"
    assert asked(look(school, marks(table))) == [("Alchemy", 1, None)]


def test_a_subject_of_a_log_that_is_not_read_is_not_asked(school):
    log = f"UPN,Incident date,Incident type,Subject\n{MARI},05/10/2026,Detention,Lunchtime\n"
    account = look(school, deliver("behaviour.csv", log.encode(), academic_year=2027))
    assert account.content == "behaviour"
    assert not account.subject_names


def test_a_class_code_without_a_subject_is_asked_and_remembered(school):
    listed = deliver("teaching groups.csv", CLASSES.encode(), academic_year=2027)
    assert asked(look(school, listed)) == [("11X-1", 1, None), ("11X-2", 1, None)]
    store_unseen(school, [said(listed, **{"11X-1": "mathematics"})], "test")
    assert classes_of(school) == [("11X-1", "mathematics")]
    assert asked(look(school, listed)) == [("11X-2", 1, None), ("11X-1", 1, "mathematics")]


@pytest.mark.parametrize("subject", ["History", "Maths"])
def test_a_heading_is_read_by_its_own_name_whatever_a_name_in_rows_was_said_to_be(school, subject):
    store_unseen(school, [said(marks(NUMBERS), **{"60142923": "mathematics"})], "test")
    account = look(school, marks(f"UPN,60142923,{subject}\n{MARI},4,3\n"))
    assert account.entries.created + account.entries.updated == 1
