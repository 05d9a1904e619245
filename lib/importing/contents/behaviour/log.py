"""A log of behaviour, a row an event: each counts one, or its points where it has them."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.contents.observations.cells import Observed, Said, entries_as_said
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.details.events import NEGATIVE, POSITIVE, side_of
from lib.importing.reading.details.scores import read_count
from lib.importing.reading.values import NotUnderstoodError
from lib.importing.screening import Screening

AMOUNTS = {"event_points": None, POSITIVE: POSITIVE, NEGATIVE: NEGATIVE}
"""The fields of an event's points, and the side that each is of."""
SAYS = ("event_side", "event_kind")


def events(screening: Screening) -> pd.DataFrame | None:
    """Return an entry per event, in a measure per side; None where the sheet is no log.

    Where one event of a pupil's half-term cannot be told, the rest of it is no count of it either.
    """
    columns = screening.columns.columns
    anchor = next((c for f in (*SAYS[::-1], "event_points") for c in columns if c.field == f), None)
    if anchor:
        told = entries_as_said(screening, [(anchor, "event_kind", _said(screening))])
        sides = told["told"].where(told["is_counted"] & told["state"].eq("ok"))
        return _without_half_counts(screening, told.assign(measure=sides.fillna(told["measure"])))
    if screening.columns.column("event_on") is None:
        return None
    points = [(c, str(c.field), _of_points(screening, c)) for c in columns if c.field in AMOUNTS]
    return entries_as_said(screening, points)


def _said(screening: Screening) -> list[Said]:
    """Return what each row says: the side of its event, and one or its points."""
    rows = screening.columns.rows
    said = {f: texts(rows, screening.columns.column(f)) for f in (*SAYS, *AMOUNTS)}
    is_pointed = any(screening.columns.column(field) for field in AMOUNTS)
    has_sign = any(cell.startswith("-") for cell in said["event_points"])
    return [
        _event({f: cells[number] for f, cells in said.items()}, is_pointed, has_sign)
        for number in range(len(rows))
    ]


def _event(cells: dict[str, str], is_pointed: bool, has_sign: bool) -> Said:
    if not any(cells.values()):
        return None
    try:
        amounts = {f: value for f in AMOUNTS if (value := read_count(cells[f]))}
        side = _side(cells, amounts, has_sign)
    except NotUnderstoodError as error:
        return error
    value = sum(amounts.values()) if is_pointed else 1
    return Observed(side, value, is_counted=True)


def _side(cells: dict[str, str], amounts: dict[str, int], has_sign: bool) -> str:
    """Return the side that an event says, else that of its points.

    Raises NotUnderstoodError where neither says it, or they contradict each other.
    """
    said = next((side for f in SAYS if (side := side_of(cells[f]))), None)
    of_points = {side for field in amounts if (side := AMOUNTS[field])}
    if has_sign and "event_points" in amounts:
        of_points.add(NEGATIVE if cells["event_points"].startswith("-") else POSITIVE)
    sides = of_points | ({said} if said else set())
    if len(sides) != 1:
        raise NotUnderstoodError(cells["event_kind"] or cells["event_side"])
    return sides.pop()


def _of_points(screening: Screening, column: Column) -> Sequence[Said]:
    return [_points(cell) for cell in texts(screening.columns.rows, column)]


def _points(cell: str) -> Said:
    try:
        value = read_count(cell)
    except NotUnderstoodError as error:
        return error
    return None if value is None else Observed(str(value), value, is_counted=True)


def _without_half_counts(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    pupils = table["source_row"].map(screening.people.set_index("source_row")["pupil_id"])
    of = pd.MultiIndex.from_arrays([pupils, table["academic_year"], table["half_term"]])
    unsure = table["state"].eq("not_understood")
    is_beside = of.isin(of[unsure.to_numpy()]) & table["state"].eq("ok").to_numpy()
    return table.assign(state=table["state"].mask(is_beside, "beside_unknown"))
