"""What the compare page shows: both sides with their ranges, and who explains the difference."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.compare import wording as words
from lib.analysis.compare.sides import Comparison, Side
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.charts.compare.rows import compared_rows
from lib.charts.frame.rows import Range, Row
from lib.charts.frame.template import Figure
from lib.ui.frame.names_panel import names_html, show_names_opener
from lib.ui.frame.show import show_caption, show_chart, show_section
from lib.words import pupils


def show_sides(found: Comparison, key: str) -> None:
    """Show A, B and the difference as dots with their likely ranges."""
    sides, gap = _pictures(found)
    show_chart(sides, _sides_alt(found), f"{key}-sides", "compare")
    if gap is not None:
        alt = f"{words.finding(found)}. {words.lede(found)}"
        show_chart(gap, alt, f"{key}-gap", "compare-difference")
    a, b = (words.full_label(side) for side in (found.a, found.b))
    show_caption(f"{found.measure.label}. A: {a}. B: {b}.")


def show_explaining(found: Comparison) -> None:
    """Show the pupils who move the difference most, each with how far."""
    if not isinstance(found.gap, Estimate):
        return
    if found.explains.empty:
        show_section(words.explains_title(found), words.explains_note(found))
        return
    show_section(words.explains_title(found), words.explains_note(found))
    table, columns = _explains(found)
    st.html(names_html(table, columns))


def show_only(found: Comparison) -> None:
    """Show who is on both sides and who on one, each count with its names."""
    show_section("Who is compared", words.only_words(found))
    with st.container(horizontal=True, key="compared_who", vertical_alignment="center"):
        for name, side in (("A", found.a), ("B", found.b)):
            _show_who(f"The {len(side.pupils)} on {name}", f"{words.full_label(side)}", side.pupils)
        if len(found.pairs):
            for name, only in (("A", found.only_a), ("B", found.only_b)):
                if len(only):
                    _show_who(f"{len(only)} only on {name}", f"Only on {name}", only)
        missing = [(n, s, len(s.pupils) - s.n) for n, s in (("A", found.a), ("B", found.b))]
        for name, side, count in missing:
            if count and not found.absent:
                without = side.pupils.loc[side.pupils.index.difference(side.known.index)]
                title = f"On {name} without {found.measure.label}"
                _show_who(f"{count} on {name} without the figure", title, without)


def show_cautions(found: Comparison) -> None:
    """Say what to be careful of, one line each."""
    said = words.cautions(found)
    if said:
        show_section("Before you believe it")
        st.html("".join(f'<p class="cp-warning">{line}</p>' for line in said))


def _show_who(label: str, title: str, frame: pd.DataFrame) -> None:
    listed = partial(frame.reset_index, drop=True)
    show_names_opener(label, f"{title}: {pupils(len(frame))}", listed)


def _pictures(found: Comparison) -> tuple[Figure, Figure | None]:
    measure = found.measure
    rows = (_side_row(found, "A", found.a), _side_row(found, "B", found.b))
    tick = measure.written
    gap = found.gap
    if gap is None:
        return compared_rows(rows, None, tick)
    if not isinstance(gap, Estimate):
        row = Row("A less B", str(gap.n), (None,), why=f"shown at {gap.minimum} pupils or more")
        return compared_rows(rows, row, tick)
    low, high = (words.value_signed(measure, end) for end in (gap.low, gap.high))
    cells = (words.value_signed(measure, gap.value), f"{low} to {high}")
    name = "the same pupils" if found.is_paired else "A less B"
    drawn = Range(gap.value, gap.low, gap.high, gap.reading)
    return compared_rows(rows, Row(name, str(gap.n), (drawn,), cells, gap.reading), tick)


def _side_row(found: Comparison, name: str, side: Side) -> Row:
    label = f"{name}  {_shortened(words.label(found, side))}"
    return Row(label, str(side.n), (_drawn(side.figure),), _cells(found, side.figure), "on", " ")


def _cells(found: Comparison, reading: Reading) -> tuple[str, str]:
    if not isinstance(reading, Estimate):
        return ("", "too few to tell")
    low, high = (found.measure.written(end) for end in (reading.low, reading.high))
    return found.measure.written(reading.value), f"{low} to {high}"


def _drawn(reading: Reading) -> Range | None:
    if not isinstance(reading, Estimate):
        return None
    return Range(reading.value, reading.low, reading.high)


def _shortened(text: str, longest: int = 30) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip(' ,')}…"


def _sides_alt(found: Comparison) -> str:
    said = (
        f"{name}, {words.full_label(side)}: "
        f"{words.figure_words(found.measure, side.figure)}, {pupils(side.n)}"
        for name, side in (("A", found.a), ("B", found.b))
    )
    return f"{words.finding(found)}. {'; '.join(said)}."


def _explains(found: Comparison) -> tuple[pd.DataFrame, dict[str, str]]:
    """The pupils' rows and columns as a table is handed them."""
    measure, rows = found.measure, found.explains
    told = rows.assign(
        figure=[_own(found, v) for v in rows.figure],
        other=["" if pd.isna(v) else _own(found, v) for v in rows.other],
        moves=[words.moves(measure, v) for v in rows.moves],
    )
    if found.is_paired:
        return told, {"figure": "A", "other": "B", "moves": "Moves"}
    return told, {"side": "Side", "figure": measure.short, "moves": "Moves"}


def _own(found: Comparison, number: float) -> str:
    """One pupil's figure; a yes or no where the measure counts pupils."""
    if found.measure.share_of == "pupil":
        return "yes" if number else "no"
    return found.measure.written(number)
