"""Teaching groups and their history, the staff list, and targets of other kinds."""

from dataclasses import replace

import pytest
from importing.cast import AUTUMN, a_school, checks, look

from lib.importing.delivery import deliver
from lib.importing.importer import preview, store_unseen
from lib.importing.reading.answers import Answers
from lib.importing.undoing import undo

MARI, SAM = "B801200005001", "R201100018042"
TIMETABLE = (
    "UPN,Subject,Class,Teacher,From\n"
    f"{MARI},Maths,11a/Ma1,ABC,03/09/2026\n{SAM},Maths,11a/Ma2,DEF,03/09/2026\n"
)
STAFF = "Name,Staff code,Email,Role\nMs A. Bell,ABC,bell@school.example,Teacher\n"


@pytest.fixture
def school(filled):
    return filled(a_school)


def handed_in(text, name="file.csv", **about):
    return deliver(name, text.encode(), academic_year=2027, **about)


def stored(school, *deliveries):
    return store_unseen(school, list(deliveries), "test")


def places(school):
    with school.cursor() as cursor:
        return cursor.execute(
            "select p.surname, c.class_code, c.teacher, c.starts_on::text, c.ends_on::text "
            "from viewer.class_place c join viewer.pupil p using (pupil_id) order by all"
        ).fetchall()


def observed(school):
    with school.cursor() as cursor:
        return cursor.execute(
            "select measure, subject_id, told from standing.observation order by all"
        ).fetchall()


def targets_held(school):
    with school.cursor() as cursor:
        return cursor.execute(
            "select subject_id, grade from standing.target order by all"
        ).fetchall()


def test_a_timetable_with_a_row_a_pupil_and_subject(school):
    (account,) = stored(school, handed_in(TIMETABLE))
    assert (account.content, account.entries.created) == ("teaching_groups", 2)
    assert places(school) == [
        ("Marlowe", "11a/Ma1", "ABC", "2026-09-03", None),
        ("Singh", "11a/Ma2", "DEF", "2026-09-03", None),
    ]


def test_a_timetable_with_a_column_a_subject_begins_with_the_school_year(school):
    (account,) = stored(school, handed_in(f"UPN,Maths,History\n{MARI},11a/Ma1,11a/Hi2\n"))
    assert account.content == "teaching_groups"
    assert [(code, start) for _, code, _, start, _ in places(school)] == [
        ("11a/Hi2", "2026-09-01"),
        ("11a/Ma1", "2026-09-01"),
    ]


def test_a_change_of_set_ends_the_place_before_and_undoing_brings_it_back(school):
    stored(school, handed_in(TIMETABLE))
    before = places(school)
    moved = f"UPN,Subject,Class,Teacher,From\n{MARI},Maths,11a/Ma3,GHI,09/11/2026\n"
    (account,) = stored(school, handed_in(moved, "moved.csv"))
    assert places(school) == [
        ("Marlowe", "11a/Ma1", "ABC", "2026-09-03", "2026-11-08"),
        ("Marlowe", "11a/Ma3", "GHI", "2026-11-09", None),
        ("Singh", "11a/Ma2", "DEF", "2026-09-03", None),
    ]
    undo(school, account.import_id)
    assert places(school) == before


def test_a_class_with_the_first_day_of_another_corrects_it_and_undoing_brings_it_back(school):
    stored(school, handed_in(f"UPN,Subject,Class\n{MARI},Maths,11/Ma1\n", "first.csv"))
    before = places(school)
    text = f"UPN,Subject,Class,From\n{MARI},Maths,11/Ma2,01/09/2026\n"
    (account,) = stored(school, handed_in(text))
    assert places(school) == [("Marlowe", "11/Ma2", None, "2026-09-01", None)]
    undo(school, account.import_id)
    assert places(school) == before


