"""One plan as it stands on a day: its details, its pupils, what is still to be said of it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.dates import long_date
from lib.interventions.plans.plan import Plan
from lib.interventions.plans.stored import stored_plan
from lib.store.database import Database
from lib.store.row import Row
from lib.words import counted

WANTED = {
    "barrier": "the barrier",
    "lead": "the Expert",
    "leader": "the Leader",
    "sessions_planned": "how many sessions",
    "minutes": "how long a session is",
    "success_criteria": "what success would be",
    "resources_assured_by": "who assured its resources",
}
"""What a plan ought to say, and a person may not have said yet."""


@dataclass(frozen=True)
class PlanNames(Row, query="plans/details"):
    """What a plan refers to, by name, who made it, and why it was closed."""

    intervention_id: int
    subject: str | None
    misses_subject: str | None
    from_checkpoint: str | None
    made_by: str | None
    closed_because: str | None


@dataclass(frozen=True)
class PlanRecord:
    """A plan of the store, read to be shown.

    `pupils`: one row a place, those taken off last (columns of the query plan_pupils). `subject`,
    `misses_subject` and `from_checkpoint` are names, blank where there are none.
    """

    intervention_id: int
    urn: int
    version: int
    plan: Plan
    subject: str
    misses_subject: str
    from_checkpoint: str
    closed_on: date | None
    closed_because: str
    made_by: str
    pupils: pd.DataFrame
    day: date

    @property
    def on_it(self) -> pd.DataFrame:
        """The pupils nobody has taken off, each once."""
        return self.pupils[self.pupils.left_because.isna()].drop_duplicates("pupil_id")

    @property
    def is_closed(self) -> bool:
        """Whether it can only be read."""
        return self.closed_on is not None

    @property
    def still_to_say(self) -> tuple[str, ...]:
        """What the plan does not say yet."""
        return tuple(words for f, words in WANTED.items() if getattr(self.plan, f) is None)

    @property
    def finding(self) -> str:
        """Who is being helped, by whom, until when, in one line."""
        count = len(self.on_it)
        by = f" with {self.plan.lead}" if self.plan.lead else ""
        return f"{self.plan.name}: {counted(count, 'pupil')}{by}{self._until()}"

    def _until(self) -> str:
        if self.closed_on is not None:
            return f", closed on {long_date(self.closed_on)}"
        if self.plan.starts_on > self.day:
            return f", from {long_date(self.plan.starts_on)}"
        if self.plan.ends_on is None:
            return ", with no end set"
        verb = "ended on" if self.plan.ends_on < self.day else "until"
        return f", {verb} {long_date(self.plan.ends_on)}"


def read_plan(database: Database, intervention_id: int, day: date) -> PlanRecord:
    """Return the plan. Raises KeyError when there is none, or none that this viewer may see."""
    found = database.records(PlanNames, intervention_id=intervention_id)
    if not found:
        raise KeyError(f"there is no plan {intervention_id}")
    (names,) = found
    with database.cursor() as cursor:
        stored = stored_plan(cursor, intervention_id)
    return PlanRecord(
        intervention_id=intervention_id,
        urn=stored.urn,
        version=stored.version,
        plan=stored.plan,
        subject=names.subject or "",
        misses_subject=names.misses_subject or "",
        from_checkpoint=names.from_checkpoint or "",
        closed_on=stored.closed_on,
        closed_because=names.closed_because or "",
        made_by=names.made_by or "",
        pupils=database.rows("plans/pupils", intervention_id=intervention_id, as_of_on=day),
        day=day,
    )
