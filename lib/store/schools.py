"""The schools of the file."""

from dataclasses import dataclass
from datetime import date

from lib.store.row import Row


@dataclass(frozen=True)
class KeptSchool(Row, query="frame/school"):
    """A school of the file. `as_of_on`: the day it stands on, of a sample school only."""

    urn: int
    name: str
    is_sample: bool
    as_of_on: date | None
