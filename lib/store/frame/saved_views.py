"""Keeping a page with its filters under a name, renaming it, and taking it out of the list."""

import re
from urllib.parse import parse_qsl

import duckdb

from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import rows, run

LONGEST_NAME, LONGEST_PERSON = 40, 40
"""Characters; a name has to fit the menu."""


def save_view(
    database: Database, urn: int, name: str, page: str, address: str, saved_by: str
) -> None:
    """Keep `page` (a stem of pages/) with its `address` (a query string) under a name.

    Raises StoreError, and keeps nothing, when the name is blank, too long or taken, nobody says
    who they are, or a pupil's name stands in the name or in the address.
    """
    label, who = _tidy(name), _tidy(saved_by)
    if not who or len(who) > LONGEST_PERSON:
        raise StoreError(
            "Nobody is named as the one who saves it.",
            f"Write your name or initials, {LONGEST_PERSON} characters at most.",
        )
    with database.transaction() as cursor:
        _refuse_name(cursor, urn, label, None)
        if any(_names_a_pupil(cursor, urn, value) for _, value in parse_qsl(address)):
            raise StoreError(
                "The address of this page holds a pupil's name, so it is not saved.",
                "Choose the pupil from the list instead: the address then holds a number.",
            )
        kept = {"name": label, "page": page, "address": address, "saved_by": who}
        run(cursor, "frame/keep_view", urn=urn, **kept)


def rename_view(database: Database, urn: int, view_id: int, name: str) -> None:
    """Give a view another name. Raises StoreError as `save_view` does, or when it is gone."""
    label = _tidy(name)
    with database.transaction() as cursor:
        _refuse_name(cursor, urn, label, view_id)
        if not rows(cursor, "frame/rename_view", urn=urn, view_id=view_id, name=label):
            raise _gone()


def withdraw_view(database: Database, urn: int, view_id: int) -> None:
    """Take a view out of the list; it is kept. Raises StoreError when it is not in the list."""
    with database.transaction() as cursor:
        if not rows(cursor, "frame/withdraw_view", urn=urn, view_id=view_id):
            raise _gone()


def _refuse_name(
    cursor: duckdb.DuckDBPyConnection, urn: int, name: str, view_id: int | None
) -> None:
    if not name or len(name) > LONGEST_NAME:
        raise StoreError(
            "A saved view needs a name.", f"Give it one of {LONGEST_NAME} characters or fewer."
        )
    if rows(cursor, "frame/view_named", urn=urn, name=name, view_id=view_id):
        raise StoreError(f"There is a view called {name} already.", "Give this one another name.")
    if _names_a_pupil(cursor, urn, name):
        raise StoreError(
            "The name of a view stands in the menu, so it cannot be a pupil's name.",
            "Name it after the question, such as Year 11 French, boys.",
        )


def _names_a_pupil(cursor: duckdb.DuckDBPyConnection, urn: int, text: str) -> bool:
    words = " " + re.sub(r"[\W\d_]+", " ", text.lower()).strip() + " "
    return bool(rows(cursor, "frame/pupil_named", urn=urn, words=words)[0][0])


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _gone() -> StoreError:
    return StoreError(
        "This view is not in the list any more.", "Somebody took it out; nothing was changed."
    )
