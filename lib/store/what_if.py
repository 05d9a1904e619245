"""What one more grade, or a target met, would add: the same slot rules over changed grades."""

import pandas as pd

from lib.store.database import Database
from lib.store.scoring import score
from lib.store.statements import frame, run

EVERY_STEP = 20
"""More rungs than any scale of grades has."""


def what_if(
    database: Database,
    checkpoint_id: int,
    rule_set: str,
    pupil_id: int | None = None,
    most_steps: int = 1,
) -> pd.DataFrame:
    """Return what each change would add to Attainment 8 (points) and Progress 8 (grades).

    One row per pupil, `kind`, subject and step. Kinds: `target` (this subject's target met, where
    it is above the grade), `higher` (this subject `steps` grades up, 1 to `most_steps`) and
    `all_targets` (every subject behind brought to its target; subject_id is null). Where higher
    grades are asked for, `elements` and `weight` say where the changed grade would count; none
    and 0 where it fills no slot. No rows for a checkpoint whose grades make no Attainment 8.
    """
    chosen = {"checkpoint_id": checkpoint_id, "rule_set": rule_set}
    with database.cursor() as cursor:
        steps = {"pupil_id": pupil_id, "most_steps": most_steps}
        run(cursor, "what_if/change", **chosen, **steps)
        run(cursor, "what_if/case")
        run(cursor, "what_if/result", **chosen)
        score(cursor, rule_set, working=most_steps > 0)
        gains = frame(cursor, "what_if/gain", **chosen)
        if not most_steps:
            return gains.drop(columns="case_id")
        slots = frame(cursor, "what_if/slot")
        return gains.merge(slots, on="case_id", how="left").drop(columns="case_id")
