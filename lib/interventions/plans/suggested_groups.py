"""Groups of at most five by shared need: one subject, a like gap, one class where that can be."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import pandas as pd

from lib.interventions.plans.choices import LARGEST_GROUP

GAPS = (
    (2.0, "two grades or more behind"),
    (1.5, "a grade and a half behind"),
    (0.0, "about a grade behind"),
)
"""From how many grades behind, and in words; the furthest first."""
MIXED = "a grade or more behind"


@dataclass(frozen=True)
class SuggestedGroup:
    """Pupils who share a need: how far behind they are, and the classes they come from."""

    pupil_ids: tuple[int, ...]
    need: str
    classes: tuple[str, ...]
    subject_id: str
    subject: str


def suggested_groups(behind: pd.DataFrame, size: int = LARGEST_GROUP) -> tuple[SuggestedGroup, ...]:
    """Cut the pupils behind in one subject into groups of at most `size`, the furthest first.

    `behind` has one row per pupil: pupil_id, subject_id, subject, class_code and shortfall (in
    grades, or in steps where `unit` is another). Pupils as far behind as each other share groups,
    class by class, and the groups of a gap differ by one pupil at most. The same pupils always
    make the same groups, whatever their order.
    """
    placed = behind.assign(
        gap=[_gap(shortfall) for shortfall in behind.shortfall],
        class_code=behind.class_code.fillna(""),
    ).sort_values(
        ["gap", "class_code", "shortfall", "pupil_id"], ascending=[True, True, False, True]
    )
    if len(placed) <= size:
        # One group holds them all: cutting it up would only make more groups to staff.
        return (_group(placed),) if len(placed) else ()
    return tuple(
        _group(rows) for _, alike in placed.groupby("gap", sort=True) for rows in _cut(alike, size)
    )


def groups_across_subjects(
    behind: pd.DataFrame, size: int = LARGEST_GROUP
) -> tuple[SuggestedGroup, ...]:
    """Group pupils behind in different subjects, each pupil once, by the subject most share.

    `behind` has one row per pupil and subject. The subject with the most pupils left takes them
    all, and so on until everyone has a place.
    """
    groups: list[SuggestedGroup] = []
    left = behind
    while not left.empty:
        counts = left.groupby("subject_id", sort=True).pupil_id.nunique()
        taken = left[left.subject_id == counts.idxmax()]
        groups += suggested_groups(taken, size)
        left = left[~left.pupil_id.isin(taken.pupil_id)]
    return tuple(groups)


def _gap(shortfall: float) -> int:
    return next(place for place, (least, _) in enumerate(GAPS) if shortfall >= least)


def _cut(alike: pd.DataFrame, size: int) -> list[pd.DataFrame]:
    """Cut rows into as few parts as hold `size` at most, of nearly one length."""
    parts = ceil(len(alike) / size)
    edges = [place * len(alike) // parts for place in range(parts + 1)]
    return [alike.iloc[a:b] for a, b in pairwise(edges)]


def _need(rows: pd.DataFrame) -> str:
    words = GAPS[rows.gap.iloc[0]][1] if rows.gap.nunique() == 1 else MIXED
    # On a scale of Years 7 to 9 the same distance is in steps.
    return words if rows.unit.eq("grade").all() else words.replace("grade", "step")


def _group(rows: pd.DataFrame) -> SuggestedGroup:
    classes = tuple(sorted(set(rows.class_code) - {""}))
    subject = rows.iloc[0]
    return SuggestedGroup(
        tuple(int(i) for i in rows.pupil_id),
        _need(rows),
        classes,
        str(subject.subject_id),
        str(subject.subject),
    )