def test_a_change_of_set_may_name_the_old_class_beside_the_new(school):
    stored(school, handed_in(TIMETABLE))
    text = f"UPN,Subject,Old class,New class,From\n{MARI},Maths,11a/Ma1,11a/Ma3,09/11/2026\n"
    stored(school, handed_in(text, "moved.csv"))
    assert [(code, end) for name, code, _, _, end in places(school) if name == "Marlowe"] == [
        ("11a/Ma1", "2026-11-08"),
        ("11a/Ma3", None),
    ]


def test_a_class_list_without_a_subject_is_of_the_one_its_name_says(school):
    text = f"UPN,Group,Teacher\n{MARI},11a/Ma1,ABC\n"
    (account,) = stored(school, handed_in(text, "Maths classes.csv"))
    assert account.content == "teaching_groups"
    assert places(school) == [("Marlowe", "11a/Ma1", "ABC", "2026-09-01", None)]
    # Nothing else says it, and a code is not guessed from.
    assert "classes_subject_unknown" in checks(look(school, handed_in(text, "classes.csv")))


def test_the_same_timetable_again_changes_nothing(school):
    stored(school, handed_in(TIMETABLE))
    assert look(school, handed_in(TIMETABLE)).entries.unchanged == 2


def test_two_classes_of_one_subject_in_one_list_are_both_kept(school):
    text = f"UPN,Subject,Class\n{MARI},Maths,11a/Ma1\n{MARI},Maths,11a/Ma1b\n"
    (account,) = stored(school, handed_in(text))
    assert checks(account) == {"classes_two_of_subject"}
    assert [(code, end) for _, code, _, _, end in places(school)] == [
        ("11a/Ma1", None),
        ("11a/Ma1b", None),
    ]


def test_grades_without_a_class_have_that_of_the_timetable_on_their_day(school):
    grades = f"UPN,Maths,History\n{MARI},5,6\n"
    stored(school, deliver("marks.csv", grades.encode(), checkpoint=AUTUMN))
    stored(school, handed_in(TIMETABLE))
    with school.cursor() as cursor:
        told = cursor.execute(
            "select subject_id, class_code from viewer.grade order by all"
        ).fetchall()
    assert told == [("history", None), ("mathematics", "11a/Ma1")]


def test_a_locked_checkpoint_keeps_its_classes(school):
    grades = f"UPN,Maths Class,Maths\n{MARI},11z/Old,5\n{SAM},,4\n"
    locked = replace(AUTUMN, status="locked")
    stored(school, deliver("marks.csv", grades.encode(), checkpoint=locked))
    stored(school, handed_in(TIMETABLE))
    with school.cursor() as cursor:
        told = cursor.execute("select class_code from viewer.grade order by pupil_id").fetchall()
    assert told == [("11z/Old",), (None,)]


def test_a_staff_list_is_of_nobody_who_is_taught(school):
    (account,) = stored(school, handed_in(STAFF))
    assert (account.content, account.unit) == ("staff", "member of staff")
    assert not checks(account)
    stored(school, handed_in(TIMETABLE, "timetable.csv"))
    # The timetable's code is shown as the name from now on.
    assert {teacher for _, _, teacher, *_ in places(school)} == {"Ms A. Bell", "DEF"}


def test_staff_change_by_their_code_and_undoing_brings_back_who_they_were(school):
    stored(school, handed_in(STAFF))
    married = STAFF.replace("Ms A. Bell", "Mrs A. Fox").replace("Teacher", "Head of maths")
    (account,) = stored(school, handed_in(married, "later.csv"))
    assert (account.entries.updated, account.entries.created) == (1, 0)
    undo(school, account.import_id)
    with school.cursor() as cursor:
        assert cursor.execute("select name, role from viewer.staff_member").fetchall() == [
            ("Ms A. Bell", "Teacher")
        ]


def test_staff_are_offered_where_a_plan_asks_who_leads_it(school):
    stored(school, handed_in(STAFF))
    offered = school.rows("frame/staff_names", urn=123_456)
    assert set(zip(offered["name"], offered["part"], strict=True)) == {
        ("Ms A. Bell", "lead"),
        ("Ms A. Bell", "leader"),
    }


