"""The evidence portfolio: one zip with an index to open first, a page a part, and a workbook.

The same evidence gives the same bytes. File names never change, so that a link to one holds from
one portfolio to the next.
"""

import hashlib
import io
import zipfile
from datetime import date
from html import escape

import pandas as pd

from lib.analysis.programme.evidence.part import Part
from lib.analysis.programme.evidence.portfolio import Evidence
from lib.dates import long_date
from lib.exports.frame.escaping import file_name
from lib.exports.frame.workbook import Book, Column, Sheet, write_book
from lib.exports.programme.portfolio_pages import link, page, paragraph, table, table_of
from lib.words import either

INDEX, WORKBOOK = "index.html", "evidence.xlsx"
STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the clock is never asked."""
NAMED = (
    "Contains personal data. Pupils stand by name: for an inspector on site. Keep it inside the "
    "school, and delete it when it is done with."
)
CODED = (
    "Pupils stand by code, and their full names are taken out of every text. It still holds rows "
    "about single pupils, with small groups left in: whoever has the school’s list, or knows the "
    "pupils, can tell who they are. Nicknames, misspelt names and first names alone may stand in "
    "what people wrote, and staff are named. Read it before it leaves the school."
)
WIDEST, NARROWEST = 60, 8
"""Characters of a column in the workbook."""


def write_portfolio(evidence: Evidence) -> bytes:
    """Return the zip: index.html, one page for each part with rows, and the workbook of them."""
    files = {f"{part.name}.html": _part_page(evidence, part) for part in evidence.filled}
    files[WORKBOOK] = write_book(_book(evidence))
    files = {INDEX: _index(evidence, files)} | files
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def portfolio_file_name(school: str, day: date, with_names: bool) -> str:
    """Name the zip by school and day; with names it says that it contains personal data."""
    who = () if with_names else ("pupils by code",)
    parts = (school, "evidence portfolio", day.isoformat(), *who)
    return file_name(*parts, extension="zip", is_personal=with_names)


def warning(with_names: bool) -> str:
    """Return what a portfolio holds about pupils, and how to treat it."""
    return NAMED if with_names else CODED


def _index(evidence: Evidence, files: dict[str, bytes]) -> bytes:
    day = long_date(evidence.day)
    rows = [_index_row(part, files) for part in evidence.parts]
    stamps = [[link(WORKBOOK, WORKBOOK), "Every part as a sheet", _stamp(files[WORKBOOK])]]
    invented = " An invented school: no real pupil is in it." if evidence.is_sample else ""
    body = "".join(
        [
            paragraph(f"{evidence.school}. As at {day}.{invented}", "quiet"),
            f"<h1>{_finding(evidence)}</h1>",
            paragraph(warning(evidence.with_names), "warning"),
            "<h2>What it holds</h2>",
            table_of(("Part", "What it shows", "Rows", "Stamp"), rows),
            "<h2>All of it in one workbook</h2>",
            table_of(("File", "What it holds", "Stamp"), stamps),
            paragraph(
                "Stamp: the first sixteen characters of the file’s SHA-256. A file that was "
                "changed afterwards has another.",
                "quiet",
            ),
        ]
    )
    return page(f"{evidence.school}: evidence portfolio", body).encode("utf-8")


def _finding(evidence: Evidence) -> str:
    filled, every = len(evidence.filled), len(evidence.parts)
    if filled == every:
        return f"Evidence portfolio: all {every} parts hold something"
    return f"Evidence portfolio: {filled} of {every} parts hold something so far"


def _index_row(part: Part, files: dict[str, bytes]) -> list[str]:
    file = f"{part.name}.html"
    shows = paragraph(part.shows)
    if part.frame.empty:
        return [paragraph(part.title), shows + paragraph(part.nothing, "quiet"), "0", ""]
    return [link(file, part.title), shows, f"{len(part.frame):,}", _stamp(files[file])]


def _part_page(evidence: Evidence, part: Part) -> bytes:
    who = "by name. Contains personal data" if evidence.with_names else "by code"
    day = long_date(evidence.day)
    body = "".join(
        [
            f"<p>{link(INDEX, 'Index')}</p>",
            paragraph(f"{evidence.school}. As at {day}. Pupils stand {who}.", "quiet"),
            f"<h1>{escape(part.title)}</h1>",
            paragraph(part.shows),
            paragraph(f"{len(part.frame):,} {either(len(part.frame), 'row', 'rows')}.", "quiet"),
            table(part.frame),
        ]
    )
    return page(f"{part.title}: {evidence.school}", body).encode("utf-8")


def _book(evidence: Evidence) -> Book:
    return Book(
        title=f"{evidence.school}: evidence portfolio",
        warning=warning(evidence.with_names),
        facts=(
            ("School", evidence.school),
            ("As at", evidence.day),
            *((part.title, part.nothing) for part in evidence.parts if part.frame.empty),
        ),
        sheets=tuple(_sheet(part) for part in evidence.filled),
        notes=(
            "Gained stands beside what was coming anyway: pupils picked for low grades tend to "
            "rise without help. Extra gain is the difference, with its likely range.",
            "Below the school’s minimum number of pupils the verdict is too few to tell.",
            "Not recorded means that nobody wrote it down; it is not nought.",
        ),
        sources=(
            f"Grades, plans, reviews and self-reviews: {evidence.school}; see the sheets "
            "Checkpoints and Files brought in.",
            "Rules and national figures: DfE and others; see the sheet Published sources.",
        ),
        footer=f"{evidence.school}, evidence portfolio, {evidence.day.isoformat()}",
        created_on=evidence.day,
    )


def _sheet(part: Part) -> Sheet:
    columns = tuple(_column(str(name), part.frame[name]) for name in part.frame)
    return Sheet(part.title, part.title, (part.shows,), part.frame, columns, part.nothing)


def _column(name: str, values: pd.Series) -> Column:
    told = [v for v in values if not pd.isna(v)]
    if told and all(isinstance(v, date) for v in told):
        return Column(name, name, 13, "date")
    if pd.api.types.is_integer_dtype(values):
        return Column(name, name, 10, "whole")
    longest = max((len(str(v)) for v in told), default=0)
    return Column(name, name, min(max(longest + 2, len(name) / 2 + 4, NARROWEST), WIDEST))


def _stamp(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
