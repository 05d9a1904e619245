"""Special needs: a pupil's needs by the census's types, what helps, and access arrangements."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.needs.rows import BETWEEN, BETWEEN_NEEDS, NEEDS, put_together
from lib.importing.contents.observations.cells import TYPES, Observed, Read, ReaderOf, entries_of
from lib.importing.contents.observations.keeping import compare, keep
from lib.importing.kinds import Kind
from lib.importing.reading.columns import Column
from lib.importing.reading.details.need_types import read_needs
from lib.importing.reading.values import NO, NOT_GIVEN, YES, NotUnderstoodError
from lib.importing.screening import Screening

LONGEST = 600
"""Letters of a text; what is longer is a report, and belongs where reports are kept."""


NOTHING = NOT_GIVEN | {"N", "NO", "NIL"}


def need_reader(_: Sequence[str]) -> Read:
    """Return the way a column writes types of need: one, or two of which the first comes first."""

    def reader(cell: str) -> Observed | None:
        needs = read_needs(cell)
        if len(needs) > len(NEEDS):
            raise NotUnderstoodError(cell)
        return Observed(BETWEEN_NEEDS.join(needs)) if needs else None

    return reader


def text_reader(_: Sequence[str]) -> Read:
    """Return the way a column writes strategies: as they stand, on one line."""

    def reader(cell: str) -> Observed | None:
        text = BETWEEN.join(" ".join(line.split()) for line in cell.splitlines() if line.strip())
        return None if text.upper() in NOTHING else Observed(text[:LONGEST])

    return reader


def arrangement_reader(column: Column) -> ReaderOf:
    """Return the way the column of one arrangement writes who has it: a yes, or how much."""

    def reader(cell: str) -> Observed | None:
        said = cell.strip().lower()
        if said in NO or cell.strip().upper() in NOTHING:
            return None
        is_more = said not in YES and said not in column.heading.lower()
        return Observed(f"{column.heading} {cell.strip()}" if is_more else column.heading)

    return lambda _: reader


READERS: dict[str, ReaderOf] = {
    "primary_need": need_reader,
    "second_need": need_reader,
    "strategies": text_reader,
    "access_arrangements": text_reader,
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per need, strategy or arrangement; `state` is also no_order or joined."""
    columns = [
        (c, "access_arrangements", "", arrangement_reader(c))
        if c.field == "arrangement"
        else (c, str(c.field), "", READERS[str(c.field)])
        for c in screening.columns.columns
        if c.field in {*READERS, "arrangement"}
    ]
    table = put_together(screening, entries_of(screening, columns))
    # A need stands until it is replaced: it is of no half-term.
    return table.assign(academic_year=None, half_term=None, occasion="").astype(TYPES)


KIND = Kind(
    words="needs and what helps",
    unit="detail",
    menu=12,
    checks=(
        "contents.needs.checks",
        "contents.observations.checks",
        "contents.observations.nothing",
        "contents.observations.days",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    clears=True,
)
