"""Grades or targets one a row, whichever of the two they are: pupil, subject, grade, entry date."""

import pandas as pd

from lib.importing.contents.subject_columns import ENTRY
from lib.importing.people.matching import texts
from lib.importing.reading.beside.kinds_of_rows import texts_wanted
from lib.importing.reading.columns import Column
from lib.importing.reading.grades import Reading, read_grade, stored_as
from lib.importing.reading.headings import key
from lib.importing.reading.scales.choosing import choose_scale, with_shades
from lib.importing.reading.subjects import Subject, SubjectBook
from lib.importing.reading.targets import chosen_target
from lib.importing.reading.values import days
from lib.importing.screening import Screening

FIELDS = ("subject", "qualification", "class_code", "entered_on", "grade_type")
DATED = ("ok", "repaired", "unknown")
"""States of a row whose date says which of several rows counts; a blank says nothing."""

TURNS_IN = 9
"""The month in which an academic year begins."""

Cells = dict[str, list[str]]


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row that has a grade of the type wanted, in columns ENTRY."""
    rows = screening.columns.rows
    column = screening.columns.grade_column()
    cells = {name: texts(rows, screening.columns.column(name)) for name in FIELDS}
    cells["grade"] = texts(rows, column)
    numbers = [number for number, _ in rows]
    wanted = rows_wanted(screening, cells["grade_type"])
    if not all(wanted):
        numbers = [n for n, is_wanted in zip(numbers, wanted, strict=True) if is_wanted]
        cells = {k: [v for v, w in zip(c, wanted, strict=True) if w] for k, c in cells.items()}
    return _table(screening, cells, numbers, column)


def cells_of_qualifications(screening: Screening) -> list[str]:
    """Return the grades of the rows that are on no scale of Years 7 to 9."""
    column = screening.columns.grade_column()
    cells = {name: texts(screening.columns.rows, screening.columns.column(name)) for name in FIELDS}
    cells["grade"] = texts(screening.columns.rows, column)
    pairs = _pairs(screening, cells, column)
    scales = [pairs[p][1] for p in zip(cells["subject"], cells["qualification"], strict=True)]
    return [
        grade
        for grade, scale in zip(cells["grade"], scales, strict=True)
        if scale not in screening.book.scales.by_code
    ]


def read_by_row(screening: Screening, column: Column) -> list[tuple[str, Subject | None, Reading]]:
    """Return each row's cell of a column as it stands, its subject, and what it says of it."""
    cells = {name: texts(screening.columns.rows, screening.columns.column(name)) for name in FIELDS}
    cells["grade"] = texts(screening.columns.rows, column)
    pairs = _pairs(screening, cells, column)
    in_pairs = [pairs[p] for p in zip(cells["subject"], cells["qualification"], strict=True)]
    return [
        (grade, subject, _read(screening.book, scale, grade))
        for (subject, scale), grade in zip(in_pairs, cells["grade"], strict=True)
    ]


def _table(
    screening: Screening, cells: Cells, numbers: list[int], column: Column | None
) -> pd.DataFrame:
    pairs = _pairs(screening, cells, column)
    in_pairs = [pairs[p] for p in zip(cells["subject"], cells["qualification"], strict=True)]
    readings = [
        _read(screening.book, scale, grade)
        for (_, scale), grade in zip(in_pairs, cells["grade"], strict=True)
    ]
    entered = days(cells["entered_on"])
    dated = [
        not text or day is not None for text, day in zip(cells["entered_on"], entered, strict=True)
    ]
    table = pd.DataFrame(
        {
            "source_row": numbers,
            "place": column.place if column else -1,
            "source_column": column.heading if column else "",
            "subject_id": [subject.subject_id if subject else "" for subject, _ in in_pairs],
            "qualification": [stored_as(scale) for _, scale in in_pairs],
            "value_in_file": cells["grade"],
            "grade": [reading.grade for reading in readings],
            "state": [
                _state(reading, pair, is_dated)
                for reading, pair, is_dated in zip(readings, in_pairs, dated, strict=True)
            ],
            "class_code": cells["class_code"],
            "entered_on": pd.Series(entered, dtype="datetime64[us]"),
        },
        columns=list(ENTRY),
    )
    if not _is_by_first_entry(screening):
        table = _by_latest(screening, table)
    if screening.clears_blanks:
        table["state"] = table["state"].mask(table["state"] == "blank", "clear")
    return table[table["state"] != "blank"].reset_index(drop=True)


