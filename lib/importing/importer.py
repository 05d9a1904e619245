"""Bring files in: look first with `preview`, then `store`, and `undo` when it was a mistake."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from lib.importing.account.bringing_in import BringingIn, Refused
from lib.importing.account.claims import Claims, Disputed
from lib.importing.account.preview import Preview
from lib.importing.delivery import Delivery
from lib.importing.findings import RowsRefusedError
from lib.importing.reading.answers import Answers
from lib.importing.reading.parts import parts_of
from lib.importing.reading.subjects import subject_book
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.measuring import measure
from lib.store.statements import Cursor, rows

UNNAMED_URN = 999_999
"""Stands for a school that has not been named; the DfE has given no school this number."""


End = Callable[[Cursor, BringingIn], None]
"""What ends a transaction: storing measures, looking raises."""


class _OnlyLookingError(Exception):
    """Ends a preview's transaction, so that nothing of it is kept."""


class _DisputedError(Exception):
    """Ends a transaction in which tables contradicted each other; it is done again without."""


def preview(
    database: Database, deliveries: Iterable[Delivery], urn: int | None = None
) -> list[Preview]:
    """Return what storing these files, in this order, would do. Nothing is stored.

    `urn` is the school's; it may be left out while the database holds one school. Raises
    StoreError when it is left out and there are several.
    """
    return _in_one_go(database, deliveries, urn, "", _only_looking)


def parts(
    database: Database,
    delivery: Delivery,
    urn: int,
    answered: Callable[[str], Answers] | None = None,
) -> list[Delivery]:
    """Return one delivery for each table of a file that can be brought in by itself."""
    with database.cursor() as cursor:
        return parts_of(cursor, urn, subject_book(cursor, urn), delivery, answered)


def filled_lists(database: Database, delivery: Delivery, urn: int) -> list[Delivery]:
    """Return the sheets of a workbook that are filled-in lists.

    Raises StoreError when it cannot be read, and when it has none.
    """
    if delivery.refusal:
        raise StoreError(delivery.refusal.message, delivery.refusal.remedy)
    found = [part for part in parts(database, delivery, urn) if part.content == "filled_list"]
    if not found:
        raise StoreError(
            "This workbook has no rows with planning columns.",
            "Write the subject lists from Behind target, fill in the shaded columns, and bring "
            "that workbook back.",
        )
    return found


def store(
    database: Database, previews: Sequence[Preview], who: str, urn: int | None = None
) -> list[Preview]:
    """Store previewed files in one transaction with one measuring, and return their accounts.

    Raises StoreError, and stores nothing, when the school's data has changed since the preview
    so that storing would do something else than was shown.
    """

    def keep(cursor: Cursor, brought: BringingIn) -> None:
        if [(p.rows, p.entries) for p in brought.previews] != [
            (p.rows, p.entries) for p in previews
        ]:
            raise StoreError(
                "The school's data has changed since this preview was made.",
                "Look at the new preview and store again. Nothing was stored.",
            )
        _measured(cursor, brought)

    kept = _in_one_go(database, [p.delivery for p in previews], urn, who, keep)
    database.flush()
    return kept


def store_unseen(
    database: Database, deliveries: Iterable[Delivery], who: str, urn: int | None = None
) -> list[Preview]:
    """Store what can be stored of files nobody looked at first: nightly imports, the sample.

    One transaction, one measuring. Files may build on each other, in the order given, and every
    table of a file is brought in.
    """
    kept = _in_one_go(database, deliveries, urn, who, _measured)
    database.flush()
    return kept


def _in_one_go(
    database: Database, deliveries: Iterable[Delivery], urn: int | None, who: str, end: End
) -> list[Preview]:
    """Bring files in, in one transaction that `end` ends, and return their accounts.

    Where a plan turns out not to take some rows, or two tables contradict each other, all of it is
    rolled back and done without them: a row is kept whole or not at all.
    """
    files, refused, disputed = list(deliveries), Refused(), Disputed()
    while True:
        claims = Claims(disputed)
        previews: list[Preview] = []
        try:
            with database.transaction() as cursor:
                at = urn or _only_school(cursor)
                book = subject_book(cursor, at)
                brought = BringingIn(cursor, at, book, who, refused, claims)
                _bring_all_in(brought, files)
                previews = brought.previews
                if not claims.is_settled:
                    raise _DisputedError
                end(cursor, brought)
            return previews
        except _OnlyLookingError:
            return previews
        except (RowsRefusedError, _DisputedError):
            continue


def _measured(cursor: Cursor, brought: BringingIn) -> None:
    measure(cursor, brought.to_score, brought.to_compare)


def _only_looking(_: Cursor, __: BringingIn) -> None:
    raise _OnlyLookingError


def _bring_all_in(brought: BringingIn, deliveries: Iterable[Delivery]) -> None:
    with _without_collecting():
        for delivery in deliveries:
            for part in parts_of(brought.cursor, brought.urn, brought.book, delivery):
                brought.bring_in(part)


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
