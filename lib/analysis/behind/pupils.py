"""Who is behind target at a checkpoint, how sure that is, and what meeting the targets would add.

The list is in one order only: the surest shortfalls first. How sure rests on size, on repeats
and on how many subjects (behind/shortfall.py); so a one-grade shortfall seen once comes
last, and a place on the list can always be explained.
"""

from dataclasses import dataclass, fields

import pandas as pd

from lib.analysis.behind import shortfall
from lib.analysis.behind.evidence import Evidence
from lib.analysis.behind.reasons import Shortfall, reason
from lib.analysis.observations.now import low_attendance

PUPIL = ["pupil_id", "pupil_name", "pupil_code", "form", "is_disadvantaged"]
NO_PLAN = "None"
CLASH_FROM = 2
"""Live groups: a pupil in this many already would be taken out of lessons once more."""


@dataclass(frozen=True, eq=False)
class BehindList:
    """Every pupil behind target, surest first, and every grade of theirs.

    `pupils`: one row per pupil on the list with `risk` (0 to 1 that it is all noise), `reason`,
    `adds` (Attainment 8 points if the targets are met, null at working-at checkpoints), `plan`,
    `groups` (live now), `low_attendance` (in words, under 90%) and `is_persistent`. `cells`: one
    row per pupil and subject, for the grid. `with_target` counts the pupils who could have been
    listed, `with_grade` those with any grade, of whom the others cannot be told to be behind.
    """

    evidence: Evidence
    pupils: pd.DataFrame
    cells: pd.DataFrame
    with_target: int
    with_grade: int
    subject: str | None
    group_id: str | None

    @property
    def makes_attainment_8(self) -> bool:
        """Whether these grades fill slots: not working-at grades, nor scales of Years 7 to 9."""
        return self.evidence.makes_attainment_8


def behind_list(
    evidence: Evidence,
    subject_id: str | None = None,
    group_id: str | None = None,
    statuses: tuple[str, ...] = ("persistent", "new"),
) -> BehindList:
    """Return the list of one checkpoint from its evidence.

    A pupil is listed who belongs to the group (or None: anyone) and has a subject (the one asked
    for, or any) in one of `statuses`: persistent, new, one_off.
    """
    cells = _of_group(evidence, group_id)
    wanted = cells if subject_id is None else cells[cells.subject_id == subject_id]
    chosen = wanted[wanted.status.isin(statuses)]
    pupils = _with_gains(_judged(chosen), evidence.gains, subject_id)
    pupils = _with_plans(pupils, chosen, evidence.plans)
    low = [low_attendance(evidence.known.get(pupil_id)) for pupil_id in pupils.pupil_id]
    pupils = pupils.assign(low_attendance=pd.Series(low, pupils.index, dtype="str"))
    pupils = pupils.sort_values(["risk", "adds", "pupil_id"], ascending=[True, False, True])
    return BehindList(
        evidence=evidence,
        pupils=pupils.reset_index(drop=True),
        cells=cells[cells.pupil_id.isin(pupils.pupil_id)],
        with_target=int(wanted[wanted.shortfall.notna()].pupil_id.nunique()),
        with_grade=int(wanted.pupil_id.nunique()),
        subject=None if subject_id is None or wanted.empty else str(wanted.subject.iloc[0]),
        group_id=group_id,
    )


def _of_group(evidence: Evidence, group_id: str | None) -> pd.DataFrame:
    if group_id is None:
        return evidence.cells
    members = evidence.members[evidence.members.group_id == group_id].pupil_id
    return evidence.cells[evidence.cells.pupil_id.isin(members)]


def _judged(chosen: pd.DataFrame) -> pd.DataFrame:
    """One row per pupil: the risk that nothing is real, the surest shortfall, and why."""
    surest_first = chosen.sort_values(["noise_score", "subject_order"], kind="stable")
    by_pupil: dict[int, list[Shortfall]] = {}
    values = zip(*(surest_first[field.name] for field in fields(Shortfall)), strict=True)
    for cell in (Shortfall(*row) for row in values):
        by_pupil.setdefault(cell.pupil_id, []).append(cell)
    columns = [
        *PUPIL,
        "risk",
        "reason",
        "is_persistent",
        "surest_size",
        "surest_words",
        "surest_run",
    ]
    columns += ["subjects"]
    return pd.DataFrame([_pupil(cells) for cells in by_pupil.values()], columns=columns)


def _pupil(cells: list[Shortfall]) -> tuple:
    """The row of one pupil, from their shortfalls, the surest first (persistent before new)."""
    surest = next((cell for cell in cells if cell.status == "persistent"), cells[0])
    return (
        *(getattr(surest, name) for name in PUPIL),
        shortfall.risk_of_noise([cell.noise_score for cell in cells]),
        reason(cells),
        any(cell.status == "persistent" for cell in cells),
        surest.shortfall,
        surest.words,
        surest.behind_run,
        len(cells),
    )


def _with_gains(pupils: pd.DataFrame, gains: pd.DataFrame, subject_id: str | None) -> pd.DataFrame:
    kind = "all_targets" if subject_id is None else "target"
    asked = gains[gains.kind == kind]
    if subject_id is not None:
        asked = asked[asked.subject_id == subject_id]
    adds = asked.set_index("pupil_id").attainment_8_gain
    return pupils.assign(adds=pupils.pupil_id.map(adds).astype(float))


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
