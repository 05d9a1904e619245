"""The two files of `python -m lib score`, checked row by row: results in long form, and pupils.

Every value is read as text. The same subjects, aliases and grade spellings are known as to the
importer, but by column and not by cell, so that a file for the whole of England stays quick.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pandas as pd

from lib.importing.reading.grades import SCALE_NAMES, SCALES, read_grade, scales_that_know
from lib.importing.reading.headings import key
from lib.importing.reading.subjects import SubjectBook

RESULT_COLUMNS = ("pupil_id", "subject", "grade")
OPTIONAL_RESULT_COLUMNS = ("qualification", "entered_on")
PUPIL_COLUMNS = ("pupil_id", "ks2_reading", "ks2_maths")
KS2_LOWEST, KS2_HIGHEST = 59, 120
QUALIFICATIONS = {key(name): code for code in SCALES for name in (code, SCALE_NAMES[code])}
NO_SCORE = frozenset({"", "-", "N/A", "NA", *"ABFHIJLMNPQSTUWXZ"})
"""KS2 outcomes that stand where a scaled score is missing (DfE codes); no score, and no fault."""


@dataclass(frozen=True)
class BadRow:
    """A row that could not be used: where it stands, what it says, what to do."""

    file: str
    line: int
    column: str
    value: str
    remedy: str

    def __str__(self) -> str:
        return f'{self.file}, line {self.line}, {self.column} "{self.value}": {self.remedy}'


class UnreadableFileError(Exception):
    """A file that cannot be used at all, said with its remedy."""


def read_rows(path: Path, needed: Iterable[str], optional: Iterable[str] = ()) -> pd.DataFrame:
    """Return the columns asked for as trimmed text; the index is the line number in the file.

    Raises UnreadableFileError when the file is missing, empty, no table, or lacks a column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"{path}: cannot be read ({error.strerror}). Check the name and the folder."
        ) from error
    frame = _table(path, data)
    frame.columns = [column.strip().lower() for column in frame.iloc[0]]
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        raise UnreadableFileError(
            f"{path.name}: no column {', '.join(missing)}. The first line must name the columns "
            f"{', '.join(needed)}; it names {', '.join(frame.columns)}."
        )
    present = [*needed, *(column for column in optional if column in frame.columns)]
    if frame.columns.duplicated().any():
        raise UnreadableFileError(f"{path.name}: a column is named twice. Keep one of them.")
    rows = frame[present].iloc[1:].fillna("").apply(lambda column: column.str.strip())
    rows.index = pd.RangeIndex(2, len(rows) + 2)
    return rows[(rows != "").any(axis=1)]


def check_pupils(rows: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[BadRow]]:
    """Return pupil_id, ks2_reading and ks2_maths as numbers, and the rows with something wrong.

    A pupil listed twice is taken from the first line. A score that is none is left out.
    """
    bad = _bad(rows, rows.pupil_id == "", "pupil_id", file, "Give every pupil a pupil_id.")
    named = rows[rows.pupil_id != ""]
    twice = named.pupil_id.duplicated()
    bad += _bad(named, twice, "pupil_id", file, "Listed twice: keep one line; the first is used.")
    pupils = named[~twice].copy()
    for column in ("ks2_reading", "ks2_maths"):
        text = pupils[column]
        number = pd.to_numeric(text, errors="coerce")
        wrong = ~number.between(KS2_LOWEST, KS2_HIGHEST) & ~text.str.upper().isin(NO_SCORE)
        bad += _bad(
            pupils, wrong, column, file, "Give a scaled score from 80 to 120, or leave it blank."
        )
        pupils[column] = number.where(number.between(KS2_LOWEST, KS2_HIGHEST))
    return pupils, bad


