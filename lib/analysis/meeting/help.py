"""The meeting's screens on help: which groups are running, and whether the help is working."""

import pandas as pd

from lib.analysis.frame.checkpoint import MeasuredCheckpoint
from lib.analysis.impact import wording
from lib.analysis.impact.judged import ImpactAnswer, Judged, impact_of
from lib.analysis.meeting.screen import (
    MOST_LONG_ROWS,
    MOST_ROWS,
    Department,
    Screen,
    shown_of,
)
from lib.analysis.programme.questions import asked
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.statistics.wording import likely
from lib.dates import short_day_and_month
from lib.numerals import signed
from lib.store.database import Database
from lib.words import either, number, sentence

LARGEST_GROUP = 5
POOLED = "cycles"
"""As on the impact page at first: the cycles of one programme are judged together."""


def help_groups(database: Database, at: Department) -> Screen:
    """Return the groups running in the department’s subjects, and which are too large."""
    found = database.rows(
        "meeting/groups",
        checkpoint_id=at.checkpoint_id,
        department=at.name,
        as_of_on=at.as_of,
    )
    shown, large = found.head(MOST_ROWS), int((found.pupils > LARGEST_GROUP).sum())
    question = "Are my intervention groups small enough (no more than 5 pupils)?"
    if found.empty:
        return Screen("groups", question, "No group of ours is running now")
    size = f"{number(large)} {either(large, 'is', 'are')} larger than five"
    total = len(found)
    return Screen(
        "groups",
        question,
        f"{sentence(number(total))} {either(total, 'group', 'groups')} of ours "
        f"{either(total, 'is', 'are')} running; {size if large else 'none is larger than five'}",
        "",
        pd.DataFrame(
            {
                "Group": shown["name"],
                "Subject": shown.subject,
                "Pupils": shown.pupils,
                "Since": [short_day_and_month(d) for d in shown.starts_on],
                "Until": ["" if pd.isna(d) else short_day_and_month(d) for d in shown.ends_on],
                "Size": [
                    "▼ Over five" if n > LARGEST_GROUP else "● Five or fewer" for n in shown.pupils
                ],
            }
        ),
        needs=tuple(shown.pupils > LARGEST_GROUP),
        numbers=("Pupils",),
        rows=total,
    )


def working(database: Database, at: Department) -> Screen:
    """Return the verdict on each kind of help in the department's subjects, the clearest first."""
    question = asked("working")
    checkpoint = database.records(MeasuredCheckpoint, checkpoint_id=at.checkpoint_id)[0]
    found = impact_of(database, checkpoint.urn, at.as_of, POOLED)
    ours = tuple(row for row in found.rows if row.subject in set(at.subjects.values()))
    if not ours:
        return Screen("working", question, "No help in our subjects has been recorded yet")
    shown = ours[:MOST_LONG_ROWS]
    finding = wording.finding(ImpactAnswer(ours, found.minimum))
    return Screen(
        "working",
        question,
        f"{finding} of working" if finding.endswith("no sign") else finding,
        wording.LEDE,
        pd.DataFrame([_verdict_row(row) for row in shown]),
        numbers=("Pupils", "Gained", "Coming anyway", "Extra gain"),
        note=f"Grades, every year group. {shown_of(len(shown), len(ours))}".strip(),
        rows=len(ours),
    )


def _verdict_row(row: Judged) -> dict[str, object]:
    effect, lines = row.impact.effect, row.impact.lines
    told = ("", "", "", "")
    if isinstance(effect, Estimate) and lines is not None:
        gains = (lines.gained, lines.coming_anyway, effect.value)
        told = (*(signed(gain, 1) for gain in gains), likely(effect, 1))
    columns = ("Gained", "Coming anyway", "Extra gain", "Likely")
    return {
        "Help": row.name,
        "Pupils": len(row.assigned),
        **dict(zip(columns, told, strict=True)),
        "Verdict": row.impact.verdict,
    }
