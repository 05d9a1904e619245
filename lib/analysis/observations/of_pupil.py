"""One pupil beside grades: how often they come, how they work, how they read, what helps them."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from lib.analysis.observations.now import LOW_ATTENDANCE, Now, known_now
from lib.dates import day_and_month
from lib.measures import MEASURES
from lib.numerals import plain
from lib.rules.special_needs import NEEDS
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import get_settings
from lib.words import listed

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
TARGETS = {
    "minimum_target": "Minimum targets",
    "aspirational_target": "Aspirational targets",
    "fft_target": "FFT targets",
    "fft50_target": "FFT50",
    "fft20_target": "FFT20",
    "fft5_target": "FFT5",
}
EARLIER = 3
"""How many earlier times a line names."""

TERM = 120
"""Days between two classes of a subject that make it a move, and not a new course."""

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
class Place(Row, query="observations/classes"):
    """A class the pupil is in, or was in before."""

    subject: str
    class_code: str
    teacher: str | None
    starts_on: date
    ends_on: date | None
    is_now: bool


@dataclass(frozen=True)
class BesideGrades:
    """One pupil beside grades. Empty where nothing has been brought in.

    `classes` are the classes now, in words; `moves` the changes of set since the year began.
    """

    finding: str
    lines: tuple[Line, ...]
    needs: Needs | None
    note: str
    sources: str
    classes: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


def beside_grades(
    database: Database, pupil_id: int, urn: int, results_year: int, as_of: date
) -> BesideGrades:
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
    lines += [_targets(by_measure[m], words) for m, words in TARGETS.items() if m in by_measure]
    lines += [_of_test(by_measure[m]) for m in TESTS if m in by_measure]
    files = list(dict.fromkeys(o.file_name for o in found if o.file_name))
    return BesideGrades(
        _finding(own),
        tuple(lines),
        _needs(own),
        _note(database, urn, by_measure),
        listed(files),
        *_classes(database.records(Place, pupil_id=pupil_id, as_of_on=as_of)),
    )


def _classes(places: list[Place]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the classes now with their teachers, and the moves into them from other classes."""
    now = [place for place in places if place.is_now]
    moves = [
        f"{place.subject}: from {before.class_code} on {day_and_month(place.starts_on)}"
        for place in now
        for before in places
        if before.subject == place.subject and before.ends_on
        if before.ends_on < place.starts_on and (place.starts_on - before.ends_on).days < TERM
    ]
    return tuple(_class_words(place) for place in now), tuple(moves)


def _class_words(place: Place) -> str:
    taught = f", {place.teacher}" if place.teacher else ""
    return f"{place.subject} {place.class_code}{taught}"


def _note(database: Database, urn: int, by_measure: dict[str, list[Observation]]) -> str:
    """Say what a reader must know of attitudes in numbers and of tests, where there are any."""
    best = get_settings(database, urn)["best_attitude"]
    is_in_numbers = any(o.scale == "numbers" for o in by_measure.get("attitude", []))
    attitude = f"Attitude: {best:g} is the best. " if is_in_numbers else ""
    is_tested = any(measure in by_measure for measure in TESTS)
    tests = "A test is some points, or months, out either way. " if is_tested else ""
    return f"{attitude}{tests}".strip()


def _of_year(
    measure: str, found: list[Observation], known: dict[int, Now], own: Now | None
) -> Line:
    """Return a measure of the year: by half-term where there are several, and the year before."""
    value = getattr(own, measure) if own else None
    this_year = [o for o in found if o.academic_year == found[0].academic_year]
    terms = [o for o in this_year if o.half_term]
    is_low = measure == "attendance" and value is not None and value < LOW_ATTENDANCE
    by_term = [f"{o.occasion_name.split(' ', 1)[1]} {o.told}" for o in reversed(terms)]
    return Line(
        measure,
        MEASURES[measure].label,
        _written(measure, value),
        _middle(measure, [getattr(n, measure) for n in known.values()]),
        found[0].occasion_name if len(terms) < 2 else found[0].occasion_name.split(" ")[0],
        "; ".join([*[", ".join(by_term)] * (len(terms) > 1), *_year_before(measure, found)]),
        "below" if is_low else "",
    )


def _year_before(measure: str, found: list[Observation]) -> list[str]:
    """Return `2025/26: 95.1%`, from the half-terms of the year before the latest."""
    earlier = [o for o in found if o.academic_year == (found[0].academic_year or 0) - 1]
    values = [o.value for o in earlier if o.half_term and o.value is not None]
    if not values:
        return []
    value = sum(values) / len(values) if measure == "attendance" else sum(values)
    return [f"{earlier[0].occasion_name.split(' ')[0]}: {_written(measure, value)}"]


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


def _targets(found: list[Observation], words: str) -> Line:
    """Return targets of another kind than the one grades are held against, by subject."""
    latest = [o for o in found if o.occasion == found[0].occasion]
    of_subjects = ", ".join(f"{o.subject} {o.told}" for o in latest)
    return Line(found[0].measure, words, "", "", latest[0].occasion_name, of_subjects)


def _of_test(found: list[Observation]) -> Line:
    now, *earlier = found
    before = [f"{o.told} ({o.occasion_name})" for o in earlier[:EARLIER]]
    middle = "" if now.counted < FEWEST else _written(now.measure, now.middle)
    of = f" ({now.counted} pupils)" if middle else ""
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
    return f"{_written(measure, median(known))} ({len(known)} pupils)"


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
    needs = tuple(f"{code}: {NEEDS[code]}" if code in NEEDS else code for code in codes)
    strategies = tuple(s.strip() for s in (own.strategies or "").split(";") if s.strip())
    if not (needs or strategies or own.access_arrangements):
        return None
    return Needs(needs, strategies, own.access_arrangements or "")
