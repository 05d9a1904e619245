"""Special needs: a pupil's needs by the census's types, what helps, and access arrangements."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.observations.cells import TYPES, Observed, Read, ReaderOf, observations
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.details.need_types import read_need
from lib.importing.reading.values import NOT_GIVEN
from lib.importing.screening import Screening

LONGEST = 600
"""Letters of a text; what is longer is a report, and belongs where reports are kept."""


def need_reader(_: Sequence[str]) -> Read:
    """Return the way a column writes types of need."""

    def reader(cell: str) -> Observed | None:
        code = read_need(cell)
        return Observed(code) if code else None

    return reader


def text_reader(_: Sequence[str]) -> Read:
    """Return the way a column writes strategies: as they stand, on one line."""

    def reader(cell: str) -> Observed | None:
        text = "; ".join(" ".join(line.split()) for line in cell.splitlines() if line.strip())
        return None if text.upper() in NOT_GIVEN else Observed(text[:LONGEST])

    return reader


READERS: dict[str, ReaderOf] = {
    "primary_need": need_reader,
    "second_need": need_reader,
    "strategies": text_reader,
    "access_arrangements": text_reader,
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per filled cell of a need, a strategy or an arrangement."""
    table = observations(screening, READERS)
    # A need stands until it is replaced: it is of no half-term.
    return table.assign(academic_year=None, half_term=None, occasion="").astype(TYPES)


KIND = Kind(
    words="special needs and what helps",
    unit="detail",
    menu=12,
    checks=(
        "contents.needs.checks",
        "contents.observations.checks",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
)
