"""Why a pupil is on the list, in one line a head of department can read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.words import in_sentence, number, sentence

NO_DISTANCE = "no distance: target on another scale"


@dataclass(frozen=True)
class Shortfall:
    """One subject of one pupil, behind now or lately, with how little that says."""

    pupil_id: int
    pupil_name: str
    pupil_code: str
    form: str
    is_disadvantaged: bool
    subject_short: str
    shortfall: float
    status: str
    behind_run: int
    noise_score: float
    unit: str
    units: str
    units_in_a_step: int

    @property
    def words(self) -> str:
        """How far behind, counted as the subject's scale counts: 12 percentage points."""
        return distance(self.shortfall, self.unit, self.units, self.units_in_a_step)


@dataclass(frozen=True)
class Reasons:
    """The shortfalls of one pupil, the surest first, sorted by what kind they are."""

    persistent: tuple[Shortfall, ...]
    new: tuple[Shortfall, ...]
    one_off: tuple[Shortfall, ...]


def reason(shortfalls: Sequence[Shortfall]) -> str:
    """Return why the pupil is listed; `shortfalls` are behind now or lately, surest first."""
    kinds = Reasons(*(_of(shortfalls, kind) for kind in ("persistent", "new", "one_off")))
    if kinds.persistent:
        return sentence(_persistent(kinds))
    if kinds.new:
        return f"New: {_what(kinds.new)}"
    if kinds.one_off:
        return f"Was behind in {_subject_or_count(kinds.one_off)}, now back on target"
    return ""


def times_running(run: int) -> str:
    """Return "twice running", "4 times running", or "this checkpoint only"."""
    if run < 2:
        return "this checkpoint only"
    return "twice running" if run == 2 else f"{run} times running"


def often(run: int) -> str:
    """Return "twice" or "4 times", where a sentence has no room for "running"."""
    return times_running(run).removesuffix(" running")


def distance(steps: float, unit: str, units: str, units_in_a_step: int) -> str:
    """Return "one grade", "1.5 grades", "two sub-levels", "12 percentage points"."""
    size = round(steps * units_in_a_step, 6)
    if size == 1:
        return f"one {unit}"
    whole = size == int(size) and size > 0
    return f"{number(int(size)) if whole else f'{size:.2f}'.rstrip('0').rstrip('.')} {units}"


def grades_behind(size: float) -> str:
    """Return "one grade", "two grades", "1.5 grades"."""
    return distance(size, "grade", "grades", 1)


def _of(shortfalls: Sequence[Shortfall], kind: str) -> tuple[Shortfall, ...]:
    return tuple(s for s in shortfalls if s.status == kind)


def _persistent(kinds: Reasons) -> str:
    """Two clauses at most: the new ones stand outlined in the grid beside it."""
    found = kinds.persistent
    if len({s.behind_run for s in found}) > 1:
        longest = max(found, key=lambda s: s.behind_run)
        return (
            f"{number(len(found))} subjects; "
            f"{in_sentence(longest.subject_short)} {often(longest.behind_run)}"
        )
    run = found[0].behind_run
    if not kinds.new:
        return f"{_what(found)}, {times_running(run)}"
    return f"{_subject_or_count(found)} {often(run)}; {_subject_or_count(kinds.new)} new"


def _what(found: tuple[Shortfall, ...]) -> str:
    if len(found) == 1:
        return f"{found[0].words} in {in_sentence(found[0].subject_short)}"
    return f"{number(len(found))} subjects"


def _subject_or_count(found: tuple[Shortfall, ...]) -> str:
    if len(found) == 1:
        return in_sentence(found[0].subject_short)
    return f"{number(len(found))} subjects"
