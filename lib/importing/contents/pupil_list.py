"""A pupil list: a row per pupil, with what identifies and describes them."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.named_rows import Fault
from lib.importing.people.matching import texts
from lib.importing.reading.ages import TOLERATED, cohort_of
from lib.importing.reading.columns import Column
from lib.importing.reading.percentages import percent_reader, read_percent
from lib.importing.reading.values import (
    NO,
    NotUnderstoodError,
    date_reader,
    read_date,
    read_eal,
    read_flag,
    read_reading_age,
    read_results_year,
    read_score,
    read_sen,
    read_sex,
    read_year_group,
)
from lib.importing.screening import Screening
from lib.store.registers.following import follow_pupils
from lib.store.statements import frame, lend, rows, run

Read = Callable[[str], object]
FIELDS: dict[str, Read] = {
    "sex": read_sex,
    "date_of_birth": read_date,
    "disadvantaged": read_flag,
    "looked_after": read_flag,
    "adopted_from_care": read_flag,
    "sen": read_sen,
    "eal": read_eal,
    "ks2_reading": read_score,
    "ks2_maths": read_score,
    "joined_on": read_date,
    "left_on": read_date,
    "year_group": read_year_group,
    "results_year": read_results_year,
    "attendance": read_percent,
    "reading_age": read_reading_age,
}
BY_COLUMN = {read_date: date_reader, read_percent: percent_reader}
"""What one cell cannot tell: how its column writes it."""

TEXTS = ("form",)
BLANK_MEANS_NO = {"disadvantaged", "looked_after", "adopted_from_care", "eal", "sen"}
"""Systems that write only the yes leave the rest blank; where no is written, blank is unknown."""

TYPES = {
    "disadvantaged": "boolean",
    "looked_after": "boolean",
    "adopted_from_care": "boolean",
    "eal": "boolean",
    "ks2_reading": "Float64",
    "ks2_maths": "Float64",
    "year_group": "Int64",
    "results_year_in_file": "Int64",
    "date_of_birth": "datetime64[us]",
    "joined_on": "datetime64[us]",
    "left_on": "datetime64[us]",
    "attendance": "Float64",
    "reading_age": "Int64",
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per pupil: what the row says, null where it says nothing.

    `faults` lists (place, heading, field, value) of the cells that could not be understood.
    """
    recognition = screening.columns
    listed = recognition.rows
    known = ["source_row", "pupil_id", "upn", "former_upn", "admission_number", "uln"]
    table = screening.people[[*known, "surname", "forename"]].copy()
    table["place"] = -1
    faults: list[list[Fault]] = [[] for _ in listed]
    for name in TEXTS:
        table[name] = texts(listed, recognition.column(name))
    for name, read in FIELDS.items():
        column = recognition.column(name)
        cells = texts(listed, column)
        read = BY_COLUMN[read](cells) if read in BY_COLUMN else read
        values = [_value(read, cell, name) for cell in _with_blanks(name, cells)]
        for i, value in enumerate(values):
            if isinstance(value, NotUnderstoodError) and column:
                faults[i].append(Fault(column.place, column.heading, name, cells[i]))
                values[i] = None
        target = "results_year_in_file" if name == "results_year" else name
        table[target] = pd.Series(values, index=table.index, dtype=TYPES.get(target, "str"))
    # DfE: a pupil looked after, or adopted from care, is disadvantaged whatever the meals say.
    in_care = table["looked_after"].fillna(False) | table["adopted_from_care"].fillna(False)
    table["disadvantaged"] = table["disadvantaged"].mask(in_care, True)
    table["faults"] = pd.Series(faults, index=table.index, dtype="object")
    cohort = screening.academic_year + 11 - table["year_group"]
    table["results_year"] = table["results_year_in_file"].fillna(cohort)
    return _without_impossible_births(screening, table)


def _without_impossible_births(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Add years_out, how many years older a pupil is than their year group; no date where too many.

    A row that says no year group is held against the one its pupil has.
    """
    known = table["results_year"].fillna(screening.people["results_year"])
    births = table["date_of_birth"]
    cohorts = [None if pd.isna(birth) else cohort_of(birth) for birth in births]
    out = known.astype("Int64") - pd.Series(cohorts, index=table.index, dtype="Int64")
    is_possible = out.abs().le(TOLERATED).fillna(True)
    return table.assign(years_out=out, date_of_birth=births.where(is_possible))


def _value(read: Read, cell: str | None, name: str) -> object:
    if cell is None or (cell == "" and name not in BLANK_MEANS_NO):
        return None
    try:
        return read(cell)
    except NotUnderstoodError as error:
        return error


def _with_blanks(name: str, cells: list[str]) -> list[str | None]:
    """Return the cells with None for blanks that are unknown rather than no."""
    says_no = any(cell and cell.lower() in NO for cell in cells)
    if name not in BLANK_MEANS_NO or says_no or not any(cells):
        return [cell or None for cell in cells]
    return list(cells)


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted pupil."""
    lend(screening.cursor, "entry", accepted.drop(columns=["faults"]))
    run(screening.cursor, "importing/pupils/compare_pupils", urn=screening.urn)
    return frame(screening.cursor, "importing/pupils/compared_pupils")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store the pupils that are new or changed; the registers follow.

    Returns the checkpoints that hold their grades.
    """
    run(screening.cursor, "importing/pupils/supersede_pupils", import_id=import_id)
    run(screening.cursor, "importing/pupils/keep_pupils", urn=screening.urn, import_id=import_id)
    follow_pupils(screening.cursor, screening.urn, import_id)
    found = rows(
        screening.cursor, "importing/checkpoints/checkpoints_of_pupils", import_id=import_id
    )
    return [checkpoint_id for (checkpoint_id,) in found]


def missing(screening: Screening) -> pd.DataFrame:
    """Return the pupils of the year groups in the list, on roll now, who are not in it."""
    listed = screening.entries
    return frame(
        screening.cursor,
        "importing/pupils/missing_pupils",
        urn=screening.urn,
        results_years=sorted({int(year) for year in listed["results_year"].dropna()}),
        on_day=None,
        seen=sorted(screening.seen),
    )


def _joining(column: Column) -> Column:
    """In a pupil list, an entry date is the day the pupil joined."""
    return replace(column, field="joined_on") if column.field == "entered_on" else column


KIND = Kind(
    words="a pupil list",
    unit="pupil",
    menu=1,
    checks=("pupil_list", "ages", "attendance"),
    entries=entries,
    compare=compare,
    keep=keep,
    missing=missing,
    needs=("surname", "forename"),
    column=_joining,
    brings_pupils=True,
)
