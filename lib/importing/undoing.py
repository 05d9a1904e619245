"""Undo an import: what it replaced comes back, what it brought goes, and all is measured again."""

from dataclasses import dataclass

from lib.importing.depending import StoredImport, depending_on, parts_of, refuse_when_built_on
from lib.importing.kinds import kind_of
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.measuring import measure
from lib.store.registers.following import unfollow_pupils
from lib.store.statements import Cursor, rows, run

TAKEN_BACK = (
    # Marks replace nothing: the one before each is still there, and counts again.
    "importing/undoing/remove_marks",
    "importing/undoing/remove_sessions",
    "importing/undoing/remove_pupils",
    "importing/undoing/restore_pupils",
    "importing/undoing/remove_targets",
    "importing/undoing/restore_targets",
    "importing/undoing/remove_results",
    "importing/undoing/restore_results",
    "importing/undoing/remove_places",
    "importing/undoing/restore_places",
    "importing/undoing/remove_classes",
    "importing/undoing/restore_classes",
    "importing/undoing/remove_staff",
    "importing/undoing/restore_staff",
    "importing/undoing/remove_observations",
    "importing/undoing/restore_observations",
    "importing/undoing/remove_dfe_measures",
    "importing/undoing/restore_dfe_measures",
    "importing/undoing/remove_interventions",
    "importing/undoing/record",
)
"""In this order: what the import brought goes, what it replaced comes back, it is undone."""
SCORED_AGAIN = ("importing/checkpoints/checkpoints_of_pupils",)
COMPARED_AGAIN = (
    "importing/checkpoints/checkpoints_of_targets",
    "importing/classes/checkpoints_of_places",
)


@dataclass(frozen=True)
class Undone:
    """A file taken back: how many parts it had, and the checkpoints that need a new check."""

    file_name: str
    parts: int
    unchecked: tuple[str, ...]


def undo(database: Database, import_id: int, who: str = "Import page") -> Undone:
    """Take one file back, all its parts in one transaction, and return what was done.

    A checkpoint of it that was checked is open again, under the name of `who`. Raises StoreError,
    and changes nothing, when there is no such import or it was undone before; UndoRefusedError
    when its checkpoint is locked, or a later import or something made by hand builds on it.
    """
    with database.transaction() as cursor:
        parts = _standing_parts(cursor, import_id)
        refuse_when_built_on(depending_on(cursor, parts))
        to_score: set[int] = set()
        to_compare: set[int] = set()
        for part in parts:
            to_score |= _changed_by(cursor, part, SCORED_AGAIN)
            to_compare |= _changed_by(cursor, part, COMPARED_AGAIN)
            _take_back(cursor, part)
        to_score |= {part.checkpoint_id for part in parts if part.checkpoint_id is not None}
        measure(cursor, to_score, to_compare)
        own = sorted({part.checkpoint_id for part in parts if part.checkpoint_id is not None})
        unchecked = _tidy_checkpoints(cursor, own, who, parts[0].file_name)
    database.flush()
    return Undone(parts[0].file_name, len(parts), unchecked)


def _standing_parts(cursor: Cursor, import_id: int) -> list[StoredImport]:
    parts = parts_of(cursor, import_id)
    if not parts:
        raise StoreError("There is no such import.", "Choose one from the list of imports.")
    asked = next(part for part in parts if part.import_id == import_id)
    stays = kind_of(asked.content).stays
    if stays:
        raise StoreError(f"{asked.file_name} made plans, which people work with since.", stays)
    if asked.status == "undone":
        raise StoreError(f"{asked.file_name} was undone before.", "There is nothing to do.")
    return parts


def _changed_by(cursor: Cursor, part: StoredImport, queries: tuple[str, ...]) -> set[int]:
    """Return the checkpoints whose measures follow from one part, while it still stands."""
    return {
        number for query in queries for (number,) in rows(cursor, query, import_id=part.import_id)
    }


def _take_back(cursor: Cursor, part: StoredImport) -> None:
    unfollow_pupils(cursor, part.import_id)
    for statement in TAKEN_BACK:
        run(cursor, statement, import_id=part.import_id)


def _tidy_checkpoints(cursor: Cursor, own: list[int], who: str, file_name: str) -> tuple[str, ...]:
    """Remove the checkpoints left empty, open those that were checked, and name these."""
    run(cursor, "importing/undoing/empty_checkpoints", checkpoint_ids=own)
    run(cursor, "importing/undoing/gone_changes")
    run(cursor, "importing/undoing/gone_tables")
    note = f"{file_name} was undone"
    run(cursor, "importing/undoing/note_checks", checkpoint_ids=own, changed_by=who, note=note)
    opened = [
        number for (number,) in rows(cursor, "importing/undoing/open_checked", checkpoint_ids=own)
    ]
    return tuple(
        label
        for (label,) in rows(
            cursor, "importing/checkpoints/checkpoint_labels", checkpoint_ids=opened
        )
    )