NO_STAFF = {
    "a pupil name": "Pupil name,Reg,Email,Code\nMari Marlowe,11A,m@x.example,MM01\n",
    "a year group": "Name,Year group,Email,Code\nNell New,11,n@x.example,NN01\n",
    "parents of a student": "Student,Role,Email\nMari Marlowe,Mother,p@x.example\n",
    "names of pupils here": "Surname,Forename,Form,Email,Teacher\nMarlowe,Mari,11A,m@x.ex,ABC\n",
    "names in the other order": 'Name,Department,Email\n"Singh, Sam",Year 11,s@x.ex\n',
}


@pytest.mark.parametrize("case", NO_STAFF)
def test_a_list_of_pupils_makes_no_staff(case, school):
    stored(school, handed_in(NO_STAFF[case]))
    assert not school.rows("frame/staff_names", urn=123_456).size


def test_a_namesake_of_a_pupil_on_a_staff_list_is_told_and_kept(school):
    text = STAFF + "Ms C. Low,DEF,,Teacher\nMari Marlowe,GHI,,Teacher\n"
    (account,) = stored(school, handed_in(text))
    assert (account.entries.created, checks(account)) == (3, {"staff_are_pupils"})


def test_a_total_is_no_member_of_staff_and_a_birthday_makes_nobody_a_pupil(school):
    text = "Staff code,Name,Department,Role,DOB\nABC,Anna Bell,Maths,HOD,01/02/1980\nTotal,1,,,\n"
    (account,) = stored(school, handed_in(text))
    assert (account.content, account.entries.created) == ("staff", 1)
    assert checks(account) == {"rows_left_out"}


def test_a_pupil_list_with_a_tutor_or_an_email_is_a_pupil_list_still(school):
    text = f"UPN,Surname,Forename,SEN,Email,Teacher\n{MARI},Marlowe,Mari,K,m@x.example,ABC\n"
    assert look(school, handed_in(text)).content == "pupil_list"


@pytest.mark.parametrize(
    ("above", "is_told"),
    [
        ("Class: 11/Ma1", True),
        ("Mathematics 11x/Ma2", True),
        ("Class list 01/09/2026", False),
        ("Form 11A", False),
        ("Year 11", False),
    ],
)
def test_a_class_that_stands_only_above_a_list_is_told(above, is_told, school):
    text = f"{above},,\nUPN,Surname,Forename\n{MARI},Marlowe,Mari\n{SAM},Singh,Sam\n"
    (account,) = stored(school, handed_in(text))
    assert ("details_class_above" in checks(account)) == is_told


def test_a_class_of_two_teachers_is_one_place_with_both(school):
    stored(school, handed_in(STAFF, "staff.csv"))
    text = f"UPN,Subject,Class,Teacher\n{MARI},Maths,11a/Ma1,ABC\n{MARI},Maths,11a/Ma1,DEF\n"
    (account,) = stored(school, handed_in(text))
    assert (account.entries.created, account.entries.rejected) == (1, 1)
    assert checks(account) == {"classes_said_twice"}
    assert [teacher for _, _, teacher, *_ in places(school)] == ["Ms A. Bell, DEF"]
    assert look(school, handed_in(text)).entries.unchanged == 1


OTHER_YEAR = {
    "a title": ("Timetable 2025/26\nUPN,Subject,Class\n{mari},Maths,10/Ma1\n", "set.csv"),
    "the file's name": ("UPN,Subject,Class\n{mari},Maths,10/Ma1\n", "Classes 2025-26.csv"),
}


@pytest.mark.parametrize("case", OTHER_YEAR)
def test_a_timetable_of_another_year_ends_no_class_of_this_one(case, school):
    stored(school, handed_in(TIMETABLE))
    before = places(school)
    text, name = OTHER_YEAR[case]
    (account,) = stored(school, handed_in(text.format(mari=MARI), name))
    assert "classes_other_year" in checks(account)
    assert places(school) == before


