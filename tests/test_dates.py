"""How a day is written."""

from datetime import date, datetime

import pytest

from lib import dates

DAY = date(2027, 3, 5)
AT = datetime(2027, 3, 5, 9, 7)


@pytest.mark.parametrize(
    ("write", "given", "text"),
    [
        (dates.long_date, DAY, "5 March 2027"),
        (dates.short_date, DAY, "5 Mar 2027"),
        (dates.day_and_month, DAY, "5 March"),
        (dates.short_day_and_month, DAY, "5 Mar"),
        (dates.weekday, DAY, "Friday"),
        (dates.short_weekday, DAY, "Fri"),
        (dates.month, DAY, "March"),
        (dates.short_month, DAY, "Mar"),
        (dates.month_and_year, DAY, "March 2027"),
        (dates.short_month_and_year, DAY, "Mar 2027"),
        (dates.day_in_digits, DAY, "05/03/2027"),
        (dates.long_moment, AT, "5 March 2027, 09:07"),
        (dates.short_moment, AT, "5 Mar 2027, 09:07"),
    ],
)
def test_a_day_is_written_one_way(write, given, text):
    assert write(given) == text
