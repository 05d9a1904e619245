"""What is the plan for the year, and where is the evidence?"""

from lib.analysis.programme import wording as words
from lib.analysis.programme.cycles import programme
from lib.analysis.programme.self_review import self_review
from lib.analysis.programme.strategy import strategic_plan
from lib.exports.programme.portfolio import warning
from lib.ui.frame.choices import choose_view, filter_row
from lib.ui.frame.guard import require
from lib.ui.frame.questions import answer, school
from lib.ui.frame.show import show_answer, show_empty
from lib.ui.programme.cycle import choose_whose, show_cycle
from lib.ui.programme.evidence import gather, show_evidence
from lib.ui.programme.saving import show_programme_style, show_said
from lib.ui.programme.self_review import (
    choose_department,
    show_department,
    show_departments_together,
)
from lib.ui.programme.strategy import show_plan_years

require()

QUESTION = "What is the plan for the year, and where is the evidence?"
VIEWS = {
    "cycle": "This cycle",
    "plan": "Strategic plan",
    "review": "Self-review",
    "evidence": "Evidence",
}

at = school()
if at is None:
    line = "Bring in a pupil list; the programme is then planned around its checkpoints."
    show_empty(QUESTION, "There is no school here yet", line, "import_data", "Import data")

show_programme_style()
review = answer(self_review, at.urn)
whose = None
with filter_row():
    view = choose_view("view", "Part of the page", VIEWS)
    if view == "cycle":
        whose = choose_whose(review)
    elif view == "review":
        whose = choose_department(review)
found = gather(at) if view == "evidence" else None

show_said()
if found is not None:
    filled = words.evidence_finding(len(found.filled), len(found.parts))
    show_answer(QUESTION, filled, warning(found.with_names))
    show_evidence(found)
elif view == "review" and whose is not None:
    show_answer(QUESTION, words.department_finding(review, whose))
    show_department(at, review, whose)
elif view == "review":
    show_answer(QUESTION, words.review_finding(review))
    show_departments_together(review)
else:
    plan = answer(strategic_plan, at.urn, at.as_of)
    if view == "plan":
        show_answer(QUESTION, words.plan_finding(plan))
        show_plan_years(at, plan)
    else:
        cycles = answer(programme, at.urn, at.as_of)
        show_answer(QUESTION, *words.cycle_answer(cycles, review, plan, whose))
        show_cycle(at, cycles, whose)
