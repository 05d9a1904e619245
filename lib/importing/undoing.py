"""Undo an import: what it replaced comes back, what it brought goes, and all is measured again."""

from dataclasses import dataclass
from datetime import datetime

from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.importing import Cursor, rows, run
from lib.store.measuring import measure

RESTORED = ("pupils", "targets", "results", "interventions", "places")
"""What an import may have stored; each has statements to remove, restore and forget."""


@dataclass(frozen=True)
class StoredImport:
    """One line of the history of imports."""

    import_id: int
    file_name: str
    content: str
    checkpoint_id: int | None
    status: str
    imported_at: datetime


def undo(database: Database, import_id: int) -> StoredImport:
    """Take one import back in one transaction, and return which it was.

    Raises StoreError, and changes nothing, when there is no such import, it was undone before,
    its checkpoint is locked, or a later import builds on it.
    """
    with database.transaction() as cursor:
        undone = _stored_import(cursor, import_id)
        _refuse_when_built_on(cursor, undone)
        _refuse_when_written_on(cursor, undone)
        affected = _affected(cursor, undone)
        # Marks replace nothing: the one before each is still there, and counts again.
        run(cursor, "undo_remove_marks", import_id=import_id)
        run(cursor, "undo_remove_sessions", import_id=import_id)
        for table in RESTORED:
            run(cursor, f"undo_remove_{table}", import_id=import_id)
            run(cursor, f"undo_restore_{table}", import_id=import_id)
            run(cursor, f"undo_forget_{table}", import_id=import_id)
        measure(cursor, affected)
        run(cursor, "undo_empty_checkpoints", checkpoint_id=undone.checkpoint_id)
        run(cursor, "undo_record", import_id=import_id)
    database.flush()
    return undone


def _stored_import(cursor: Cursor, import_id: int) -> StoredImport:
    found = rows(cursor, "stored_import", import_id=import_id)
    if not found:
        raise StoreError("There is no such import.", "Choose one from the list of imports.")
    undone = StoredImport(*found[0])
    if undone.status == "undone":
        raise StoreError(f"{undone.file_name} was undone before.", "There is nothing to do.")
    return undone


def _refuse_when_built_on(cursor: Cursor, undone: StoredImport) -> None:
    locked = rows(cursor, "locked_checkpoint", checkpoint_id=undone.checkpoint_id)
    if locked:
        raise StoreError(
            f"{undone.file_name} cannot be undone: its checkpoint is locked.",
            "Locked checkpoints keep what was reported to governors.",
        )
    later = rows(cursor, "replaced_by_later", import_id=undone.import_id)
    if later:
        raise StoreError(
            f"{undone.file_name} cannot be undone: {later[0][0]} has replaced some of it since.",
            f"Undo {later[0][0]} first.",
        )
    leaning = rows(cursor, "leaning_on_pupils", import_id=undone.import_id)
    if leaning:
        raise StoreError(
            f"{undone.file_name} cannot be undone: {leaning[0][0]} holds grades, targets or help "
            "for pupils it brought in.",
            f"Undo {leaning[0][0]} first.",
        )


def _refuse_when_written_on(cursor: Cursor, undone: StoredImport) -> None:
    ((by_hand,),) = rows(cursor, "kept_by_hand", import_id=undone.import_id)
    if by_hand:
        raise StoreError(
            f"{undone.file_name} cannot be undone: sessions, reviews or changes were written on "
            "the plans it brought in.",
            "They would be left without a plan. Close the plans instead.",
        )


def _affected(cursor: Cursor, undone: StoredImport) -> set[int]:
    """Return the checkpoints to measure again."""
    found = {undone.checkpoint_id} if undone.checkpoint_id is not None else set()
    for query in ("checkpoints_of_targets", "checkpoints_of_pupils"):
        found |= {i for (i,) in rows(cursor, query, import_id=undone.import_id)}
    return found
