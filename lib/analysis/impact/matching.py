"""Pupils like the helped ones: up to three each, the nearest at the start, nobody used twice."""

from dataclasses import dataclass

import numpy as np

MATCHES = 3
CALIPER = 0.5
"""In grades: further apart at the start, two pupils are not alike (a design choice). One like pupil
says more than three unlike, so a helped pupil may have fewer than three, or none."""
TARGET_CALIPER = 1.0
"""In grades: nor are two whose targets are further apart. Pupils are chosen for a shortfall, and of
two on one grade the one with the higher target tends to rise."""
STEP, TARGET_STEP = 0.25, 0.5
"""In grades: starts and targets this close count as equal, so that the next likeness decides."""


@dataclass(frozen=True)
class Pupils:
    """Helped pupils and those who can stand beside them: aligned arrays, one place a row.

    A `window` is a cohort, a subject and the two checkpoints `pre` and `post` (in grades) come
    from; a pupil may have rows in several. `target` is the one in force at the start, nan without
    one. `lot` decides between equals: a pupil's place in a
    draw, so that no place in a file decides who is compared with whom.
    """

    window: np.ndarray
    pupil: np.ndarray
    pre: np.ndarray
    post: np.ndarray
    target: np.ndarray
    is_helped: np.ndarray
    class_number: np.ndarray
    is_disadvantaged: np.ndarray
    lot: np.ndarray

    def only(self, rows: np.ndarray) -> "Pupils":
        """The rows of a mask or of row numbers."""
        return Pupils(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))

    def __len__(self) -> int:
        return len(self.pre)


def match(pupils: Pupils) -> np.ndarray:
    """Return row numbers of up to three others for each helped row, −1 where there is no more.

    One line of three for each helped row, in the order of the rows. The others come from the same
    window, start within half a grade and have a target within a grade. The nearest start counts
    first, then the nearest target, the same class, the same disadvantage, and last the draw.
    Helped pupils choose one each in turn, so that the first to choose leaves somebody for the
    last. Each other pupil is used once.
    """
    helped = np.flatnonzero(pupils.is_helped)
    chosen = np.full((len(helped), MATCHES), -1, dtype=int)
    rows, ends = _like_each(pupils, helped)
    _, who = np.unique(pupils.pupil, return_inverse=True)
    others, theirs = rows.tolist(), who[rows].tolist()
    # Who is taken stays taken, so nobody's list is ever read again from its beginning.
    reading = [0, *ends[:-1].tolist()] if len(ends) else []
    is_taken = bytearray(len(pupils))
    turns = np.lexsort((pupils.window[helped], pupils.lot[helped])).tolist()
    for choice in range(MATCHES):
        for turn in turns if choice % 2 == 0 else turns[::-1]:
            place, end = reading[turn], ends[turn]
            while place < end and is_taken[theirs[place]]:
                place += 1
            if place < end:
                chosen[turn, choice] = others[place]
                is_taken[theirs[place]] = True
            reading[turn] = place
    return chosen


def match_weights(matches: np.ndarray) -> np.ndarray:
    """Return what each matched pupil counts for, one for each match taken, in row order.

    The matches of one helped pupil count for one together, so that those with one match weigh as
    much as those with three and both sides start alike.
    """
    taken = matches >= 0
    shares = taken / np.maximum(taken.sum(axis=1, keepdims=True), 1)
    return shares[taken]


def _like_each(pupils: Pupils, helped: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows of others like each helped row, the most like first, and where each list ends."""
    turn, pool = _in_the_window(pupils, helped)
    apart = np.abs(pupils.pre[pool] - pupils.pre[helped[turn]])
    targets = np.abs(pupils.target[pool] - pupils.target[helped[turn]])
    # A target that is not known is neither near nor far.
    targets[np.isnan(targets)] = TARGET_STEP
    like = (apart <= CALIPER) & (targets <= TARGET_CALIPER)
    turn, pool, apart, targets = turn[like], pool[like], apart[like], targets[like]
    row = helped[turn]
    other_class = pupils.class_number[pool] != pupils.class_number[row]
    other_start = pupils.is_disadvantaged[pool] != pupils.is_disadvantaged[row]
    # A whole step of one likeness outweighs all that come after it; the draw only parts equals.
    steps = np.rint(apart / STEP) * 16 + np.rint(targets / TARGET_STEP) * 4
    order = np.lexsort((pupils.lot[pool], steps + 2 * other_class + other_start, turn))
    return pool[order], np.cumsum(np.bincount(turn, minlength=len(helped)))


def _in_the_window(pupils: Pupils, helped: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of a helped row, by its place in `helped`, and an unhelped row of its window."""
    others = np.flatnonzero(~pupils.is_helped)
    others = others[np.argsort(pupils.window[others], kind="stable")]
    firsts, ends = (
        np.searchsorted(pupils.window[others], pupils.window[helped], side)
        for side in ("left", "right")
    )
    counts = ends - firsts
    turn = np.repeat(np.arange(len(helped)), counts)
    place = np.arange(len(turn)) - np.repeat(np.cumsum(counts) - counts, counts)
    return turn, others[np.repeat(firsts, counts) + place]
