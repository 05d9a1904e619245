"""The Intervention Register: proposed, renewed, kept as it was, and compared with the last."""

from datetime import timedelta

import pytest
from analysis.hand_made import Pupil, build, collected, help_with

from lib.interventions.intervention_register import wording as words
from lib.interventions.intervention_register.changing import put_on, renew, take_off
from lib.interventions.intervention_register.half_term import intervention_register
from lib.interventions.intervention_register.rules import set_rule
from lib.store.errors import StoreError
from lib.store.intervention_register.renewing import renew as keep_register

BEHIND_THEN = {"mathematics": ("7", "5 7")}
BEHIND_NOW = {"mathematics": ("7", "7 5")}
BEHIND_BOTH = {"mathematics": ("7", "5 5")}
NEVER = {"mathematics": ("7", "7 7")}
THEN, NOW = collected(1), collected(2)
CAST = [
    Pupil("Left Helped", BEHIND_THEN),
    Pupil("Left Alone", BEHIND_THEN),
    Pupil("Stayed On", BEHIND_BOTH),
    Pupil("Joined Now", BEHIND_NOW),
    Pupil("Never On", NEVER),
    Pupil("Left School", BEHIND_BOTH, left_on=NOW - timedelta(days=3)),
]


@pytest.fixture
def school(fresh_database):
    """Two checkpoints; the first one's register was kept, and one of its pupils was helped."""
    build(fresh_database, CAST, ["predicted", "predicted"])
    with fresh_database.transaction() as cursor:
        keep_register(cursor, 1, THEN, "Ms K")
    help_with(fresh_database, 1, "Maths group", "mathematics", ends_on=NOW - timedelta(days=5))
    help_with(fresh_database, 3, "Homework club")
    return fresh_database


def names(frame):
    return sorted(frame.name)


def at(database, checkpoint_id=2, day=NOW):
    return intervention_register(database, checkpoint_id, day)


def test_before_it_is_renewed_the_rules_propose_and_the_last_one_stands_beside(school):
    found = at(school)
    assert found.kept is None
    assert found.before.half_term == "Autumn 1"
    assert names(found.entries) == ["Joined Now", "Stayed On"]
    assert names(found.joined) == ["Joined Now"]
    assert names(found.stayed) == ["Stayed On"]
    assert names(found.left) == ["Left Alone", "Left Helped", "Left School"]
    assert words.lede(found).startswith("Proposed by the rules, of 5 on roll in Year 11, and not")


def test_those_who_left_are_told_apart_by_the_help_they_had_in_between(school):
    left = at(school).left.set_index("name")
    assert list(left.loc["Left Helped"].help) == ["Maths group"]
    assert left[left.has_help].index.tolist() == ["Left Helped"]
    assert left[left.has_left].index.tolist() == ["Left School"]
    assert words.left_words(at(school)) == "1 after help, 2 without; one left the school"
    assert words.finding(at(school)) == (
        "2 pupils qualify; 1 joined since Autumn 1 and 3 left, one of them with help"
    )


def test_what_each_is_getting_is_the_help_live_now(school):
    entries = at(school).entries.set_index("name")
    assert list(entries.loc["Stayed On"].help) == ["Homework club"]
    assert names(at(school).without_help) == ["Joined Now"]
    assert entries.loc["Stayed On"].times == 2
    assert words.since_words(2, is_new=False) == "2 half-terms"


def test_a_renewed_register_is_kept_whatever_happens_to_the_grades_and_the_rules(school):
    renew(school, 2, NOW, "Ms K")
    before = at(school)
    with school.transaction() as cursor:
        cursor.execute("update pupil_subject set is_behind = not is_behind, shortfall = 9")
    set_rule(school, 2, "slot_behind", NOW, False, {"subjects": 1}, "Ms K", "to try it")
    after = at(school)
    assert names(after.entries) == names(before.entries) == ["Joined Now", "Stayed On"]
    assert after.entries.reasons.tolist() == before.entries.reasons.tolist()
    assert [rule.is_on for rule in after.rules] == [True] * 6
    assert after.kept.renewed_by == "Ms K"


def test_a_pupil_who_leaves_the_school_stays_on_the_kept_register_and_needs_no_help(school):
    renew(school, 2, NOW, "Ms K")
    with school.transaction() as cursor:
        cursor.execute("update pupil set left_on = $day where pupil_id = 4", {"day": NOW})
    found = at(school)
    assert names(found.entries) == ["Joined Now", "Stayed On"]
    assert names(found.entries[found.entries.has_left]) == ["Joined Now"]
    assert found.without_help.empty


def test_an_earlier_register_shows_the_help_of_its_own_day(school):
    renew(school, 2, NOW, "Ms K")
    then = at(school, 1)
    assert then.as_of == THEN
    assert names(then.without_help) == [
        "Left Alone",
        "Left Helped",
        "Left School",
        "Stayed On",
    ]


