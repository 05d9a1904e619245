"""Whether the dates of birth of a pupil list are those of its year groups."""

from collections import Counter
from collections.abc import Callable

import pandas as pd

from lib.dates import short_date
from lib.importing.findings import Finding
from lib.importing.reading.details.ages import TOLERATED, born_between
from lib.importing.screening import Screening
from lib.words import listed

MOST = 0.8
"""The share of a list's pupils, out by the same years, from which the list is what is wrong."""

AT_LEAST = 5


def check_ages_of_other_year(s: Screening) -> list[Finding]:
    """Last year's list under this year's year groups: most pupils are out by the same years."""
    years = _years_most_are_out(s)
    if not years:
        return []
    by = "a year" if abs(years) == 1 else f"{abs(years)} years"
    way = "older" if years > 0 else "younger"
    return [
        Finding(
            "ages_of_other_year",
            "error",
            f"Most pupils of this list are {by} {way} than their year group, so none of it is "
            "stored.",
            "Check its Year column and its dates of birth. If it is another year's list, give it a "
            "Results year column in place of Year.",
            row=int(number),
        )
        for number in s.entries["source_row"]
    ]


def check_ages_give_year(s: Screening) -> list[Finding]:
    """New pupils without a year group, who get the one of their date of birth: told once."""
    column = s.columns.column("date_of_birth")
    new = s.entries[s.entries["year_from_birth"]]
    if column is None or new.empty:
        return []
    who = "A new pupil has" if len(new) == 1 else f"{len(new)} new pupils have"
    groups = Counter(11 + s.academic_year - int(year) for year in new["results_year"])
    which = listed([f"{count} in Year {group}" for group, count in sorted(groups.items())])
    return [
        Finding(
            "ages_give_year",
            "warning",
            f"{who} no year group from 7 to 11 in this list. It is worked out from the date of "
            f"birth, for {s.academic_year - 1}/{s.academic_year % 100:02d}: {which}.",
            "Check it for anybody taught out of their year, or add a Year column.",
            column=column.heading,
        )
    ]


def check_ages_impossible(s: Screening) -> list[Finding]:
    """A date of birth more than a year outside the year group's: the date is left out."""
    words = "the date is left out"
    return _out_of_year(s, "ages_impossible", "error", words, lambda years: abs(years) > TOLERATED)


def check_ages_unusual(s: Screening) -> list[Finding]:
    """A date of birth of the year above or below: some pupils are taught out of their year."""
    words = "the date is taken as it stands"
    return _out_of_year(
        s, "ages_unusual", "warning", words, lambda years: 0 < abs(years) <= TOLERATED
    )


def _out_of_year(
    s: Screening, check: str, severity: str, words: str, is_told: Callable[[int], bool]
) -> list[Finding]:
    column = s.columns.column("date_of_birth")
    if column is None or _years_most_are_out(s):
        return []
    cohorts = s.entries["results_year"].fillna(s.people["results_year"])
    table = zip(
        s.entries["source_row"],
        s.entries["years_out"],
        cohorts,
        s.people["birth_in_file"],
        strict=True,
    )
    return [
        Finding(
            check,
            severity,
            f"This date of birth is not one of {_cohort(s, int(cohort))}; {words}.",
            "Check it, and the year group, in your MIS.",
            row=int(number),
            column=column.heading,
            value=birth,
            place=column.place,
        )
        for number, years, cohort, birth in table
        if not pd.isna(years) and is_told(int(years))
    ]


def _cohort(s: Screening, results_year: int) -> str:
    """Return `Year 11 (1 Sep 2010 to 31 Aug 2011)`, or the summer of leavers' exams."""
    first, last = born_between(results_year)
    year_group = 11 - results_year + s.academic_year
    name = f"Year {year_group}" if year_group <= 11 else f"the leavers of {results_year}"
    return f"{name} ({short_date(first)} to {short_date(last)})"


def _years_most_are_out(s: Screening) -> int:
    """Return by how many years most of the list's pupils are older than it says; 0 for none."""
    said = s.entries["years_out"][s.entries["results_year"].notna()].dropna()
    if len(said) < AT_LEAST:
        return 0
    years, count = Counter(int(years) for years in said).most_common(1)[0]
    return years if count >= MOST * len(said) else 0
