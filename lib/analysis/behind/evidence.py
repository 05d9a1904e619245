"""All that is known of the shortfalls of one checkpoint: gathered once, then filtered at will."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.behind import shortfall
from lib.analysis.observations.now import Now, known_now
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import get_settings
from lib.store.what_if import what_if


@dataclass(frozen=True)
class ListedCheckpoint(Row, query="behind/checkpoint"):
    """The checkpoint a list is made from; its cohort's `pupils` are those present on the day."""

    checkpoint_id: int
    urn: int
    rule_set: str
    kind: str
    year_group: int
    results_year: int
    label: str
    pupils: int
    disadvantaged: int
    makes_attainment_8: bool
    unit: str


@dataclass(frozen=True)
class _PastOutcomes(Row, query="behind/past_outcomes"):
    """How far pupils have ended from their targets, in grades."""

    grades: int
    mean: float
    deviation: float


@dataclass(frozen=True, eq=False)
class Evidence:
    """One checkpoint's grades beside their targets, and what each shortfall rests on.

    `cells`: one row per pupil and subject; `size` is the latest shortfall (of one seen once: its
    mean with the checkpoint before), `times` how often it was seen, `noise_score` how little it
    says (lower is surer). `gains`: `lib.store.what_if`. `plans`: help live on the day. `members`:
    pupil and group. `known`: what is known of each beside grades.
    `threshold` is in grades, the allowance of a working-at checkpoint included.
    """

    checkpoint: str
    year_group: int
    kind: str
    rule_set: str
    threshold: float
    past: shortfall.Outcomes
    cells: pd.DataFrame
    gains: pd.DataFrame
    plans: pd.DataFrame
    members: pd.DataFrame
    known: dict[int, Now]
    pupils: int
    disadvantaged: int
    makes_attainment_8: bool
    """Whether these grades fill slots: not working-at grades, nor scales of Years 7 to 9."""
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""

    @property
    def is_final(self) -> bool:
        """Whether these are results, which nobody can be helped towards any more."""
        return self.kind == "final"


def behind_evidence(database: Database, checkpoint_id: int, as_of: date) -> Evidence:
    """Return the evidence of one checkpoint. Plans and leavers are those of `as_of`.

    Raises IndexError when there is no such checkpoint.
    """
    day = {"checkpoint_id": checkpoint_id, "as_of_on": as_of}
    about = database.records(ListedCheckpoint, **day)[0]
    settings = get_settings(database, about.urn)
    allowance = settings["working_at_allowance"] if about.kind == "working_at" else 0.0
    ended = database.records(_PastOutcomes, urn=about.urn)[0]
    # Results are in grades, and say nothing of where pupils end on a scale of Years 7 to 9.
    is_of_grades = about.unit == "grade"
    past = (
        shortfall.outcomes(ended.grades, ended.mean, ended.deviation)
        if is_of_grades
        else shortfall.Outcomes()
    )
    errors = database.rows("behind/forecast_errors", urn=about.urn) if is_of_grades else None
    return Evidence(
        checkpoint=about.label,
        year_group=about.year_group,
        kind=about.kind,
        rule_set=about.rule_set,
        threshold=settings["behind_threshold"] + allowance,
        past=past,
        cells=_with_noise_scores(database.rows("behind/cells", **day), past, errors),
        gains=what_if(database, checkpoint_id, about.rule_set, most_steps=0),
        plans=database.rows("behind/plans", **day),
        members=database.rows("behind/members", checkpoint_id=checkpoint_id),
        known=known_now(database, about.urn, about.results_year),
        pupils=about.pupils,
        disadvantaged=about.disadvantaged,
        makes_attainment_8=about.makes_attainment_8,
        unit=about.unit,
    )


def _with_noise_scores(
    cells: pd.DataFrame, past: shortfall.Outcomes, errors: pd.DataFrame | None
) -> pd.DataFrame:
    known = pd.Series(dtype=float)
    if errors is not None:
        enough = errors[errors.grades >= shortfall.KNOWN_FROM]
        known = enough.set_index("subject_id").deviation
    # A shortfall seen once is judged with the checkpoint before it, which speaks against it.
    once = cells.behind_run < 2
    before = [
        seen[1] if seen_once and len(seen) > 1 else seen[0] if len(seen) else np.nan
        for seen, seen_once in zip(cells.shortfalls, once, strict=True)
    ]
    size = (cells.shortfall.to_numpy(dtype=float) + np.asarray(before, dtype=float)) / 2
    times = np.maximum(cells.behind_run, np.minimum(cells.shortfalls.map(len), 2))
    error = cells.subject_id.map(known).fillna(shortfall.FORECAST_ERROR).to_numpy(dtype=float)
    return cells.drop(columns="shortfalls").assign(
        size=size, times=times, noise_score=shortfall.noise_score(size, times, past, error)
    )
