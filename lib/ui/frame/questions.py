"""The open database and cached answers from it: pages ask here and nowhere else.

Answers are cached against what was asked, the file, and how often the file has changed.
Frames and connections are never part of a key: only scalars are.
"""

import gc
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

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

CACHED_ANSWERS = 400
"""Enough for every page of every year group between two imports."""


@dataclass(frozen=True)
class School:
    """The school on screen. `as_of` is today, or the day the sample school is standing on."""

    urn: int
    name: str
    is_sample: bool
    as_of: date


def database() -> Database:
    """Return the open database. Raises StoreError when it cannot be opened."""
    return _opened(str(database_path()))


def is_first_start() -> bool:
    """Whether there is no file yet, so that opening brings in the sample school."""
    return not database_path().exists()


def ask(query: str, **parameters: Hashable) -> pd.DataFrame:
    """Answer a named query of lib/store/queries, from the cache when nothing has changed."""
    opened = database()
    return _asked(query, tuple(sorted(parameters.items())), str(opened.path), opened.version)


def ask_records(row: type[Record], **parameters: Hashable) -> list[Record]:
    """Answer the query that a row class stands for: a value a row."""
    return database().records(row, **parameters)


def answer(function: Callable[..., Answer], *scalars: Hashable) -> Answer:
    """Return `function(database, *scalars)`, from the cache when nothing has changed."""
    opened = database()
    name = f"{function.__module__}.{function.__qualname__}"
    return _answered(name, scalars, str(opened.path), opened.version, _function=function)


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


@st.cache_resource(show_spinner=False)
def settle() -> bool:
    """Keep what is imported by now out of every later collection, and answers out of queues.

    Streamlit collects all garbage after every run; with the imports frozen a rerun of an empty
    page takes 7 ms in place of 88.
    """
    send_at_once()
    gc.collect()
    gc.freeze()
    return True


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Database:
    # The path is the key: the file is the one that CHECKPOINT_DB names.
    return open_for_the_app(load_sample)


@st.cache_data(max_entries=CACHED_ANSWERS, show_spinner=False)
def _asked(
    query: str, parameters: tuple[tuple[str, Hashable], ...], path: str, version: int
) -> pd.DataFrame:
    return database().rows(query, **dict(parameters))


@st.cache_data(max_entries=CACHED_ANSWERS, show_spinner=False)
def _answered(
    name: str, scalars: tuple[Hashable, ...], path: str, version: int, *, _function: Callable
) -> Any:  # noqa: ANN401
    return _function(database(), *scalars)
