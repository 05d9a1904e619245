"""Grades or targets one a row, whichever of the two they are: pupil, subject, grade, entry date."""

import pandas as pd

from lib.importing.contents.subject_columns import ENTRY
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.grades import Reading, read_grade, stored_as
from lib.importing.reading.headings import key, measure_of
from lib.importing.reading.scales import choose_scale, spelled_qualification, with_shades
from lib.importing.reading.subjects import Subject
from lib.importing.reading.values import days
from lib.importing.reading.which_grades import ORDER
from lib.importing.screening import Screening

FIELDS = ("subject", "qualification", "class_code", "entered_on", "grade_type")
Cells = dict[str, list[str]]


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row that has a grade of the type wanted, in columns ENTRY."""
    rows = screening.columns.rows
    column = screening.columns.grade_column()
    cells = {name: texts(rows, screening.columns.column(name)) for name in FIELDS}
    cells["grade"] = texts(rows, column)
    numbers = [number for number, _ in rows]
    wanted = _wanted(screening, cells["grade_type"])
    if not all(wanted):
        numbers = [n for n, is_wanted in zip(numbers, wanted, strict=True) if is_wanted]
        cells = {k: [v for v, w in zip(c, wanted, strict=True) if w] for k, c in cells.items()}
    return _table(screening, cells, numbers, column)


def _table(
    screening: Screening, cells: Cells, numbers: list[int], column: Column | None
) -> pd.DataFrame:
    pairs = _pairs(screening, cells)
    in_pairs = [pairs[p] for p in zip(cells["subject"], cells["qualification"], strict=True)]
    readings = [
        read_grade(scale or "gcse", grade)
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
    if screening.clears_blanks:
        table["state"] = table["state"].mask(table["state"] == "blank", "clear")
    return table[table["state"] != "blank"].reset_index(drop=True)


def _state(reading: Reading, pair: tuple[Subject | None, str], is_dated: bool) -> str:
    if reading.state == "blank":
        return "blank"
    if pair[0] is None:
        return "no_subject"
    if not pair[1]:
        return "no_qualification"
    return reading.state if is_dated else "no_date"


def _wanted(screening: Screening, types: list[str]) -> list[bool]:
    """Return which rows are of the type this content takes, when a column says types."""
    measures = {text: measure_of(text) for text in set(types)}
    if not any(measures.values()):
        return [True] * len(types)
    name = "target" if screening.columns.content == "targets" else "grade"
    kinds = {m.kind for m in measures.values() if m and m.name == name}
    choice = screening.delivery.checkpoint
    order = sorted(ORDER, key=lambda kind: not choice or kind != choice.kind)
    kind = next((kind for kind in order if kind in kinds), None)
    taken = {t for t, m in measures.items() if m and m.name == name and m.kind == kind}
    return [text in taken for text in types]


def _pairs(screening: Screening, cells: Cells) -> dict[tuple[str, str], tuple]:
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
    for pair, spelled in written.items():
        subject = screening.book.find(pair[0])
        found[pair] = (subject, _scale(subject, pair[1], grades[spelled]))
    return found


def _scale(subject: Subject | None, said: str, grades: list[str]) -> str:
    """Return the scale, blank when the qualification that was said is not known."""
    if subject is None:
        return ""
    spelled = spelled_qualification(said, subject.qualification)
    if said and not spelled:
        return ""
    return with_shades(spelled, grades) if spelled else choose_scale(subject.qualification, grades)
