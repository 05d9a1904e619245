"""How a workbook looks, keyed by the role a cell plays and never by its place."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from lib.charts.frame.palette import INK, LINE, MAIN, PANEL, SECONDARY

TITLE_HEIGHT = 24

_FREE = {"valign": "top"}
_CELL = {**_FREE, "bottom": 1, "bottom_color": LINE}
# Stored as text: what is typed or edited later cannot turn into a formula either.
_TEXT = {**_CELL, "text_wrap": True, "num_format": "@"}
_HEADING = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2}
_DATE = {"num_format": "d mmm yyyy", "align": "left"}

ROLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "caption": {**_FREE, "font_color": SECONDARY},
    "section": {"bold": True, "font_size": 13},
    "label": {**_FREE, "font_color": SECONDARY},
    "fact": {**_FREE, "text_wrap": True, "align": "left"},
    "fact_date": {**_FREE, **_DATE},
    "link": {**_FREE, "font_color": MAIN, "underline": 1},
    "heading": _HEADING,
    # At the top of the cell, or the filter button would cover where the words begin.
    "turned_heading": {**_HEADING, "rotation": 90, "valign": "top", "align": "center"},
    "planning_heading": {**_HEADING, "bg_color": PANEL},
    "text": _TEXT,
    "strong": {**_TEXT, "bold": True},
    "grade": {**_TEXT, "align": "center"},
    "whole": {**_CELL, "num_format": "0"},
    "number": {**_CELL, "num_format": "0.00;−0.00;0.00"},
    "points": {**_CELL, "num_format": "0.0;−0.0;0.0"},
    "gain": {**_CELL, "num_format": "+0.00;−0.00;0.00"},
    "gain_points": {**_CELL, "num_format": "+0.0;−0.0;0.0"},
    "share": {**_CELL, "num_format": "0%"},
    "date": {**_CELL, **_DATE},
    "planning": {**_TEXT, "bg_color": PANEL},
    "planning_date": {**_CELL, **_DATE, "bg_color": PANEL},
}
"""Every role and its properties, in XlsxWriter's words. Minus is the true minus sign."""


def formats(workbook: Workbook) -> dict[str, Format]:
    """Return one format per role, made for this workbook."""
    base = {"font_name": "Arial", "font_size": 11, "font_color": INK}
    return {role: workbook.add_format({**base, **look}) for role, look in ROLES.items()}
