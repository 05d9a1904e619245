"""One plan as it stands on a day: its details, its pupils, what is still to be said of it."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.dates import long_date
from lib.interventions.plans.plan import FIELDS, Plan
from lib.store.database import Database
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
WHOLE = ("wave", "sessions_planned", "minutes", "weekday", "from_checkpoint_id")


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
    found = database.rows("plans/details", intervention_id=intervention_id)
    if found.empty:
        raise KeyError(f"there is no plan {intervention_id}")
    row = found.iloc[0]
    return PlanRecord(
        intervention_id=intervention_id,
        urn=int(row.urn),
        version=int(row.at_version),
        plan=Plan(**{field: _value(field, row[field]) for field in FIELDS}),
        subject=_text(row.subject),
        misses_subject=_text(row.misses_subject),
        from_checkpoint=_text(row.from_checkpoint),
        closed_on=_day(row.closed_on),
        closed_because=_text(row.closed_because),
        made_by=_text(row.made_by),
        pupils=database.rows("plans/pupils", intervention_id=intervention_id, as_of_on=day),
        day=day,
    )


def _value(field: str, value: object) -> object:
    if value is None or pd.isna(value):
        return None
    if field in ("starts_on", "ends_on"):
        return _day(value)
    if field in WHOLE:
        return int(value)
    return float(value) if field in ("cost", "cost_per_session") else str(value)


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)