def _is_by_first_entry(screening: Screening) -> bool:
    """Whether a date is that of an exam entry, the first of which counts: of final results."""
    choice = screening.delivery.checkpoint
    return screening.belongs_to_checkpoint and choice is not None and choice.kind == "final"


def _by_latest(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Mark rows of another academic year, and those of a pupil and subject with a later one."""
    dated = table["entered_on"].notna() & table["state"].isin(DATED)
    choice = screening.delivery.checkpoint
    if screening.belongs_to_checkpoint and choice:
        year = table["entered_on"].dt.year + (table["entered_on"].dt.month >= TURNS_IN)
        is_other = dated & year.ne(choice.academic_year)
        table["state"] = table["state"].mask(is_other, "other_year")
        dated &= ~is_other
    left_out = {f.row for f in screening.findings if f.leaves_out and f.row}
    dated &= ~table["source_row"].isin(left_out)
    pupils = table["source_row"].map(screening.people.set_index("source_row")["pupil_id"])
    latest = table["entered_on"].where(dated).groupby([pupils, table["subject_id"]])
    is_earlier = dated & table["entered_on"].lt(latest.transform("max"))
    return table.assign(
        state=table["state"].mask(is_earlier, "earlier"),
        entered_on=pd.Series(pd.NaT, index=table.index, dtype="datetime64[us]"),
    )


def _state(reading: Reading, pair: tuple[Subject | None, str], is_dated: bool) -> str:
    if reading.state == "blank":
        return "blank"
    if pair[0] is None:
        return "no_subject"
    if not pair[1]:
        return "no_qualification"
    return reading.state if is_dated else "no_date"


def rows_wanted(screening: Screening, types: list[str]) -> list[bool]:
    """Return which rows are of the type this content takes, when a column says types."""
    columns, choice = screening.columns, screening.delivery.checkpoint
    target = chosen_target(columns.columns, screening.delivery.answers.target)
    wanted = texts_wanted(columns.content, set(types), choice, target)
    return [text in wanted for text in types]


def _pairs(
    screening: Screening, cells: Cells, column: Column | None
) -> dict[tuple[str, str], tuple]:
    """Return the subject and the scale of each subject and qualification that are written."""
    grades: dict[tuple[str, str], list[str]] = {}
    written: dict[tuple[str, str], tuple[str, str]] = {}
    for pair, grade in zip(
        zip(cells["subject"], cells["qualification"], strict=True), cells["grade"], strict=True
    ):
        if pair not in written:
            written[pair] = (key(pair[0]), key(pair[1]))
        grades.setdefault(written[pair], []).append(grade)
    found = {}
    choice = screening.delivery.checkpoint
    year_group = choice.year_group if choice and screening.belongs_to_checkpoint else None
    for pair, spelled in written.items():
        subject = screening.book.named(pair[0])
        scale = _scale(screening.book, subject, pair[1], grades[spelled], year_group)
        is_said = column is not None and column.scale_why == "said" and not pair[1]
        found[pair] = (subject, (column.qualification if column and is_said else scale) or "")
    return found


def _scale(
    book: SubjectBook, subject: Subject | None, said: str, grades: list[str], year_group: int | None
) -> str:
    """Return the scale, blank when the qualification that was said is not known."""
    if subject is None:
        return ""
    spelled = book.spelled_scale(said, subject.qualification)
    if said and not spelled:
        return ""
    if spelled:
        return spelled if spelled in book.scales.by_code else with_shades(spelled, grades)
    told = book.scales.told_by(grades, year_group)
    return told.code if told else choose_scale(subject.qualification, grades)


def _read(book: SubjectBook, scale: str, grade: str) -> Reading:
    told = book.scales.by_code.get(scale)
    return told.read(grade) if told else read_grade(scale or "gcse", grade)
