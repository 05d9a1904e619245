"""Headings in which something stands beside the subject: collection, tier, set, class, paper."""

import pytest
from importing.cast import AUTUMN, checks, look, marks

from lib.importing.delivery import Delivery, deliver
from lib.importing.importer import parts, preview
from lib.importing.reading.headings import field_of, measure_of
from lib.importing.reading.recognise import recognise_sheet
from lib.importing.reading.subjects import subject_book
from lib.importing.sheet import Sheet

# heading | subject | measure | kind
HEADINGS = """
Maths DC2                       | mathematics      | grade |
AP1 Maths                       | mathematics      | grade |
Maths - AP3 Target              | mathematics      | target |
Maths PPE1                      | mathematics      | grade | mock
Maths Mock 2                    | mathematics      | grade | mock
PPE 2 Maths Grade               | mathematics      | grade | mock
Predicted Maths Grade           | mathematics      | grade | predicted
Maths Data Drop 1               | mathematics      | grade |
Mathematics Higher              | mathematics      | grade |
Maths (Foundation)              | mathematics      | grade |
Maths H                         | mathematics      | grade |
Maths Higher Tier Target        | mathematics      | target |
11x/Ma1 Mathematics             | mathematics      | grade |
11/Ma1 Mathematics Target       | mathematics      | target |
Mathematics 11Ma2               | mathematics      | grade |
Maths Set 1                     | mathematics      | grade |
MFL - French                    | french           | grade |
Humanities: History             | history          | grade |
Option A: History               | history          | grade |
Sci Trilogy                     | combined_science | grade |
Trilogy Higher                  | combined_science | grade |
Maths Overall                   | mathematics      | grade |
Overall Maths                   | mathematics      | grade |
Maths Score                     | mathematics      | grade |
Food                            | food             | grade |
Maths                           | mathematics      | grade |
Maths Grade (9-1)               | mathematics      | grade |
Maths - Current (9-1)           | mathematics      | grade | working_at
Maths Target [9 to 1]           | mathematics      | target |
Maths ATL (1-4)                 | mathematics      | attitude |
Trilogy Grade (9-9 to 1-1)      | combined_science | grade |
Maths Paper 1                   |                  |       |
Maths Paper 2 Mark              |                  |       |
Y11 Aut1 - GCSE Maths: Current  | mathematics      | grade | working_at
"""
CASES = [[cell.strip() for cell in line.split("|")] for line in HEADINGS.strip().splitlines()]
CASES = [(*case, "")[:4] for case in CASES]


@pytest.fixture(scope="module")
def book(empty_database):
    with empty_database.cursor() as cursor:
        return subject_book(cursor)


def recognised(book, *rows):
    found = recognise_sheet(Sheet("", [list(row) for row in rows]), book, Delivery("a.csv", None))
    return found.columns


@pytest.mark.parametrize(("heading", "subject", "measure", "kind"), CASES)
def test_a_subject_is_found_beside_other_words(book, heading, subject, measure, kind):
    cells = ["6-5", "5-4"] if subject == "combined_science" else ["6", "5"]
    column = recognised(book, ["UPN", heading], ["B801200005001", cells[0]], ["", cells[1]])[1]
    found = column.subject.subject_id if column.subject else ""
    assert (found[: len(subject)] if subject else found) == subject
    assert (column.measure or "") == measure
    assert (column.kind or "") == kind


def test_a_collection_below_a_subject_is_its_grade(book):
    columns = recognised(
        book, ["", "Maths", "History"], ["UPN", "AP1", "AP1"], ["B801200005001", "5", "6"]
    )
    assert [(c.subject.subject_id, c.measure) for c in columns[1:]] == [
        ("mathematics", "grade"),
        ("history", "grade"),
    ]
    assert measure_of("AP1 Target").name == "target"


def test_a_class_alone_is_no_subject(book):
    column = recognised(book, ["UPN", "11x/Ma1"], ["B801200005001", "5"])[1]
    assert column.subject is None


