"""The words of a plan: the school's own list of types, and barriers as the lists have them."""

import pytest
from analysis.hand_made import URN

from lib.interventions.plans.choices import (
    USUAL_TYPES,
    help_types,
    offer_type,
    offered_types,
    stop_offering,
)
from lib.store.errors import StoreError


def names(database):
    return [kind.name for kind in offered_types(database, URN)]


def test_a_school_that_has_said_nothing_is_offered_the_usual_types(school):
    assert names(school) == [kind.name for kind in USUAL_TYPES]


def test_a_school_adds_a_type_of_its_own_and_takes_one_off(school):
    offer_type(school, URN, "  Reading   mentors ", "beyond")
    stop_offering(school, URN, "online study")
    assert "Reading mentors" in names(school)
    assert "Online study" not in names(school)
    assert "Online study" in [kind.name for kind in help_types(school, URN)]


def test_a_type_taken_off_can_be_offered_again_and_stands_once(school):
    stop_offering(school, URN, "Mentoring")
    offer_type(school, URN, "Mentoring", "in_class")
    offer_type(school, URN, "mentoring", "beyond")
    assert [n for n in names(school) if n.lower() == "mentoring"] == ["mentoring"]


@pytest.mark.parametrize(("name", "place"), [(" ", "beyond"), ("Yoga", "on the roof")])
def test_a_type_without_a_name_or_a_place_is_refused(school, name, place):
    with pytest.raises(StoreError):
        offer_type(school, URN, name, place)


def test_a_type_nobody_knows_cannot_be_taken_off(school):
    with pytest.raises(StoreError, match="no type of help"):
        stop_offering(school, URN, "Alchemy")