def check_results(
    rows: pd.DataFrame, pupils: pd.Series, book: SubjectBook, file: str
) -> tuple[pd.DataFrame, list[BadRow]]:
    """Return pupil_id, subject_id, qualification, grade and entered_on, and the rows left out.

    A blank grade is no result, and no fault.
    """
    rows = rows.assign(**{c: "" for c in OPTIONAL_RESULT_COLUMNS if c not in rows.columns})
    unknown = ~rows.pupil_id.isin(pupils)
    bad = _bad(rows, unknown, "pupil_id", file, "Not in the pupils file: add the pupil there.")
    rows = rows[~unknown]
    read = _each_different(rows, book)
    rows = rows.merge(read, on=["subject", "qualification", "grade"], how="left").set_axis(
        rows.index
    )
    for column in ("subject", "qualification", "grade"):
        for remedy, group in rows[rows.at_fault == column].groupby("remedy", sort=False):
            bad += _bad(group, group.at_fault == column, column, file, str(remedy))
    day = pd.to_datetime(rows.entered_on, format="%Y-%m-%d", errors="coerce")
    no_day = day.isna() & (rows.entered_on != "")
    bad += _bad(rows, no_day, "entered_on", file, "Write the date as 2027-06-14, or no date.")
    kept = rows.assign(entered_on=day, grade=rows.canonical)[(rows.at_fault == "") & ~no_day]
    kept = kept[kept.grade.notna()]
    columns = ["pupil_id", "subject_id", "qualification_code", "grade", "entered_on"]
    return kept[columns].rename(columns={"qualification_code": "qualification"}), bad


def _each_different(rows: pd.DataFrame, book: SubjectBook) -> pd.DataFrame:
    """Read each different subject, qualification and grade once."""
    different = rows[["subject", "qualification", "grade"]].drop_duplicates()
    names = ("subject_id", "qualification_code", "canonical", "at_fault", "remedy")
    read = [_read(book, *row) for row in different.itertuples(index=False)]
    told = pd.DataFrame(read, columns=list(names), index=different.index, dtype="object")
    return different.join(told)


def _read(
    book: SubjectBook, subject_name: str, qualification: str, grade: str
) -> tuple[str | None, str | None, str | None, str, str]:
    subject = book.find(subject_name)
    if subject is None:
        return None, None, None, "subject", "Not a subject Checkpoint knows: use its full name."
    code = QUALIFICATIONS.get(key(qualification)) if qualification else subject.qualification
    if code is None:
        return None, None, None, "qualification", f"Use one of {', '.join(SCALES)}."
    reading = read_grade(code, grade)
    if reading.state == "unknown":
        return None, None, None, "grade", _other_scale(code, grade)
    return subject.subject_id, code, reading.grade, "", ""


def _other_scale(code: str, grade: str) -> str:
    scales = scales_that_know(grade)
    wrong = f"Not a grade of {SCALE_NAMES.get(code, code)}."
    if not scales:
        return f"{wrong} Correct the grade."
    return f"{wrong} Correct it, or give the row a qualification such as {scales[0]}."


def _table(path: Path, data: bytes) -> pd.DataFrame:
    """Parse text; the separator is the one the first line uses most."""
    if not data.strip():
        raise UnreadableFileError(f"{path.name}: the file is empty. Export it again.")
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFileError(f"{path.name}: this is a workbook. Save it as CSV UTF-8.")
    encoding = _encoding(data)
    first = data[:4096].decode(encoding, errors="ignore").splitlines()[0]
    try:
        return pd.read_csv(
            BytesIO(data),
            sep=max(",\t;", key=first.count),
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            header=None,
            encoding=encoding,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        reason = str(error).strip().removeprefix("Error tokenizing data. C error: ")
        raise UnreadableFileError(
            f"{path.name}: not an even table ({reason}). Put quotes round a value with a comma."
        ) from error


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _bad(rows: pd.DataFrame, wrong: pd.Series, column: str, file: str, remedy: str) -> list[BadRow]:
    return [
        BadRow(file, line, column, value, remedy)
        for line, value in zip(rows.index[wrong].to_list(), rows[column][wrong], strict=True)
    ]
