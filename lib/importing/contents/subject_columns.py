"""A sheet with a column a subject, as one entry per grade: marksheets and targets."""

import pandas as pd

from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.grades import stored_as
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.scales.choosing import holds_grades
from lib.importing.reading.values import are_days
from lib.importing.screening import Screening

Rows = list[tuple[int, list[str]]]
ENTRY = (
    "source_row",
    "place",
    "source_column",
    "subject_id",
    "qualification",
    "value_in_file",
    "grade",
    "state",
    "class_code",
    "entered_on",
)


def grade_entries(screening: Screening, measure: str) -> pd.DataFrame:
    """Return one entry per cell with something in it, in columns ENTRY.

    Where the person said that blanks clear, each blank cell of a known subject is an entry too, in
    the state clear. Cells of a column whose heading is unknown are entries without a subject when
    most of the column's cells are grades: that column is a subject Checkpoint does not know.
    """
    recognition = screening.columns
    rows = recognition.rows
    classes = _classes(recognition, rows)
    columns = recognition.subject_columns(measure) + unknown_subjects(recognition)
    table: dict[str, list] = {name: [] for name in ENTRY if name != "entered_on"}
    for column in columns:
        codes = classes.get(column.subject.subject_id if column.subject else "")
        cells = texts(rows, column)
        _add_column(table, column, cells, rows, codes or [""] * len(rows))
        if screening.clears_blanks and column.subject:
            _add_blanks(table, column, cells, rows)
    frame = pd.DataFrame(table)
    frame["entered_on"] = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
    return frame


def unknown_subjects(recognition: Recognition) -> list[Column]:
    """Return the columns of unknown heading in which most cells are grades.

    Beside targets they are of the grades, and not counted twice.
    """
    if recognition.content == "targets" and "wide_marksheet" in recognition.contents:
        return []
    return columns_of_grades(recognition)


def columns_of_grades(recognition: Recognition) -> list[Column]:
    """Return the columns of unknown heading in which most cells are grades, in any table."""
    rows = recognition.rows
    unknown = [(c, texts(rows, c)) for c in recognition.columns if c.is_unknown]
    return [c for c, cells in unknown if holds_grades(cells) and not are_days(cells)]


def _classes(recognition: Recognition, rows: Rows) -> dict[str, list[str]]:
    """Return the class codes of each subject that has a class column, row by row."""
    return {
        column.subject.subject_id: texts(rows, column)
        for column in recognition.subject_columns("class")
        if column.subject
    }


def _add_column(
    table: dict[str, list], column: Column, values: list[str], rows: Rows, classes: list[str]
) -> None:
    """Add the cells of one column that are not blank, part by part: 30 columns in a blink."""
    scale = column.qualification or ""
    filled = [i for i, value in enumerate(values) if value]
    readings = [column.read(values[i]) for i in filled]
    table["source_row"] += [rows[i][0] for i in filled]
    table["value_in_file"] += [values[i] for i in filled]
    table["class_code"] += [classes[i] for i in filled]
    table["grade"] += [reading.grade if scale else None for reading in readings]
    table["state"] += [reading.state if scale else "no_subject" for reading in readings]
    _add_place(table, column, len(filled))


def _add_blanks(table: dict[str, list], column: Column, values: list[str], rows: Rows) -> None:
    blank = [i for i, value in enumerate(values) if not value]
    table["source_row"] += [rows[i][0] for i in blank]
    table["state"] += ["clear"] * len(blank)
    table["grade"] += [None] * len(blank)
    for part in ("value_in_file", "class_code"):
        table[part] += [""] * len(blank)
    _add_place(table, column, len(blank))


def _add_place(table: dict[str, list], column: Column, count: int) -> None:
    for part, value in (
        ("place", column.place),
        ("source_column", column.heading),
        ("subject_id", column.subject.subject_id if column.subject else ""),
        ("qualification", stored_as(column.qualification or "")),
    ):
        table[part] += [value] * count
