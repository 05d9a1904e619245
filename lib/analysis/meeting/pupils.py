"""The meeting's screens on pupils: who is behind, and who has no plan."""

import pandas as pd

from lib.analysis.behind.pupils import NO_PLAN, BehindList
from lib.analysis.behind.reasons import often
from lib.analysis.behind.wording import is_untold, odds
from lib.analysis.meeting.screen import MOST_ROWS, Department, Screen, shown_of
from lib.words import either, nothing_of_who_is_behind, number, pupils, sentence, units


def who_is_behind(behind: BehindList, at: Department) -> Screen:
    """Return who is behind in the department’s subjects, the surest first."""
    listed_, total = behind.pupils.head(MOST_ROWS), len(behind.pupils)
    twice = int(behind.pupils.is_persistent.sum()) if total else 0
    return Screen(
        "who",
        "Who is behind, and how sure are we?",
        sentence(nothing_of_who_is_behind())
        if is_untold(behind)
        else f"{pupils(total)} {either(total, 'is', 'are')} behind, "
        f"{number(twice)} of them twice running",
        f"Of {pupils(behind.with_target)} with a target in a subject of ours; the surest first.",
        _who_table(listed_, at),
        listed_ if total else None,
        note=f"The risk that the pupil is not behind at all. {shown_of(len(listed_), total)}",
        rows=total,
    )


def _who_table(rows: pd.DataFrame, at: Department) -> pd.DataFrame:
    if rows.empty:
        return pd.DataFrame()
    return pd.DataFrame(
        {
            "Class": _classes(rows, at),
            "Why": rows.reason.tolist(),
            "Risk it is noise": [odds(risk) for risk in rows.risk],
        }
    )


def plans(behind: BehindList, at: Department) -> Screen:
    """Return those behind twice running, who has no plan first."""
    twice = behind.pupils[behind.pupils.is_persistent.astype(bool)]
    order = twice.assign(helped=twice.plan != NO_PLAN).sort_values("helped", kind="stable")
    shown, total = order.head(MOST_ROWS), len(order)
    without = int((~order.helped).sum()) if total else 0
    have = either(without, "has", "have")
    return Screen(
        "plans",
        "Do I have a plan for every child who is underachieving?",
        f"{pupils(total)} {either(total, 'is', 'are')} behind twice; "
        f"{number(without)} {have} no plan"
        if total
        else "Who needs a plan cannot be told"
        if is_untold(behind)
        else "Nobody is behind twice running",
        "",
        pd.DataFrame(
            {
                "Class": _classes(shown, at),
                f"{sentence(units(at.unit))} below target": shown.surest_size.tolist(),
                "Times": [often(run) for run in shown.surest_run],
                "Plan": shown.plan.replace(NO_PLAN, "▼ No plan").tolist(),
            }
            if total
            else {}
        ),
        shown if total else None,
        needs=tuple(shown.plan == NO_PLAN) if total else (),
        note=f"The surest shortfall of each. {shown_of(len(shown), total)}" if total else "",
        rows=total,
    )


def _classes(rows: pd.DataFrame, at: Department) -> list[str]:
    """The class of each pupil in the subject of ours where the shortfall is largest."""
    worst = at.grades.sort_values("shortfall", ascending=False, na_position="last", kind="stable")
    first = worst.drop_duplicates("pupil_id").set_index("pupil_id").class_code
    return rows.pupil_id.map(first).fillna("").tolist()
