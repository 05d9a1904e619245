"""The subject lists of one checkpoint: who is behind target in what, and what each is getting.

Everything is asked of the store; the only arithmetic here is the likely range of a share.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.analysis.behind.evidence import behind_evidence
from lib.analysis.behind.shortfall import risk_of_noise
from lib.analysis.frame.checkpoint import measured_checkpoint
from lib.analysis.observations.now import beside, known_now
from lib.analysis.statistics.intervals import TooFew, proportion_interval
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import get_settings

KEY = ["pupil_id", "subject_id"]
GAINS = ["attainment_8_gain", "progress_8_gain"]


@dataclass(frozen=True)
class ListCheckpoint:
    """The checkpoint the lists are about, and the school settings and rules they rest on.

    `threshold` is in grades and includes the allowance of a working-at checkpoint.
    `earlier` names the two checkpoints before it, newest first; there may be fewer.
    """

    checkpoint_id: int
    urn: int
    results_year: int
    school: str
    is_sample: bool
    label: str
    kind: str
    status: str
    collected_on: date
    checked_on: date | None
    help_on: date
    rule_set: str
    rule_set_label: str
    progress_8_note: str
    has_progress_8: bool
    threshold: float
    minimum_pupils: int
    earlier: tuple[str, ...]
    makes_attainment_8: bool
    unit: str
    """What a distance from target is counted in: grade, step, or "grade or step"."""


@dataclass(frozen=True)
class ListCounts(Row, query="lists/counts"):
    """Pupils, each counted once. `pupils` have a grade and a target in a subject listed.

    `have_left` had a grade at the checkpoint and have left since: they are in no other count.
    """

    pupils: int
    behind: int
    persistent: int
    behind_disadvantaged: int
    disadvantaged: int
    behind_without_help: int
    have_left: int


@dataclass(frozen=True)
class SubjectLists:
    """The lists of one checkpoint.

    `pupils`: one row per pupil and subject, surest first within a subject and those back on
    target last; `chance_real` (0 to 1) is how likely the shortfall is real; `attainment_8_gain`
    (points) and `progress_8_gain` (grades) are what meeting this target alone would add, null
    where it is met already, where these grades make no Attainment 8 and, for Progress 8, without
    KS2. `subjects`: one row per subject, with the share behind and its 95% range (0 to 1; null
    below the minimum number of pupils). `subject_id` is None for all subjects. The columns
    `plan_…` are what the plan that a pupil is on in the subject says. `types_of_help`: name and
    is_offered, of each type of help the school has said something of.
    """

    checkpoint: ListCheckpoint
    counts: ListCounts
    pupils: pd.DataFrame
    subjects: pd.DataFrame
    subject_id: str | None
    types_of_help: pd.DataFrame


def subject_lists(
    database: Database, checkpoint_id: int, subject_id: str | None = None, on: date | None = None
) -> SubjectLists:
    """Return the lists of one checkpoint, for one subject or (None) for all.

    `on` is the day whose help counts as in place: by default the sample school's day, or today.
    Raises KeyError when there is no such checkpoint.
    """
    checkpoint = _checkpoint(database, checkpoint_id, on)
    day = {"checkpoint_id": checkpoint_id, "as_of_on": checkpoint.help_on}
    asked = {**day, "subject_id": subject_id}
    listed = database.rows("lists/pupils", **asked)
    pupils = _with_evidence(database, checkpoint, listed).merge(
        database.rows("lists/plans", **day), how="left", on=KEY, validate="one_to_one"
    )
    cohort = {"urn": checkpoint.urn, "results_year": checkpoint.results_year}
    pupils = pupils.merge(database.rows("observations/other_targets", **cohort), "left", KEY)
    known = known_now(database, **cohort)
    return SubjectLists(
        checkpoint,
        database.records(ListCounts, **asked)[0],
        beside(_surest_first(pupils), known),
        _with_share(database.rows("lists/subjects", **asked), checkpoint.minimum_pupils),
        subject_id,
        database.rows("plans/types_of_help", urn=checkpoint.urn),
    )


def _checkpoint(database: Database, checkpoint_id: int, on: date | None) -> ListCheckpoint:
    at = measured_checkpoint(database, checkpoint_id)
    if at is None or at.rules is None:
        raise KeyError(f"there is no checkpoint {checkpoint_id}")
    settings = get_settings(database, at.urn)
    allowance = settings["working_at_allowance"] if at.kind == "working_at" else 0.0
    return ListCheckpoint(
        checkpoint_id=checkpoint_id,
        urn=at.urn,
        results_year=at.results_year,
        school=at.school,
        is_sample=at.is_sample,
        label=f"{at.academic_year_label} {at.name}, Year {at.year_group}",
        kind=at.kind,
        status=at.status,
        collected_on=at.collected_on,
        checked_on=at.checked_on,
        help_on=on or at.as_of_on or date.today(),
        rule_set=at.rule_set,
        rule_set_label=at.rules,
        progress_8_note=at.progress_8_note or "",
        has_progress_8=bool(at.has_progress_8),
        threshold=settings["behind_threshold"] + allowance,
        minimum_pupils=int(settings["minimum_pupils"]),
        earlier=_earlier(database, checkpoint_id),
        makes_attainment_8=at.makes_attainment_8,
        unit=at.unit,
    )


def _earlier(database: Database, checkpoint_id: int) -> tuple[str, ...]:
    last = database.rows("lists/last_checkpoints", checkpoint_id=checkpoint_id)
    return tuple(last.loc[last.steps_back > 0, "label"])


def _with_evidence(
    database: Database, checkpoint: ListCheckpoint, pupils: pd.DataFrame
) -> pd.DataFrame:
    """Add how sure each shortfall is and what its target would add, as on the page of the list."""
    evidence = behind_evidence(database, checkpoint.checkpoint_id, checkpoint.help_on)
    behind = evidence.cells[evidence.cells.status.isin(["persistent", "new"])]
    chances = [1 - risk_of_noise([score]) for score in behind.noise_score]
    sure = behind[KEY].assign(chance_real=pd.Series(chances, behind.index, dtype=float))
    gains = evidence.gains.loc[evidence.gains.kind == "target", [*KEY, *GAINS]]
    with_chance = pupils.merge(sure, how="left", on=KEY, validate="one_to_one")
    return with_chance.merge(gains, how="left", on=KEY, validate="one_to_one")


def _surest_first(pupils: pd.DataFrame) -> pd.DataFrame:
    surest = pupils.assign(unsure=1 - pupils.chance_real.fillna(0))
    order = ["subject_order", "subject_id", "unsure", "behind_run", "shortfall", "pupil_order"]
    rising = [True, True, True, False, False, True]
    return surest.sort_values(order, ascending=rising, ignore_index=True).drop(columns="unsure")


def _with_share(subjects: pd.DataFrame, minimum: int) -> pd.DataFrame:
    shares = [
        proportion_interval(behind, pupils, minimum)
        for behind, pupils in zip(subjects.behind, subjects.pupils, strict=True)
    ]
    known = [(None,) * 3 if isinstance(s, TooFew) else (s.value, s.low, s.high) for s in shares]
    columns = ["share_behind", "share_low", "share_high"]
    return subjects.join(pd.DataFrame(known, columns=columns, index=subjects.index, dtype=float))
