"""What may be shown to governors: nothing from which a group below the threshold can be told.

A shown number of pupils never stands alone: by adding and subtracting what else is shown, on this
card or another, at this date or another, more can be worked out. `discloses` works out all of it
(as a set of linear equations, two splits of the pupils at a time) and says whether any of it is

- a group, or a part of one, of 1 to `threshold` − 1 pupils;
- an outcome that nobody of a group has, or everybody: then it is known of each of them;
- a change between two dates of 1 to `threshold` − 1 pupils: the newcomers or leavers of a group.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

import numpy as np

NEAR = 1e-7
Where = frozenset[tuple[str, frozenset[str]]]
"""Whom a number counts: the splits that narrow them, each with the cells they are in."""
EVERYBODY: Where = frozenset()


@dataclass(frozen=True)
class Split:
    """One way to divide the pupils into cells that do not overlap and leave nobody out.

    `outcomes` are the cells that tell how pupils did, in place of who they are.
    """

    name: str
    cells: tuple[str, ...]
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """How many pupils are in the cells of `where`, in one cohort on one date."""

    pupils: int
    where: Where = EVERYBODY
    cohort: str = ""
    on: str = ""


def within(**cells: str | Sequence[str]) -> Where:
    """Whom a number counts, from the cells of each split: within(sex="girls", five="yes")."""
    return frozenset(
        (split, frozenset([named] if isinstance(named, str) else named))
        for split, named in cells.items()
    )


def is_shareable(count: int, of: int, threshold: int) -> bool:
    """Whether a share may be told: neither those counted nor the others are too few, or none."""
    return threshold <= count <= of - threshold


def discloses(counts: Iterable[Count], splits: Sequence[Split], threshold: int) -> bool:
    """Whether anything below the threshold can be worked out from the counts together."""
    shown: dict[tuple[str, str], dict[Where, int]] = {}
    for count in counts:
        shown.setdefault((count.cohort, count.on), {})[count.where] = count.pupils
    known = {at: worked_out(told, splits) for at, told in shown.items()}
    outcomes = {split.name: frozenset(split.outcomes) for split in splits}
    if any(_tells(found, outcomes, threshold) for found in known.values()):
        return True
    return any(
        _changes(known[one], known[other], threshold)
        for one, other in combinations(known, 2)
        if one[0] == other[0]
    )


def worked_out(shown: Mapping[Where, int], splits: Sequence[Split]) -> dict[Where, int]:
    """Every count that follows from the shown ones by adding and subtracting.

    What follows for one split is used again beside every other, until nothing new follows.
    """
    by_name = {split.name: split for split in splits}
    known = dict(shown)
    used = sorted({name for where in known for name, _ in where})
    pairs = list(combinations(used, 2)) or [(name,) for name in used]
    size = -1
    while size != len(known):
        size = len(known)
        for pair in pairs:
            known |= _of_pair(known, [by_name[name] for name in pair])
    return known


def _of_pair(known: Mapping[Where, int], pair: Sequence[Split]) -> dict[Where, int]:
    names = {split.name for split in pair}
    told = [where for where in known if {name for name, _ in where} <= names]
    if not told:
        return {}
    targets, wanted = _targets(tuple(pair))
    given = np.array([_indicator(where, pair) for where in told], dtype=float)
    weights = wanted @ np.linalg.pinv(given)
    follows = np.abs(weights @ given - wanted).max(axis=1) < NEAR
    values = weights @ np.array([known[where] for where in told], dtype=float)
    return {targets[i]: round(float(values[i])) for i in np.flatnonzero(follows)}


@cache
def _targets(pair: tuple[Split, ...]) -> tuple[list[Where], np.ndarray]:
    """Every union of cells of the splits, crossed, with the cells of the crossing it adds up."""
    choices = [[(split, cells) for cells in _unions(split)] for split in pair]
    wheres = [
        frozenset((s.name, cells) for s, cells in chosen if len(cells) < len(s.cells))
        for chosen in product(*choices)
    ]
    return wheres, np.array([_indicator(where, pair) for where in wheres], dtype=float)


def _unions(split: Split) -> Iterator[frozenset[str]]:
    for size in range(1, len(split.cells) + 1):
        yield from map(frozenset, combinations(split.cells, size))


def _indicator(where: Where, pair: Sequence[Split]) -> list[bool]:
    allowed = dict(where)
    return [
        all(cell in allowed.get(split.name, (cell,)) for split, cell in zip(pair, at, strict=True))
        for at in product(*(split.cells for split in pair))
    ]


def _tells(
    known: Mapping[Where, int], outcomes: Mapping[str, frozenset[str]], threshold: int
) -> bool:
    return any(
        0 < pupils < threshold or (pupils == 0 and _is_outcome_of_some(where, known, outcomes))
        for where, pupils in known.items()
    )


def _is_outcome_of_some(
    where: Where, known: Mapping[Where, int], outcomes: Mapping[str, frozenset[str]]
) -> bool:
    """Whether nobody having it tells of each pupil of a group that is not itself empty."""
    told = [(name, cells) for name, cells in where if outcomes[name]]
    group = frozenset(part for part in where if part not in told)
    tells = any(cells & outcomes[name] and not outcomes[name] <= cells for name, cells in told)
    return tells and known.get(group) != 0


def _changes(one: Mapping[Where, int], other: Mapping[Where, int], threshold: int) -> bool:
    return any(
        0 < abs(one[where] - other[where]) < threshold for where in one.keys() & other.keys()
    )
