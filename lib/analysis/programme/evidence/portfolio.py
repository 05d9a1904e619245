"""All that a portfolio of evidence holds, part by part: what it shows, its rows, or why none.

With names, pupils stand by name. Without, they stand by code, and names are taken out of every
text somebody wrote (lib/analysis/programme/evidence/naming.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib.analysis.programme.evidence.help import (
    decisions,
    impact,
    intervention_register,
    plans,
    pupils_helped,
    registers,
    reviews,
)
from lib.analysis.programme.evidence.naming import NameRemover
from lib.analysis.programme.evidence.part import Part
from lib.analysis.programme.evidence.running import (
    cycles,
    history,
    published,
    self_review_part,
    strategic_plan_part,
    tables_and_checkpoints,
    what_was_brought_in,
)
from lib.store.database import Database

PARTS: tuple[Callable[[Database, int, date], Part], ...] = (
    cycles,
    strategic_plan_part,
    self_review_part,
    registers,
    intervention_register,
    plans,
    pupils_helped,
    reviews,
    impact,
    decisions,
    history,
    tables_and_checkpoints,
    what_was_brought_in,
    published,
)
"""In the order of the index."""


@dataclass(frozen=True)
class Evidence:
    """The parts of one school's portfolio on a day, and whether pupils stand in it by name."""

    school: str
    is_sample: bool
    day: date
    with_names: bool
    parts: tuple[Part, ...]

    @property
    def filled(self) -> tuple[Part, ...]:
        """The parts that hold something."""
        return tuple(part for part in self.parts if not part.frame.empty)


def evidence(database: Database, urn: int, day: date, with_names: bool) -> Evidence:
    """Return the portfolio's parts. Raises IndexError when there is no such school."""
    schools = database.rows("frame/school")
    about = schools[schools.urn == urn].iloc[0]
    remover = (
        None if with_names else NameRemover(database.rows("programme/evidence/names", urn=urn))
    )
    parts = tuple(_told(make(database, urn, day), remover) for make in PARTS)
    return Evidence(str(about["name"]), bool(about.is_sample), day, with_names, parts)


def _told(part: Part, remover: NameRemover | None) -> Part:
    """Return the part as a reader gets it: with one column Pupil, and with or without names."""
    frame = part.frame
    if remover is not None:
        known = frame["pupil_id"] if "pupil_id" in frame else [None] * len(frame)
        ids = [None if pd.isna(pupil_id) else int(pupil_id) for pupil_id in known]
        texts = [
            c
            for c in frame
            if c not in part.settled and not pd.api.types.is_numeric_dtype(frame[c])
        ]
        frame = frame.assign(
            **{
                c: [remover.removed(v, i) for v, i in zip(frame[c], ids, strict=True)]
                for c in texts
                if c not in ("pupil_id", "pupil_name", "pupil_code")
            }
        )
    if "pupil_name" in frame:
        chosen = frame["pupil_name"] if remover is None else frame["pupil_code"]
        frame = frame.assign(pupil_name=chosen.fillna(part.nobody))
        frame = frame.rename(columns={"pupil_name": "Pupil"})
        frame = frame.drop(columns=["pupil_code", "pupil_id"])
    # A finding names plans, and a person may have named a plan after a pupil.
    shows = part.shows if remover is None else str(remover.removed(part.shows))
    return replace(part, frame=frame, shows=shows)
