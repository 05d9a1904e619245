"""Properties of the slot rules, and agreement with an exhaustive search."""

import pytest

pytest.importorskip("hypothesis", reason="property tests need requirements-dev.txt")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.oracle import attainment_8, proposal_points
from tests.spec.tables import rules_connection, score_cases

SUBJECTS = {
    "english_language": "gcse",
    "english_literature": "gcse",
    "mathematics": "gcse",
    "statistics": "gcse",
    "combined_science": "combined_science",
    "biology": "gcse",
    "computer_science": "gcse",
    "history": "gcse",
    "geography": "gcse",
    "french": "gcse",
    "religious_studies": "gcse",
    "art_and_design": "gcse",
    "music": "gcse",
    "creative_imedia": "btec_tech_award",
    "sport_btec": "btec_tech_award",
    "hospitality": "wjec_vocational",
}
GRADES = {
    "gcse": [*"987654321", "U", "X"],
    "combined_science": ["9-9", "7-6", "5-5", "5-4", "4-3", "2-1", "1-1", "U", "X"],
    "btec_tech_award": ["L2D*", "L2D", "L2M", "L2P", "L1D", "L1M", "L1P", "U", "X"],
    "wjec_vocational": ["L2D*", "L2M", "L1D*", "L1D", "L1M", "L1P", "U"],
}


@st.composite
def pupils(draw, most=9):
    """The results of one pupil: each subject at most once."""
    subjects = draw(st.lists(st.sampled_from(sorted(SUBJECTS)), unique=True, max_size=most))
    return [(s, SUBJECTS[s], draw(st.sampled_from(GRADES[SUBJECTS[s]]))) for s in subjects]


def scores(cases, rule_set="2024"):
    """The measures of many pupils at once, in order."""
    connection = rules_connection()
    results = [(i, *result, None) for i, pupil in enumerate(cases) for result in pupil]
    score_cases(connection, rule_set, [(i, None, None) for i in range(len(cases))], results)
    return [
        row[0]
        for row in connection.execute(
            "select attainment_8 from scored_measure order by case_id"
        ).fetchall()
    ]


many = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.data_too_large])


@many
@given(st.lists(pupils(), min_size=1, max_size=40))
def test_filling_best_first_is_as_good_as_the_best_of_every_way(cases):
    assert scores(cases) == pytest.approx([attainment_8(pupil) for pupil in cases])


@many
@given(st.lists(pupils(most=7), min_size=1, max_size=20))
def test_the_proposal_is_filled_as_well_as_it_can_be(cases):
    found = scores(cases, "consultation_2026")
    assert found == pytest.approx([proposal_points(pupil) for pupil in cases])


@many
@given(pupils(), st.randoms(use_true_random=False))
def test_the_order_of_results_never_matters(pupil, random):
    shuffled = random.sample(pupil, len(pupil))
    connection = rules_connection()
    left = []
    for results in (pupil, shuffled):
        score_cases(connection, "2024", [(1, None, None)], [(1, *r, None) for r in results])
        left.append(sorted(connection.execute("select * from scored_slot").fetchall(), key=str))
    assert left[0] == left[1]


@many
@given(st.lists(pupils(most=8), min_size=1, max_size=20), st.sampled_from(sorted(SUBJECTS)))
def test_a_result_in_a_new_subject_never_lowers_attainment_8(cases, subject):
    grades = GRADES[SUBJECTS[subject]]
    without = [[r for r in pupil if r[0] != subject] for pupil in cases]
    added = [[*pupil, (subject, SUBJECTS[subject], g)] for pupil in without for g in grades]
    before = [total for total in scores(without) for _ in grades]
    assert all(more >= less - 1e-9 for less, more in zip(before, scores(added), strict=True))


@many
@given(st.lists(pupils(), min_size=1, max_size=30))
def test_the_working_adds_up_to_the_total(cases):
    found = scores(cases)
    worked = (
        rules_connection()
        .execute(
            "select coalesce(sum(counted_points), 0) from scored_measure "
            "left join scored_slot using (case_id) group by case_id order by case_id"
        )
        .fetchall()
    )
    assert [total for (total,) in worked] == pytest.approx(found)


@many
@given(st.lists(pupils(), min_size=1, max_size=30))
def test_no_slot_is_filled_twice_and_no_element_has_more_than_its_slots(cases):
    scores(cases)
    found = (
        rules_connection()
        .execute(
            "select element, max(slot), count(*) filter (where twice) from (select element, slot, "
            "count(*) over (partition by case_id, element, slot) > 1 as twice from scored_slot "
            "where element is not null) group by element"
        )
        .fetchall()
    )
    allowed = {"english": 1, "maths": 1, "ebacc": 3, "open": 3}
    assert all(most <= allowed[element] and twice == 0 for element, most, twice in found)


@many
@given(st.lists(pupils(), min_size=1, max_size=30))
def test_a_result_that_fills_no_slot_is_never_better_than_one_that_fills_an_open_slot(cases):
    scores(cases)
    found = (
        rules_connection()
        .execute(
            "select count(*) from scored_slot idle join scored_slot used using (case_id) "
            "where idle.reason = 'fills_no_slot_better_grades' and used.element = 'open' "
            "and idle.points > used.points"
        )
        .fetchall()
    )
    assert found == [(0,)]
