"""What changed between two checkpoints, what is missing and what needs attention, by hand."""

from datetime import date

import pytest
from analysis.hand_made import Pupil, build, help_with

from lib.analysis.assessment import completeness as grades_in
from lib.analysis.assessment.completeness import completeness
from lib.analysis.overview import changes
from lib.analysis.overview.attention import where_to_look
from lib.analysis.overview.changes import Overview
from lib.analysis.subjects.against_target import subjects_at

TODAY = date(2025, 12, 20)
ON = {"history": ("5", "5 5"), "mathematics": ("5", "5 5")}
STAYED = {"history": ("5", "4 4"), "mathematics": ("5", "5 5")}
JOINED = {"history": ("5", "5 5"), "mathematics": ("5", "5 3")}
LEFT = {"history": ("5", "3 5"), "mathematics": ("5", "5 5")}


@pytest.fixture
def changed(filled):
    """Two stayed (one with help), one joined, one left, eight never behind."""
    return filled(in_every_way)


def in_every_way(database):
    pupils = [
        Pupil("Ada Stayed", STAYED),
        Pupil("Bo Helped", STAYED),
        Pupil("Cy Joined", JOINED, disadvantaged=True),
        Pupil("Di Left", LEFT),
        *[Pupil(f"Ed On{i}", ON) for i in range(8)],
    ]
    build(database, pupils, ["predicted"] * 2)
    help_with(database, 2, "History group", "history")


def between(database, before_id=1):
    return changes.overview(database, 2, before_id, "October" if before_id else "", TODAY)


def test_joined_left_and_stayed_are_told_apart(changed):
    found = between(changed)
    assert list(found.joined.pupil_name) == ["Cy Joined"]
    assert list(found.left.pupil_name) == ["Di Left"]
    assert sorted(found.stayed.pupil_name) == ["Ada Stayed", "Bo Helped"]
    assert (found.behind, found.behind_before, found.n) == (3, 3, 12)


def test_help_that_is_live_counts_as_a_plan(changed):
    assert list(between(changed).stayed_without_plan.pupil_name) == ["Ada Stayed"]


def test_help_that_has_ended_is_no_plan(fresh_database):
    build(fresh_database, [Pupil("Ada Stayed", STAYED)], ["predicted"] * 2)
    help_with(fresh_database, 1, "History group", "history", ends_on=date(2025, 10, 1))
    assert len(between(fresh_database).stayed_without_plan) == 1


def test_the_finding_names_the_pupils_without_a_plan(changed):
    assert (
        changes.finding(between(changed))
        == "3 of 12 pupils are behind target; one behind since October has no plan"
    )


def test_the_lede_says_what_behind_means(changed):
    assert changes.lede(between(changed)) == (
        "Behind means a grade or more below target in at least one subject. "
        "2 of the 3 were already behind in October."
    )


def test_with_nothing_before_all_who_are_behind_are_simply_behind(changed):
    found = between(changed, before_id=None)
    assert changes.finding(found) == "3 of 12 pupils are behind target"
    assert "no earlier checkpoint" in changes.lede(found)
    assert found.left.empty


def test_the_subjects_are_those_furthest_behind_in(changed):
    assert list(between(changed).joined.behind_in.iloc[0]) == ["Mathematics"]


def test_a_working_at_checkpoint_says_that_its_allowance_counts(fresh_database):
    build(fresh_database, [Pupil("Ada On", ON)], ["working_at"] * 2, year_group=8)
    found = between(fresh_database)
    assert "allowance" in changes.lede(found)
    assert found.threshold == 1.5


def test_final_results_speak_of_finishing_and_never_of_plans(fresh_database):
    build(fresh_database, [Pupil("Ada Stayed", STAYED)], ["predicted", "final"])
    found = between(fresh_database)
    assert changes.finding(found) == "1 of 1 pupil finished below target in a subject"


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        (1.0, "a grade or more"),
        (1.5, "a grade and a half or more"),
        (2.5, "2.5 grades or more"),
    ],
)
def test_the_threshold_is_said_in_words(grades, words):
    assert changes.threshold_words(grades) == words


