"""What is said about coverage: its finding, its lede, its lines, a department's questions."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.behind.shortlist import GROUP_SIZE
from lib.analysis.plans.coverage import FITS, NONE, OTHER, Coverage
from lib.dates import long_date
from lib.words import either, number, pupils


@dataclass(frozen=True)
class Line:
    """One line of the answer: a count, what it counts, whether it needs action, and who."""

    count: int
    verb: str
    words: str
    needs_action: bool
    who: pd.DataFrame


@dataclass(frozen=True)
class Answer:
    """A department's question, answered of the plans that are live now: `done` of `plans`."""

    question: str
    done: int
    plans: int
    words: str


def finding(found: Coverage) -> str:
    """The answer in about ten words."""
    covered, none = len(found.covered), len(found.standing(NONE))
    if found.kind == "final":
        return "These are final results: plans are for pupils still at school"
    if not found.n:
        return "Nobody here is behind target, so nobody needs a plan"
    if not none:
        return (
            f"All {pupils(found.n)} behind target have a live plan"
            if found.n > 1
            else ("The one pupil behind target has a live plan")
        )
    if not covered:
        return f"None of the {pupils(found.n)} behind target has a live plan"
    return (
        f"{covered} of {pupils(found.n)} behind target "
        f"{either(covered, 'has', 'have')} a live plan; "
        f"{none} {either(none, 'has', 'have')} none"
    )


def lede(found: Coverage) -> str:
    """The day, the checkpoint, and who is about to be helped."""
    if found.kind == "final":
        return "Choose a year group that is still being taught."
    day = long_date(found.day)
    waiting = len(found.waiting)
    words = f"Plans live on {day}; behind at {found.checkpoint}, n {found.n}."
    if waiting:
        words += f" For {number(waiting)} of those with none a plan has yet to begin."
    return words


def lines(found: Coverage) -> tuple[Line, ...]:
    """The parts of the answer, each opening to its pupils; a part with nobody in it is left out."""
    fits, other, none = (found.standing(state) for state in (FITS, OTHER, NONE))
    waiting = len(found.waiting)
    begins = f"for {number(waiting)} a plan has yet to begin" if waiting else "nothing is planned"
    said = (
        Line(len(none), "have no live plan", begins, True, none),
        Line(len(fits), "have a plan for a subject they are behind in", "", False, fits),
        Line(len(other), "have a plan, but for something else", "", True, other),
        Line(
            len(found.overloaded),
            "have three live plans or more",
            "out of lessons too often?",
            True,
            found.overloaded,
        ),
    )
    return tuple(_singular(line) for line in said if line.count)


def slice_title(found: Coverage, sort: str) -> str:
    """Head the picture by subject or by group with what stands out in it."""
    rows = found.slices[found.slices.sort == sort]
    if sort == "group":
        return _beside_the_rest(rows)
    none = rows[rows.state == NONE].groupby("name").pupil_id.nunique()
    if none.empty:
        return "In every subject each pupil behind has a live plan"
    most = none.sort_values(ascending=False, kind="stable")
    return f"{most.index[0]} has the most pupils behind with no plan: {most.iloc[0]}"


def slice_note(sort: str) -> str:
    """Say how the picture by subject or by group is read."""
    fits, more = (
        ("in that subject, or for none", " A pupil behind in two subjects is in two rows.")
        if sort == "subject"
        else ("for a subject they are behind in", "")
    )
    return (
        f"Pupils behind target; a plan fits that is {fits}.{more} The number beside a name is all "
        "who are behind. Click a number in a bar for names."
    )


def answers(plans: pd.DataFrame) -> tuple[Answer, ...]:
    """Answer a department's questions of the plans that are live; none while there are none.

    `plans` are live rows of the query plan_list.
    """
    n = len(plans)
    if not n:
        return ()
    small = int((plans.pupils_now <= GROUP_SIZE).sum())
    dosed = int((plans.sessions_planned.notna() & plans.minutes.notna()).sum())
    named = int(plans.barrier.notna().sum())
    assured = int(plans.resources_assured_by.notna().sum())
    return (
        Answer(
            "Is my intervention specific to the identified needs of each child?",
            named,
            n,
            "live plans name the barrier",
        ),
        Answer(
            "Are my intervention groups small enough (no more than 5 pupils)?",
            small,
            n,
            "live plans have five pupils or fewer",
        ),
        Answer(
            "Have I considered the level and duration of intervention each child needs?",
            dosed,
            n,
            "live plans say how many sessions and how long",
        ),
        Answer(
            "How have I ensured the quality of resources is consistently high across those "
            "teachers delivering intervention?",
            assured,
            n,
            "live plans have resources somebody has assured",
        ),
    )


def _beside_the_rest(rows: pd.DataFrame) -> str:
    shares = []
    for group, words in (
        ("disadvantaged", "disadvantaged"),
        ("not_disadvantaged", "others"),
    ):
        members = rows[rows.slice_id == group]
        covered = int((members.state != NONE).sum())
        if members.empty:
            return (
                "Nobody behind is disadvantaged"
                if group == "disadvantaged"
                else (f"{shares[0]} behind have a plan")
            )
        shares.append(f"{covered} of {len(members)} {words}")
    return f"{shares[0]} behind have a plan; {shares[1]}"


def _singular(line: Line) -> Line:
    if line.count != 1:
        return line
    verb = line.verb.replace("have", "has", 1)
    return Line(1, verb, line.words, line.needs_action, line.who)
