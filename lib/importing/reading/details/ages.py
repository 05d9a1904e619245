"""Which cohort a day of birth belongs to: a school year's pupils are born from September to August.

Pupils are now and then taught a year above or below their own; more than that is a wrong date.
"""

from datetime import date

AGE_AT_EXAMS = 16
"""Everybody of a cohort is 16 by the end of August of the summer they sit their exams in."""

SEPTEMBER = 9
TOLERATED = 1
"""How many years out of their own a pupil may be taught."""


def cohort_of(birth: date) -> int:
    """Return the summer in which pupils born that day usually sit their exams."""
    return birth.year + AGE_AT_EXAMS + (birth.month >= SEPTEMBER)


def born_between(results_year: int) -> tuple[date, date]:
    """Return the first and last day of birth of the pupils of a cohort."""
    last = results_year - AGE_AT_EXAMS
    return date(last - 1, SEPTEMBER, 1), date(last, 8, 31)