def test_everything_in_is_said_plainly(changed):
    found = completeness(changed, 2)
    assert grades_in.finding(found) == "Every grade is in"
    assert found.exceptions == ()


def test_missing_grades_are_named_by_subject_and_pupil(fresh_database):
    missing = {"history": ("5", "5 ."), "mathematics": ("5", "5 5")}
    pupils = [Pupil("Ada Missing", missing), *[Pupil(f"Ed On{i}", ON) for i in range(4)]]
    build(fresh_database, pupils, ["predicted"] * 2)
    found = completeness(fresh_database, 2)
    assert (found.received, found.expected) == (9, 10)
    assert [s.subject for s in found.exceptions] == ["History"]
    assert list(found.missing.pupil_name) == ["Ada Missing"]
    assert list(found.missing.subjects.iloc[0]) == ["History"]
    assert grades_in.finding(found) == "90% of grades are in; history is short"


def test_nearly_all_in_is_never_rounded_to_all():
    subjects = (grades_in.SubjectIn("history", "History", 1999, 2000),)
    found = grades_in.Completeness(subjects, [1])
    assert grades_in.finding(found).startswith("99% of grades are in")


def test_a_pupil_who_has_left_is_not_missing(fresh_database):
    missing = {"history": ("5", "5 .")}
    pupils = [
        Pupil("Ada Gone", missing, left_on=date(2025, 11, 1)),
        Pupil("Ed On", {"history": ("5", "5 5")}),
    ]
    build(fresh_database, pupils, ["predicted"] * 2)
    assert completeness(fresh_database, 2).missing.empty


def test_pupils_without_a_plan_come_first(changed):
    found = where_to_look(changed, 2, 1, "October", TODAY)
    assert found[0].heading == "1 pupil behind since October has no plan"
    assert found[0].page == "interventions"
    assert dict(found[0].filters) == {"view": "new", "pupils": "1"}


def test_reviews_that_are_overdue_are_named_with_the_longest(changed):
    help_with(changed, 3, "Long ago", "history", ends_on=date(2025, 10, 1))
    help_with(changed, 4, "Lately", "history", ends_on=date(2025, 12, 1))
    found = where_to_look(changed, 2, 1, "October", TODAY)
    (item,) = [item for item in found if "overdue" in item.heading]
    assert item.heading == "2 reviews are overdue"
    assert item.why.startswith("The longest by 73 days: Long ago, 1 pupil")
    assert dict(item.filters) == {"view": "plans", "state": "overdue"}


def test_nothing_is_padded_when_all_is_well(fresh_database):
    build(fresh_database, [Pupil(f"Ed On{i}", ON) for i in range(3)], ["predicted"] * 2)
    assert where_to_look(fresh_database, 2, 1, "October", TODAY) == ()


def test_the_planted_truths_of_the_sample_school_are_among_what_to_look_at(sample_database):
    latest, before = sample_checkpoints(sample_database)
    found = where_to_look(sample_database, latest, before, "July", date(2026, 11, 20))
    said = " ".join(item.heading for item in found)
    assert "11b/Gg1 predictions may be a grade high" in said
    assert "Religious studies" in said
    assert "music" in said


def test_every_pupil_on_roll_is_counted_once_in_the_sample_school(sample_database):
    latest, before = sample_checkpoints(sample_database)
    found = changes.overview(sample_database, latest, before, "July", date(2026, 11, 20))
    assert isinstance(found, Overview)
    ids = [*found.joined.pupil_id, *found.stayed.pupil_id]
    assert len(ids) == len(set(ids)) == found.behind
    assert not set(found.left.pupil_id) & set(ids)


def sample_checkpoints(database):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    return int(rows.checkpoint_id.iloc[0]), int(rows.checkpoint_id.iloc[1])


def headings(database, before_id=1):
    found = where_to_look(database, 2, before_id, "October", TODAY)
    return [item.heading for item in found]


