"""The Intervention Register as a workbook: who qualifies and why, who left, the rules, sources.

`write_register(pages)` gives bytes; `register_file_name` names the file. The frames come from
`lib.interventions`, put into these columns by `lib/ui/intervention_register/actions.py`.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.exports.frame.beside_grades import BESIDE_GRADES
from lib.exports.frame.escaping import file_name
from lib.exports.frame.workbook import KEEP_INSIDE, Book, Column, Sheet, write_book

WHO = (
    Column("pupil", "Pupil", 24, "strong"),
    Column("form", "Form", 7),
    Column("disadvantaged", "Disadvantaged", 5, "grade", is_turned=True),
    Column("sen", "SEN", 5, "grade", is_turned=True),
    Column("more_able", "More able", 5, "grade", is_turned=True),
)
ON_IT = (
    *WHO,
    Column("reasons", "Why on the register", 70),
    Column("help", "Help in place", 32),
    Column("times", "Half-terms running", 7, "whole", is_turned=True),
    Column("change", "Since the one before", 11),
    *BESIDE_GRADES,
    Column("pupil_id", "Pupil number", 8, "whole", is_hidden=True),
)
GONE = (
    *WHO,
    Column("help", "Help since then", 40),
    Column("left_school", "Left the school", 10),
    Column("pupil_id", "Pupil number", 8, "whole", is_hidden=True),
)
RULES = (
    Column("letter", "Rule", 6, "grade"),
    Column("meaning", "Who it proposes", 70),
    Column("is_on", "On", 6),
    Column("valid_from", "In force from", 12, "date"),
    Column("in_scope", "Pupils it is about", 9, "whole"),
    Column("judged", "Could be judged", 9, "whole"),
    Column("proposed", "Proposed", 10, "whole"),
    Column("gap", "Who could not be judged", 44),
)


@dataclass(frozen=True)
class RegisterPages:
    """What goes into the workbook: the frames have the columns of ON_IT, GONE and RULES."""

    label: str
    school: str
    finding: str
    standing: str
    facts: tuple[tuple[str, object], ...]
    before: str
    on_it: pd.DataFrame
    gone: pd.DataFrame
    rules: pd.DataFrame
    as_of: date


def write_register(pages: RegisterPages) -> bytes:
    """Return the workbook: cover, the register, who left it, the rules, notes and sources."""
    about = f"{pages.label}. {pages.standing}"
    return write_book(
        Book(
            title=f"Intervention Register: {pages.label}",
            warning=KEEP_INSIDE,
            facts=(("School", pages.school), ("Finding", pages.finding), *pages.facts),
            sheets=(
                Sheet("Register", pages.finding, (about,), pages.on_it, ON_IT, "Nobody is on it."),
                Sheet(
                    "Left it",
                    f"On the register of {pages.before} and not on this one"
                    if pages.before
                    else "No earlier register was kept",
                    (about, "Leaving after help is not proof that the help worked."),
                    pages.gone,
                    GONE,
                    "Nobody has left it.",
                ),
                Sheet("Rules", "The rules that propose, as in force", (about,), pages.rules, RULES),
            ),
            notes=_notes(),
            sources=(
                f"Grades, targets and pupil facts: {pages.school}.",
                "National figures: DfE, GCSE grades by KS2 band, the newest published.",
            ),
            footer=f"{pages.school}, Intervention Register. Contains personal data.",
            created_on=pages.as_of,
        )
    )


def register_file_name(label: str) -> str:
    """Name the file by its checkpoint, and warn of personal data."""
    return file_name(label, "Intervention Register", extension="xlsx")


def _notes() -> tuple[str, ...]:
    return (
        "A pupil qualifies who is proposed by one rule or more, or was put on by hand; each reason "
        "is given with its numbers.",
        "Same start: the mean of pupils in England in the same KS2 band in the same subject. One "
        "grade is uncertain by about a grade, so one subject alone is weak evidence.",
        "Below target: target points minus checkpoint points, in grades, or in steps on a scale of "
        "Years 7 to 9.",
        "Help in place: every intervention live on the day named on the cover.",
        "Half-terms running: registers in a row that hold the pupil, this one included.",
        "Where a rule could not be applied, the Rules sheet says to whom and why.",
        "SEN: K is SEN support, E is an education, health and care plan.",
    )
