"""Of the pupils behind target, who has a live plan, who has none, and who has too many.

A plan fits a pupil who is behind in its subject. A plan without a subject (mentoring, a parent
meeting) fits whatever the pupil is behind in.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from lib.analysis.behind.evidence import ListedCheckpoint
from lib.analysis.groups.defined import GROUPS
from lib.store.database import Database

TOO_MANY = 3
"""Live plans: from here on a pupil may be out of lessons more than is good for them."""
FITS, OTHER, NONE = "fits", "other", "none"
"""A live plan where they are behind; only other live plans; no live plan."""
PUPIL = ["pupil_id", "pupil_name", "pupil_code", "form", "is_disadvantaged"]
SHORT = {
    "not_disadvantaged": "Not disadvantaged",
    "eal": "EAL",
    "ehc_plan": "EHC plan",
    "low_prior": "Low start",
    "more_able": "More able",
}
"""What a row calls a group whose own name is too long for it, or that has none."""
GROUP_ROWS = (
    "disadvantaged",
    "not_disadvantaged",
    "sen_support",
    "ehc_plan",
    "boys",
    "girls",
    "eal",
    "looked_after",
    "low_prior",
    "more_able",
)
"""The groups shown, the disadvantaged beside the rest; one without a pupil behind is left out."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """The plans of the pupils behind target at one checkpoint, on one day.

    `pupils`: one row per pupil behind with `behind_in` and `plan_names` (lists), `plans` (live
    ones), `state` (fits, other, none) and `begins_on` (of a plan that has not begun, else null).
    `slices`: one row per subject or group and pupil in it: `sort` (subject, group), `slice_id`,
    `name`, `short` (for a narrow row), `place` (its order), `pupil_id` and `state`; in a subject
    only its own plan fits, or one for no subject.
    """

    checkpoint: str
    kind: str
    day: date
    pupils: pd.DataFrame
    slices: pd.DataFrame

    @property
    def n(self) -> int:
        """Pupils behind target."""
        return len(self.pupils)

    @cached_property
    def _by_state(self) -> dict[str, pd.DataFrame]:
        return {state: self.pupils[self.pupils.state == state] for state in (FITS, OTHER, NONE)}

    def standing(self, state: str) -> pd.DataFrame:
        """Return the pupils in one state."""
        return self._by_state[state]

    @cached_property
    def covered(self) -> pd.DataFrame:
        """Those with a live plan of any kind."""
        return self.pupils[self.pupils.plans > 0]

    @cached_property
    def overloaded(self) -> pd.DataFrame:
        """Those with three live plans or more."""
        return self.pupils[self.pupils.plans >= TOO_MANY]

    @cached_property
    def waiting(self) -> pd.DataFrame:
        """Those without a live plan for whom one has yet to begin."""
        none = self.standing(NONE)
        return none[none.begins_on.notna()]

    def in_slice(self, sort: str, slice_id: str, state: str | None = None) -> pd.DataFrame:
        """Return the pupils of one subject or group, in one state or in any."""
        rows = self.slices[self.slices.sort.eq(sort) & self.slices.slice_id.eq(slice_id)]
        if state is not None:
            rows = rows[rows.state == state]
        return self.pupils[self.pupils.pupil_id.isin(rows.pupil_id)]


def coverage(
    database: Database,
    checkpoint_id: int,
    day: date,
    mine: str = "everyone",
    whose: str = "",
) -> Coverage:
    """Return the coverage of one checkpoint's pupils behind target by the plans live on `day`.

    `mine` is everyone, form, class or department, and `whose` which one: of a class and of a
    department only their own grades count. Raises IndexError for no such checkpoint.
    """
    asked = {"checkpoint_id": checkpoint_id, "as_of_on": day}
    about = database.records(ListedCheckpoint, **asked)[0]
    cells = _mine(database.rows("plans/coverage_cells", **asked), mine, whose)
    plans = database.rows("plans/coverage_plans", **asked)
    plans = plans[plans.pupil_id.isin(cells.pupil_id)]
    pupils = _pupils(cells, plans)
    return Coverage(
        checkpoint=about.label,
        kind=about.kind,
        day=day,
        pupils=pupils,
        slices=pd.concat(
            [
                _by_subject(cells, plans[plans.is_live]),
                _by_group(pupils, database.rows("behind/members", checkpoint_id=checkpoint_id)),
            ],
            ignore_index=True,
        ),
    )


def _mine(cells: pd.DataFrame, mine: str, whose: str) -> pd.DataFrame:
    column = {"form": "form", "class": "class_code", "department": "department"}.get(mine)
    return cells if column is None else cells[cells[column] == whose]


def _pupils(cells: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    live, later = plans[plans.is_live], plans[~plans.is_live]
    pupils = cells.drop_duplicates("pupil_id")[PUPIL].reset_index(drop=True)
    behind = set(zip(cells.pupil_id, cells.subject_id, strict=True))
    ids = pupils.pupil_id
    states = _states(live, behind)
    return pupils.assign(
        behind_in=_listed(ids, cells, "subject"),
        plan_names=_listed(ids, live, "name"),
        plans=ids.map(live.groupby("pupil_id").intervention_id.nunique()).fillna(0).astype(int),
        state=pd.Series([states.get(i, NONE) for i in ids], dtype=object),
        begins_on=later.groupby("pupil_id").starts_on.min().reindex(ids).to_numpy(),
    )


def _states(live: pd.DataFrame, behind: set[tuple[int, str]]) -> dict[int, str]:
    """Return fits or other for each pupil with a live plan."""
    found: dict[int, str] = {}
    subjects = live.subject_id.astype(object).where(live.subject_id.notna(), None)
    for pupil_id, subject_id in zip(live.pupil_id, subjects, strict=True):
        fits = subject_id is None or (pupil_id, subject_id) in behind
        if fits or pupil_id not in found:
            found[pupil_id] = FITS if fits else OTHER
    return found


def _listed(ids: pd.Series, rows: pd.DataFrame, column: str) -> pd.Series:
    by_pupil: dict[int, list[str]] = {}
    for pupil_id, value in zip(rows.pupil_id, rows[column], strict=True):
        by_pupil.setdefault(pupil_id, []).append(value)
    return pd.Series([by_pupil.get(i, []) for i in ids], dtype=object)


def _by_subject(cells: pd.DataFrame, live: pd.DataFrame) -> pd.DataFrame:
    helped = set(live.pupil_id)
    general = set(live[live.subject_id.isna()].pupil_id)
    own = set(zip(live.pupil_id, live.subject_id, strict=True))
    states = [
        FITS
        if (pupil, subject) in own or pupil in general
        else (OTHER if pupil in helped else NONE)
        for pupil, subject in zip(cells.pupil_id, cells.subject_id, strict=True)
    ]
    return pd.DataFrame(
        {
            "sort": "subject",
            "slice_id": cells.subject_id,
            "name": cells.subject,
            "short": cells.subject_short,
            "place": cells.subject_order,
            "pupil_id": cells.pupil_id,
            "state": pd.Series(states, index=cells.index, dtype=object),
        }
    )


def _by_group(pupils: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    rows = members[members.group_id.isin(GROUP_ROWS)].merge(
        pupils[["pupil_id", "state"]], on="pupil_id"
    )
    names = {group: SHORT.get(group) or GROUPS[group].name for group in GROUP_ROWS}
    return pd.DataFrame(
        {
            "sort": "group",
            "slice_id": rows.group_id,
            "name": rows.group_id.map(names),
            "short": rows.group_id.map(names),
            "place": rows.group_id.map(GROUP_ROWS.index),
            "pupil_id": rows.pupil_id,
            "state": rows.state,
        }
    )
