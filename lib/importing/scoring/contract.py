"""The two files of `score` in the contract's own shape: results one a row, and pupils.

Such a file may hold the whole of England. It is read by column and not by cell, and each different
subject, qualification and grade once: by the importer's subjects, scales and spellings.
"""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd

from lib.importing.readers.encodings import LOST, Decoded, decoded
from lib.importing.readers.invisible import seen
from lib.importing.sheet import FileRefusedError
from lib.store.batch import parquet_rows
from lib.store.errors import StoreError

RESULT_COLUMNS = ("pupil_id", "subject", "grade")
OPTIONAL_RESULT_COLUMNS = ("qualification", "entered_on")
PUPIL_COLUMNS = ("pupil_id", "ks2_reading", "ks2_maths")
TELLING = {"subject", "grade", "ks2_reading", "ks2_maths"}
"""What beside pupil_id tells the contract's shape from a marksheet that calls a number so."""

SEPARATORS = ",\t;"


def is_parquet(path: Path) -> bool:
    """Whether a path is a Parquet file or a folder of them, by its name or what it begins with."""
    if path.is_dir():
        return any(path.glob("*.parquet"))
    return path.suffix.lower() == ".parquet"


def is_in_shape(path: Path, data: bytes) -> bool:
    """Whether the first line names columns as the contract does, be it all of them or not."""
    if is_parquet(path):
        return True
    names = {name.strip().lower() for name in _first_line(data)}
    return "pupil_id" in names and bool(names & TELLING)


def read_rows(
    path: Path, data: bytes, needed: Sequence[str], optional: Iterable[str] = ()
) -> pd.DataFrame:
    """Return the columns asked for as text, blank where nothing stands, and `line` in the file.

    Raises FileRefusedError when it has no rows, is no even table, or lacks a column.
    """
    frame = _parquet(path) if is_parquet(path) else _table(path, data)
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        raise _refused(
            path,
            "columns_missing",
            f"no column {', '.join(missing)}.",
            f"The first line must name the columns {', '.join(needed)}; it names "
            f"{', '.join(frame.columns)}.",
        )
    if frame.columns.duplicated().any():
        raise _refused(path, "columns_twice", "a column is named twice.", "Keep one of them.")
    rows = frame[["line", *needed]].fillna("")
    for column in optional:
        rows[column] = frame[column].fillna("") if column in frame.columns else ""
    if not (rows.drop(columns="line") != "").any(axis=None):
        raise _refused(
            path,
            "file_without_rows",
            "there are headings and no rows below them.",
            "Check the filter of the export, then export it again.",
        )
    return rows


def _parquet(path: Path) -> pd.DataFrame:
    try:
        frame = parquet_rows(path)
    except StoreError as error:
        raise _refused(
            path, "file_damaged", "it cannot be read as Parquet.", error.remedy
        ) from error
    frame.columns = [str(column).strip().lower() for column in frame.columns]
    frame.insert(0, "line", range(1, len(frame) + 1))
    return frame


def _table(path: Path, data: bytes) -> pd.DataFrame:
    """Parse text; the separator is the one the first line uses most."""
    text = decoded(data)
    try:
        frame = pd.read_csv(
            _source(data, text),
            sep=separator_of(data),
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            header=None,
            encoding="utf-8-sig",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = str(error).strip().removeprefix("Error tokenizing data. C error: ")
        raise _refused(
            path,
            "file_uneven",
            f"not an even table ({reason}).",
            "Put quotes round a value with a comma.",
        ) from error
    columns = [str(column).strip().lower() for column in frame.iloc[0].fillna("")]
    rows = frame.iloc[1:].set_axis(columns, axis="columns")
    if "pupil_id" in columns and (not data.isascii() or b'="' in data):
        # The other texts are read as they are seen, each different one once.
        rows["pupil_id"] = _as_seen(rows["pupil_id"])
    rows.insert(0, "line", range(2, len(rows) + 2))
    return rows


def _source(data: bytes, text: Decoded) -> BytesIO | StringIO:
    """Return what is parsed: the bytes themselves where they are plain, which is quicker."""
    is_plain = text.encoding == "utf-8" and not text.lost and b"\x00" not in data
    return BytesIO(data) if is_plain else StringIO(text.text)


def _as_seen(column: pd.Series) -> pd.Series:
    """Return a column as a person sees it; each different value is looked at once."""
    known = {text: seen(text) for text in column.unique() if isinstance(text, str)}
    return column.map(known)


def _first_line(data: bytes) -> list[str]:
    line = _start(data)
    return next(csv.reader([line], delimiter=max(SEPARATORS, key=line.count)), [])


def separator_of(data: bytes) -> str:
    """Return the separator that the first line of a text file uses most."""
    return max(SEPARATORS, key=_start(data).count)


def _start(data: bytes) -> str:
    # A letter cut in half at the end of what is looked at says nothing of the encoding.
    lines = decoded(data[:4096]).text.rstrip(LOST).splitlines()
    return lines[0].lstrip("\ufeff") if lines else ""


def _refused(path: Path, check: str, message: str, remedy: str) -> FileRefusedError:
    return FileRefusedError(check, f"{path.name}: {message}", remedy)
