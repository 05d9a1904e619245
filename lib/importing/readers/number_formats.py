"""What a workbook's number format makes of a number: a date, a time, a percentage, or itself."""

import re
from datetime import date, datetime, time, timedelta

from lib.importing.readers.numbers import as_percentage, text_of, text_of_number

DAY_NOUGHT = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
"""By whether the workbook counts from 1904, as Excel for the Macintosh did."""
DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats of days and times that every workbook has without saying so."""
PERCENTAGES = {9, 10}
LONG_TIME = 46
LONGEST = 255
"""Letters of the longest format a spreadsheet lets one write."""
LITERAL = re.compile(r"\"[^\"]*\"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
HOURS_IN_ALL = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def kind_of(number: int, code: str = "") -> str:
    """Return what the format with this number or code shows: percentage, date, hours or number.

    `hours` count on past 24.
    """
    # A longer one is damage, and the time to look through it would grow with its square.
    shown = LITERAL.sub("", code[:LONGEST])
    if number == LONG_TIME or HOURS_IN_ALL.search(shown):
        return "hours"
    if number in PERCENTAGES or "%" in shown:
        return "percentage"
    if number in DATES or re.search("[ymdhs]", shown.partition(";")[0].lower()):
        return "date"
    return "number"


def text_in_format(value: float, kind: str, is_from_1904: bool = False) -> str:
    """Return a number as the kind of format shows it, days and times as `text_of` writes them."""
    if kind == "percentage":
        return as_percentage(text_of_number(value))
    if kind == "number":
        return text_of_number(value)
    try:
        since = timedelta(seconds=round(value * 86_400))
        if kind == "hours":
            return text_of(since)
        return text_of(_moment(since, is_from_1904))
    except (OverflowError, ValueError):
        return text_of_number(value)


def _moment(since: timedelta, is_from_1904: bool) -> datetime | date | time:
    """Return the day, the time of day, or both."""
    if not is_from_1904 and timedelta(days=1) <= since < timedelta(days=60):
        since += timedelta(days=1)  # Excel has a 29 February 1900
    moment = DAY_NOUGHT[is_from_1904] + since
    if since < timedelta(days=1):
        return moment.time()
    return moment if moment.time() != time(0) else moment.date()