def test_most_behind_names_the_subject_with_the_most_pupils_behind_where_none_is_below_england(
    fresh_database,
):
    few = {"history": ("5", "5 4"), "mathematics": ("5", "5 5")}
    many = {"history": ("5", "5 5"), "mathematics": ("5", "5 3")}
    pupils = [*(Pupil(f"Ada Few{i}", few) for i in range(2))]
    pupils += [Pupil(f"Bo Many{i}", many) for i in range(3)]
    build(fresh_database, pupils, ["predicted"] * 2)
    assert "Mathematics: 3 behind, 0 before" in headings(fresh_database)
    assert "Mathematics: 3 behind" in headings(fresh_database, before_id=None)
    (item,) = (
        i for i in where_to_look(fresh_database, 2, 1, "October", TODAY) if "behind," in i.heading
    )
    assert item.why == "60% of its 5 pupils, the most of any subject."
    assert item.filters == (("subject", "mathematics"),)


def test_of_two_subjects_with_as_many_behind_the_first_in_the_schools_order_is_named(
    fresh_database,
):
    both = {"history": ("5", "5 4"), "mathematics": ("5", "5 4")}
    build(fresh_database, [Pupil(f"Ada Both{i}", both) for i in range(3)], ["predicted"] * 2)
    assert "Mathematics: 3 behind, 0 before" in headings(fresh_database)


def test_where_subjects_are_below_england_the_lowest_of_them_is_named(sample_database):
    latest, before = sample_checkpoints(sample_database)
    below = subjects_at(sample_database, latest).read_as("below", "against_england")
    lowest = min(below, key=lambda s: s.against_england.value)
    assert len(below) > 1
    found = where_to_look(sample_database, latest, before, "July", date(2026, 11, 20))
    (item,) = (i for i in found if i.page == "behind_target")
    assert item.heading.startswith(f"{lowest.name}: ")
    assert item.filters == (("subject", lowest.subject_id),)
    assert f"n {lowest.against_england.n}" in item.why


def test_copied_names_the_subject_with_the_largest_share_unchanged(fresh_database):
    """History: 12 of 12 the same; mathematics: 11 of 12; English: 8 of 12, not copied."""
    pupils = [
        Pupil(
            f"Ada Copy{i}",
            {
                "mathematics": ("5", "5 5" if i else "5 6"),
                "history": ("5", "5 5"),
                "english_language": ("5", "5 5" if i > 3 else "5 6"),
            },
        )
        for i in range(12)
    ]
    build(fresh_database, pupils, ["predicted"] * 2)
    (item,) = (
        i for i in where_to_look(fresh_database, 2, 1, "October", TODAY) if "unchanged" in i.heading
    )
    assert item.heading == "History: 12 of 12 grades unchanged"
    assert item.why == "Perhaps copied, so not new evidence. One more like it."
    assert not any("unchanged" in heading for heading in headings(fresh_database, before_id=None))


def test_who_has_no_distance_any_more_has_not_left_the_list(fresh_database):
    them = [
        Pupil("Ann Caught", {"mathematics": ("5", "2 5"), "history": ("5", "5 5")}),
        Pupil("Ben Unknown", {"mathematics": ("5", "2 ."), "history": ("5", "5 5")}),
    ]
    build(fresh_database, them, ["predicted"] * 2)
    found = between(fresh_database)
    assert found.left.pupil_name.tolist() == ["Ann Caught"]


UNTOLD = {"history": (".", "5 4")}
"""A subject without a target: its grade is at no distance from one."""


def test_a_pupil_without_a_distance_is_not_among_those_who_are_told_to_be_behind_or_not(
    fresh_database,
):
    them = [Pupil("Ann Behind", {"history": ("5", "5 3")}), Pupil("Ben On", ON)]
    build(fresh_database, [*them, Pupil("Cy Untold", UNTOLD)], ["predicted"] * 2)
    found = between(fresh_database)
    assert (found.behind, found.n, found.untold) == (1, 2, 1)
    assert changes.finding(found) == "1 of 2 pupils is behind target"
    assert changes.lede(found).endswith(
        "1 more pupil has no grade with a target on its scale: of them nothing can be said."
    )