def test_a_score_beside_a_grade_or_of_marks_is_not_the_grade(book):
    columns = recognised(
        book,
        ["UPN", "Maths Grade", "Maths Score", "History Score"],
        *[["", str(4 + i), str(5 + i), str(30 + i)] for i in range(4)],
        ["B801200005001", "5", "6", "80"],
    )
    assert [c.field for c in columns[2:]] == ["not_used", "not_used"]


def test_a_score_one_a_row_is_a_grade_and_stands_behind_a_grade(school):
    account = look(school, marks("UPN,Subject,Score\nB801200005001,Maths,5\n"))
    assert account.outcomes["new"].tolist() == ["5"]
    account = look(school, marks("UPN,Subject,Score,Grade\nB801200005001,Maths,67,5\n"))
    assert account.outcomes["new"].tolist() == ["5"]


def test_the_grade_of_one_paper_is_told_of_and_not_taken_for_the_subjects(school):
    text = "UPN,Maths Paper 1,Maths Overall\nB801200005001,4,5\n"
    account = look(school, marks(text))
    assert account.outcomes["new"].tolist() == ["5"]
    assert checks(account) == {"columns_of_papers"}


BESIDE = {
    "a class marksheet": ("Maths,Effort", "6,1", {("wide_marksheet", "6"), ("attitude", "1")}),
    "short words": ("Maths,Eff,Beh", "6,1,2", {("wide_marksheet", "6"), ("attitude", "1")}),
    "after each subject": (
        "Maths,Effort,History,Effort",
        "6,1,7,2",
        {("wide_marksheet", "6"), ("wide_marksheet", "7"), ("attitude", "1"), ("attitude", "2")},
    ),
    "under the teacher's name": (
        "Maths,Grade,Effort,History,Grade,Effort",
        "Mr A,6,1,Ms B,7,2",
        {("wide_marksheet", "6"), ("wide_marksheet", "7"), ("attitude", "1"), ("attitude", "2")},
    ),
    "under the class": (
        "Maths,Pred,Tgt,History,Pred,Tgt",
        "11/Ma1,4,6,11/Hi1,5,7",
        {("wide_marksheet", "4"), ("wide_marksheet", "5"), ("targets", "6"), ("targets", "7")},
    ),
    "before each subject, where it may be of either": (
        "Effort,Maths,Effort,History",
        "1,6,2,7",
        {("wide_marksheet", "6"), ("wide_marksheet", "7"), ("attitude", "1")},
    ),
    "one for the pupil": (
        "Maths,History,Effort",
        "6,7,1",
        {("wide_marksheet", "6"), ("wide_marksheet", "7"), ("attitude", "1")},
    ),
}


@pytest.mark.parametrize("case", BESIDE)
def test_a_heading_that_is_a_measure_alone_is_of_the_subject_before(case, school):
    headings, cells, expected = BESIDE[case]
    text = f"UPN,{headings}\nB801200005001,{cells}\n"
    file = deliver("m.csv", text.encode(), checkpoint=AUTUMN, academic_year=2027)
    accounts = preview(school, parts(school, file, 123_456))
    assert {(a.content, new) for a in accounts for new in a.outcomes["new"]} == expected
    columns = [c for c in accounts[-1].recognition.columns if "attitude" in (c.measure, c.field)]
    assert all(c.subject for c in columns) == (case not in OF_THE_PUPIL)


OF_THE_PUPIL = {"one for the pupil", "before each subject, where it may be of either"}

MERGED = {
    "half-terms": ("Autumn 1,Autumn 2", ["5", "6"]),
    "year groups": ("Y11,Y10", ["5", "6"]),
    "the year group before": ("Y9,Y10", []),
    "years alone, which say no checkpoint": ("2026,2025", []),
}


ENGLISH = {
    "merged over both": (
        "UPN,Name,English,\n,,Language,Literature\nB801200005001,Mari Marlowe,5,4\n",
        {"English language": "5", "English literature": "4"},
    ),
    "a language beside grades": (
        "UPN,Literature,Language\nB801200005001,4,5\n",
        {"English language": "5", "English literature": "4"},
    ),
    "a first language": ("UPN,Maths,Language\nB801200005001,4,Polish\n", {"Mathematics": "4"}),
}


