"""When grades were collected, for which year group, and what kind of grades they were."""

from dataclasses import dataclass
from datetime import date, timedelta

COLLECTED_ON = {
    (2025, 1): date(2024, 11, 6),
    (2025, 2): date(2024, 12, 18),
    (2025, 3): date(2025, 2, 12),
    (2025, 4): date(2025, 4, 2),
    (2025, 5): date(2025, 5, 21),
    (2025, 6): date(2025, 7, 9),
    (2025, 7): date(2025, 8, 21),
    (2026, 1): date(2025, 11, 5),
    (2026, 2): date(2025, 12, 17),
    (2026, 3): date(2026, 2, 11),
    (2026, 4): date(2026, 3, 25),
    (2026, 5): date(2026, 5, 20),
    (2026, 6): date(2026, 7, 8),
    (2026, 7): date(2026, 8, 20),
    (2027, 1): date(2026, 11, 4),
}
COHORTS = tuple(range(2025, 2032))
SUMMER_EXAMS = {2025: date(2025, 6, 27), 2026: date(2026, 6, 26)}
NOT_YET_CHECKED = {(2027, 1, 8)}
LAST_HALF_TERM_OF_YEAR_11 = 5
FINAL = 7


@dataclass(frozen=True)
class Collection:
    """One checkpoint of one year group, as the manifest lists it."""

    academic_year: int
    half_term: int
    year_group: int
    results_year: int
    kind: str
    status: str
    collected_on: date
    checked_on: date | None

    @property
    def step(self) -> int:
        """Half-terms since Year 10 began (Years 10 and 11) or since Year 7 began (Years 7 to 9)."""
        first_year = 10 if self.year_group >= 10 else 7
        return 6 * (self.year_group - first_year) + self.half_term - 1

    @property
    def is_exam_years(self) -> bool:
        """Whether the grades are of exam courses (Years 10 and 11)."""
        return self.year_group >= 10


def collections() -> list[Collection]:
    """Return every checkpoint of the school, oldest first."""
    found = [
        _collection(academic_year, half_term, academic_year + 11 - results_year, results_year)
        for academic_year, half_term in sorted(COLLECTED_ON)
        for results_year in COHORTS
        if _is_collected(academic_year, half_term, academic_year + 11 - results_year)
    ]
    return sorted(found, key=lambda c: (c.collected_on, -c.year_group))


def _is_collected(academic_year: int, half_term: int, year_group: int) -> bool:
    if half_term == FINAL:
        return year_group == 11
    last = LAST_HALF_TERM_OF_YEAR_11 if year_group == 11 else 6
    return 7 <= year_group <= 11 and half_term <= last


def _collection(
    academic_year: int, half_term: int, year_group: int, results_year: int
) -> Collection:
    collected_on = COLLECTED_ON[academic_year, half_term]
    is_checked = (academic_year, half_term, year_group) not in NOT_YET_CHECKED
    status = "locked" if academic_year == 2025 else "checked" if is_checked else "open"
    return Collection(
        academic_year=academic_year,
        half_term=half_term,
        year_group=year_group,
        results_year=results_year,
        kind=_kind(half_term, year_group),
        status=status,
        collected_on=collected_on,
        checked_on=collected_on + timedelta(days=14) if is_checked else None,
    )


def _kind(half_term: int, year_group: int) -> str:
    if half_term == FINAL:
        return "final"
    if year_group < 10:
        return "working_at"
    return "mock" if (year_group, half_term) == (11, 3) else "predicted"
