"""Why a pupil is on the list, in one line a head of department can read aloud."""

from dataclasses import dataclass
from typing import Protocol

from lib.analysis.words import number, sentence

LANGUAGES = """English French German Spanish Italian Mandarin Arabic Bengali Gujarati Japanese
Panjabi Persian Polish Portuguese Russian Turkish Urdu Latin"""
PROPER_STARTS = tuple(LANGUAGES.split())
"""Subjects that keep their capital in the middle of a sentence."""


class Shortfall(Protocol):
    """What a reason is made from: one subject of one pupil at a checkpoint."""

    subject: str
    shortfall: float
    status: str
    behind_run: int


@dataclass(frozen=True)
class Reasons:
    """The shortfalls of one pupil, the surest first, sorted by what kind they are."""

    persistent: tuple[Shortfall, ...]
    new: tuple[Shortfall, ...]
    one_off: tuple[Shortfall, ...]


def reason(shortfalls: list[Shortfall]) -> str:
    """Return why the pupil is listed; `shortfalls` are behind now or lately, surest first."""
    kinds = Reasons(*(_of(shortfalls, kind) for kind in ("persistent", "new", "one_off")))
    if kinds.persistent:
        return sentence(_persistent(kinds) + _new_too(kinds))
    if kinds.new:
        return f"New: {_what(kinds.new)}, this checkpoint only"
    if kinds.one_off:
        return f"Was behind in {_subject_or_count(kinds.one_off)}, now back on target"
    return ""


def times_running(run: int) -> str:
    """Return "twice running", "4 times running", or "this checkpoint only"."""
    if run < 2:
        return "this checkpoint only"
    return "twice running" if run == 2 else f"{run} times running"


def grades_behind(size: float) -> str:
    """Return "one grade", "two grades", "1.5 grades"."""
    if size == 1:
        return "one grade"
    whole = size == int(size) and size > 0
    return f"{number(int(size)) if whole else f'{size:.2f}'.rstrip('0').rstrip('.')} grades"


def in_sentence(subject: str) -> str:
    """Return a subject as the middle of a sentence writes it: maths, but French and PE."""
    is_acronym = len(subject) > 1 and subject[1].isupper()
    if is_acronym or subject.startswith(PROPER_STARTS):
        return subject
    return subject[:1].lower() + subject[1:]


def _of(shortfalls: list[Shortfall], kind: str) -> tuple[Shortfall, ...]:
    return tuple(s for s in shortfalls if s.status == kind)


def _persistent(kinds: Reasons) -> str:
    found = kinds.persistent
    runs = {s.behind_run for s in found}
    if len(found) == 1 or len(runs) == 1:
        return f"{_what(found)}, {times_running(found[0].behind_run)}"
    longest = max(found, key=lambda s: s.behind_run)
    return (
        f"{number(len(found))} subjects; "
        f"{in_sentence(longest.subject)} {times_running(longest.behind_run)}"
    )


def _new_too(kinds: Reasons) -> str:
    if not kinds.new:
        return ""
    return f"; {_subject_or_count(kinds.new)} new"


def _what(found: tuple[Shortfall, ...]) -> str:
    if len(found) == 1:
        return f"{grades_behind(found[0].shortfall)} in {in_sentence(found[0].subject)}"
    return f"{number(len(found))} subjects"


def _subject_or_count(found: tuple[Shortfall, ...]) -> str:
    return in_sentence(found[0].subject) if len(found) == 1 else f"{number(len(found))} subjects"
