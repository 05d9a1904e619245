"""Who is getting which help: a row per pupil and intervention."""

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.values import NotUnderstoodError, days, read_wave
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, run


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row: the intervention, its subject and wave, its dates.

    `state` is ok, or which cell could not be understood: no_subject, no_wave, no_date.
    """
    recognition = screening.columns
    listed = recognition.rows
    cells = {
        name: texts(listed, recognition.column(name))
        for name in ("intervention", "subject", "wave", "kind", "lead", "starts_on", "ends_on")
    }
    table = screening.people[["source_row", "pupil_id"]].copy()
    column = recognition.column("intervention")
    table["place"] = column.place if column else -1
    table["source_column"] = column.heading if column else ""
    table["name"] = cells["intervention"]
    table["kind"], table["lead"] = cells["kind"], cells["lead"]
    subjects = [screening.book.named(name) if name else None for name in cells["subject"]]
    table["subject_id"] = [subject.subject_id if subject else "" for subject in subjects]
    table["wave"] = pd.Series([_wave(w) for w in cells["wave"]], index=table.index, dtype="Int64")
    for name in ("starts_on", "ends_on"):
        table[name] = pd.Series(days(cells[name]), index=table.index, dtype="datetime64[us]")
    waves, starts = table["wave"].isna().tolist(), table["starts_on"].isna().tolist()
    ends = table["ends_on"].isna().tolist()
    table["state"] = [
        _state({name: column[i] for name, column in cells.items()}, subjects[i], *missing)
        for i, missing in enumerate(zip(waves, starts, ends, strict=True))
    ]
    table["value_in_file"] = cells["intervention"]
    return table[table["name"] != ""].reset_index(drop=True)


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted place."""
    lend(screening.cursor, "entry", accepted)
    run(screening.cursor, "importing/plans/compare_interventions", urn=screening.urn)
    run(screening.cursor, "importing/plans/compare_places")
    return frame(screening.cursor, "importing/plans/compared_places")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store new interventions and places. Returns no checkpoint: no measure depends on them."""
    batch = {"import_id": import_id}
    run(screening.cursor, "importing/plans/keep_interventions", urn=screening.urn, **batch)
    run(screening.cursor, "importing/plans/supersede_places", **batch)
    run(screening.cursor, "importing/plans/keep_places", urn=screening.urn, **batch)
    return []


def _wave(text: str) -> int | None:
    try:
        return read_wave(text)
    except NotUnderstoodError:
        return None


def _state(
    cells: dict[str, str], subject: object, no_wave: bool, no_start: bool, no_end: bool
) -> str:
    if cells["subject"] and subject is None:
        return "no_subject"
    if cells["wave"] and no_wave:
        return "no_wave"
    return "no_date" if no_start or (cells["ends_on"] and no_end) else "ok"


KIND = Kind(
    words="interventions",
    unit="place",  # of a pupil on an intervention
    menu=5,
    checks=("interventions",),
    entries=entries,
    compare=compare,
    keep=keep,
    signs=(frozenset({"intervention"}),),
    needs=("intervention", "starts_on"),
)
