"""One pupil beside grades: how often they come, how they work, how they read, what helps them."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from lib.analysis.observations.now import LOW_ATTENDANCE, Now, known_now
from lib.measures import MEASURES
from lib.numerals import plain
from lib.rules.special_needs import NEEDS
from lib.store.database import Database
from lib.store.row import Row
from lib.words import counted, listed

YEARLY = ("attendance", "lates", "positive_points", "negative_points")
TESTS = (
    "reading_age",
    "reading_score",
    "reading_stanine",
    "maths_score",
    "cat4_mean",
    "cat4_verbal",
    "cat4_quantitative",
    "cat4_non_verbal",
    "cat4_spatial",
)
EARLIER = 3
"""How many earlier times a line names."""

FEWEST = 10
"""Pupils of the year group from which their middle is told."""


@dataclass(frozen=True)
class Observation(Row, query="observations/of_pupil"):
    """One thing known of the pupil; `middle` is the year group's at that time, of `counted`."""

    measure: str
    subject_id: str
    subject: str | None
    occasion: str
    occasion_name: str
    occasion_order: date | None
    academic_year: int | None
    half_term: int | None
    observed_on: date | None
    value: float | None
    told: str
    scale: str
    middle: float | None
    counted: int
    file_name: str | None


@dataclass(frozen=True)
class Line:
    """One measure: now, the year group's middle, when it is of, and what came before."""

    measure: str
    label: str
    now: str
    middle: str
    when: str
    before: str
    mark: str = ""  # below, where it is under a line that is not the school's: low attendance


@dataclass(frozen=True)
class Needs:
    """A pupil's special needs in words, what helps, and the arrangements for exams."""

    needs: tuple[str, ...]
    strategies: tuple[str, ...]
    arrangements: str


@dataclass(frozen=True)
class BesideGrades:
    """One pupil beside grades. Empty where nothing has been brought in."""

    finding: str
    lines: tuple[Line, ...]
    needs: Needs | None
    sources: str


def beside_grades(database: Database, pupil_id: int, urn: int, results_year: int) -> BesideGrades:
    """Return what is known of a pupil beside grades, each beside the year group's middle."""
    found = database.records(Observation, pupil_id=pupil_id)
    known = known_now(database, urn, results_year)
    own = known.get(pupil_id)
    by_measure: dict[str, list[Observation]] = {}
    for observation in found:
        by_measure.setdefault(observation.measure, []).append(observation)
    lines = [_of_year(m, by_measure[m], known, own) for m in YEARLY if m in by_measure]
    if "attitude" in by_measure and own:
        lines.insert(1, _attitude(by_measure["attitude"], known, own))
    lines += [_of_test(by_measure[m]) for m in TESTS if m in by_measure]
    files = dict.fromkeys(o.file_name for o in found if o.file_name)
    return BesideGrades(
        _finding(own), tuple(lines), _needs(own), listed(list(files)[:EARLIER]) if files else ""
    )


def _of_year(
    measure: str, found: list[Observation], known: dict[int, Now], own: Now | None
) -> Line:
    """Return a measure of the year: so far, and by half-term."""
    value = getattr(own, measure) if own else None
    terms = [o for o in found if o.half_term and o.academic_year == found[0].academic_year]
    is_low = measure == "attendance" and value is not None and value < LOW_ATTENDANCE
    return Line(
        measure,
        MEASURES[measure].label,
        _written(measure, value),
        _middle(measure, [getattr(n, measure) for n in known.values()]),
        f"{counted(len(terms), 'half-term')}" if terms else found[0].occasion_name,
        ", ".join(f"{o.occasion_name.split(' ', 1)[1]} {o.told}" for o in reversed(terms)),
        "below" if is_low else "",
    )


def _attitude(found: list[Observation], known: dict[int, Now], own: Now) -> Line:
    latest = [o for o in found if o.occasion == found[0].occasion]
    alike = [n.attitude for n in known.values() if n.attitude_scale == own.attitude_scale]
    of_subjects = [f"{o.subject} {o.told}" for o in latest if o.subject]
    return Line(
        "attitude",
        MEASURES["attitude"].label,
        own.attitude_told or "",
        "" if own.attitude_scale == "several" else _middle("attitude", alike),
        latest[0].occasion_name,
        ", ".join(of_subjects),
    )


def _of_test(found: list[Observation]) -> Line:
    now, *earlier = found
    before = [f"{o.told} ({o.occasion_name})" for o in earlier[:EARLIER]]
    middle = "" if now.counted < FEWEST else _written(now.measure, now.middle)
    of = f" of {now.counted}" if middle else ""
    return Line(
        now.measure,
        MEASURES[now.measure].label,
        now.told,
        f"{middle}{of}",
        now.occasion_name,
        ", ".join(before),
    )


def _middle(measure: str, values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    if len(known) < FEWEST:
        return ""
    return f"{_written(measure, median(known))} of {len(known)}"


def _written(measure: str, value: float | None) -> str:
    if value is None:
        return ""
    if measure == "reading_age":
        return f"{int(value) // 12}:{int(value) % 12:02d}"
    if measure == "attendance":
        return f"{plain(value, 1)}%"
    return plain(value, 1).removesuffix(".0")


def _finding(own: Now | None) -> str:
    """Say the attendance where it is low, else what there is to see."""
    if own is None:
        return ""
    if own.attendance is not None and own.attendance < LOW_ATTENDANCE:
        return f"Attendance is {plain(own.attendance, 1)}%, under {LOW_ATTENDANCE:g}%"
    if own.attendance is not None:
        return f"Attendance is {plain(own.attendance, 1)}%"
    return "Beside grades"


def _needs(own: Now | None) -> Needs | None:
    if own is None:
        return None
    codes = [need for need in (own.primary_need, own.second_need) if need]
    needs = tuple(f"{code}: {NEEDS[code]}" for code in codes)
    strategies = tuple(s.strip() for s in (own.strategies or "").split(";") if s.strip())
    if not (needs or strategies or own.access_arrangements):
        return None
    return Needs(needs, strategies, own.access_arrangements or "")