def test_renewing_twice_is_refused_unless_a_reason_is_given_and_then_both_are_kept(school):
    renew(school, 2, NOW, "Ms K")
    with pytest.raises(StoreError, match=r"was renewed on .* by Ms K.*To keep a second version"):
        renew(school, 2, NOW, "Mr B")
    assert len(at(school).revisions) == 1
    with school.transaction() as cursor:
        cursor.execute("update pupil_subject set is_behind = true, shortfall = 2")
    renew(school, 2, NOW, "Mr B", "Grades corrected")
    found = at(school)
    assert [(k.revision, k.renewed_by, k.note) for k in found.revisions] == [
        (2, "Mr B", "Grades corrected"),
        (1, "Ms K", None),
    ]
    assert len(found.entries) == 5
    first = found.revisions[1].register_id
    assert len(school.rows("intervention_register/reasons", register_id=first)) == 2
    assert "version 2, because: Grades corrected" in words.kept_words(found)


@pytest.mark.parametrize(
    ("checkpoint_id", "who", "said"),
    [(1, "Ms K", "A newer checkpoint has followed"), (2, "  ", "Say who renews")],
)
def test_renewing_needs_a_name_and_the_newest_checkpoint(school, checkpoint_id, who, said):
    with pytest.raises(StoreError, match=said):
        renew(school, checkpoint_id, NOW, who)
    assert len(school.rows("intervention_register/kept", checkpoint_id=2)) == 1


def test_a_person_can_add_a_pupil_and_take_one_off_and_a_second_version_keeps_both(school):
    number = renew(school, 2, NOW, "Ms K")
    put_on(school, number, 5, "Mr B", "Moved in with grandparents")
    take_off(school, number, 3, "Mr B", "Back on track in class")
    found = at(school)
    assert names(found.entries) == ["Joined Now", "Never On"]
    assert found.entries.set_index("name").by_hand["Never On"] == "Moved in with grandparents"
    assert found.taken_off.hand_reason.tolist() == ["Back on track in class"]
    assert "Stayed On" in names(found.left)
    renew(school, 2, NOW, "Ms K", "Grades corrected")
    assert names(at(school).entries) == ["Joined Now", "Never On"]
    put_on(school, at(school).kept.register_id, 3, "Mr B", "Slipped again")
    assert names(at(school).entries) == ["Joined Now", "Never On", "Stayed On"]


def test_a_change_by_hand_needs_who_and_why(school):
    number = renew(school, 2, NOW, "Ms K")
    for who, why in (("", "because"), ("Mr B", " ")):
        with pytest.raises(StoreError, match="Say who you are and why"):
            take_off(school, number, 3, who, why)
    assert at(school).taken_off.empty


def test_a_change_of_rules_is_told_apart_from_a_change_of_pupils(fresh_database):
    build(fresh_database, CAST[:5], ["working_at", "predicted"])
    with fresh_database.transaction() as cursor:
        keep_register(cursor, 1, THEN, "Ms K")
    found = at(fresh_database)
    assert names(found.joined) == ["Joined Now", "Stayed On"]
    assert found.joined_by_rules == 2
    assert words.finding(found) == (
        "2 pupils qualify; most of the change since Autumn 1 is of rules, not of pupils"
    )
    assert "could not be applied in Autumn 1" in words.rules_note(found)


def test_without_an_earlier_register_nobody_has_joined_or_left(fresh_database):
    build(fresh_database, CAST[:5], ["predicted", "predicted"])
    found = at(fresh_database)
    assert (len(found.joined), len(found.left), len(found.stayed)) == (0, 0, 0)
    assert words.finding(found) == "2 of 5 pupils qualify for help"
    assert words.change_title(found) == "No earlier register was kept to compare with"


def test_each_reason_opens_to_the_pupils_it_counts(school):
    found = at(school)
    (slots,) = [rule for rule in found.rules if rule.rule == "slot_behind"]
    pupils = found.for_rule("slot_behind")
    assert len(pupils) == slots.proposed == 2
    assert set(pupils.reason) == {"Maths 2.0 below target"}


def test_a_checkpoint_that_is_not_there(school):
    with pytest.raises(KeyError):
        at(school, 99)


def test_the_sample_school_has_kept_two_half_terms_and_one_waits_to_be_renewed(sample_database):
    with sample_database.cursor() as cursor:
        found = cursor.execute(
            "select year_group, count(*) from register join checkpoint using (checkpoint_id) "
            "group by year_group order by year_group"
        ).fetchall()
    assert dict(found) == {7: 2, 8: 1, 9: 2, 10: 2, 11: 1}
    checkpoint = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2027)
    year_11 = at(sample_database, int(checkpoint.checkpoint_id[0]), NOW.replace(year=2026))
    assert year_11.before.half_term == "Summer 2"
    assert len(year_11.joined) > 0
    assert len(year_11.left) > 0
    assert len(year_11.stayed) > 0
    year_8 = sample_database.rows("frame/cohort_checkpoints", urn=999001, results_year=2030)
    assert at(sample_database, int(year_8.checkpoint_id[0])).kept is None
