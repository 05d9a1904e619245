"""What a collection is for and what it costs: grades entered, hours, and how many times a year.

The hours are grades times the school's own minutes a grade, which is an assumption until somebody
times it. More than three collections a year need a reason: see `ADVICE`.
"""

from dataclasses import dataclass

from lib.analysis.assessment.collection import collection_at
from lib.store.database import Database
from lib.store.settings import get_settings
from lib.words import counted, either, number, sentence

MANY = 3
"""Collections a year past which the page says a word of warning."""
ADVICE = (
    "The Teacher Workload Advisory Group advises no more than two or three collections of "
    "attainment a year (Making data work, 2018, from a secondary source)."
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class CollectionCost:
    """One collection, and with it every one of the year group's so far in that academic year.

    `place` is this one's among them: 1 for the first. `minutes` is of one grade. `collections`
    is empty for exam results, which nobody collects.
    """

    purpose: str
    year_group: int
    academic_year: str
    entries: int
    minutes: float
    place: int
    entries_of_year: int

    @property
    def hours(self) -> float:
        """Of this collection."""
        return self.entries * self.minutes / 60

    @property
    def hours_of_year(self) -> float:
        """Of every collection so far this year, this one included."""
        return self.entries_of_year * self.minutes / 60

    @property
    def is_many(self) -> bool:
        """Whether it is past the third collection of the year."""
        return self.place > MANY


def collection_cost(database: Database, checkpoint_id: int) -> CollectionCost | None:
    """Return what a collection costs; None for exam results and where there is no such one."""
    now = collection_at(database, checkpoint_id)
    year = database.rows("assessment/collections_of_year", checkpoint_id=checkpoint_id)
    if now is None or now.kind == "final" or year.empty:
        return None
    return CollectionCost(
        purpose=now.purpose,
        year_group=now.year_group,
        academic_year=now.academic_year_label,
        entries=int(year.grades[year.checkpoint_id == checkpoint_id].sum()),
        minutes=get_settings(database, now.urn)["minutes_per_grade"],
        place=len(year),
        entries_of_year=int(year.grades.sum()),
    )


def finding(cost: CollectionCost) -> str:
    """What it costs, in a line."""
    return f"{cost.entries:,} grades, about {hours(cost.hours)} of teachers’ time"


def note(cost: CollectionCost) -> str:
    """Where in the year it stands, what the year has cost, and the assumption behind the hours."""
    which = ORDINALS[cost.place - 1] if cost.place <= len(ORDINALS) else f"{cost.place}th"
    year = f"The {which} collection of {cost.academic_year} from Year {cost.year_group}"
    so_far = (
        "" if cost.place == 1 else f"; the {number(cost.place)} come to {hours(cost.hours_of_year)}"
    )
    return f"{year}{so_far}. {_assumed(cost.minutes)}"


def warning(cost: CollectionCost) -> str:
    """The word of warning past the third collection of a year, else nothing."""
    if not cost.is_many:
        return ""
    count = sentence(number(cost.place))
    return f"{count} collections in a year need a reason. {ADVICE}"


def hours(value: float) -> str:
    """Return "24 hours", or minutes under an hour: "40 minutes"."""
    if value < 1:
        minutes = round(60 * value)
        return counted(minutes, "minute")
    whole = round(value)
    return counted(whole, "hour")


def _assumed(minutes: float) -> str:
    return (
        f"Hours assume {minutes:g} minute{either(minutes, '', 's')} a grade: not measured, a "
        "school setting on the Rules page."
    )
