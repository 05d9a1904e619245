"""Marks of sessions from a file: stored beside what is there, never over it, and undone whole."""

from datetime import date

import pytest
from importing.cast import a_school, checks, look

from lib.importing.contents.sessions import mark_of
from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.undoing import undo
from lib.interventions.sessions.dose import dose
from lib.interventions.sessions.marking import Session, correct_session, save_session
from lib.store.errors import StoreError

HELP = """\
UPN,Surname,Forename,Intervention,Subject,Wave,Type,Lead,Start,End
B801200005001,Marlowe,Mari,Maths group,Maths,2,Group,Ms Ray,05/01/2026,27/03/2026
R201100018042,Singh,Sam,Maths group,Maths,2,Group,Ms Ray,05/01/2026,27/03/2026
"""
HEAD = "UPN,Intervention,Subject,Session date,Session mark,Reason,Minutes\n"
MARI, SAM = "B801200005001", "R201100018042"
DAY = date(2026, 1, 13)


@pytest.fixture
def school(filled):
    return filled(with_help)


def with_help(database):
    help_ = deliver("help.csv", HELP.encode(), academic_year=2026)
    store_unseen(a_school(database), [help_], "test")


def marks(*rows, name="sessions.csv"):
    lines = [",".join([upn, "Maths group", "Maths", *cells]) for upn, *cells in rows]
    return deliver(name, (HEAD + "\n".join(lines) + "\n").encode(), academic_year=2026)


BOTH = ((MARI, "13/01/2026", "/", "", "40"), (SAM, "13/01/2026", "N", "In lesson", "40"))


def stored(school, delivery):
    (account,) = store_unseen(school, [delivery], "test")
    return account


def plan_of(school):
    return int(school.rows("sessions/plans", urn=123456, held_on=DAY).intervention_id.iloc[0])


def pupils(school):
    return school.rows("sessions/attendance", intervention_id=plan_of(school), held_on=DAY)


def test_a_row_a_mark_makes_one_session_and_is_recognised_by_its_headings(school):
    account = stored(school, marks(*BOTH))
    assert (account.content, account.unit) == ("sessions", "mark")
    assert (account.rows.created, account.rows.total) == (2, 2)
    given = dose(school, plan_of(school))
    assert (given.held, given.present, given.absent, given.minutes) == (1, 1, 1, 40)
    assert given.pupils.reasons.dropna().tolist() == ["in lesson"]
    assert [session.taken_by for session in given.sessions] == ["sessions.csv"]


def test_the_same_file_again_changes_nothing(school):
    stored(school, marks(*BOTH))
    again = look(school, marks(*BOTH))
    assert (again.entries.unchanged, again.can_be_stored) == (2, False)


def test_a_mark_taken_on_screen_is_kept_under_the_later_one_of_a_file_and_comes_back(school):
    ids = dict(zip(pupils(school).forename, pupils(school).pupil_id, strict=True))
    here = {int(ids["Mari"]): "illness", int(ids["Sam"]): None}
    number = save_session(school, plan_of(school), Session(DAY, here), "Ms Ray", DAY)
    account = stored(school, marks(*BOTH))
    assert account.entries.updated == 2
    assert account.of("updated").old.tolist() == ["absent, illness", "present"]
    assert len(school.rows("sessions/markings", session_id=number)) == 4
    assert pupils(school).set_index("forename").mark.to_dict() == {
        "Mari": "present",
        "Sam": "absent",
    }
    undo(school, account.import_id)
    assert pupils(school).set_index("forename").mark.to_dict() == {
        "Mari": "absent",
        "Sam": "present",
    }


def test_undoing_takes_the_sessions_out_unless_somebody_has_marked_them_since(school):
    account = stored(school, marks(*BOTH))
    other = stored(school, marks((MARI, "20/01/2026", "present", "", ""), name="later.csv"))
    session = school.rows("sessions/held", intervention_id=plan_of(school)).iloc[-1]
    sam = int(pupils(school).set_index("forename").pupil_id["Sam"])
    correct_session(school, int(session.session_id), Session(DAY, {sam: None}), "Ms Ray")
    undo(school, account.import_id)
    undo(school, other.import_id)
    given = dose(school, plan_of(school))
    assert (given.held, given.present, given.absent) == (1, 1, 0)


def test_the_list_of_help_cannot_be_undone_under_its_sessions(school):
    stored(school, marks(*BOTH))
    helped = int(school.rows("importing/stored_imports", urn=123456).import_id.iloc[1])
    with pytest.raises(StoreError, match=r"sessions\.csv holds"):
        undo(school, helped)


def test_nor_under_what_was_written_on_its_plans_by_hand(school):
    (mari, _) = pupils(school).pupil_id
    save_session(school, plan_of(school), Session(DAY, {int(mari): None}), "Ms Ray", DAY)
    helped = int(school.rows("importing/stored_imports", urn=123456).import_id.iloc[0])
    with pytest.raises(StoreError, match="people have written on top of it") as error:
        undo(school, helped)
    assert "never thrown away" in error.value.remedy
    assert dose(school, plan_of(school)).held == 1


def test_a_mark_for_a_session_that_was_not_held_is_left_out(school):
    save_session(school, plan_of(school), Session(DAY, {}, was_held=False), "Ms Ray", DAY)
    account = look(school, marks(*BOTH))
    assert checks(account) == {"sessions_not_held"}
    assert account.entries.rejected == 2


def test_two_marks_that_differ_are_both_left_out_and_two_alike_are_stored_once(school):
    mari, sam = BOTH
    account = look(school, marks(mari, (*mari[:2], "absent", "", ""), sam, sam))
    assert checks(account) == {"sessions_contradict", "sessions_said_twice"}
    assert (account.entries.rejected, account.entries.created) == (3, 1)


@pytest.mark.parametrize(
    ("day", "upn"), [("02/01/2026", MARI), ("28/03/2026", MARI), ("13/01/2026", "R662332011222")]
)
def test_a_day_outside_the_plan_and_a_pupil_not_on_it_are_left_out(school, day, upn):
    account = look(school, marks((upn, day, "present", "", "")))
    assert checks(account) == {"sessions_not_on_plan"}


@pytest.mark.parametrize(
    ("mark", "reason", "meant"),
    [
        ("Present", "", ("present", None)),
        ("/", "bus", ("present", None)),
        ("I", "", ("absent", "illness")),
        ("N", "", ("absent", "other")),
        ("absent", " School  trip ", ("absent", "school trip")),
        ("maybe", "", (None, None)),
        ("", "", (None, None)),
    ],
)
def test_what_a_mark_means(mark, reason, meant):
    assert mark_of(mark, reason) == meant
