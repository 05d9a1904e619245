"""What a kind of content is: what it is called, how it is known, checked, compared and kept.

Each is a module or package of lib/importing/contents with a `KIND`, and so is found: no list of
kinds stands anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from lib.importing.reading.columns import Column
    from lib.importing.screening import Screening

CONTENTS = "lib.importing.contents"


def nobody(_: Screening) -> pd.DataFrame:
    """Return that no pupil is missing: a pupil without an entry is not missing from the file."""
    return pd.DataFrame(columns=["pupil_id", "name", "form"])


def as_read(column: Column) -> Column:
    """Return a column as its heading reads."""
    return column


@dataclass(frozen=True)
class Kind:
    """One kind of content.

    `entries` gives a row per thing to store (`unit`), `compare` the source_row, place, outcome,
    old and new of each accepted one; `keep` stores them for an import_id and returns the
    checkpoints to measure; `missing` are the pupils (pupil_id, name, form) who are not in the file.
    """

    words: str  # as in “is a pupil list”
    unit: str  # what one entry is called
    menu: int  # where it stands among the kinds a person may choose
    checks: tuple[str, ...]  # about its entries: modules of lib/importing/checks, or its own
    entries: Callable[[Screening], pd.DataFrame]
    compare: Callable[[Screening, pd.DataFrame], pd.DataFrame]
    keep: Callable[[Screening, int], list[int]]
    missing: Callable[[Screening], pd.DataFrame] = nobody
    people: Callable[[Screening], pd.DataFrame] | None = None  # None: by UPN, number and name
    signs: tuple[frozenset[str], ...] = ()  # fields that tell it, any of the sets; () by the grades
    lacks: frozenset[str] = frozenset()  # fields with which the signs tell something else
    needs: tuple[str, ...] = ()  # fields it cannot do without
    column: Callable[[Column], Column] = as_read  # what a column means in it
    belongs_to_checkpoint: bool = False
    stands_beside_grades: bool = False  # what it keeps is compared with grades, and scores none
    has_grades: bool = False  # a column a subject, where a blank can be said to clear
    clears: bool = False  # no grades, and a blank can be said to clear
    half_terms: str = ""  # of which, where the file does not say: the year "so far", or "now"
    brings_pupils: bool = False
    is_of_pupils: bool = True  # False: its rows are of nobody who is taught
    is_whole_file: bool = False  # the file's other sheets are Checkpoint's own, never brought in
    stays: str | None = None  # what to do where it cannot be undone; None: it can


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind of content by the name of its module, in the order of the menu."""
    folder = import_module(CONTENTS)
    found: dict[str, Kind] = {}
    for module in iter_modules(folder.__path__):
        kind = getattr(import_module(f"{CONTENTS}.{module.name}"), "KIND", None)
        if isinstance(kind, Kind):
            found[module.name] = kind
    return dict(sorted(found.items(), key=lambda pair: pair[1].menu))


def kind_of(content: str | None) -> Kind:
    """Return the kind of a name. Raises KeyError when there is none, or no content is known."""
    return kinds()[str(content)]
