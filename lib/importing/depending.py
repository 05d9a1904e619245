"""What depends on an import: the files to undo before it, and what holds it for good."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from lib.dates import long_moment
from lib.store.errors import StoreError
from lib.store.statements import Cursor, rows
from lib.words import either

NAMED = 5
"""Files named in a sentence; the refusal holds them all."""

WRITTEN = {
    "plan": "the plan",
    "session": "sessions of",
    "review": "a review of",
    "register": "the register",
}


class UndoRefusedError(StoreError):
    """An import that something depends on. `first` names the files to undo before it, in order."""

    def __init__(self, message: str, remedy: str, first: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.first = first


@dataclass(frozen=True)
class StoredImport:
    """One import: a file, or one part of it."""

    import_id: int
    file_name: str
    checkpoint_id: int | None
    status: str
    imported_at: datetime
    content: str


@dataclass
class Depending:
    """What depends on a file: imports by number, and the words for what no file undoes."""

    parts: list[StoredImport]
    replaced: list[StoredImport] = field(default_factory=list)  # directly, the newest first
    leaning: list[StoredImport] = field(default_factory=list)  # directly, the newest first
    first: list[StoredImport] = field(default_factory=list)  # all of them, the newest first
    locked: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def parts_of(cursor: Cursor, import_id: int) -> list[StoredImport]:
    """Return an import and the standing parts of its file, the newest first; [] for no such."""
    return [
        StoredImport(*row)
        for row in rows(cursor, "importing/files/stored_parts", import_id=import_id)
    ]


def depending_on(cursor: Cursor, parts: list[StoredImport]) -> Depending:
    """Return everything that depends on these parts, and on what depends on them in turn."""
    found = Depending(parts)
    own = [part.import_id for part in parts]
    found.replaced = _imports(cursor, "importing/undoing/replaced_by_later", own)
    found.leaning = _imports(cursor, "importing/undoing/leaning_on_pupils", own)
    needed = {i.import_id: i for i in [*found.replaced, *found.leaning]}
    while True:
        ids = [*own, *needed]
        more = [
            *_imports(cursor, "importing/undoing/replaced_by_later", ids),
            *_imports(cursor, "importing/undoing/leaning_on_pupils", ids),
        ]
        if not more:
            break
        needed |= {i.import_id: i for i in more}
    # An import rests only on earlier ones, so the newest first is an order that works.
    found.first = [needed[number] for number in sorted(needed, reverse=True)]
    found.locked = [
        label for _, label in rows(cursor, "importing/undoing/locked_under", import_ids=ids)
    ]
    by_hand = rows(cursor, "importing/undoing/made_by_hand", import_ids=ids)
    found.by_hand = [f"{WRITTEN[what]} “{name}”" for what, name in by_hand]
    return found


def refuse_when_built_on(found: Depending) -> None:
    """Raise UndoRefusedError with every reason and everything to undo first, if there is any."""
    file_name = found.parts[0].file_name
    held = _held_for_good(found)
    if held:
        # What would have to be undone before it is no help: nothing frees it.
        raise UndoRefusedError(f"{file_name} cannot be undone: {'; '.join(held)}.", _advice(found))
    reasons = _reasons(found)
    if reasons:
        first = tuple(_names(found.first))
        remedy = (
            f"Undo {first[0]} first."
            if len(first) == 1
            else f"Undo these {len(first)} files first, in this order: {_listed(first, ', then ')}."
        )
        message = f"{file_name} cannot be undone: {'; '.join(reasons)}."
        raise UndoRefusedError(message, remedy, first)


def _held_for_good(found: Depending) -> list[str]:
    held = []
    if found.locked and found.first:
        held.append(f"what builds on it is in a locked checkpoint ({_listed(found.locked, '; ')})")
    elif found.locked:
        held.append(f"its checkpoint is locked ({_listed(found.locked, '; ')})")
    if found.by_hand:
        held.append(f"people have written on top of it since: {_listed(found.by_hand)}")
    return held


def _advice(found: Depending) -> str:
    if found.by_hand:
        return (
            "What people wrote is never thrown away. Bring in a corrected file instead: it "
            "replaces what is wrong."
        )
    return "Locked checkpoints keep what was reported to governors."


def _reasons(found: Depending) -> list[str]:
    reasons = []
    for imports, (one, several), what in (
        (found.replaced, ("has", "have"), "replaced some of it since"),
        (
            found.leaning,
            ("holds", "hold"),
            "grades, targets or help for pupils it brought in",
        ),
    ):
        names = _names(imports)
        if names:
            reasons.append(f"{_listed(names)} {either(len(names), one, several)} {what}")
    return reasons


def _imports(cursor: Cursor, query: str, import_ids: Iterable[int]) -> list[StoredImport]:
    """Return the imports a query finds with the other parts of their files, the newest first."""
    ids = list(import_ids)
    found: dict[int, StoredImport] = {}
    for (number,) in rows(cursor, query, import_ids=ids):
        if number not in found:
            found |= {part.import_id: part for part in parts_of(cursor, number)}
    standing = [found[number] for number in sorted(found, reverse=True) if number not in ids]
    return [i for i in standing if i.status == "stored"]


def _names(imports: list[StoredImport]) -> list[str]:
    """Return the files' names, one for all parts of a file; with the time where two share one."""
    files = {(i.file_name, i.imported_at): None for i in imports}
    names = [name for name, _ in files]
    return [f"{name} ({long_moment(at)})" if names.count(name) > 1 else name for name, at in files]


def _listed(names: Iterable[str], then: str = ", ") -> str:
    words = list(names)
    if len(words) > NAMED + 1:
        words = [*words[:NAMED], f"{len(words) - NAMED} more"]
    if then == ", " and len(words) > 1:
        return f"{', '.join(words[:-1])} and {words[-1]}"
    return then.join(words)
