"""The rows of a frame as values of a dataclass, so that what walks them knows their names."""

from dataclasses import fields
from typing import Any, TypeVar

import pandas as pd

Value = TypeVar("Value")


def rows_of(kind: type[Value], frame: pd.DataFrame) -> list[Value]:
    """Return a value of the dataclass `kind` a row, from the columns that its fields name.

    None where the frame has nothing, never NaN; a day is a datetime. Raises KeyError when a
    column is not there.
    """
    columns = [_plain(frame[field.name]) for field in fields(kind)]  # pyright: ignore[reportArgumentType] - a TypeVar cannot be bound to dataclasses
    return [kind(*values) for values in zip(*columns, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    if isinstance(column.dtype, pd.DatetimeTZDtype) or column.dtype.kind == "M":
        return [None if pd.isna(at) else at.to_pydatetime() for at in column]
    return column.astype(object).where(column.notna(), None).tolist()