def test_a_timetable_of_another_year_with_its_days_stands_beside_this_ones(school):
    stored(school, handed_in(TIMETABLE))
    text = f"2025/26\nUPN,Subject,Class,From,To\n{MARI},Maths,10/Ma1,03/09/2025,20/07/2026\n"
    stored(school, handed_in(text, "before.csv"))
    assert ("Marlowe", "10/Ma1", None, "2025-09-03", "2026-07-20") in places(school)
    assert ("Marlowe", "11a/Ma1", "ABC", "2026-09-03", None) in places(school)


def test_targets_of_other_kinds_that_are_headed_another_year_are_told(school):
    account = look(school, handed_in(NONE_PLAIN, "Targets 2025-26.csv"))
    assert "checkpoint_other_time" in checks(account)


TWO_KINDS = f"UPN,Maths Target,Maths Minimum target,Maths Aspirational target\n{MARI},6,5,8\n"
NONE_PLAIN = f"UPN,Maths MTG,Maths Aspirational target\n{MARI},5,8\n"


def test_of_several_kinds_the_one_called_so_is_the_target_and_the_others_stand_beside(school):
    both = stored(school, handed_in(TWO_KINDS))
    assert [account.content for account in both] == ["targets", "other_targets"]
    assert targets_held(school) == [("mathematics", "6")]
    assert observed(school) == [
        ("aspirational_target", "mathematics", "8"),
        ("minimum_target", "mathematics", "5"),
    ]


def test_two_estimates_of_fft_are_two_kinds_and_a_person_is_asked(school):
    (account,) = stored(school, handed_in(f"UPN,Maths FFT50,Maths FFT20\n{MARI},5,6\n"))
    (finding,) = [f for f in account.findings if f.check == "targets_not_chosen"]
    assert "FFT20 and FFT50" in finding.message
    assert observed(school) == [
        ("fft20_target", "mathematics", "6"),
        ("fft50_target", "mathematics", "5"),
    ]


def test_min_and_max_of_a_subject_are_two_kinds_of_target(school):
    stored(school, handed_in(f"UPN,Maths Min,Maths Max\n{MARI},5,7\n"))
    assert (targets_held(school), observed(school)) == (
        [],
        [("aspirational_target", "mathematics", "7"), ("minimum_target", "mathematics", "5")],
    )


def test_an_earlier_target_of_a_subject_is_told_and_not_sent_to_a_checkpoint(school):
    text = f"UPN,Maths Target Autumn 1,Maths Target Spring 1\n{MARI},5,6\n"
    (account,) = stored(school, handed_in(text))
    (finding,) = [f for f in account.findings if f.check == "columns_of_other_grades"]
    assert "checkpoint" not in finding.message + finding.remedy
    assert targets_held(school) == [("mathematics", "6")]


def test_an_only_kind_is_the_target_whatever_it_is_called(school):
    (account,) = stored(school, handed_in(f"UPN,Maths MTG,History MTG\n{MARI},5,6\n"))
    assert account.content == "targets"
    assert targets_held(school) == [("history", "6"), ("mathematics", "5")]


def test_where_none_is_called_the_target_none_is_taken_until_a_person_says_which(school):
    (account,) = stored(school, handed_in(NONE_PLAIN))
    assert account.content == "other_targets"
    assert "targets_not_chosen" in checks(account)
    assert targets_held(school) == []
    said = replace(handed_in(NONE_PLAIN, "said.csv"), answers=Answers(target="minimum"))
    stored(school, said)
    assert targets_held(school) == [("mathematics", "5")]


