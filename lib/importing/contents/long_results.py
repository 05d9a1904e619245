"""Results one a row: pupil, subject, qualification, grade, and the date of entry."""

import pandas as pd

from lib.importing.contents import wide_marksheet
from lib.importing.contents.subject_columns import ENTRY
from lib.importing.grades import read_grade
from lib.importing.headings import key
from lib.importing.people import texts
from lib.importing.scales import choose_scale, spelled_qualification
from lib.importing.screening import Screening
from lib.importing.subjects import Subject
from lib.importing.values import NotUnderstoodError, read_date

UNIT = "grade"
keep = wide_marksheet.keep
missing = wide_marksheet.missing


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row that has a grade."""
    recognition = screening.columns
    rows = recognition.rows
    cells = {
        field: texts(rows, recognition.column(field))
        for field in ("subject", "qualification", "grade", "class_code", "entered_on")
    }
    place, heading = _grade_column(screening)
    scales = _scales(screening, cells)
    table = []
    for i, (number, _) in enumerate(rows):
        subject = screening.book.find(cells["subject"][i])
        scale = scales.get((key(cells["subject"][i]), key(cells["qualification"][i])), "")
        reading = read_grade(scale or "gcse", cells["grade"][i])
        if reading.state == "blank":
            continue
        entered_on, dated = _day(cells["entered_on"][i])
        state = reading.state if subject else "no_subject"
        state = state if scale or not subject else "no_qualification"
        table.append(
            (
                number,
                place,
                heading,
                subject.subject_id if subject else "",
                scale,
                cells["grade"][i],
                reading.grade,
                state if dated else "no_date",
                cells["class_code"][i],
                entered_on,
            )
        )
    frame = pd.DataFrame(table, columns=list(ENTRY))
    frame["entered_on"] = pd.to_datetime(frame["entered_on"])
    return frame


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted grade."""
    return wide_marksheet.compare(screening, accepted, is_long=True)


def _grade_column(screening: Screening) -> tuple[int, str]:
    column = screening.columns.column("grade")
    return (column.place, column.heading) if column else (-1, "")


def _scales(screening: Screening, cells: dict[str, list[str]]) -> dict[tuple[str, str], str]:
    """Return the scale of each subject and qualification: as said, else chosen once for all."""
    grades: dict[tuple[str, str], list[str]] = {}
    subjects: dict[tuple[str, str], Subject | None] = {}
    said: dict[tuple[str, str], str] = {}
    for subject, qualification, grade in zip(
        cells["subject"], cells["qualification"], cells["grade"], strict=True
    ):
        pair = (key(subject), key(qualification))
        grades.setdefault(pair, []).append(grade)
        subjects[pair], said[pair] = screening.book.find(subject), qualification
    return {pair: _scale(subjects[pair], said[pair], values) for pair, values in grades.items()}


def _scale(subject: Subject | None, said: str, grades: list[str]) -> str:
    """Return the scale, blank when the qualification that was said is not known."""
    if subject is None:
        return ""
    if said and not spelled_qualification(said, subject.qualification):
        return ""
    return spelled_qualification(said, subject.qualification) or choose_scale(
        subject.qualification, grades
    )


def _day(text: str) -> tuple[object, bool]:
    try:
        return read_date(text), True
    except NotUnderstoodError:
        return None, False
