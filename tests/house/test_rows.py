"""Every row class names the columns of its query, in order, with the types DuckDB gives."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from house.row_classes import every_row_class

from lib.store.named_queries import named_query

WHOLE = dict.fromkeys(("tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint"), int)
PYTHON = WHOLE | {
    "boolean": bool,
    "double": float,
    "varchar": str,
    "date": date,
    "timestamp": datetime,
}
"""What fetching gives for a type. A decimal has no place here: round and cast in the SQL."""


ROWS = every_row_class()


def test_there_are_row_classes():
    assert len(ROWS) > 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_a_row_class_is_a_frozen_dataclass_with_the_columns_of_its_query(row):
    assert is_dataclass(row)
    assert row.__dataclass_params__.frozen
    columns = named_query(row.query).columns
    assert [field.name for field in fields(row)] == [name for name, _ in columns]
    hints = get_type_hints(row)
    told = {name: plain(hints[name]) for name, _ in columns}
    assert told == {name: python_type(kind) for name, kind in columns}


def plain(hint):
    """The type without `| None`; a list without what is in it."""
    if isinstance(hint, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    return get_origin(hint) or hint


def python_type(kind):
    return list if kind.endswith("[]") else PYTHON[kind]
