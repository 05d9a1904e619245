"""What the programme page says: the finding, and each cycle and milestone in a line."""

from datetime import date

from lib.analysis.programme.cycles import DONE, DUE, OVERDUE, TO_COME, Cycle, Programme, Standing
from lib.analysis.programme.questions import QUESTIONS
from lib.analysis.programme.self_review import WORDS, SelfReview
from lib.analysis.programme.strategy import StrategicPlan
from lib.dates import long_date, short_month, short_weekday
from lib.rules.cycle_weeks import KINDS
from lib.words import either, listed, number, sentence

NO_BREAK = "\u00a0"
MARKS = {DONE: "✓ Done", OVERDUE: "▼ Overdue", DUE: "● This week", TO_COME: "○ To come"}
"""How a milestone stands, each with its shape."""


def cycle_answer(
    found: Programme, review: SelfReview, plan: StrategicPlan, department: str | None
) -> tuple[str, str]:
    """Return the h1 and the line below it: of the whole school, or of one department."""
    if department is None:
        return finding(found, review), lede(found, plan)
    cycle = found.of(department)
    said = _cycle_said(cycle) if cycle else "no six-week cycle has been started"
    answered = f"{review.answered(department)} of {len(QUESTIONS)}"
    return (
        f"{department}: {said[:1].lower()}{said[1:]}",
        f"It has answered {answered} questions of its self-review.",
    )


def finding(found: Programme, review: SelfReview) -> str:
    """Return the page's one h1: the week, what is overdue, and who has reviewed themselves."""
    return f"{_cycle_said(found.current)}; {_reviewed(review)}"


def lede(found: Programme, plan: StrategicPlan) -> str:
    """Return the line below: what is next, the departments' own cycles, the plan's lines."""
    return " ".join([_next(found), _departments(found), _planned(plan)]).strip()


def where(cycle: Cycle) -> str:
    """Return "Week 7 of 15", or what stands in place of a week."""
    if cycle.is_stopped:
        return "Stopped"
    if cycle.week == 0:
        return f"Begins {long_date(cycle.starts_on)}"
    if cycle.is_over:
        return f"Over since {long_date(cycle.ends_on)}"
    if cycle.is_off:
        return f"A week without school after week {cycle.week} of {cycle.weeks}"
    return f"Week {cycle.week} of {cycle.weeks}"


def milestone_line(milestone: Standing) -> str:
    """Return when a milestone is due, or by whom and when it was done."""
    if milestone.state == DONE and milestone.done_on:
        return f"done {long_date(milestone.done_on)}, {milestone.said_by}"
    return f"due {long_date(milestone.due_on)}"


def short_day(day: date) -> str:
    """Return "Fri 8 Jan", which no line may break."""
    return f"{short_weekday(day)}{NO_BREAK}{day.day}{NO_BREAK}{short_month(day)}"


def _cycle_said(cycle: Cycle | None) -> str:
    if cycle is None:
        return "No cycle has been started"
    overdue = [_named(m) for m in cycle.standing(OVERDUE)]
    due = [_named(m) for m in cycle.standing(DUE)]
    if len(overdue) > 2:
        said = f"{number(len(overdue))} milestones are overdue"
    elif overdue:
        said = f"{listed(overdue)} {either(len(overdue), 'is', 'are')} overdue"
    elif due:
        said = f"{listed(due)} {either(len(due), 'is', 'are')} due this week"
    elif cycle.week == 0:
        return f"The cycle begins on {long_date(cycle.starts_on)}"
    else:
        said = "nothing is overdue" if not cycle.is_over else "every milestone is done"
    return f"{where(cycle)}: {said}"


def _named(milestone: Standing) -> str:
    name = milestone.name[:1].lower() + milestone.name[1:]
    return f"the {name}" if name.endswith(("report", "synopsis", "review")) else f"“{name}”"


def _reviewed(review: SelfReview) -> str:
    done, begun = len(review.complete), len(review.begun)
    if done:
        verb = either(done, "has reviewed itself", "have reviewed themselves")
        return f"{number(done)} of {len(review.departments)} departments {verb}"
    if begun:
        noun = either(begun, "department has", "departments have")
        return f"{number(begun)} {noun} begun a self-review, none has finished"
    return "no department has reviewed itself yet"


def _next(found: Programme) -> str:
    cycle = found.current
    if cycle is None:
        return "A cycle gives each step from the list to the proof its week."
    ahead = [m for m in cycle.milestones if m.state in (DUE, TO_COME)]
    if not ahead:
        return f"{sentence(KINDS[cycle.kind].name)} from {long_date(cycle.starts_on)}."
    return f"Next: {_named(ahead[0])}, due {long_date(ahead[0].due_on)}."


def _departments(found: Programme) -> str:
    running = [c for c in found.departments if c.is_running]
    late = sum(bool(c.standing(OVERDUE)) for c in running)
    if not running:
        return ""
    noun = either(len(running), "department is", "departments are")
    overdue = f", {number(late)} with something overdue" if late else ""
    return f"{sentence(number(len(running)))} {noun} in a six-week cycle{overdue}."


def _planned(plan: StrategicPlan) -> str:
    count = sum(len(year.lines) for year in plan.years)
    if not count:
        return "The three-year plan has no line yet."
    noun = either(count, "line", "lines")
    return f"The three-year plan has {number(count)} {noun}."


def plan_finding(plan: StrategicPlan) -> str:
    """Return the h1 of the strategic plan: how many lines, and the years without any."""
    count = sum(len(year.lines) for year in plan.years)
    if not count:
        return "The three-year plan puts no group first yet"
    noun = either(count, "line", "lines")
    bare = [year.label for year in plan.years if not year.lines]
    rest = f"; {listed(bare)} {either(len(bare), 'has', 'have')} none" if bare else ""
    return sentence(f"{number(count)} {noun} in the three-year plan{rest}")


def review_finding(review: SelfReview) -> str:
    """Return the h1 of the self-review, across departments."""
    return sentence(_reviewed(review))


def department_finding(review: SelfReview, department: str) -> str:
    """Return the h1 of one department's self-review: its answers by state."""
    answers = [a for (d, _), a in review.answers.items() if d == department]
    if not answers:
        return f"{department} has not answered any of the {len(QUESTIONS)} questions"
    counted = {state: sum(a.state == state for a in answers) for state in WORDS}
    said = [
        f"{number(n)} {WORDS[state].split(' ', 1)[1].lower()}" for state, n in counted.items() if n
    ]
    left = len(QUESTIONS) - len(answers)
    rest = f", {number(left)} not answered" if left else ""
    return f"{department}, of {len(QUESTIONS)} questions: {', '.join(said)}{rest}"


def evidence_finding(filled: int, every: int) -> str:
    """Return the h1 of the evidence: how much of the portfolio holds something."""
    if filled == every:
        return f"All {every} parts of the portfolio hold evidence"
    return f"{filled} of {every} parts of the portfolio hold evidence so far"
