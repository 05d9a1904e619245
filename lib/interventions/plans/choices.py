"""The words a plan is made of: waves, barriers, where help is given, the types a school offers."""

from dataclasses import dataclass

from lib.store.asking import Asks
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.store.statements import run

WAVES = {1: "1 Quality first teaching", 2: "2 Small group", 3: "3 Individual"}
BARRIERS = {
    "attitude": "Attitude",
    "attendance": "Attendance",
    "knowledge_gaps": "Knowledge gaps",
    "literacy": "Literacy",
    "exam_technique": "Exam technique",
    "confidence": "Confidence",
    "home": "Home",
    "send_need": "SEND need",
    "missed_work": "Missed work",
    "other": "Other",
}
"""What stands in a pupil's way; the planning columns of the lists offer these words."""
PLACES = {"in_class": "In class", "beyond": "Beyond the classroom"}
WEEKDAYS = {1: "Monday", 2: "Tuesday", 3: "Wednesday", 4: "Thursday", 5: "Friday"}
LARGEST_GROUP = 5
"""An intervention group is no larger than this."""
USUAL_WEEKS = 6
"""A plan ends this long after it starts, unless someone says otherwise."""


@dataclass(frozen=True)
class HelpType:
    """One type of help: what it is called, where it is given, the wave it usually is."""

    name: str
    place: str
    wave: int
    is_offered: bool = True


@dataclass(frozen=True)
class SaidOfType(Row, query="plans/types_of_help"):
    """What the school said of one type of help."""

    name: str
    place: str
    is_offered: bool


USUAL_TYPES = (
    HelpType("Small group", "beyond", 2),
    HelpType("One to one", "beyond", 3),
    HelpType("Mentoring", "beyond", 3),
    HelpType("Parent meeting", "beyond", 3),
    HelpType("Homework support", "beyond", 2),
    HelpType("Online study", "beyond", 2),
    HelpType("Support in class", "in_class", 1),
    HelpType("Differentiated work", "in_class", 1),
    HelpType("Redirected teaching assistant", "in_class", 1),
)
"""What is offered before a school has said anything."""
USUAL_WAVE = {"in_class": 1, "beyond": 2}


def help_types(asks: Asks, urn: int) -> tuple[HelpType, ...]:
    """Return every type of help the school knows, those no longer offered included.

    The usual list first, then the school's own in the order of the alphabet.
    """
    own = {
        said.name.lower(): HelpType(
            said.name, said.place, _usual_wave(said.name, said.place), said.is_offered
        )
        for said in asks.records(SaidOfType, urn=urn)
    }
    usual = [own.pop(kind.name.lower(), kind) for kind in USUAL_TYPES]
    return (*usual, *own.values())


def offered_types(database: Database, urn: int) -> tuple[HelpType, ...]:
    """Return the types of help the school offers now."""
    return tuple(kind for kind in help_types(database, urn) if kind.is_offered)


def offer_type(database: Database, urn: int, name: str, place: str) -> None:
    """Put a type of help on the school's list, or back on it.

    Raises StoreError when it has no name or is given in no known place.
    """
    _say_of_type(database, urn, name, place, is_offered=True)


def stop_offering(database: Database, urn: int, name: str) -> None:
    """Take a type off the school's list. Plans that have it keep it.

    Raises StoreError when the school knows no such type.
    """
    known = {kind.name.lower(): kind for kind in help_types(database, urn)}
    kind = known.get(name.strip().lower())
    if kind is None:
        raise StoreError(f"There is no type of help called {name.strip()}.", "Choose one listed.")
    _say_of_type(database, urn, kind.name, kind.place, is_offered=False)


def _say_of_type(database: Database, urn: int, name: str, place: str, *, is_offered: bool) -> None:
    name = " ".join(name.split())
    if not name:
        raise StoreError("A type of help needs a name.", "Write one, such as Reading mentors.")
    if place not in PLACES:
        raise StoreError(
            f"{name} is given in no known place.", "Say whether it is in class or beyond it."
        )
    with database.transaction() as cursor:
        run(cursor, "plans/forget_type", urn=urn, name=name)
        run(cursor, "plans/keep_type", urn=urn, name=name, place=place, is_offered=is_offered)


def _usual_wave(name: str, place: str) -> int:
    usual = {kind.name.lower(): kind.wave for kind in USUAL_TYPES}
    return usual.get(name.lower(), USUAL_WAVE[place])


def usual_help(kind: HelpType) -> dict[str, object]:
    """Return the fields of a plan that follow from its type of help."""
    return {"wave": kind.wave, "place": kind.place}
