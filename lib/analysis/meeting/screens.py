"""A department's meeting: one question a screen, each with its finding and at most a dozen rows.

The screens are made from what the other pages rest on, narrowed to the department's subjects.
Decisions have screens of their own (`lib.analysis.meeting.decisions`).
"""

from dataclasses import replace
from datetime import date

from lib.analysis.behind.evidence import Evidence, behind_evidence
from lib.analysis.behind.pupils import BehindList, behind_list
from lib.analysis.meeting.help import help_groups, working
from lib.analysis.meeting.progress import movers, progress
from lib.analysis.meeting.pupils import plans, who_is_behind
from lib.analysis.meeting.screen import Department, Screen
from lib.analysis.meeting.trust import data_screen, inferences
from lib.store.database import Database


def department_meeting(
    database: Database,
    checkpoint_id: int,
    before_id: int | None,
    since: str,
    department: str,
    as_of: date,
) -> tuple[Screen, ...]:
    """Return the screens of a department in the order of the questions it must answer.

    `since` names the earlier checkpoint ("July"). Raises IndexError for no such checkpoint.
    """
    at = _department(database, checkpoint_id, before_id, since, department, as_of)
    behind = _behind(behind_evidence(database, checkpoint_id, as_of), at)
    return (
        progress(database, at),
        movers(database, at),
        data_screen(database, at),
        who_is_behind(behind, at),
        plans(behind, at),
        inferences(database, at),
        help_groups(database, at),
        working(database, at),
    )


def _department(
    database: Database,
    checkpoint_id: int,
    before_id: int | None,
    since: str,
    department: str,
    as_of: date,
) -> Department:
    asked = {"department": department, "as_of_on": as_of}
    grades = database.rows("meeting/grades", checkpoint_id=checkpoint_id, **asked)
    # The empty answer of no checkpoint keeps its columns.
    earlier = database.rows("meeting/grades", checkpoint_id=before_id, **asked)
    subjects = dict(zip(grades.subject_id, grades.subject, strict=True))
    return Department(department, checkpoint_id, before_id, since, as_of, grades, earlier, subjects)


def _behind(evidence: Evidence, at: Department) -> BehindList:
    cells = evidence.cells[evidence.cells.subject_id.isin(at.subjects)]
    # Help in another department's subject is not a plan of this one; help in no subject is.
    ours = evidence.plans.subject_id.isna() | evidence.plans.subject_id.isin(at.subjects)
    return behind_list(replace(evidence, cells=cells, plans=evidence.plans[ours]))
