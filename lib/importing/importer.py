"""Bring files in: look first with `preview`, then `store`, and `undo` when it was a mistake."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from lib.importing.account.bringing_in import BringingIn
from lib.importing.account.preview import Preview
from lib.importing.delivery import Delivery
from lib.importing.reading.parts import parts_of
from lib.importing.reading.subjects import subject_book
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.measuring import measure
from lib.store.statements import Cursor, rows

UNNAMED_URN = 999_999
"""Stands for a school that has not been named; the DfE has given no school this number."""


class _OnlyLookingError(Exception):
    """Ends a preview's transaction, so that nothing of it is kept."""


def preview(
    database: Database, deliveries: Iterable[Delivery], urn: int | None = None
) -> list[Preview]:
    """Return what storing these files, in this order, would do. Nothing is stored.

    `urn` is the school's; it may be left out while the database holds one school. Raises
    StoreError when it is left out and there are several.
    """
    previews: list[Preview] = []
    try:
        with database.transaction() as cursor:
            previews = _all_in(cursor, deliveries, urn, "").previews
            raise _OnlyLookingError
    except _OnlyLookingError:
        return previews


def parts(database: Database, delivery: Delivery, urn: int) -> list[Delivery]:
    """Return one delivery for each table of a file that can be brought in by itself."""
    with database.cursor() as cursor:
        return parts_of(cursor, urn, subject_book(cursor), delivery)


def store(
    database: Database, previews: Sequence[Preview], who: str, urn: int | None = None
) -> list[Preview]:
    """Store previewed files in one transaction with one measuring, and return their accounts.

    Raises StoreError, and stores nothing, when the school's data has changed since the preview
    so that storing would do something else than was shown.
    """
    with database.transaction() as cursor:
        brought = _all_in(cursor, [p.delivery for p in previews], urn, who)
        if [(p.rows, p.entries) for p in brought.previews] != [
            (p.rows, p.entries) for p in previews
        ]:
            raise StoreError(
                "The school's data has changed since this preview was made.",
                "Look at the new preview and store again. Nothing was stored.",
            )
        measure(cursor, brought.to_measure)
    database.flush()
    return brought.previews


def store_unseen(
    database: Database, deliveries: Iterable[Delivery], who: str, urn: int | None = None
) -> list[Preview]:
    """Store what can be stored of files nobody looked at first: nightly imports, the sample.

    One transaction, one measuring. Files may build on each other, in the order given, and every
    table of a file is brought in.
    """
    with database.transaction() as cursor:
        brought = _all_in(cursor, deliveries, urn, who)
        measure(cursor, brought.to_measure)
    database.flush()
    return brought.previews


def _all_in(
    cursor: Cursor, deliveries: Iterable[Delivery], urn: int | None, who: str
) -> BringingIn:
    brought = BringingIn(cursor, urn or _only_school(cursor), subject_book(cursor), who)
    with _without_collecting():
        for delivery in deliveries:
            for part in parts_of(cursor, brought.urn, brought.book, delivery):
                brought.bring_in(part)
    return brought


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Make rows without the garbage collector walking all earlier ones again and again.

    Nothing here is circular, so nothing is kept for longer; a million rows take half the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _only_school(cursor: Cursor) -> int:
    schools = rows(cursor, "importing/schools/schools")
    if not schools:
        # An unattended first import must not fail for want of a name.
        schools = rows(
            cursor,
            "importing/schools/make_unnamed_school",
            urn=UNNAMED_URN,
            school_name="Our school",
        )
    if len(schools) > 1:
        raise StoreError(
            "This database holds several schools.", "Say which school the file is for, by its URN."
        )
    return schools[0][0]
