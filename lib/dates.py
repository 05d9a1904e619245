"""How a day is written: one way in full, one way where room is short."""

from datetime import date, datetime


def long_date(day: date) -> str:
    """Write a day in full: 5 March 2027."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """Write a day where room is short: 5 Mar 2027."""
    return f"{day.day} {day:%b %Y}"


def day_and_month(day: date) -> str:
    """Write a day whose year goes without saying: 5 March."""
    return f"{day.day} {day:%B}"


def short_day_and_month(day: date) -> str:
    """Write a day whose year goes without saying, where room is short: 5 Mar."""
    return f"{day.day} {day:%b}"


def weekday(day: date) -> str:
    """Write the day of the week: Friday."""
    return f"{day:%A}"


def short_weekday(day: date) -> str:
    """Write the day of the week where room is short: Fri."""
    return f"{day:%a}"


def short_month(day: date) -> str:
    """Write the month of a day whose year goes without saying, where room is short: Mar."""
    return f"{day:%b}"


def month(day: date) -> str:
    """Write the month of a day whose year goes without saying: March."""
    return f"{day:%B}"


def month_and_year(day: date) -> str:
    """Write the month of a day: March 2027."""
    return f"{day:%B %Y}"


def short_month_and_year(day: date) -> str:
    """Write the month of a day where room is short: Mar 2027."""
    return f"{day:%b %Y}"


def day_in_digits(day: date) -> str:
    """Write a day as a form or a workbook takes it: 05/03/2027."""
    return f"{day:%d/%m/%Y}"


def long_moment(at: datetime) -> str:
    """Write a day and the time of it: 5 March 2027, 14:05."""
    return f"{long_date(at)}, {at:%H:%M}"


def short_moment(at: datetime) -> str:
    """Write a day and the time of it where room is short: 5 Mar 2027, 14:05."""
    return f"{short_date(at)}, {at:%H:%M}"
