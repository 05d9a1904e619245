"""What is said about a list of places: its finding, its line, how it was made."""

import pandas as pd

from lib.analysis.behind.evidence import Evidence
from lib.analysis.behind.pupils import NO_PLAN, BehindList
from lib.analysis.behind.reasons import distance, grades_behind, times_running
from lib.words import (
    either,
    in_sentence,
    no_attainment_8,
    nothing_of_who_is_behind,
    number,
    or_a_step,
    pupils,
    sentence,
)


def odds(risk: float) -> str:
    """Return a chance as people say it: "1 in 10", "4 in 10", "under 1 in 100"."""
    if risk < 0.01:
        return "under 1 in 100"
    if risk > 0.35:
        return f"{round(risk * 10)} in 10"
    return f"1 in {round(1 / risk)}"


def finding(behind: BehindList, placed: int, waiting: pd.DataFrame) -> str:
    """Say what a list of this size reaches and what it leaves; of results, what came of them."""
    what = f" in {in_sentence(behind.subject)}" if behind.subject else ""
    if is_untold(behind):
        where = what or (" chosen here" if behind.group_id else "")
        return sentence(nothing_of_who_is_behind(where))
    if not placed:
        return f"Nobody chosen here is behind target{what}"
    if behind.evidence.is_final:
        total = placed + len(waiting)
        return (
            f"{total} of {pupils(behind.with_target)} ended below target{what or ' in a subject'}"
        )
    if waiting.empty:
        everyone = {1: "The one pupil", 2: "Both pupils"}.get(placed, f"All {placed} pupils")
        return f"{everyone} behind target{what} would have a place"
    reach = "place reaches the surest shortfall" if placed == 1 else _reach(what)
    return f"{placed} {reach}; {_how_many_more(waiting, '' if what else ' pupils')}"


def is_untold(behind: BehindList) -> bool:
    """Whether there are grades and none has a distance from its target."""
    return behind.with_grade > 0 and not behind.with_target


def _how_many_more(waiting: pd.DataFrame, whom: str) -> str:
    twice = int(waiting.is_persistent.sum())
    count, often = (twice, "twice") if twice else (len(waiting), "once")
    if count == 1:
        return f"1 more{whom.removesuffix('s')} was behind {often}"
    return f"{count} more{whom} were behind {often}"


def _reach(what: str) -> str:
    return f"places reach the surest shortfalls{what}"


def where_it_ends(behind: BehindList, placed: pd.DataFrame) -> str:
    """Describe the last pupil placed: how far behind, how often, in how many subjects."""
    if placed.empty:
        return ""
    last = placed.iloc[-1]
    words = f"{last.surest_words} behind, {times_running(last.surest_run)}"
    if last.surest_run == 0:
        words = "behind before, now back on target"
    if behind.evidence.is_final:
        return f"The first {len(placed)} end here: {words}."
    more = f", one of {number(last.subjects)} subjects" if last.subjects > 1 else ""
    places_end = "1 place ends" if len(placed) == 1 else f"{len(placed)} places end"
    return f"{places_end} here: {words}{more}."


def who_waits(behind: BehindList, waiting: pd.DataFrame) -> str:
    """Say how many are not placed, and how often they were behind."""
    if is_untold(behind):
        return "Who is behind cannot be told"
    if waiting.empty:
        return "Nobody else here is behind"
    twice = int(waiting.is_persistent.sum())
    once = len(waiting) - twice
    if not twice:
        return f"{once} more {either(once, 'was', 'were')} behind once"
    more = f"{twice} more {either(twice, 'was', 'were')} behind twice"
    return f"{more}, {once} once" if once else more


def plan_finding(behind: BehindList) -> str:
    """Say how many of those behind have no plan: "41 of the 136 pupils behind have no plan"."""
    total = len(behind.pupils)
    if behind.evidence.is_final:
        return "These are results: what is learnt from them helps the next cohort"
    without = int((behind.pupils.plan == NO_PLAN).sum())
    if is_untold(behind):
        return "Who needs a plan cannot be told"
    if not total:
        return "Nobody chosen here needs a plan"
    if not without:
        return (
            f"Everyone of the {total} listed has help in place now"
            if total > 1
            else "The one pupil listed has help in place now"
        )
    return f"{without} of the {total} pupils listed {either(without, 'has', 'have')} no plan now"


def how_chosen(behind: BehindList) -> str:
    """Say who could be listed, what behind means, and what the order and the figures rest on."""
    evidence = behind.evidence
    past = (
        f"the school's own {evidence.past.n:,} past results"
        if evidence.past.n
        else f"a spread of a little over a {evidence.unit}, as the school has no past results here"
    )
    return (
        f"Year {evidence.year_group}, {evidence.checkpoint}: {len(behind.pupils)} listed of "
        f"{behind.with_target} pupils with a grade and a target{_untold(behind)}. Behind: "
        f"{or_a_step(grades_behind(evidence.threshold), evidence.unit)} or more below target"
        f"{_what_a_step_is(evidence)}. The surest come first: the "
        "risk that a pupil is not behind at all, from the size of each shortfall, how often it "
        f"came back and in how many subjects, set against forecasts that miss by "
        f"about a {evidence.unit} and {past}. "
        "A pupil would clash who is in two groups or more now."
        f"{_what_adds_is(behind)}"
    )


def _untold(behind: BehindList) -> str:
    more = behind.with_grade - behind.with_target
    have = either(more, "has", "have")
    return f"; {more} more {have} no grade with a target on its scale" if more else ""


def _what_a_step_is(evidence: Evidence) -> str:
    """Say how long a step is on each scale of Years 7 to 9 that the grades are on."""
    cells = evidence.cells[evidence.cells.unit != "grade"]
    steps = sorted(set(zip(cells.units_in_a_step, cells.unit, cells.units, strict=True)))
    told = [distance(1, one, many, size) for size, one, many in steps if one != "step"]
    return f" (a step is {' or '.join(told)})" if told else ""


def _what_adds_is(behind: BehindList) -> str:
    evidence = behind.evidence
    if not evidence.makes_attainment_8:
        return f" {no_attainment_8(evidence.kind)}, so nothing is added up."
    progress = "" if evidence.gains.progress_8_gain.isna().all() else _PROGRESS_8
    return f" Adds: Attainment 8 points by the {evidence.rule_set} rules{progress}."


_PROGRESS_8 = "; ten points are one grade of Progress 8"
