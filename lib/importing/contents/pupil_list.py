"""A pupil list: a row per pupil, with what identifies and describes them."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import pandas as pd

from lib.importing.delivery import academic_year_of
from lib.importing.kinds import Kind
from lib.importing.named_rows import Fault
from lib.importing.people.matching import texts
from lib.importing.reading.beside.columns import OF_ENTRY
from lib.importing.reading.columns import Column
from lib.importing.reading.details.ages import TOLERATED, cohort_of
from lib.importing.reading.details.disadvantage import OWN, Disadvantage, disadvantage, read_reasons
from lib.importing.reading.details.needs import read_eal, read_sen
from lib.importing.reading.details.percentages import percent_reader, read_percent
from lib.importing.reading.details.provision import provisions, read_plan, read_support
from lib.importing.reading.details.reading_ages import reading_age_reader
from lib.importing.reading.headings import fields as fields_known
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.values import (
    NotUnderstoodError,
    date_reader,
    marks_reader,
    read_date,
    read_reading_age,
    read_results_year,
    read_score,
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
    **{field: partial(read_reasons, field) for field in OWN},
    "sen": read_sen,
    "sen_support": read_support,
    "plan": read_plan,
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
BY_COLUMN = {
    read_date: date_reader,
    read_percent: percent_reader,
    read_reading_age: reading_age_reader,
}
"""What one cell cannot tell: how its column writes it."""

TEXTS = ("form",)
PROVISION = ("sen", "sen_support", "plan")
BLANK_MEANS_NO = {*OWN, "eal", *PROVISION}
"""Systems that write only the yes leave the rest blank; where no is written, blank is unknown."""

YEARS = ("year_group", "results_year")
YEARS_TO_EXAMS = range(5)
PRIMARY = re.compile(r"(?:y(?:ea)?r?\.? ?(?:group )?)?[56](?:\.0)?", flags=re.IGNORECASE)
TYPES = {
    **dict.fromkeys(("disadvantaged", "looked_after", "fsm", "fsm6"), "boolean"),
    "eal": "boolean",
    "keeps_plan": "bool",
    "sen_differs": "bool",
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
    table["takes_name"] = table["source_row"].isin(screening.delivery.answers.taken)
    faults: list[list[Fault]] = [[] for _ in listed]
    for name in TEXTS:
        table[name] = texts(listed, recognition.column(name))
    read_as: dict[str, list] = {}
    for name in FIELDS:
        column = recognition.column(name)
        cells = texts(listed, column)
        read_as[name] = _values(name, cells)
        for i, value in enumerate(read_as[name]):
            if isinstance(value, NotUnderstoodError) and column:
                faults[i].append(Fault(column.place, column.heading, name, cells[i]))
                read_as[name][i] = None
    read_as = _with_provision(read_as, recognition, faults)
    for name, values in _with_disadvantage(read_as).items():
        target = "results_year_in_file" if name == "results_year" else name
        table[target] = pd.Series(values, index=table.index, dtype=TYPES.get(target, "str"))
    table["faults"] = pd.Series(faults, index=table.index, dtype="object")
    cohort = screening.academic_year + 11 - table["year_group"]
    table["results_year"] = table["results_year_in_file"].fillna(cohort)
    return _with_births(screening, table)


def _with_provision(
    values: dict[str, list], recognition: Recognition, faults: list[list[Fault]]
) -> dict[str, list]:
    """Return the columns with what a status, support and plans come to, and where they differ."""
    cells = [texts(recognition.rows, recognition.column(name)) for name in PROVISION]
    unclear = [any(fault.field == "plan" for fault in of_row) for of_row in faults]
    found = provisions(cells, [values[name] for name in PROVISION], unclear)
    return {name: column for name, column in values.items() if name not in PROVISION} | {
        "sen": [row.sen for row in found],
        "keeps_plan": [row.keeps_plan for row in found],
        "sen_differs": [row.differs for row in found],
    }


def _with_births(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Hold the dates of birth against the year groups; add years_out and year_from_birth.

    years_out is how many years older a pupil is than the year group of the row, or the one the
    pupil has; a date that is out by too many is dropped. A new pupil whose row says no year group
    gets the one of the date of birth; so does one of primary school.
    """
    known = table["results_year"].fillna(screening.people["results_year"]).astype("Int64")
    births = [None if pd.isna(birth) else cohort_of(birth) for birth in table["date_of_birth"]]
    cohort = pd.Series(births, index=table.index, dtype="Int64")
    out = known - cohort
    is_possible = out.abs().le(TOLERATED).fillna(True)
    is_open = known.isna() & table["pupil_id"].isna()
    is_primary = table["faults"].map(_says_a_primary_year).astype(bool)
    says_a_year = table["faults"].map(_faults_a_year).astype(bool) & ~is_primary
    in_school = (cohort - screening.academic_year).isin(YEARS_TO_EXAMS)
    is_next = is_primary & (cohort - screening.academic_year).eq(len(YEARS_TO_EXAMS)).fillna(False)
    is_worked_out = is_open & ~says_a_year & (in_school | is_next)
    table["faults"] = [
        [fault for fault in faults if not (worked_out and fault.field in YEARS)]
        for faults, worked_out in zip(table["faults"], is_worked_out, strict=True)
    ]
    return table.assign(
        years_out=out,
        date_of_birth=table["date_of_birth"].where(is_possible),
        year_from_birth=is_worked_out,
        results_year=table["results_year"].where(~is_worked_out, cohort),
    )


