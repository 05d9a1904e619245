"""One thing that stands out in a collection: how much, whom to ask, and the pupils behind it."""

from dataclasses import dataclass, field

import pandas as pd

PUPIL = ["pupil_id", "pupil_name", "pupil_code", "form"]


@dataclass(frozen=True)
class HealthLine:
    """A finding about `n` of `of` grades (or pupils), and what to ask of whom.

    `subjects` are whom to ask, as a sentence writes them. `pupils` has pupil_id, pupil_name,
    pupil_code and form, then the columns named in `columns` with their headings.
    """

    check: str
    asks: bool
    n: int
    of: int
    heading: str
    ask: str
    subjects: tuple[str, ...] = ()
    pupils: pd.DataFrame = field(default_factory=pd.DataFrame)
    columns: dict[str, str] = field(default_factory=dict)


def behind_the_line(rows: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    """Return the pupils of the rows with the columns named, what is not there left blank."""
    shown = rows[[*PUPIL, *columns]].copy()
    for name in columns:
        shown[name] = shown[name].astype(object).where(shown[name].notna(), "")
    return shown
