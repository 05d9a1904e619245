"""How `score` reads each different text of its files: subject, qualification, grade, KS2 score.

As the importer does: by the same names, and on one scale for all the grades of a subject.
"""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from lib.importing.readers.invisible import seen
from lib.importing.reading.grades import (
    SCALE_NAMES,
    SCALES,
    read_grade,
    scales_that_know,
    stored_as,
)
from lib.importing.reading.headings import key
from lib.importing.reading.scales.choosing import choose_scale, spelled_qualification, with_shades
from lib.importing.reading.subjects import Subject, SubjectBook
from lib.importing.reading.values import NotUnderstoodError, read_score
from lib.importing.sheet import FileRefusedError

QUALIFICATIONS = {key(name): code for code in SCALES for name in (code, SCALE_NAMES[code])}
NO_SCORE = frozenset("FHIJLNPQSUW")
"""KS2 outcomes beside those a pupil list has, where a scaled score is missing (DfE codes)."""

MOST_DIFFERENT = 100_000
"""Different subjects, qualifications and grades: a file with more has other things there."""

Reading = tuple[str | None, str | None, str | None, str, str]


def readings(different: pd.DataFrame, book: SubjectBook) -> pd.DataFrame:
    """Return how each subject, qualification and grade is read, or the column at fault and why.

    `different` has subject, qualification, grade and rows_written.
    """
    rows = different[["subject", "qualification", "grade"]]
    as_seen = rows.map(seen)
    scales = _scales(as_seen.assign(rows_written=different["rows_written"]), book)
    read = [
        _read(book.find(subject), scales[subject, said], grade)
        for subject, said, grade in as_seen.itertuples(index=False)
    ]
    names = ["subject_id", "read_qualification", "read_grade", "fault", "remedy"]
    told = pd.DataFrame(read, columns=names, index=rows.index, dtype="str")
    return rows.assign(reading_id=range(len(rows))).join(told)


def scores(written: Iterable[str]) -> pd.DataFrame:
    """Return how each KS2 score is read: a number, none, or wrong."""
    table = pd.DataFrame({"written": sorted(written)}, dtype="str")
    read = [_score(seen(text)) for text in table["written"]]
    table["score"] = pd.Series([score for score, _ in read], dtype="float64")
    table["is_wrong"] = pd.Series([is_wrong for _, is_wrong in read], dtype="bool")
    return table


def _score(text: str) -> tuple[float | None, bool]:
    if text.strip().upper() in NO_SCORE:
        return None, False
    try:
        return read_score(text), False
    except NotUnderstoodError:
        return None, True


def _scales(different: pd.DataFrame, book: SubjectBook) -> dict[tuple[str, str], str | None]:
    """Return the scale of each subject and qualification written, None where it is not known.

    Different spellings of one subject are one column of grades.
    """
    grades: dict[tuple[Subject | None, str], Counter[str]] = {}
    of_pair: dict[tuple[str, str], tuple[Subject | None, str]] = {}
    for subject, said, grade, count in different[
        ["subject", "qualification", "grade", "rows_written"]
    ].itertuples(index=False):
        spelled = key(said) or said.strip()
        pair = of_pair.setdefault((subject, said), (book.find(subject), spelled))
        grades.setdefault(pair, Counter())[grade] += int(count)
    scales = {pair: _scale(*pair, counts) for pair, counts in grades.items()}
    return {written: scales[pair] for written, pair in of_pair.items()}


def _scale(subject: Subject | None, said: str, grades: Counter[str]) -> str | None:
    if subject is None:
        return None
    usual = subject.qualification
    if said:
        spelled = spelled_qualification(said, usual) or QUALIFICATIONS.get(said)
        return with_shades(spelled, grades) if spelled else None
    chosen = choose_scale(usual, grades)
    # 55 in French is a mark; only where a subject is a double award is it a grade 5-5.
    return usual if chosen == "combined_science" else chosen


def _read(subject: Subject | None, scale: str | None, grade: str) -> Reading:
    if subject is None:
        return None, None, None, "subject", "Not a subject Checkpoint knows: use its full name."
    if scale is None:
        return None, None, None, "qualification", f"Use one of {', '.join(SCALES)}."
    reading = read_grade(scale, grade)
    if reading.state == "unknown":
        return None, None, None, "grade", _other_scale(scale, grade)
    return subject.subject_id, stored_as(scale), reading.grade, "", ""


def _other_scale(scale: str, grade: str) -> str:
    wrong = f"Not a grade of {SCALE_NAMES.get(scale, scale)}."
    others = scales_that_know(grade)
    if not others:
        return f"{wrong} Correct the grade."
    return f"{wrong} Correct it, or give the row a qualification such as {others[0]}."


def too_many_different(file: str) -> FileRefusedError:
    """Return the refusal of a file that has other things where subjects and grades stand."""
    return FileRefusedError(
        "score_slipped",
        f"{file}: more than {MOST_DIFFERENT:,} different subjects, qualifications and grades, so "
        "other things stand in those columns.",
        "Look whether the columns have slipped, and export it again.",
    )