@pytest.mark.parametrize("case", ENGLISH)
def test_language_beside_english_literature_is_a_subject(case, school):
    text, expected = ENGLISH[case]
    recognition = look(school, marks(text)).recognition
    graded = {c.subject.name: c.samples[0] for c in recognition.subject_columns("grade")}
    assert graded == expected


TIERS = {
    "a pupil in each": ("5,", ",4", {"5", "4"}),
    "one pupil in both": ("5,4", ",4", set()),
    "tiers beside the grades": ("5H,", ",4 F", {"5", "4"}),
}


@pytest.mark.parametrize("case", TIERS)
def test_two_tiers_are_one_subject_where_no_pupil_has_both(case, school):
    *rows, expected = TIERS[case]
    upns = ("B801200005001", "R201100018042")
    lines = "".join(f"{upn},{row}\n" for upn, row in zip(upns, rows, strict=True))
    account = look(school, marks(f"UPN,Maths H,Maths F\n{lines}"))
    assert set(account.of("created")["new"]) == expected
    assert ("columns_subject_twice" in checks(account)) == (not expected)


def test_a_target_that_says_a_year_is_a_target(school):
    text = "UPN,Maths Target 2027,Maths Aspirational\nB801200005001,6,7\n"
    file = deliver("m.csv", text.encode(), academic_year=2027)
    target, other = preview(school, parts(school, file, 123_456))
    assert (target.content, *target.outcomes["new"]) == ("targets", "6")
    assert (other.content, *other.outcomes["new"]) == ("other_targets", "7")


def test_what_help_there_is_makes_no_list_of_help_of_a_marksheet(school):
    text = "UPN,Maths,History,Intervention\nB801200005001,6,7,Maths booster\n"
    account = look(school, marks(text))
    assert (account.content, account.entries.created) == ("wide_marksheet", 2)
    (told,) = [f for f in account.findings if f.check == "columns_not_used"]
    assert "“Intervention”" in told.message


def test_a_subject_nobody_knows_beside_targets_is_counted_once(school):
    text = "UPN,Maths Predicted,Maths Target,Astro Science\nB801200005001,6,7,5\n"
    file = deliver("m.csv", text.encode(), checkpoint=AUTUMN, academic_year=2027)
    targets, grades = preview(school, parts(school, file, 123_456))
    assert (targets.entries.total, targets.entries.rejected) == (1, 0)
    assert (grades.entries.total, grades.entries.rejected) == (2, 1)
    assert not {"columns_not_used"} & (checks(targets) | checks(grades))


@pytest.mark.parametrize("case", MERGED)
def test_times_under_a_merged_subject_are_its_columns(case, school):
    times, expected = MERGED[case]
    text = f"UPN,Name,Maths,,History,\n,,{times},{times}\nB801200005001,Mari Marlowe,5,4,6,7\n"
    account = look(school, marks(text))
    assert sorted(account.outcomes["new"]) == expected
    assert expected or any(f.severity == "error" for f in account.findings)


def test_two_collections_of_one_subject_are_asked_about(school):
    account = look(school, marks("UPN,Maths DC1,Maths DC2\nB801200005001,4,5\n"))
    assert "columns_subject_twice" in checks(account)
    assert not account.can_be_stored


def test_overall_is_a_subjects_grade_below_it_or_in_its_own_sheet_and_else_not_used(book, school):
    columns = recognised(book, ["", "Maths"], ["UPN", "Overall"], ["B801200005001", "5"])
    assert columns[1].subject.subject_id == "mathematics"
    rows = [["Maths"], ["UPN", "Overall"], ["B801200005001", "5"]]
    assert recognised(book, *rows)[1].measure == "grade"
    account = look(school, marks("UPN,Maths,Overall\nB801200005001,5,5.5\n"))
    assert account.outcomes["new"].tolist() == ["5"]
    assert not checks(account)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Late before reg", "lates"),
        ("Reg Form", "form"),
        ("Positive", "positive_points"),
        ("Negative", "negative_points"),
        ("NRSS", "reading_score"),
        ("Yellis Score", "not_used"),
        ("Needs", "primary_need"),
    ],
)
def test_systems_have_spellings_of_their_own(heading, field):
    assert field_of(heading) == field
