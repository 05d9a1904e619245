"""What was given of an intervention, in a sentence, with the numbers it rests on."""

from lib.interventions.sessions.dose import Dose
from lib.numerals import percent
from lib.words import counted


def dose_finding(given: Dose) -> str:
    """Say how many sessions were held and how often pupils were there, of how many places."""
    if not given.held:
        return "No session has been held yet"
    of_planned = f" of {given.planned} planned" if given.planned else ""
    sessions = "session" if given.held == 1 and not given.planned else "sessions"
    there = f"{given.present} of {given.marked} places"
    return f"{given.held}{of_planned} {sessions} held; pupils were there for {there}"


def dose_facts(given: Dose) -> list[tuple[str, str]]:
    """Return figures, each with what it is of."""
    held = f"{given.held} of {given.planned}" if given.planned else f"{given.held}"
    weeks = f"in {counted(given.weeks, 'week')}"
    not_held = f", {given.not_held} not held" if given.not_held else ""
    facts = [(held, f"sessions held, {weeks}{not_held}")]
    if given.attendance is not None:
        of = f"present, {given.present} of {given.marked} places"
        facts.append((percent(given.attendance), of))
    if given.group_size is not None:
        facts.append((f"{given.group_size:.1f}", f"pupils a session, {given.n} ever on it"))
    if given.minutes is not None and given.n:
        facts.append((f"{given.minutes / given.n:.0f} min", f"a pupil so far, n = {given.n}"))
    if given.cost_to_date is not None and given.cost_per_pupil is not None:
        each = f"to date, £{given.cost_per_pupil:,.0f} a pupil, n = {given.n}"
        facts.append((f"£{given.cost_to_date:,.0f}", each))
    return facts
