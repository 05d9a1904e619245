"""Reviews: what is kept, filled in, refused, overdue, and that none is ever lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from analysis.hand_made import URN
from interventions.a_plan import ENDS, PLAN, add_place, add_plan, rows_of, with_a_plan

from lib.interventions.reviews.keeping import Review, group_now, overdue_reviews, save_review
from lib.store.errors import StoreError

REVIEWED = ENDS + timedelta(days=3)
TODAY = date(2026, 7, 1)
STOP = Review(REVIEWED, "stop", evidence="A mini re-test", parent_view="Pleased")


@pytest.fixture
def school(filled):
    return filled(with_a_plan)


def save(school, review, today=TODAY):
    return save_review(school, PLAN, review, "Ms Deputy", today)


def overdue(school, day):
    return overdue_reviews(school, URN, day).rows


def test_a_pupils_grade_at_the_checkpoint_is_filled_in_by_itself(school):
    save(school, replace(STOP, pupil_id=1, checkpoint_id=3))
    kept = school.rows("reviews/history", intervention_id=PLAN).iloc[0]
    assert (kept.outcome_grade, kept.checkpoint) == ("5", "2026/27 Spring 1")


def test_a_review_that_puts_another_right_counts_and_the_first_is_kept(school):
    first = save(school, STOP)
    second = save(school, replace(STOP, next_step="hand_back", parent_view=" "))
    told = school.rows("reviews/history", intervention_id=PLAN)
    assert told.review_id.tolist() == [second, first]
    assert told.counts.tolist() == [True, False]
    assert told.parent_view.isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (replace(STOP, next_step=""), "what happens next"),
        (replace(STOP, next_step="hope"), "what happens next"),
        (replace(STOP, pupil_id=5), "never on Maths small group"),
        (replace(STOP, reviewed_on=TODAY + timedelta(days=1)), "still to come"),
        (replace(STOP, reviewed_on=date(2025, 12, 1)), "began on 5 January 2026"),
        (replace(STOP, is_follow_up=True), "no review yet"),
        (replace(STOP, evidence="x" * 4001), "4,000 characters"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words_and_nothing_is_kept(school, review, said):
    with pytest.raises(StoreError, match=said) as error:
        save(school, review)
    assert error.value.remedy
    assert rows_of(school, "intervention_review") == []


def test_the_group_is_told_in_counts_that_add_up(school):
    now = group_now(school.rows("reviews/pupils", intervention_id=PLAN, checkpoint_id=3))
    assert (now.n, now.met, now.not_met, now.no_grade, now.no_target) == (4, 2, 2, 0, 0)
    none = group_now(school.rows("reviews/pupils", intervention_id=PLAN, checkpoint_id=None))
    assert (none.n, none.no_grade) == (4, 4)


def test_a_plans_own_start_and_target_come_before_what_is_worked_out(school):
    with school.transaction() as cursor:
        cursor.execute(
            "update intervention_pupil set baseline_grade = '2', baseline_points = 2, "
            "target_grade = '3', target_points = 3 where pupil_id = 2"
        )
    told = school.rows("reviews/pupils", intervention_id=PLAN, checkpoint_id=3).set_index(
        "pupil_id"
    )
    assert told.loc[2, ["baseline_grade", "target_grade", "grade_now"]].tolist() == ["2", "3", "3"]
    assert told.loc[1, ["baseline_grade", "target_grade", "grade_now"]].tolist() == ["4", "5", "5"]


def test_the_start_is_the_last_grade_before_the_pupil_joined_and_never_a_later_one(school):
    with school.transaction() as cursor:
        cursor.execute("update intervention_pupil set starts_on = '2025-10-21' where pupil_id = 1")
        cursor.execute("update result set grade = '9' where checkpoint_id = 3")
    told = school.rows("reviews/pupils", intervention_id=PLAN, checkpoint_id=3)
    assert told.baseline_grade.tolist() == ["4", "3", "5", "4"]


@pytest.mark.parametrize(("days", "is_overdue"), [(0, False), (7, False), (8, True), (40, True)])
def test_a_review_is_overdue_from_the_eighth_day_after_the_end(school, days, is_overdue):
    found = overdue(school, ENDS + timedelta(days=days))
    assert len(found) == is_overdue
    if is_overdue:
        assert found.iloc[0][["what", "days_overdue", "pupils"]].tolist() == ["review", days - 7, 4]


def test_a_closed_plan_is_due_for_review_from_the_day_it_closed(fresh_database):
    closed_on = date(2026, 1, 20)
    school = with_a_plan(fresh_database, closed_on=closed_on)
    assert len(overdue(school, closed_on + timedelta(days=7))) == 1
    assert overdue(school, closed_on + timedelta(days=6)).empty


def test_a_review_of_the_group_settles_it_and_one_of_a_single_pupil_does_not(school):
    day = ENDS + timedelta(days=20)
    save(school, replace(STOP, pupil_id=1))
    assert len(overdue(school, day)) == 1
    save(school, replace(STOP, next_step="repeat"))
    assert overdue(school, day).empty


def test_reviews_of_every_pupil_settle_it_too(school):
    for pupil_id in (1, 2, 3, 4):
        assert len(overdue(school, TODAY)) == 1
        save(school, replace(STOP, pupil_id=pupil_id, next_step="repeat"))
    assert overdue(school, TODAY).empty


@pytest.mark.parametrize("step", ["stop", "hand_back"])
def test_a_follow_up_is_due_a_term_later_until_it_is_done(school, step):
    save(school, replace(STOP, next_step=step))
    due = REVIEWED + timedelta(weeks=13)
    assert overdue(school, due - timedelta(days=1)).empty
    found = overdue(school, due)
    assert found.iloc[0][["what", "days_overdue"]].tolist() == ["follow_up", 0]
    save(school, replace(STOP, is_follow_up=True, reviewed_on=due), today=due)
    assert overdue(school, due + timedelta(days=90)).empty


@pytest.mark.parametrize("step", ["repeat", "change"])
def test_help_that_goes_on_has_no_follow_up(school, step):
    save(school, replace(STOP, next_step=step))
    assert overdue(school, REVIEWED + timedelta(days=200)).empty


def test_a_plan_with_no_end_and_a_live_one_are_never_overdue(fresh_database):
    school = with_a_plan(fresh_database, ends_on=None)
    assert overdue(school, TODAY).empty


def test_the_overdue_are_told_in_one_sentence_the_longest_first(school):
    add_plan(school, 2, name="Earlier", ends_on=date(2026, 1, 30))
    add_place(school, 2, 5)
    found = overdue_reviews(school, URN, TODAY)
    assert found.rows.name.tolist() == ["Earlier", "Maths small group"]
    assert found.finding == "2 reviews are overdue: 2 plans ended with none"
    assert (
        overdue_reviews(school, URN, ENDS).finding == "1 review is overdue: 1 plan ended with none"
    )
    assert overdue_reviews(school, URN, date(2026, 1, 1)).finding == "No review is overdue"