BY_ROW = {
    "Target": ("UPN,Subject,Target\n{mari},Maths,6\n{mari},History,5\n", {"6", "5"}, {}),
    "a minimum and an aspirational": (
        "UPN,Subject,Minimum target,Aspirational target\n{mari},Maths,6,8\n",
        set(),
        {"minimum_target": "6", "aspirational_target": "8"},
    ),
    "a target beside a minimum": (
        "UPN,Subject,Target,MTG\n{mari},Maths,7,6\n",
        {"7"},
        {"minimum_target": "6"},
    ),
    "three estimates of FFT": (
        "UPN,Subject,FFT50,FFT20,FFT5\n{mari},Maths,6,7,8\n",
        set(),
        {"fft50_target": "6", "fft20_target": "7", "fft5_target": "8"},
    ),
    "an estimate of FFT alone": ("UPN,Subject,Estimate grade\n{mari},Maths,6\n", {"6"}, {}),
    "a column of kinds": (
        "UPN,Subject,Target type,Grade\n{mari},Maths,Minimum,6\n{mari},Maths,Aspirational,8\n",
        set(),
        {"minimum_target": "6", "aspirational_target": "8"},
    ),
    "a column of kinds with the target": (
        "UPN,Subject,Grade type,Grade\n{mari},Maths,Minimum target,6\n{mari},Maths,Target,7\n",
        {"7"},
        {"minimum_target": "6"},
    ),
}


@pytest.mark.parametrize("case", BY_ROW)
def test_targets_one_a_row_are_read_in_each_shape_of_the_report(case, school):
    text, targets, others = BY_ROW[case]
    accounts = stored(school, handed_in(text.format(mari=MARI)))
    assert {grade for _, grade in targets_held(school)} == targets
    assert {measure: told for measure, _, told in observed(school)} == others
    told = {finding for account in accounts for finding in checks(account)}
    assert told <= {"targets_not_chosen"}


def test_of_targets_one_a_row_a_person_says_which_is_the_target(school):
    text, *_ = BY_ROW["a column of kinds"]
    said = replace(handed_in(text.format(mari=MARI)), answers=Answers(target="minimum"))
    stored(school, said)
    assert targets_held(school) == [("mathematics", "6")]
    assert observed(school) == [("aspirational_target", "mathematics", "8")]


def test_a_table_without_any_target_that_counts_stands_beside_others(school):
    text = BY_ROW["a column of kinds"][0].format(mari=MARI)
    none = handed_in(text, "kinds.csv", content="targets")
    stored(school, none, handed_in(f"UPN,Subject,Target\n{MARI},Maths,6\n", "targets.csv"))
    assert targets_held(school) == [("mathematics", "6")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (f"UPN,Class code\n{MARI},11/Ma1\n", ["teaching_groups"]),
        (f"UPN,Surname,Forename,Class\n{MARI},Marlowe,Mari,11/Ma1\n", ["teaching_groups"]),
        (f"UPN,Form,Class\n{MARI},11C,11/Ma1\n", ["pupil_list", "teaching_groups"]),
        (f"UPN,Surname,Forename,Class\n{MARI},Marlowe,Mari,11A\n", ["pupil_list"]),
        (f"UPN,Class,Attendance %\n{MARI},11/Ma1,95\n", ["pupil_list"]),
    ],
)
def test_a_class_whose_subject_nothing_says_is_asked_or_told_and_never_dropped(
    text, contents, school
):
    accounts = preview(school, [handed_in(text)])
    assert [account.content for account in accounts] == contents
    is_list = contents == ["pupil_list"]
    expected = "columns_not_used" if is_list else "classes_subject_unknown"
    assert expected in checks(accounts[-1])


def test_a_list_of_who_teaches_what_is_told_to_be_of_staff(school):
    text = "Initials,Name,Subject,Class\nAHA,Mrs A Hall,Maths,11/Ma1\nBRE,Mr B Reed,Maths,11/Ma2\n"
    (account,) = preview(school, [handed_in(text)])
    assert account.entries.rejected == 2
    told = {f.message for f in account.findings if f.check == "pupils_not_found"}
    assert told == {"This looks like a member of staff, and not a pupil."}
