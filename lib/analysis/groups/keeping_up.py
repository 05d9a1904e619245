"""Is each group keeping up? The whole answer for one group and checkpoint, all groups as rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.groups.defined import ROWS, Group, crossed
from lib.analysis.groups.gap import Gap, GroupsCheckpoint, Yardstick, gap_of, yardstick_for
from lib.analysis.groups.gap_over_time import GapOverTime, gap_over_time
from lib.analysis.groups.same_start import StartBand, adjusted_gap, by_start
from lib.analysis.statistics.intervals import Reading
from lib.store.database import Database
from lib.store.settings import minimum_pupils

READING_ORDER = {"below": 0, "not clear": 1, "above": 2, "too few to tell": 3}


@dataclass(frozen=True)
class GroupRow:
    """One group of the list of every group, against the rest of the year."""

    group: Group
    gap: Gap


@dataclass(frozen=True)
class GroupsAnswer:
    """The chosen group against the rest of its year, and every other group as one row.

    `england` is the year and status of England's grades by KS2 start. `members` are the rows of
    group_members for the group's own pupils.
    """

    checkpoint_id: int
    year_group: int
    checkpoint: str
    england: str
    group: Group
    yardstick: Yardstick
    minimum: int
    chosen: Gap
    over_time: GapOverTime
    bands: tuple[StartBand, ...]
    adjusted: Reading
    rows: tuple[GroupRow, ...]
    members: pd.DataFrame


def groups_at(
    database: Database, checkpoint_id: int, group_id: str, crossed_with: str | None = None
) -> GroupsAnswer | None:
    """Return how a group and every other group is doing at a checkpoint; None without grades.

    Raises KeyError for a group that does not exist.
    """
    found = database.records(GroupsCheckpoint, checkpoint_id=checkpoint_id)
    members = database.rows("groups/members", checkpoint_id=checkpoint_id)
    if not found or members.empty:
        return None
    checkpoint, group = found[0], crossed(group_id, crossed_with)
    yardstick = yardstick_for(checkpoint)
    minimum = minimum_pupils(database, checkpoint.urn)
    inside = _inside(members, group)
    return GroupsAnswer(
        checkpoint_id=checkpoint_id,
        year_group=checkpoint.year_group,
        checkpoint=checkpoint.label,
        england=checkpoint.england,
        group=group,
        yardstick=yardstick,
        minimum=minimum,
        chosen=gap_of(members, inside, yardstick, minimum, not group.is_start),
        over_time=gap_over_time(database, checkpoint_id, group, yardstick, minimum),
        bands=by_start(members, inside, minimum, _has_england(group, yardstick)),
        adjusted=adjusted_gap(members, inside, minimum),
        rows=_rows(members, group, yardstick, minimum),
        members=members[inside],
    )


def _rows(
    members: pd.DataFrame, group: Group, yardstick: Yardstick, minimum: int
) -> tuple[GroupRow, ...]:
    pairs = list(ROWS)
    if (group.group_id, group.crossed_with) not in pairs:
        pairs.insert(0, (group.group_id, group.crossed_with))
    groups = [crossed(*pair) for pair in pairs]
    marked = [(each, _inside(members, each)) for each in groups]
    rows = [
        GroupRow(each, gap_of(members, inside, yardstick, minimum, not each.is_start))
        for each, inside in marked
        if inside.any()
    ]
    return tuple(sorted(rows, key=_worst_first))


def _worst_first(row: GroupRow) -> tuple[int, float]:
    reading = row.gap.gap
    return READING_ORDER[reading.reading], getattr(reading, "value", -row.gap.n)


def _inside(members: pd.DataFrame, group: Group) -> np.ndarray:
    wanted = {group.group_id, group.crossed_with} - {None}
    return np.array([wanted <= set(ids) for ids in members["group_ids"]], dtype=bool)


def _has_england(group: Group, yardstick: Yardstick) -> bool:
    # England publishes grades by KS2 band for disadvantaged pupils, at the end of Key Stage 4.
    return (
        group.group_id == "disadvantaged"
        and group.crossed_with is None
        and yardstick.column != "against_target"
    )
