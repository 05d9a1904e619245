"""Numbers, dates and times of a workbook in words, the same whatever type of file held them."""

from datetime import date, datetime, time, timedelta


def text_of(value: object) -> str:
    """Return a cell as a person reads it: 5.0 as 5, a date in ISO form so that damage shows."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return text_of_number(value)
    if isinstance(value, datetime):
        return text_of_moment(value.isoformat(timespec="seconds"))
    if isinstance(value, timedelta):
        return _long_time(value)
    if isinstance(value, date | time | int):
        return str(value)
    return ""


def text_of_number(value: float) -> str:
    """Return a number with the 15 digits a spreadsheet keeps: 0.1 + 0.2 is 0.3, 5.0 is 5."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def as_percentage(text: str) -> str:
    """Return 0.95 as 95%, for a cell shown so; text that is no number stays as it is."""
    try:
        return f"{text_of_number(round(float(text) * 100, 10))}%"
    except (ValueError, OverflowError):
        return text


def text_of_moment(moment: str) -> str:
    """Return an XML date and time as text_of says one: midnight is a date, day nought a time."""
    day, _, clock = moment.strip().rstrip("Z").partition("T")
    clock = clock.partition(".")[0]
    if clock in ("", "00:00:00"):
        return day
    return clock if day in ("1899-12-31", "1899-12-30") else f"{day} {clock}"


def _long_time(value: timedelta) -> str:
    """Return hours, minutes and seconds; a workbook counts past 24 hours without days."""
    seconds = round(abs(value.total_seconds()))
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