def test_where_no_grade_has_a_distance_nothing_is_said_of_who_is_behind_or_left(fresh_database):
    became = "update result set qualification = 'percentages' where checkpoint_id = 2"
    build(fresh_database, [Pupil("Ann Behind", LEFT)], ["predicted"] * 2, (became, {}))
    found = between(fresh_database)
    assert (found.n, found.untold, len(found.left)) == (0, 1, 0)
    said = "o grade has a target on its scale: nothing can be said of who is behind"
    assert changes.finding(found) == f"N{said}"
    assert changes.change_title(found) == "Who joined or left the behind list cannot be told"
    assert changes.lede(found) == "1 pupil has grades here, none of them a distance from target."


def test_a_checkpoint_of_which_nothing_can_be_told_is_nothing_to_compare_with(fresh_database):
    was = "update result set qualification = 'percentages' where checkpoint_id = 1"
    build(fresh_database, [Pupil("Ann Behind", JOINED)], ["predicted"] * 2, (was, {}))
    found = between(fresh_database)
    assert (found.since, found.behind) == ("", 1)
    assert changes.change_title(found) == "1 pupil on the behind list"


def test_who_has_no_grade_yet_has_not_left_the_list_and_who_left_the_school_has(fresh_database):
    not_yet = {"mathematics": ("5", "3 .")}
    them = [
        Pupil("Ann Caught", {"mathematics": ("5", "3 5")}),
        Pupil("Ben Awaited", not_yet),
        Pupil("Cy Gone", not_yet, left_on=date(2025, 11, 1)),
    ]
    build(fresh_database, them, ["predicted"] * 2)
    found = between(fresh_database)
    assert found.left.pupil_name.tolist() == ["Ann Caught", "Cy Gone"]
    assert found.awaited == 1
    assert changes.change_title(found) == (
        "Since October, 0 pupils joined the behind list and 2 left it; of 1 it cannot be told"
    )


def test_a_share_of_a_subjects_pupils_is_of_those_with_a_target(fresh_database):
    behind = Pupil("Ada Behind", {"mathematics": ("5", "5 3")})
    none = [Pupil(f"Bo None{i}", {"mathematics": (".", "5 3")}) for i in range(3)]
    build(fresh_database, [behind, *none], ["predicted"] * 2)
    (item,) = (
        i for i in where_to_look(fresh_database, 2, 1, "October", TODAY) if "behind," in i.heading
    )
    assert item.why == "100% of its 1 pupil, the most of any subject."


def test_all_the_subjects_that_are_short_are_counted_and_the_others_are_not_nearly_in(
    fresh_database,
):
    names = ("history", "geography", "french", "music", "drama", "art_and_design")
    missing = {name: ("5", "5 .") for name in names}
    pupils = [Pupil(f"Ada Missing{i}", missing) for i in range(3)]
    build(fresh_database, [*pupils, Pupil("Ed On", ON)], ["predicted"] * 2)
    found = completeness(fresh_database, 2)
    assert (found.others_state, found.others_share) == ("25%, 2 of 8", 0.25)
    (item,) = (
        i for i in where_to_look(fresh_database, 2, 1, "October", TODAY) if "missing" in i.heading
    )
    assert item.heading == ("18 grades are missing in art and design, drama and four more subjects")
    assert grades_in.finding(found) == (
        "10% of grades are in; art and design, drama, French and three more are short"
    )


def test_others_that_lack_a_grade_or_two_are_nearly_in_and_the_rest_all_in():
    subjects = [grades_in.SubjectIn(f"s{i}", f"S{i}", 100, 99 - i) for i in range(5)]
    found = grades_in.Completeness(tuple(subjects), [1])
    assert (found.others_state, found.others_share) == ("nearly all in", 1.0)
    assert grades_in.Completeness(tuple(subjects[:4]), [1]).others == 0
