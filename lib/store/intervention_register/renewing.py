"""Renewing the Intervention Register: who qualifies today is kept as it was today."""

from datetime import date, datetime

import pandas as pd

from lib.store.asking import Asking
from lib.store.intervention_register.proposing import propose
from lib.store.statements import Cursor, lend, rows, run


def renew(
    cursor: Cursor,
    checkpoint_id: int,
    as_of_on: date,
    who: str,
    note: str | None = None,
    renewed_at: datetime | None = None,
) -> int:
    """Keep the register of one checkpoint and return its number, inside an open transaction.

    Who qualifies, why, the help live on `as_of_on` and the rules that day are kept as they are.
    A checkpoint whose register was kept before gets a further revision, which takes over what
    people said by hand; the earlier ones stay as they were. `renewed_at` is now unless given.
    """
    asks = Asking(cursor)
    proposal = propose(asks, checkpoint_id, as_of_on)
    helped = asks.rows(
        "intervention_register/help", checkpoint_id=checkpoint_id, from_on=as_of_on, to_on=as_of_on
    )
    kept = asks.rows("intervention_register/kept", checkpoint_id=checkpoint_id)
    before = kept.loc[kept.is_this, "register_id"].head(1)
    (register_id,) = rows(cursor, "intervention_register/next_register")[0]
    lend(cursor, "proposed", proposal.reasons.astype({"pupil_id": "int64", "subjects": "int64"}))
    lend(cursor, "helped", helped)
    lend(cursor, "rules", pd.DataFrame(proposal.rules))
    run(
        cursor,
        "intervention_register/keep_register",
        register_id=register_id,
        checkpoint_id=checkpoint_id,
        as_of_on=as_of_on,
        on_roll=proposal.on_roll,
        who=who,
        renewed_at=renewed_at,
        note=note,
    )
    for name in (
        "intervention_register/keep_reasons",
        "intervention_register/keep_entries",
        "intervention_register/keep_rules",
    ):
        run(cursor, name, register_id=register_id)
    for before_id in before:
        run(
            cursor,
            "intervention_register/carry_by_hand",
            register_id=register_id,
            before_id=int(before_id),
        )
    return int(register_id)
