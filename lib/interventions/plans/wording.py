"""What the fields of a plan are called, and how their values read."""

from datetime import date

from lib.dates import long_date
from lib.interventions.plans.choices import BARRIERS, PLACES, WAVES, WEEKDAYS

FIELD_WORDS = {
    "name": "Name",
    "starts_on": "From",
    "ends_on": "Until",
    "subject_id": "Subject",
    "wave": "Wave",
    "barrier": "Barrier",
    "place": "Where",
    "kind": "Type of help",
    "lead": "Expert",
    "leader": "Leader",
    "provider": "Provider",
    "cycle": "Cycle",
    "sessions_planned": "Sessions planned",
    "minutes": "Minutes a session",
    "weekday": "Day",
    "time_of_day": "Time",
    "room": "Room",
    "misses_subject_id": "Lesson missed",
    "resources": "Resources",
    "resources_assured_by": "Quality assured by",
    "chosen_by": "Chosen by",
    "from_checkpoint_id": "Baselines from",
    "success_criteria": "It has worked when",
    "cost": "Cost",
    "cost_per_session": "Cost of a session",
    "made": "Plan made",
    "joined": "Joined the plan",
    "left": "Came off the plan",
    "closed": "Plan closed",
    "baseline_grade": "Grade at the start",
    "target_grade": "Target",
    "need": "Need",
}
"""Every field of a plan and of a pupil's place on it, and what else can happen to them."""
CODED = {"barrier": BARRIERS, "place": PLACES, "wave": WAVES, "weekday": WEEKDAYS}


def value_words(field: str, value: object) -> str:
    """Return a value as a person reads it: the barrier's name, a day with its month, pounds."""
    if value is None:
        return ""
    if field in CODED:
        known = {str(code): words for code, words in CODED[field].items()}
        return known.get(str(value), str(value))
    if field in ("starts_on", "ends_on"):
        return long_date(date.fromisoformat(str(value)[:10]))
    if field in ("cost", "cost_per_session"):
        return f"£{float(str(value)):,.2f}".removesuffix(".00")
    return str(value)
