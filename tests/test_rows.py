"""A frame's rows as values: Python's own, None where there is nothing."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import pytest

from lib.rows import rows_of


@dataclass(frozen=True)
class Told:
    name: str | None
    on: date | None
    at: datetime
    count: float | None
    help: list[str]


FRAME = pd.DataFrame(
    {
        "at": pd.to_datetime(["2026-01-02 08:15", "2026-01-03 09:00"]),
        "name": ["Ada", None],
        "on": pd.to_datetime(["2026-01-02", None]),
        "count": [2.0, None],
        "help": [["Maths"], []],
    }
)


def test_rows_have_their_fields_by_name_with_days_as_days_and_none_for_nothing():
    first, second = rows_of(Told, FRAME)
    assert first == Told("Ada", date(2026, 1, 2), datetime(2026, 1, 2, 8, 15), 2.0, ["Maths"])
    assert type(first.on) is date
    assert second == Told(None, None, datetime(2026, 1, 3, 9), None, [])


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(KeyError, match="help"):
        rows_of(Told, FRAME.drop(columns="help"))
