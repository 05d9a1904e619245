"""The parts of a pupil's page: the pictures over time, the slots and their working, the bars."""

from datetime import date
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.analysis.pupil.record import pupil_record
from lib.analysis.pupil.slots import SlotRow
from lib.analysis.pupil.story import PupilFacts, PupilStory
from lib.analysis.pupil.subjects import SubjectStory
from lib.charts.pupil.history import Panel, pupil_history
from lib.charts.pupil.levers import Bar, lever_bars
from lib.dates import month_and_year
from lib.exports.frame.workbook import WORKBOOK_TYPE
from lib.exports.pupil.record import pupil_record_file_name, write_pupil_record
from lib.numerals import plain, signed
from lib.ui.frame.meeting_mode import flags_shown
from lib.ui.frame.questions import database
from lib.ui.frame.show import show_caption, show_chart, show_section
from lib.ui.pupil.choices import ChosenPupil
from lib.words import sentence

STYLE = Path(__file__).with_name("style.css")


def show_subjects(story: PupilStory, key: str) -> None:
    """Draw every subject over time against its target."""
    show_section(story.subjects_finding)
    if not story.subjects:
        return
    show_chart(
        pupil_history([_panel(subject) for subject in story.subjects]),
        _subjects_alt(story),
        f"history-{key}",
        "pupil",
    )
    days = story.subjects[0].days
    first, last = month_and_year(days[0]), month_and_year(days[-1])
    show_caption(
        f"{_span(first, last, len(days))}. Dashed line: target of that year. "
        f"Shaded: shortfall. {_scale(story)}"
    )


def _scale(story: PupilStory) -> str:
    if len({subject.unit for subject in story.subjects}) == 1:
        return "All on one scale."
    return "Each on its own scale, a step as high on each."


def _span(first: str, last: str, count: int) -> str:
    return f"One checkpoint, {last}" if count == 1 else f"{count} checkpoints, {first} to {last}"


def _panel(at: SubjectStory) -> Panel:
    return Panel(
        subject=at.subject,
        words=at.words,
        reading=at.reading,
        grade=at.grade,
        target_grade=at.target_grade,
        days=at.days,
        grades=at.grades,
        points=at.points,
        targets=at.targets,
    )


def show_levers(story: PupilStory, key: str) -> None:
    """Draw what one more grade would add in each subject."""
    if not story.levers:
        return
    show_section(story.levers_finding)
    bars = [Bar(at.subject, at.grade, at.next_grade, at.adds, at.why) for at in story.levers]
    alt = f"{story.levers_finding}. " + "; ".join(
        f"{lever.subject} {lever.grade} to {lever.next_grade}: {lever.adds:g}, {lever.why}"
        for lever in story.levers
    )
    show_chart(lever_bars(bars), alt, f"levers-{key}", "one more grade")
    ten = " Ten points are one grade of Progress 8." if pd.notna(story.facts.progress_8) else ""
    show_caption(f"Attainment 8 points, each subject one grade up alone, by the same slots.{ten}")


def offer_record(pupil: ChosenPupil) -> None:
    """Offer everything held on the pupil as a workbook, made when it is asked for.

    Not while projecting: it opens with the pupil's name and all that is known of them.
    """
    if not flags_shown():
        return
    opened, today = database(), date.today()
    st.download_button(
        "Everything held",
        lambda: write_pupil_record(pupil_record(opened, pupil.pupil_id, today)),
        file_name=pupil_record_file_name(pupil.label, today),
        mime=WORKBOOK_TYPE,
        icon=":material/download:",
        on_click="ignore",
        help="Everything held on this pupil, as a workbook",
        key="pupil_record",
    )


def show_slots(story: PupilStory) -> None:
    """Draw the slots with what fills each, the estimate, and Progress 8; or why there are none."""
    st.html(STYLE)
    show_section(story.slots_finding)
    if not story.slots:
        st.html(f'<p class="p-why">{escape(story.why_no_slots)}</p>')
        return
    rows = "".join(_slot(row) for row in story.slots) + _totals(story.facts)
    head = (
        "<thead><tr><th>Slot</th><th>Filled by</th>"
        '<th class="p-number">Grade</th><th class="p-number">Points</th></tr></thead>'
    )
    st.html(f'<table class="p-slots">{head}<tbody>{rows}</tbody></table>')
    show_caption(_against(story.facts))


def _slot(row: SlotRow) -> str:
    note = f"<small>{escape(row.note)}</small>" if row.note else ""
    return (
        f'<tr><td class="p-element">{escape(row.element)}</td><td>{escape(row.subject)}{note}</td>'
        f'<td class="p-number">{escape(row.grade)}</td>'
        f'<td class="p-number"><b>{plain(row.points, 2).rstrip("0").rstrip(".")}</b></td></tr>'
    )


def _totals(facts: PupilFacts) -> str:
    total = f"{facts.attainment_8:g}"
    rows = _total("<b>Attainment 8</b>", f"<b>{total}</b>")
    if facts.estimate is not None:
        ks2 = f", KS2 average {facts.ks2_average:g} (group {facts.ks2_group:.0f} of 34)"
        rows += _total(f"Estimate{ks2 if flags_shown() else ''}", plain(facts.estimate, 2))
    if facts.progress_8 is not None:
        of = "" if facts.estimate is None else f" − {plain(facts.estimate, 2)}"
        rows += _total(
            f"<b>Progress 8</b> ({total}{of}) ÷ 10", f"<b>{signed(facts.progress_8)}</b>"
        )
    return rows


def _total(label: str, value: str) -> str:
    return f'<tr class="p-total"><td colspan="3">{label}</td><td class="p-number">{value}</td></tr>'


def _against(facts: PupilFacts) -> str:
    if facts.is_proposal:
        return f"{facts.rule_set_label}. Slot points only: no estimates exist, so no Progress 8."
    if facts.has_progress_8 and pd.isna(facts.ks2_average):
        return "No Progress 8: a pupil without a KS2 score has no estimate. Attainment 8 stands."
    return f"{sentence(facts.progress_8_note)}."


def _subjects_alt(story: PupilStory) -> str:
    each = "; ".join(
        f"{s.subject} {s.grade}, target {s.target_grade or 'none'}, {s.words}"
        for s in story.subjects
    )
    return f"{story.subjects_finding}. {each}."
