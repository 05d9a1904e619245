"""A page to print, in one file that asks nothing of any other: A4, headed, every cell escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from lib.charts.frame import palette
from lib.exports.frame.escaping import plain


@dataclass(frozen=True)
class Section:
    """One part of a page: the question small, the finding, a line, a table, and what it is."""

    question: str
    finding: str
    lede: str = ""
    table: pd.DataFrame | None = None
    numbers: tuple[str, ...] = ()
    note: str = ""


STYLE = f"""
@page {{ size: A4 landscape; margin: 14mm; }}
body {{ font-family: "Source Sans", "Segoe UI", Arial, sans-serif; color: {palette.INK};
  font-size: 12pt; line-height: 1.35; margin: 0 auto; max-width: 270mm; }}
header {{ border-bottom: 1px solid {palette.LINE}; color: {palette.SECONDARY}; padding: 6pt 0; }}
section {{ break-after: page; padding-top: 10pt; }}
section:last-of-type {{ break-after: auto; }}
h1 {{ font-size: 15pt; margin: 8pt 0 0; }}
h2 {{ font-family: "Source Serif", Georgia, serif; font-size: 22pt; line-height: 1.15;
  margin: 2pt 0 6pt; }}
p {{ margin: 0 0 6pt; }}
.quiet {{ color: {palette.SECONDARY}; }}
table {{ border-collapse: collapse; width: 100%; }}
th {{ color: {palette.SECONDARY}; font-weight: 600; text-align: left; vertical-align: bottom; }}
th, td {{ border-bottom: 1px solid {palette.LINE}; padding: 4pt 8pt 4pt 0; }}
tr {{ break-inside: avoid; }}
.number {{ text-align: right; }}
footer {{ border-top: 1px solid {palette.LINE}; color: {palette.SECONDARY}; padding-top: 6pt; }}
"""


def printed_page(
    title: str, stamps: Sequence[str], sections: Sequence[Section], foot: str
) -> bytes:
    """Return the page as HTML, each section on a sheet of its own, the stamps on every one."""
    said = escape(" · ".join(stamps))
    body = "".join(_section(section, said) for section in sections)
    page = (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}<footer>{escape(foot)}</footer></body></html>"
    )
    return page.encode("utf-8")


def _section(section: Section, stamps: str) -> str:
    lede = f"<p>{escape(section.lede)}</p>" if section.lede else ""
    note = f'<p class="quiet">{escape(section.note)}</p>' if section.note else ""
    return (
        f'<section><header>{stamps}</header><p class="quiet">{escape(section.question)}</p>'
        f"<h2>{escape(section.finding)}</h2>{lede}{_table(section)}{note}</section>"
    )


def _table(section: Section) -> str:
    if section.table is None or section.table.empty:
        return ""
    kinds = [' class="number"' if c in section.numbers else "" for c in section.table.columns]
    named = zip(kinds, section.table.columns, strict=True)
    head = "".join(f"<th{kind}>{escape(str(name))}</th>" for kind, name in named)
    body = "".join(
        "<tr>" + "".join(_cell(k, v) for k, v in zip(kinds, row, strict=True)) + "</tr>"
        for row in section.table.itertuples(index=False, name=None)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(kind: str, value: object) -> str:
    cell = plain(value)
    return f"<td{kind}>{'' if cell is None else escape(str(cell))}</td>"
