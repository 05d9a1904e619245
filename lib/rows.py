"""The rows of a frame as values of a dataclass, so that what walks them knows their names."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_type_hints

import pandas as pd

Value = TypeVar("Value")


def rows_of(kind: type[Value], frame: pd.DataFrame) -> list[Value]:
    """Return a value of the dataclass `kind` a row, from the columns that its fields name.

    None where the frame has nothing, never NaN; a day where the field is a day. Raises KeyError
    when a column is not there.
    """
    hints = get_type_hints(kind)
    columns = [_plain(frame[name], hint in (date, date | None)) for name, hint in hints.items()]
    make: Callable[..., Value] = kind
    return [make(*values) for values in zip(*columns, strict=True)]


def _plain(column: pd.Series, is_day: bool) -> list[Any]:
    if column.dtype.kind != "M":
        missing, values = column.isna(), column.tolist()
        if not missing.any():
            return values
        return [None if no else value for value, no in zip(values, missing, strict=True)]
    return [
        None if pd.isna(at) else at.to_pydatetime().date() if is_day else at.to_pydatetime()
        for at in column
    ]
