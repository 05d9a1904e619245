"""Predictions against results on the assessment page: the rows, the same as a table, the words."""

from html import escape

import pandas as pd
import streamlit as st

from lib.analysis.assessment import accuracy as analysis
from lib.analysis.assessment.accuracy import (
    OCR_2014,
    Accuracy,
    PredictionAccuracy,
    prediction_accuracy,
)
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.analysis.statistics.wording import likely
from lib.charts.assessment.accuracy import accuracy_rows
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range, Row
from lib.numerals import percent, signed
from lib.ui.frame.choices import choose_view
from lib.ui.frame.meeting_mode import rows_that_fit
from lib.ui.frame.questions import answer
from lib.ui.frame.show import show_caption, show_chart, show_section, show_table
from lib.ui.frame.situations import Checkpoint

QUESTION = "Can I draw valid inferences from my assessments?"
WORDS = {"above": "Too high", "below": "Too low", "not clear": "Not clear"}
VIEWS = {"clear": "Clearly high or low", "all": "Every subject", "table": "Table"}
FORETOLD = {"predicted": "Predictions", "mock": "Mocks"}
NO_BREAK = "\u00a0"
NOT_MEASURED = (
    "Are my assessment methods reliable?",
    "Am I confident in the way I'm assigning grades to marks?",
    "How can I ensure I am measuring learning rather than performance?",
)


def show_accuracy(checkpoint: Checkpoint) -> None:
    """Show how near the newest leavers' predictions came, or say whose results are awaited."""
    title, switches = st.container(), st.container(horizontal=True, gap="medium")
    with switches:
        kind = choose_view("foretold", "Predictions or mocks", FORETOLD)
    found = answer(prediction_accuracy, checkpoint.checkpoint_id, kind)
    if found is None:
        with title:
            line = "Known once a cohort has both its last predictions and its results."
            show_section(f"No {FORETOLD[kind].lower()} to set beside results yet", line, QUESTION)
        return
    with title:
        show_section(analysis.finding(found), analysis.lede(found), QUESTION)
    with switches:
        view = choose_view("accuracy", "Which subjects", VIEWS)
    if view == "table":
        show_table(_table(found), numbers=["Grades"], scroll=True)
    else:
        asked = found.subjects if view == "all" else found.clear
        # Two rows stand above the subjects: all of them together, and what was published.
        shown = asked[: rows_that_fit(len(asked) + 2) - 2]
        figure = accuracy_rows([_row(found.every), _benchmark(), *map(_row, shown)])
        key = f"accuracy-{checkpoint.checkpoint_id}-{kind}-{view}"
        show_chart(figure, _alt(found), key, "predictions-against-results")
        if len(shown) < len(asked):
            show_caption(f"{len(shown)} of {len(asked)} subjects: meeting mode shows no more.")
    show_caption(analysis.how_to_read(found))


def show_not_measured() -> None:
    """Print the questions that grades alone cannot answer, and say so plainly, once."""
    show_section(
        "Not measured: needs marks per question",
        "Checkpoint holds one grade a pupil and subject. These three questions need the marks of "
        "each question of an assessment, so nothing is shown for them.",
    )
    asked = "".join(f'<p class="cp-question">{escape(q)}</p>' for q in NOT_MEASURED)
    st.html(f'<div class="cp-asked">{asked}</div>')


def _row(found: Accuracy) -> Row:
    bias = found.bias
    if not isinstance(bias, Estimate):
        why = f"shown at {bias.minimum} grades or more"
        return Row(found.subject, f"{found.n:,}", (None,), (), why=why)
    cells = tuple(_share(r) for r in (found.exact, found.within_one, found.too_high, found.too_low))
    drawn = Range(bias.value, bias.low, bias.high, found.reading)
    word = WORDS[found.reading]
    return Row(found.subject, f"{found.n:,}", (drawn,), cells, found.reading, word)


def _benchmark() -> Row:
    o = OCR_2014
    cells = tuple(percent(s) for s in (o.exact, o.within_one, o.too_high, o.too_low))
    return Row(o.name, f"{o.n:,}", (None,), cells, word="Published", why="A* to G")


def _table(found: PredictionAccuracy) -> pd.DataFrame:
    o = OCR_2014
    rows = [_cells(found.every), *(_cells(s) for s in found.subjects)]
    published = {
        "Subject": o.name,
        "Grades": f"{o.n:,}",
        "Exact": percent(o.exact),
        "Within one": percent(o.within_one),
        "Too high": percent(o.too_high),
        "Too low": percent(o.too_low),
        "Mean error": "",
        "Reading": "○ Published",
    }
    table = pd.DataFrame([rows[0], published, *rows[1:]])
    # A range that breaks in the middle cannot be read down the column.
    ranged = [c for c in table if c not in ("Subject", "Grades")]
    return table.assign(**{str(c): table[c].str.replace(" ", NO_BREAK) for c in ranged})


def _cells(found: Accuracy) -> dict[str, str]:
    reading = mark(found.reading)
    bias = found.bias
    return {
        "Subject": found.subject,
        "Grades": f"{found.n:,}",
        "Exact": _share(found.exact, ranged=True),
        "Within one": _share(found.within_one, ranged=True),
        "Too high": _share(found.too_high, ranged=True),
        "Too low": _share(found.too_low, ranged=True),
        "Mean error": f"{signed(bias.value)} ({likely(bias)})"
        if isinstance(bias, Estimate)
        else "",
        "Reading": f"{reading.glyph} {WORDS.get(found.reading, reading.word)}",
    }


def _share(share: Reading, *, ranged: bool = False) -> str:
    if not isinstance(share, Estimate):
        return ""
    stated = percent(share.value)
    if not ranged:
        return stated
    return f"{stated} ({percent(share.low).removesuffix('%')} to {percent(share.high)})"


def _alt(found: PredictionAccuracy) -> str:
    rows = "; ".join(
        f"{s.subject}, {s.n} grades: {signed(s.bias.value)} ({likely(s.bias)})"
        for s in (found.every, *found.subjects)
        if isinstance(s.bias, Estimate)
    )
    return f"{analysis.finding(found)}. {analysis.lede(found)} {rows}."
