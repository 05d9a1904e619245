"""What Checkpoint says now of the pupils and plans that an uploaded list names."""

from dataclasses import dataclass, field
from datetime import date

from lib.interventions.plans.places import held
from lib.interventions.plans.plan import details
from lib.interventions.plans.stored import StoredPlan, stored_plan
from lib.interventions.plans.upload.values import FIELDS, PUPIL_FIELDS, Value
from lib.store.statements import Cursor, rows


@dataclass
class Standing:
    """What Checkpoint says now of the school's pupils and plans, each looked up once."""

    cursor: Cursor
    urn: int
    day: date
    pupils: dict[int, tuple[str, date | None]] = field(default_factory=dict)
    _plans: dict[int, StoredPlan] = field(default_factory=dict)
    _places: dict[int, dict] = field(default_factory=dict)

    def plan(self, plan_id: int) -> StoredPlan:
        """Return a plan. Raises PlanError when there is none."""
        if plan_id not in self._plans:
            self._plans[plan_id] = stored_plan(self.cursor, plan_id)
        return self._plans[plan_id]

    def places(self, plan_id: int) -> dict:
        """Return the places of a plan that nobody has ended, by pupil."""
        if plan_id not in self._places:
            self._places[plan_id] = held(self.cursor, plan_id)
        return self._places[plan_id]

    def plan_named(self, name: str, subject_id: str, checkpoint_id: int) -> int | None:
        """Return the open plan of a name in a subject for the cohort of a checkpoint."""
        of = {"name": name, "subject_id": subject_id, "checkpoint_id": checkpoint_id}
        asked = of | {"urn": self.urn, "day": self.day}
        found = rows(self.cursor, "plans/plan_named", **asked)
        return int(found[0][0]) if found else None

    def says(self, plan_id: int, pupil_id: int) -> dict[str, Value | None]:
        """Return what Checkpoint says of a pupil's place on a plan, field by field."""
        place = self.places(plan_id).get(pupil_id, {})
        of_plan = details(self.plan(plan_id).plan)
        return {f: place.get(f) if f in PUPIL_FIELDS else of_plan[f] for f in FIELDS}
