"""Invented cohorts for the impact simulations: noisy grades, pupils picked for low ones."""

import numpy as np

from lib.analysis.impact.matching import Pupils

TRUE_SPREAD, NOISE = 1.5, 0.65
"""In grades: changes between two checkpoints then spread by one grade once they are rounded."""


def cohort(draws, effect, helped, size, windows=1, leaning=0.5, on_shortfall=False):
    """Windows of `size` pupils each; `helped` of each, the likelier the lower their grade.

    A pupil's noisy grade at the start is all the choice is made on; with `on_shortfall` it is the
    grade below the target, which is itself near what the pupil is truly worth.
    """
    parts = [
        _window(draws, number, effect, helped, size, leaning, on_shortfall)
        for number in range(windows)
    ]
    return Pupils(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def plain(
    pre,
    post,
    is_helped,
    window=0,
    target=np.nan,
    class_number=1,
    lot=None,
    pupil=None,
    is_disadvantaged=False,
):
    """Rows written out by hand; scalars are spread over all of them."""
    count = len(pre)
    filled = [np.broadcast_to(v, count).copy() for v in (window, target, class_number)]
    order = np.arange(count)
    return Pupils(
        window=filled[0],
        pupil=order if pupil is None else np.asarray(pupil),
        pre=np.asarray(pre, dtype=float),
        post=np.asarray(post, dtype=float),
        target=filled[1].astype(float),
        is_helped=np.asarray(is_helped, dtype=bool),
        class_number=filled[2],
        is_disadvantaged=np.broadcast_to(is_disadvantaged, count).copy(),
        lot=order if lot is None else np.asarray(lot),
    )


def _window(draws, number, effect, helped, size, leaning, on_shortfall):
    truth = draws.normal(5, TRUE_SPREAD, size)
    target = np.round(truth + draws.normal(0, 0.7, size))
    pre = np.round(truth + draws.normal(0, NOISE, size))
    wanted = (target - pre) if on_shortfall else -pre
    asked = (leaning * wanted + draws.gumbel(size=size)).argsort()[::-1][:helped]
    is_helped = np.zeros(size, dtype=bool)
    is_helped[asked] = True
    post = np.round(truth + draws.normal(0, NOISE, size) + effect * is_helped)
    return (
        np.full(size, number),
        number * size + np.arange(size),
        pre,
        post,
        target if on_shortfall else np.full(size, np.nan),
        is_helped,
        draws.integers(0, 8, size),
        draws.random(size) < 0.25,
        draws.permutation(size),
    )
