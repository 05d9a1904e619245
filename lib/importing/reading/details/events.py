"""A log of behaviour: which of its columns say what happened, and on which of two sides it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.importing.reading.columns import Cells, Column
from lib.importing.reading.headings import key, plain_words

POSITIVE, NEGATIVE = "positive_points", "negative_points"
PRAISED = re.compile(r"\b(positive|good|excellent|outstanding|great|exemplary)\b")
GIVEN = re.compile(
    r"\b(achievement|reward|merit|praise|house point|commendation|certificate|postcard home|kudos"
    r"|well done)s?\b"
)
AT_FAULT = re.compile(
    r"\b(negative|sanction(?:s|ed)?|detentions?|demerits?|disrupt(?:ion|ive|ing)|defian(?:ce|t)"
    r"|suspen(?:sions?|ded)|exclu(?:sions?|ded)|isolations?|remov(?:als?|ed)|warnings?"
    r"|bull(?:ying|ied)|truan(?:cy|t|ting)|fight(?:s|ing)?|assaults?|abus(?:e|ive)|swearing"
    r"|vandalism|thefts?|vap(?:e|ing)|smoking|refus(?:al|ed|ing)|lateness|rud(?:e|eness)"
    r"|aggress(?:ion|ive)|misconduct|misbehaviour|dishonesty|damage|consequences?|reprimands?"
    r"|(?:no|late|missing|incomplete|forgotten) (?:homework|equipment|kit)"
    r"|(?:homework|equipment|kit|work) (?:not|missing|late|incomplete)(?: \w+){0,2}"
    r"|not following(?: \w+){0,2}|failure to(?: \w+){0,2}|lack of (?:effort|equipment|homework))\b"
)
NEUTRAL = re.compile(r"\b(behaviours?|incidents?)\b")
"""Against the pupil where nothing else is said: good behaviour is praised."""
OF_EVENTS = re.compile(
    rf"{GIVEN.pattern}|{AT_FAULT.pattern}|{NEUTRAL.pattern}|\b(positive|negative)\b"
)
"""What tells a log: Good alone may as well be an attitude."""
DENIED = re.compile(r"\b(no|not|non|without|loss|lost|missed)\b")
SIDES = {
    **dict.fromkeys(("+", "pos", "+ve", "p", "achievement", "reward"), POSITIVE),
    **dict.fromkeys(("-", "neg", "-ve", "n", "behaviour", "sanction"), NEGATIVE),
}
MAY_SAY = frozenset({"type", "category", "event", "incident", "behaviour", "behavior", "activity"})
"""Headings under which a log says what happened, and other lists say something else."""
POINTS = frozenset({"points", "pointsawarded", "pointsgiven", "eventpoints"})
MOSTLY = 0.5
DAYS = ("entered_on", "week_on")
TELLS_WHO = ("upn", "admission_number", "uln", "full_name")
"""Of one pupil's rows they are the same; the first that a list has."""


def side_of(text: str) -> str | None:
    """Return the side of an event, positive_points or negative_points; None where it is not sure.

    What names both, such as `Behaviour: no reward`, is not sure.
    """
    if text.strip().lower() in SIDES:
        return SIDES[text.strip().lower()]
    said = plain_words(text)
    is_at_fault, is_praised = bool(AT_FAULT.search(said)), bool(PRAISED.search(said))
    rest = AT_FAULT.sub(" ", said)
    is_given = bool(GIVEN.search(rest))
    is_denied = bool(DENIED.search(rest)) and not (is_at_fault and not is_given)
    if is_denied or (is_at_fault and (is_praised or is_given)):
        return None
    if is_at_fault:
        return NEGATIVE
    if NEUTRAL.search(said):
        return POSITIVE if is_praised else None if is_given else NEGATIVE
    return POSITIVE if is_praised or is_given else None


def with_events(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take a table of days on which something happened for a log, as its values say.

    Type, Date and Points are headings of other lists too.
    """
    fields = {column.field for column in columns}
    if any(column.subject for column in columns):
        return list(columns)
    if _are_days_of_points(columns, values):
        return [replace(c, field="event_on") if c.field in DAYS else c for c in columns]
    if not fields & {"event_on", "entered_on"} or fields & {"intervention", "grade", "grade_type"}:
        return list(columns)
    found = list(columns)
    if not fields & {"event_kind", "event_side"}:
        found = [_event(column, values[column.place]) for column in columns]
        fields = {column.field for column in found}
    if not fields & {"event_kind", "event_side"}:
        return list(columns)
    found = [replace(c, field="event_points") if _is_points(c) else c for c in found]
    if "event_on" in fields:
        return found
    return [replace(c, field="event_on") if c.field == "entered_on" else c for c in found]


def _are_days_of_points(columns: Sequence[Column], values: Sequence[Cells]) -> bool:
    """Whether points stand beside days, and a pupil has several: each is what that day brought."""
    fields = {column.field: column for column in columns}
    day = next((fields[f] for f in DAYS if f in fields), None)
    if not {POSITIVE, NEGATIVE} & set(fields) or day is None:
        return False
    tells = next((fields[f] for f in TELLS_WHO if f in fields), None)
    filled = [cell for cell in values[tells.place] if cell] if tells else []
    days = set(values[day.place]) - {""}
    return len(set(filled)) < len(filled) and len(days) > 1


def _event(column: Column, cells: Cells) -> Column:
    is_open = column.subject is None and column.field in (None, "kind", "not_used")
    filled = [cell for cell in cells if cell]
    if not is_open or column.why.startswith("said") or key(column.heading) not in MAY_SAY:
        return column
    told = sum(1 for cell in filled if side_of(cell) and OF_EVENTS.search(plain_words(cell)))
    if not filled or told < MOSTLY * len(filled):
        return column
    return replace(column, field="event_kind", measure=None, why="values")


def _is_points(column: Column) -> bool:
    is_open = column.subject is None and column.field in (None, "not_used")
    return is_open and key(column.heading) in POINTS
