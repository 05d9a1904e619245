"""One part of a portfolio, and the few ways its cells are written."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Part:
    """One part: `name` is its file's stem, `shows` what it is evidence of.

    `frame` has the headings a reader sees and, where it is about pupils, `pupil_id`, `pupil_name`
    and `pupil_code`. `nothing` says in plain words why it may have no rows. `settled` are columns
    that nobody typed, so that no name can stand in them; `nobody` fills a row about no one pupil.
    """

    name: str
    title: str
    shows: str
    frame: pd.DataFrame
    nothing: str
    settled: tuple[str, ...] = ()
    nobody: str = ""


def words_of(code: str | float | None) -> str:
    """Return a code as words: "Knowledge gaps" for knowledge_gaps; blank for none."""
    return code.replace("_", " ").capitalize() if isinstance(code, str) else ""


def share_of(part: pd.Series, whole: pd.Series) -> list[str]:
    """Return "12 of 15" for each pair, and "not recorded" where there is no whole."""
    return [
        "not recorded" if pd.isna(w) or not w else f"{int(p)} of {int(w)}"
        for p, w in zip(part, whole, strict=True)
    ]
