"""The SQL of the registers, one statement a file, run inside the transaction that changes them.

`follow_pupils` and `unfollow_pupils` are what importing calls: the files' own spells follow the
pupil list, and go back exactly when an import is undone.
"""

from pathlib import Path

import pandas as pd

from lib.store.named_queries import named_query
from lib.store.statements import Cursor, Statements, lend

__all__ = ["Cursor", "asked", "follow_pupils", "lend", "rows", "run", "unfollow_pupils"]

_statements = Statements(Path(__file__).parent)
run, rows = _statements.run, _statements.rows


def follow_pupils(cursor: Cursor, urn: int, import_id: int) -> None:
    """Bring the files' spells up to what the pupil list says now, as the work of one import.

    To be called in the transaction that stored the pupils. What people said is left alone.
    """
    run(cursor, "follow_end", urn=urn, import_id=import_id)
    run(cursor, "follow_open", urn=urn, import_id=import_id)


def unfollow_pupils(cursor: Cursor, import_id: int) -> None:
    """Take back what `follow_pupils` did for one import; what people said is left alone."""
    run(cursor, "unfollow_opened", import_id=import_id)
    run(cursor, "unfollow_ended", import_id=import_id)


def asked(cursor: Cursor, query: str, **parameters: object) -> pd.DataFrame:
    """Answer a named query of lib/store/queries inside this cursor's transaction."""
    return cursor.execute(named_query(query).sql, parameters).df()
