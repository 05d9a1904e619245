"""The open database and cached answers from it: pages ask here and nowhere else.

Answers are kept against what was asked, the file, and how often the file has changed. Frames and
connections are never part of a key: only scalars are. A kept answer is handed out as it is, to
every session: copying it cost more than drawing it, so nobody changes what it holds.
"""

import gc
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

import pandas as pd
import streamlit as st

from lib.importing.sample import load_sample
from lib.store.asking import Record
from lib.store.database import Database
from lib.store.location import database_path
from lib.store.schools import KeptSchool
from lib.store.start import open_for_the_app
from lib.ui.frame.address import address_value
from lib.ui.frame.sockets import send_at_once

Answer = TypeVar("Answer")

LOOK_THROUGH = 600.0
"""Seconds after which what was frozen is looked through for garbage again."""
KEPT_ANSWERS = 400
"""Enough for every page of every year group between two imports."""

_OPEN: dict[Path, Database] = {}
_OPENING = Lock()


@dataclass(frozen=True)
class School:
    """The school on screen. `as_of` is today, or the day the sample school is standing on."""

    urn: int
    name: str
    is_sample: bool
    as_of: date


def database() -> Database:
    """Return the open database. Raises StoreError when it cannot be opened."""
    path = database_path()
    if path not in _OPEN:
        # Two first visitors at once would find the file taken by each other.
        with _OPENING:
            if path not in _OPEN:
                _OPEN[path] = open_for_the_app(load_sample)
    return _OPEN[path]


def is_first_start() -> bool:
    """Whether there is no file yet, so that opening brings in the sample school."""
    return not database_path().exists()


def ask(query: str, /, **parameters: Hashable) -> pd.DataFrame:
    """Answer a named query of lib/store/queries."""
    return database().rows(query, **parameters)


def ask_records(row: type[Record], /, **parameters: Hashable) -> list[Record]:
    """Answer the query that a row class stands for: a value a row."""
    return database().records(row, **parameters)


def answer(function: Callable[..., Answer], *scalars: Hashable) -> Answer:
    """Return `function(database, *scalars)`, as it is kept when nothing has changed.

    It is shared: take a frame's copy (`assign`, a slice) and never write into it.
    """
    opened = database()
    return _answered(function, opened, opened.version, *scalars)


def follow(function: Callable[..., Answer], *known: Hashable) -> Answer:
    """Return what follows from an answer that `answer` has kept, kept in its turn.

    `known` are scalars and such answers, which are told apart by which one they are.
    """
    return _followed(function, *known)


def schools() -> list[School]:
    """Return the schools of the file: one, unless a trust keeps several in it."""
    return [
        School(row.urn, row.name, row.is_sample, row.as_of_on or date.today())
        for row in ask_records(KeptSchool)
    ]


def school() -> School | None:
    """Return the school on screen, or None while the file holds none."""
    found = schools()
    chosen = [s for s in found if str(s.urn) == address_value("school", "")]
    return next(iter(chosen or found), None)


def the_school() -> School:
    """Return the school on screen; while the file holds none, the page ends here."""
    return school() or st.stop()


def settle() -> None:
    """Keep what is imported and answered by now out of every later collection.

    Streamlit collects all garbage after every run, and looks through all that is kept to find it:
    with the imports frozen a rerun of an empty page takes 7 ms in place of 88, and with the
    answers frozen a page costs after a visit to all of them what it did at first, half. Now and
    then all is looked through again: what was frozen may have become garbage.
    """
    _ready()
    kept = _answers_kept()
    if kept == _SETTLED.kept:
        return
    if time.monotonic() - _SETTLED.looked_through > LOOK_THROUGH:
        gc.unfreeze()
        _SETTLED.looked_through = time.monotonic()
    gc.collect()
    gc.freeze()
    _SETTLED.kept = kept


@dataclass
class _Settled:
    """What was kept when all was frozen last, and when all was looked through."""

    kept: tuple[int, ...] = ()
    looked_through: float = 0.0


_SETTLED = _Settled()


@st.cache_resource(show_spinner=False)
def _ready() -> bool:
    # Before the first freezing: it looks for sockets among what is not frozen.
    send_at_once()
    return True


def _answers_kept() -> tuple[int, ...]:
    made = (_answered.cache_info().misses, _followed.cache_info().misses)
    # A copy: another visitor may be opening a file just now.
    return (*made, *(database.asked for database in list(_OPEN.values())))


@lru_cache(KEPT_ANSWERS // 4, typed=True)
def _followed(function: Callable[..., Answer], *known: Hashable) -> Answer:
    return function(*known)


@lru_cache(KEPT_ANSWERS, typed=True)
def _answered(
    function: Callable[..., Answer], opened: Database, version: int, *scalars: Hashable
) -> Answer:
    return function(opened, *scalars)
