"""A table as a workbook of one sheet with its headings in the first row, for other systems.

Everything is written as text: 5 stays a grade, 6-5 does not become a date, and nothing can run.
"""

import io
from datetime import date, datetime

import pandas as pd
from xlsxwriter import Workbook

from lib.exports.frame.escaping import plain
from lib.exports.frame.styles import formats
from lib.exports.frame.workbook import sheet_names

WIDEST, NARROWEST = 34, 8


def sheet_bytes(table: pd.DataFrame, name: str, title: str, created_on: date) -> bytes:
    """Return the table as the bytes of an .xlsx file. The same table gives the same bytes."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as workbook:
        created = datetime(created_on.year, created_on.month, created_on.day)
        comments = "Contains personal data."
        workbook.set_properties({"title": title, "created": created, "comments": comments})
        looks = formats(workbook)
        page = workbook.add_worksheet(sheet_names([name])[0])
        for place, heading in enumerate(table.columns):
            texts = ["" if (cell := plain(v)) is None else str(cell) for v in table[heading]]
            width = max(len(text) for text in [*texts, heading])
            page.set_column(place, place, min(max(width + 1, NARROWEST), WIDEST))
            page.write_string(0, place, heading, looks["heading"])
            for row, text in enumerate(texts, 1):
                if text:
                    page.write_string(row, place, text, looks["text"])
        page.freeze_panes(1, 0)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page.set_footer("&L&9Contains personal data&R&9Page &P of &N")
    return out.getvalue()
