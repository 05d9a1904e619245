"""The shapes of rule set the scoring SQL can fill, and the ones it refuses."""

import pytest

from lib.rules.slots import Element, parameters, places
from lib.store.scoring import score
from tests.spec.tables import rules_connection, score_cases


def element(name, stage=1, slots=1, needs_both=False, by_category=False):
    return Element(name, stage, slots, 1, needs_both, by_category, 2)


OPEN = element("open", stage=2, slots=3)


def test_the_stage_2_element_is_filled_last_whatever_its_order():
    assert [e.element for e in places([OPEN, element("english")])] == [
        "english",
        "",
        "",
        "",
        "open",
    ]


def test_no_element_is_asked_for_more_results_than_it_and_the_left_over_slots_can_take():
    assert parameters([element("ebacc", slots=3), OPEN])["kept"] == 6


@pytest.mark.parametrize(
    "elements",
    [
        [element("english")],
        [element(name) for name in "abcd"] + [OPEN],
        [element("a", by_category=True), element("b", by_category=True), OPEN],
        [element("maths"), element("english", needs_both=True), OPEN],
    ],
    ids=["nothing left over", "four plain", "two by category", "second needs both"],
)
def test_a_rule_set_of_another_shape_is_refused_and_not_filled_wrongly(elements):
    with pytest.raises(ValueError, match=r"element"):
        places(elements)


def test_an_unknown_rule_set_is_an_error():
    with pytest.raises(KeyError, match="1999"):
        score(rules_connection(), "1999")


def test_many_repeated_subjects_do_not_disturb_the_cases_without():
    alone = [(1, "mathematics", "gcse", "5", None), (1, "music", "gcse", "4", None)]
    resit = [(2, "music", "gcse", "9", "2024-06-01"), (2, "music", "gcse", "3", "2023-06-01")]
    connection = rules_connection()
    score_cases(connection, "2024", [(1, None, None), (2, None, None)], [*alone, *resit])
    found = connection.execute("select attainment_8 from scored_measure order by case_id")
    assert found.fetchall() == [(14.0,), (3.0,)]
