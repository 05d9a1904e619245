"""The meeting's screens on trust: what stands out in the grades, and how predictions came out."""

import pandas as pd

from lib.analysis.assessment import health
from lib.analysis.assessment.accuracy import Accuracy, prediction_accuracy
from lib.analysis.meeting.screen import (
    MOST_LONG_ROWS,
    MOST_ROWS,
    Department,
    Screen,
    shown_of,
)
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.analysis.statistics.wording import likely
from lib.dates import month_and_year
from lib.numerals import percent, signed
from lib.store.database import Database
from lib.words import either, in_sentence, listed, number, sentence


def data_screen(database: Database, at: Department) -> Screen:
    """Return what stands out in the department’s grades."""
    found = health.collection_health(database, at.checkpoint_id)
    ours = {in_sentence(s) for s in at.subjects.values()} | set(at.subjects.values())
    lines = [line for line in (found.lines if found else ()) if ours & set(line.subjects)]
    asks = sum(line.asks for line in lines)
    finding = (
        f"{sentence(number(asks))} {either(asks, 'thing', 'things')} to settle before we rely "
        "on these grades"
        if asks
        else "Nothing stands out in our grades"
    )
    shown = lines[:MOST_LONG_ROWS]
    return Screen(
        "data",
        "How do I know my data is accurate?",
        finding,
        f"{len(at.grades):,} grades are in. {health.looked_at(found) if found else ''}".strip(),
        pd.DataFrame(
            {
                "First": ["▼ Ask first" if line.asks else "● Look" for line in shown],
                "What stands out": [line.heading for line in shown],
                "What to ask": [line.ask for line in shown],
            }
            if shown
            else {}
        ),
        needs=tuple(line.asks for line in shown),
        note=shown_of(len(shown), len(lines)),
        rows=len(lines),
    )


def inferences(database: Database, at: Department) -> Screen:
    """Return how near the department’s last predictions came to results."""
    question = "Can I draw valid inferences from my assessments?"
    found = prediction_accuracy(database, at.checkpoint_id)
    ours = [s for s in found.subjects if s.subject_id in at.subjects] if found else []
    if found is None or not ours:
        return Screen("inferences", question, "No results yet to set our predictions beside")
    high = [in_sentence(s.subject) for s in ours if s.reading == "above"]
    low = [in_sentence(s.subject) for s in ours if s.reading == "below"]
    ran = [f"{listed(high)} ran high"] if high else []
    ran += [f"{listed(low)} ran low"] if low else []
    return Screen(
        "inferences",
        question,
        sentence("; ".join(ran)) if ran else "No subject of ours clearly ran high or low",
        f"{found.results_year} leavers: predictions of {month_and_year(found.predicted_on)} "
        "against results.",
        pd.DataFrame([_accuracy_row(s) for s in ours[:MOST_ROWS]]),
        numbers=("Grades", "Exact", "Within one"),
        note="Mean error: predicted minus final, in grades, with its likely range.",
        rows=len(ours),
    )


def _accuracy_row(found: Accuracy) -> dict[str, object]:
    def share(reading: Reading) -> str:
        return percent(reading.value) if isinstance(reading, Estimate) else ""

    bias = found.bias
    mean = f"{signed(bias.value)} ({likely(bias)})" if isinstance(bias, Estimate) else ""
    words = {"above": "▲ Too high", "below": "▼ Too low", "not clear": "● Not clear"}
    return {
        "Subject": found.subject,
        "Grades": found.n,
        "Exact": share(found.exact),
        "Within one": share(found.within_one),
        "Mean error": mean,
        "They ran": words.get(found.reading, "○ Too few to tell"),
    }
