"""Figures are written one way everywhere."""

import pytest

from lib.numerals import percent, plain, signed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.444, "+0.44"),
        (-0.55, "−0.55"),
        (0.0, "0.00"),
        (-0.001, "0.00"),
        (0.004, "0.00"),
        (1.006, "+1.01"),
    ],
)
def test_a_difference_carries_its_sign_and_nought_has_none(value, text):
    assert signed(value) == text


def test_a_level_has_a_true_minus():
    assert plain(-0.08, 2) == "−0.08"
    assert plain(47.25, 1) == "47.2"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.456, "46%"), (1.0, "100%"), (0.9999, "over 99%"), (0.0, "0%"), (0.0001, "under 1%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share, text):
    assert percent(share) == text
