"""What Checkpoint says now of the pupils and plans that a filled-in list names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lib.importing.contents.filled_list.fields import FIELDS, PUPIL_FIELDS, Value
from lib.interventions.plans.places import Place, held
from lib.interventions.plans.plan import details
from lib.interventions.plans.stored import StoredPlan, stored_plan
from lib.store.statements import Cursor, rows


@dataclass
class Standing:
    """What Checkpoint says now of the school's pupils and plans, each looked up once."""

    cursor: Cursor
    urn: int
    day: date
    pupils: dict[int, tuple[str, date | None]] = field(default_factory=dict)
    """The pupils a list names: each as the list writes them, and the day they left."""
    _plans: dict[int, StoredPlan] = field(default_factory=dict)
    _places: dict[int, dict[int, Place]] = field(default_factory=dict)

    def know(self, pupil_ids: set[int]) -> None:
        """Look up the pupils of a list."""
        found = rows(self.cursor, "plans/listed_pupils", urn=self.urn, pupil_ids=sorted(pupil_ids))
        self.pupils = {pupil_id: (pupil, left_on) for pupil_id, pupil, left_on in found}

    def plan(self, plan_id: int) -> StoredPlan:
        """Return a plan. Raises PlanError when there is none."""
        if plan_id not in self._plans:
            self._plans[plan_id] = stored_plan(self.cursor, plan_id)
        return self._plans[plan_id]

    def places(self, plan_id: int) -> dict[int, Place]:
        """Return the places of a plan that nobody has ended, by pupil."""
        if plan_id not in self._places:
            self._places[plan_id] = held(self.cursor, plan_id)
        return self._places[plan_id]

    def plan_named(self, name: str, subject_id: str, checkpoint_id: int) -> int | None:
        """Return the open plan of a name in a subject for the cohort of a checkpoint."""
        of = {"name": name, "subject_id": subject_id, "checkpoint_id": checkpoint_id}
        found = rows(self.cursor, "plans/plan_named", urn=self.urn, day=self.day, **of)
        return int(found[0][0]) if found else None

    def says(self, plan_id: int, pupil_id: int) -> Mapping[str, Value | None]:
        """Return what Checkpoint says of a pupil's place on a plan, field by field."""
        place = self.places(plan_id).get(pupil_id, {})
        of_plan = details(self.plan(plan_id).plan)
        return {f: _value(place.get(f) if f in PUPIL_FIELDS else of_plan[f]) for f in FIELDS}


def _value(said: object) -> Value | None:
    return said if isinstance(said, (str, int, date)) else None
