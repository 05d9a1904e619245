"""The one path by which text leaves in a file: no cell can run as a formula.

A spreadsheet runs text that opens with = + - @ or a control character, so in CSV such text gets
a leading apostrophe; in workbooks it is written as text (`workbook.py`). Numbers are
never touched: −0.5 stays a number. The full-width forms count, because Excel reads them alike.
Source of the list: OWASP, CSV injection.
"""

import csv
import io
import re
from datetime import date, datetime
from math import isnan
from numbers import Integral, Real

import pandas as pd

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SIGNS = "+-"
LONGEST_CELL = 32_767
"""Characters Excel keeps in one cell; more would be dropped without a word."""

Cell = str | int | float | bool | date | None


def may_run(text: str) -> bool:
    """Say whether a spreadsheet could run this text as a formula.

    Signs alone cannot: they name nothing to work out, and `-` and `++` are marks some schools give.
    """
    return text.startswith(RUNS_AS_FORMULA) and text.strip(SIGNS) != ""


def plain(value: object) -> Cell:
    """Return the value as text, a number, a date or None (for every kind of missing)."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return None if isnan(value) else float(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Write the frame as CSV that Excel opens as it is: UTF-8 with a mark, dates as ISO text.

    Text is always quoted, so that a list separator other than the comma cannot split a cell
    and set a formula free.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([_csv_cell(heading) for heading in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def file_name(*parts: str, extension: str, is_personal: bool = True) -> str:
    """Join the parts to a file name that every system accepts and that warns of personal data.

    Only a file without any (`is_personal` False) goes without the warning.
    """
    words = " - ".join((*parts, *(["contains personal data"] if is_personal else [])))
    legal = re.sub(r'[<>:"|?*\x00-\x1f]', "", re.sub(r"[/\\]", "-", words))
    return f"{legal.strip(' .')[:150]}.{extension}"


def _csv_cell(value: object) -> Cell:
    cell = plain(value)
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and may_run(cell):
        return "'" + cell
    return "" if cell is None else cell
