"""The portfolio's pages: HTML that stands by itself, prints on A4 and reaches nothing outside.

Every text is escaped. Cells are marked as text for a spreadsheet that such a table is pasted into,
so that nothing in it can run there either.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

import pandas as pd

from lib.charts.frame.palette import INK, LINE, MAIN, PANEL, SECONDARY
from lib.dates import short_date
from lib.exports.frame.escaping import plain

LONGEST_WORD = 28
"""Characters of a word that a column may be as wide as."""
STYLE = f"""
body {{ font: 15px/1.45 Arial, sans-serif; color: {INK}; margin: 32px auto; max-width: 1200px;
  padding: 0 24px; }}
h1 {{ font: 600 30px/1.2 Georgia, serif; margin: 4px 0 10px; }}
h2 {{ font: 600 20px/1.3 Georgia, serif; margin: 28px 0 6px; }}
p {{ margin: 0 0 8px; max-width: 78ch; }}
a {{ color: {MAIN}; }}
.quiet {{ color: {SECONDARY}; }}
.warning {{ background: {PANEL}; padding: 10px 14px; font-weight: 600; }}
table {{ border-collapse: collapse; width: 100%; font-size: 14px; margin-top: 12px; }}
th {{ text-align: left; vertical-align: bottom; color: {SECONDARY}; font-weight: 600;
  border-bottom: 2px solid {INK}; padding: 4px 10px 4px 0; }}
td {{ vertical-align: top; border-bottom: 1px solid {LINE}; padding: 4px 10px 4px 0;
  mso-number-format: "\\@"; }}
.long {{ overflow-wrap: anywhere; min-width: 9em; font-size: 12px; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
@page {{ size: A4 landscape; margin: 12mm; }}
@media print {{ body {{ margin: 0; max-width: none; padding: 0; font-size: 11px; }}
  table {{ font-size: 10px; }} }}
"""


def page(title: str, body: str) -> str:
    """Return a whole page. `title` is escaped; `body` is HTML already."""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph with its text escaped."""
    named = f' class="{kind}"' if kind else ""
    return f"<p{named}>{escape(text)}</p>"


def link(file: str, words: str) -> str:
    """Return a link to a file that lies beside this page."""
    return f'<a href="{escape(file)}">{escape(words)}</a>'


def table(frame: pd.DataFrame) -> str:
    """Return the frame as a table, every cell escaped; columns without any entry are named below.

    On paper a column of blanks costs the others their width.
    """
    blank = [c for c in frame if all(cell_text(v) == "" for v in frame[c])]
    shown = frame.drop(columns=blank)
    rows = ([_cell(v) for v in row] for row in shown.itertuples(index=False, name=None))
    below = paragraph(f"Nothing recorded: {', '.join(map(str, blank))}.", "quiet") if blank else ""
    return table_of(list(shown.columns), list(rows)) + below


def table_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose cells are HTML already; its headings are escaped."""
    head = "".join(f"<th>{escape(str(heading))}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>\n" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def cell_text(value: object) -> str:
    """Return a cell as it is read: dates in words, whole numbers whole, blank for none."""
    cell = plain(value)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)


def _cell(value: object) -> str:
    # A hash or an address has no place to break and would push the table off the paper.
    text = cell_text(value)
    if any(len(word) > LONGEST_WORD for word in text.split()):
        return f'<div class="long">{escape(text)}</div>'
    return escape(text)
