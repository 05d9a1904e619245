"""Asking named queries: of a database, or of a cursor inside the transaction that is open on it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import duckdb
import pandas as pd

from lib.store.named_queries import execute, named_query
from lib.store.row import Row

Record = TypeVar("Record", bound=Row)


class Asks(Protocol):
    """What can be asked: a `Database`, or `Asking` of a cursor."""

    def rows(self, name: str, /, **parameters: Hashable) -> pd.DataFrame:
        """Answer a named query of lib/store/queries."""
        ...

    def records(self, row: type[Record], /, **parameters: Hashable) -> list[Record]:
        """Answer the query that a row class stands for, a value a row."""
        ...


@dataclass(frozen=True)
class Asking:
    """A cursor that is asked named queries, and sees what its transaction has written."""

    cursor: duckdb.DuckDBPyConnection

    def rows(self, name: str, /, **parameters: Hashable) -> pd.DataFrame:
        """Answer a named query of lib/store/queries. Raises KeyError when there is none."""
        return execute(self.cursor, named_query(name).sql, parameters).df()

    def records(self, row: type[Record], /, **parameters: Hashable) -> list[Record]:
        """Answer the query that a row class stands for: None where there is none, never NaN."""
        found = execute(self.cursor, named_query(row.query).sql, parameters).fetchall()
        return [row(*values) for values in found]