def _faults_a_year(faults: list[Fault]) -> bool:
    return any(fault.field in YEARS for fault in faults)


def _says_a_primary_year(faults: list[Fault]) -> bool:
    """Whether a row says a year of primary school: the coming Year 7, in a file of the spring."""
    return any(f.field == "year_group" and PRIMARY.fullmatch(f.text) for f in faults)


def _values(name: str, cells: list[str]) -> list:
    """Return what each cell of a column says: None where it says nothing, or why it is not clear.

    Where a column only ever says yes, its blanks say no.
    """
    read = FIELDS[name]
    read = BY_COLUMN[read](cells) if read in BY_COLUMN else read
    read = marks_reader(read, cells) if name in BLANK_MEANS_NO else read
    values = [_value(read, cell) if cell else None for cell in cells]
    said = [v for v in values if v is not None and not isinstance(v, NotUnderstoodError)]
    if name not in BLANK_MEANS_NO or not said or read("") in said:
        return values
    return [value if cell else read("") for value, cell in zip(values, cells, strict=True)]


def _value(read: Read, cell: str) -> object:
    try:
        return read(cell)
    except NotUnderstoodError as error:
        return error


def _with_disadvantage(values: dict[str, list]) -> dict[str, list]:
    """Return the columns with what meals, care and premium come to, and what is told of it."""
    rows = [
        disadvantage(dict(zip(OWN, reasons, strict=True)))
        for reasons in zip(*(values[field] for field in OWN), strict=True)
    ]
    others = {name: column for name, column in values.items() if name not in OWN}
    return others | {
        field.name: [getattr(row, field.name) for row in rows] for field in fields(Disadvantage)
    }


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
    _keep_details(screening, import_id)
    follow_pupils(screening.cursor, screening.urn, import_id)
    found = rows(
        screening.cursor, "importing/checkpoints/checkpoints_of_pupils", import_id=import_id
    )
    return [checkpoint_id for (checkpoint_id,) in found]


def _keep_details(screening: Screening, import_id: int) -> None:
    """Store attendance and reading age as told on the day of the list."""
    run(
        screening.cursor,
        "importing/pupils/details_told",
        import_id=import_id,
        # A list of next September's pupils says what is known of them now.
        academic_year=min(screening.academic_year, academic_year_of(screening.day)),
    )
    for statement in ("importing/pupils/supersede_details", "importing/pupils/keep_details"):
        run(screening.cursor, statement, import_id=import_id)


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
    """In a pupil list, an entry date is the day the pupil joined; a half-term's is no detail.

    A plain date, or one of a result, says nothing of a pupil.
    """
    if column.time and column.field and fields_known()[column.field].content:
        return replace(column, field="not_used")
    if column.field != "entered_on":
        return column
    is_meant = OF_ENTRY.search(column.heading) or column.why.startswith("said")
    return replace(column, field="joined_on" if is_meant else None)


KIND = Kind(
    words="a pupil list",
    unit="pupil",
    menu=1,
    checks=(
        "pupil_list",
        "cohorts",
        "ages",
        "contents.attendance.checks",
        "disadvantage",
        "contents.observations.days",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    missing=missing,
    column=_joining,
    brings_pupils=True,
)
