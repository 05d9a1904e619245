"""A named query's row as a dataclass: `database.records(Cohort, urn=1)` gives a list of Cohorts.

A row class stands in the room that asks for it; `tests/house/test_rows.py` finds every one and
holds its names and types against the SQL.
"""

from typing import ClassVar


class Row:
    """One row of a named query. A subclass is a frozen dataclass with the query's columns in order.

        @dataclass(frozen=True)
        class Cohort(Row, query="frame/cohorts"):
            results_year: int
            year_group: int

    A field that may be missing is `| None`; there is no NaN.
    """

    query: ClassVar[str]

    def __init_subclass__(cls, *, query: str) -> None:
        super().__init_subclass__()
        cls.query = query
