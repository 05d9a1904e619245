"""The four registers in sentences: how many are on each, and what is to be settled."""

import pandas as pd

from lib.dates import long_date
from lib.interventions.registers.membership import REGISTERS, Registers
from lib.words import either


def finding(found: Registers) -> str:
    """The answer in about ten words: the differences first, where there are any."""
    pupils = found.members.pupil_id.nunique()
    differences = len(found.differences)
    if differences:
        what = either(differences, "difference", "differences")
        return f"{differences} {what} between the pupil list and what was said by hand"
    return f"{pupils:,} pupils are on a register, with nothing to settle"


def lede(found: Registers) -> str:
    """How a register is fed, and how it can be changed."""
    day = long_date(found.as_of)
    return (
        f"On roll on {day}. Each pupil list opens and ends places; what a person says is never "
        "overwritten."
    )


def summary(found: Registers, results_year: int | None = None, cohort: str = "") -> pd.DataFrame:
    """Return one row per register, in words and numbers, with a cohort beside the school."""
    rows = []
    for kind in REGISTERS.values():
        on = found.on(kind.register)
        rows.append(
            {
                "Register": kind.name,
                "Whom it holds": kind.meaning,
                "School": len(on),
                **({cohort: int((on.results_year == results_year).sum())} if cohort else {}),
                "By hand": int((found.by_hand.register == kind.register).sum()),
                "Joined this term": len(found.moved(kind.register, "joined")),
                "Left this term": len(found.moved(kind.register, "left")),
                "To settle": sum(d.register == kind.register for d in found.differences),
            }
        )
    return pd.DataFrame(rows)


def term_note(found: Registers) -> str:
    """Say from when the moves are counted, and who is not counted among them."""
    start = long_date(found.term_start)
    return (
        f"This term: since {start}. Pupils who were on a register when they were first listed did "
        "not join it then. More able: a KS2 average of 110 or more, unless said otherwise by hand."
    )
