"""Who is behind target at a checkpoint, how sure that is, and what meeting the targets would add.

The list is in one order only: the surest shortfalls first. How sure rests on size, on repeats
and on how many subjects (lib/analysis/shortfall.py); so a one-grade shortfall seen once comes
last, and a place on the list can always be explained.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis import shortfall
from lib.analysis.behind_target_words import reason
from lib.store.database import Database
from lib.store.what_if import what_if

KNOWN_ERROR_FROM = 100
"""Predictions with their results: from here on a subject's own past error is used."""

PUPIL = ["pupil_id", "pupil_name", "pupil_code", "form", "is_disadvantaged"]
NO_PLAN = "None"
CLASH_FROM = 2
"""Live groups: a pupil in this many already would be taken out of lessons once more."""


@dataclass(frozen=True)
class BehindList:
    """Every pupil behind target, surest first, and every grade of theirs.

    `pupils`: one row per pupil on the list with `risk` (0 to 1 that it is all noise), `reason`,
    `adds` (Attainment 8 points if the targets are met, null at working-at checkpoints), `plan`,
    `groups` (live now) and `is_persistent`. `cells`: one row per pupil and subject, for the grid.
    """

    checkpoint: str
    year_group: int
    makes_attainment_8: bool
    pupils: pd.DataFrame
    cells: pd.DataFrame
    cohort_pupils: int
    cohort_disadvantaged: int
    with_target: int
    subject: str | None


def behind_list(
    database: Database,
    checkpoint_id: int,
    as_of: date,
    subject_id: str | None = None,
    group_id: str | None = None,
    statuses: tuple[str, ...] = ("persistent", "new"),
) -> BehindList:
    """Return the list of one checkpoint; plans are those live on `as_of`.

    A pupil is listed who has a subject (the one asked for, or any) in one of `statuses`:
    persistent, new, one_off. Raises IndexError when there is no such checkpoint.
    """
    day = {"checkpoint_id": checkpoint_id, "as_of_on": as_of}
    about = database.rows("behind_checkpoint", **day).iloc[0]
    cells = database.rows("behind_cells", group_id=group_id, **day)
    wanted = cells[_is_of(cells, subject_id)]
    chosen = _with_evidence(database, int(about.urn), wanted[wanted.status.isin(statuses)])
    pupils = _ranked(chosen, shortfall.cohort_of(cells.shortfall.dropna()))
    pupils = _with_gains(database, pupils, checkpoint_id, about.rule_set, subject_id)
    pupils = _with_plans(pupils, chosen, database.rows("behind_plans", **day))
    pupils = pupils.sort_values(["risk", "adds", "pupil_id"], ascending=[True, False, True])
    return BehindList(
        checkpoint=str(about.label),
        year_group=int(about.year_group),
        makes_attainment_8=about.kind != "working_at",
        pupils=pupils.reset_index(drop=True),
        cells=cells[cells.pupil_id.isin(pupils.pupil_id)].drop(columns="shortfalls"),
        cohort_pupils=int(about.pupils),
        cohort_disadvantaged=int(about.disadvantaged),
        with_target=int(wanted[wanted.shortfall.notna()].pupil_id.nunique()),
        subject=None if subject_id is None or wanted.empty else str(wanted.subject.iloc[0]),
    )


def _is_of(cells: pd.DataFrame, subject_id: str | None) -> pd.Series:
    return cells.subject_id.notna() if subject_id is None else cells.subject_id == subject_id


def _with_evidence(database: Database, urn: int, cells: pd.DataFrame) -> pd.DataFrame:
    """Add what each shortfall rests on: its mean over its run (two checkpoints at least)."""
    errors = database.rows("forecast_errors", urn=urn)
    errors = errors[errors.grades >= KNOWN_ERROR_FROM].set_index("subject_id").deviation
    # A shortfall seen once is judged with the checkpoint before it, which speaks against it.
    windows = [
        np.asarray(seen, dtype=float)[: max(int(run), 2)]
        for seen, run in zip(cells.shortfalls, cells.behind_run, strict=True)
    ]
    return cells.assign(
        size=[float(w.mean()) for w in windows],
        times=[len(w) for w in windows],
        error=cells.subject_id.map(errors).fillna(shortfall.FORECAST_ERROR),
    )


def _ranked(chosen: pd.DataFrame, cohort: shortfall.Cohort) -> pd.DataFrame:
    rows = [_pupil(facts, theirs, cohort) for facts, theirs in chosen.groupby(PUPIL, dropna=False)]
    columns = [*PUPIL, "risk", "reason", "is_persistent", "surest_size", "surest_run", "subjects"]
    return pd.DataFrame(rows, columns=columns)


def _pupil(facts: tuple, theirs: pd.DataFrame, cohort: shortfall.Cohort) -> tuple:
    evidence = list(theirs.itertuples(index=False))
    evidence.sort(key=lambda e: -shortfall.chance_real(e.size, e.times, cohort, e.error))
    risk = shortfall.risk_of_noise(
        [e.size for e in evidence],
        [e.times for e in evidence],
        cohort,
        [e.error for e in evidence],
    )
    surest = evidence[0]
    is_persistent = bool((theirs.status == "persistent").any())
    why = reason(evidence)
    return (*facts, risk, why, is_persistent, surest.shortfall, surest.behind_run, len(evidence))


def _with_gains(
    database: Database,
    pupils: pd.DataFrame,
    checkpoint_id: int,
    rule_set: str,
    subject_id: str | None,
) -> pd.DataFrame:
    gains = what_if(database, checkpoint_id, rule_set)
    if subject_id is None:
        asked = gains[gains.kind == "all_targets"]
    else:
        asked = gains[(gains.kind == "target") & (gains.subject_id == subject_id)]
    adds = asked.set_index("pupil_id").attainment_8_gain
    progress = asked.set_index("pupil_id").progress_8_gain
    return pupils.assign(
        adds=pupils.pupil_id.map(adds).astype(float),
        progress_8_adds=pupils.pupil_id.map(progress).astype(float),
    )


def _with_plans(pupils: pd.DataFrame, chosen: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Add the help that fits best (in a subject behind, else any) and how many groups there are."""
    behind = set(zip(chosen.pupil_id, chosen.subject_id, strict=True))
    fits = [pair in behind for pair in zip(plans.pupil_id, plans.subject_id, strict=True)]
    best = plans.assign(fits=fits).sort_values("fits", ascending=False, kind="stable")
    plan = best.drop_duplicates("pupil_id").set_index("pupil_id").name
    groups = plans.groupby("pupil_id").intervention_id.nunique()
    return pupils.assign(
        plan=pupils.pupil_id.map(plan).astype(object).where(lambda p: p.notna(), NO_PLAN),
        groups=pupils.pupil_id.map(groups).fillna(0).astype(int),
    )
