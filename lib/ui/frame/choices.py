"""What a page is about: each `choose_*` draws one widget of the filter row and returns a value.

    with filter_row():
        cohort = choose_cohort()
        checkpoint = choose_checkpoint(cohort)

Every choice lives in the address (lib/ui/frame/address.py). A choice with nothing to choose from
draws nothing and returns None; the page then shows its empty state.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.groups.defined import GROUPS
from lib.ui.frame.address import in_address, many_in_address, to_address
from lib.ui.frame.meeting_mode import flags_shown, sized
from lib.ui.frame.questions import ask, ask_records, school
from lib.ui.frame.situations import Checkpoint, Cohort


def filter_row() -> DeltaGenerator:
    """Lay out what is drawn inside it, with `with`, as the page's one row of filters."""
    return st.container(horizontal=True, key="filter_row", vertical_alignment="center", gap="small")


def choose_one(
    name: str,
    label: str,
    options: Mapping[str, str],
    *,
    width: int | Literal["stretch"] = 200,
    default: str | None = None,
) -> str:
    """Choose one of `options` (short value: its words); the first is the default, or `default`."""
    values = list(options)
    in_address(name, values, default if default and default in options else values[0])
    return st.selectbox(
        label,
        values,
        format_func=options.__getitem__,
        key=name,
        on_change=to_address(name),
        label_visibility="collapsed",
        width=width if isinstance(width, str) else sized(width),
    )


def choose_many(
    name: str, label: str, options: Mapping[str, str], default: Sequence[str]
) -> tuple[str, ...]:
    """Choose any number of `options` as pills; `default` are on at first."""
    many_in_address(name, list(options), default)
    chosen = st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=options.__getitem__,
        key=name,
        on_change=to_address(name),
        label_visibility="collapsed",
    )
    return tuple(chosen)


def choose_view(name: str, label: str, options: Mapping[str, str]) -> str:
    """Choose how to see one thing, as in Chart | Table: a small switch, the first is default."""
    values = list(options)
    in_address(name, values, values[0])
    chosen = st.segmented_control(
        label,
        values,
        required=True,
        format_func=options.__getitem__,
        key=name,
        on_change=to_address(name),
        label_visibility="collapsed",
    )
    return chosen or values[0]


def choose_number(name: str, label: str, low: int, high: int, default: int) -> int:
    """Choose a whole number on a slider, `low` to `high`."""
    values = [str(number) for number in range(low, high + 1)]
    st.session_state[name] = int(in_address(name, values, str(default)))
    return st.slider(label, low, high, key=name, on_change=to_address(name))


def choose_cohort(name: str = "cohort", default: str | None = None) -> Cohort | None:
    """Choose a year group, or the leavers of a summer; the oldest year group is the default.

    `default` is another results year to begin with.
    """
    at = school()
    if at is None:
        return None
    cohorts = ask_records(Cohort, urn=at.urn)
    if not cohorts:
        return None
    ordered = sorted(cohorts, key=lambda c: (c.is_leavers, abs(c.year_group - 11)))
    by_value = {str(c.results_year): c for c in ordered}
    words = {value: c.label for value, c in by_value.items()}
    return by_value[choose_one(name, "Year group", words, width=130, default=default)]


def choose_checkpoint(
    cohort: Cohort | None,
    kinds: Sequence[str] | None = None,
    name: str = "checkpoint",
    default: str | None = None,
) -> Checkpoint | None:
    """Choose one of the cohort's checkpoints, newest first; `kinds` leaves out the others.

    `default` is the id of another to begin with.
    """
    found = [c for c in checkpoints(cohort) if kinds is None or c.kind in kinds]
    if not found:
        return None
    by_value = {str(c.checkpoint_id): c for c in found}
    words = {value: c.label for value, c in by_value.items()}
    return by_value[choose_one(name, "Checkpoint", words, width=262, default=default)]


def choose_comparison(cohort: Cohort | None, checkpoint: Checkpoint | None) -> Checkpoint | None:
    """Choose an earlier checkpoint of the same cohort; the one just before is the default.

    Working-at grades are compared with working-at grades only, and end-of-course grades with
    end-of-course grades: their targets mean different things.
    """
    if checkpoint is None:
        return None
    earlier = [
        c
        for c in checkpoints(cohort)
        if c.cohort_sequence < checkpoint.cohort_sequence
        and c.makes_attainment_8 == checkpoint.makes_attainment_8
    ]
    if not earlier:
        return None
    by_value = {str(c.checkpoint_id): c for c in earlier}
    words = {value: f"against {c.name}, {c.month_and_year}" for value, c in by_value.items()}
    return by_value[choose_one("against", "Compared with", words, width=290)]


def choose_subject(
    checkpoint: Checkpoint | None,
    every: str | None = "All subjects",
    name: str = "subject",
    width: int = 200,
) -> str | None:
    """Choose a subject with grades at the checkpoint; returns its subject_id.

    `every` is the wording of the first option, which returns None; pass None to leave it out.
    """
    if checkpoint is None:
        return None
    rows = ask("frame/checkpoint_subjects", checkpoint_id=checkpoint.checkpoint_id)
    subjects = dict(zip(rows.subject_id, rows.subject, strict=True))
    options = ({"all": every} if every else {}) | subjects
    if not options:
        return None
    chosen = choose_one(name, "Subject", options, width=width)
    return None if chosen == "all" and every else chosen


def choose_group(
    every: str | None = "All groups", name: str = "group", groups: Sequence[str] | None = None
) -> str | None:
    """Choose a group; returns its group_id, or None for the first option, worded `every`.

    While projecting, a list of pupils is not narrowed to a group: it would flag each of them.
    """
    if not flags_shown():
        return None
    wanted = {group_id: GROUPS[group_id].name for group_id in groups or GROUPS}
    chosen = choose_one(name, "Group", ({"all": every} if every else {}) | wanted, width=220)
    return None if chosen == "all" and every else chosen


def checkpoints(cohort: Cohort | None) -> list[Checkpoint]:
    """Return the cohort's checkpoints, newest first."""
    at = school()
    if at is None or cohort is None:
        return []
    return ask_records(Checkpoint, urn=at.urn, results_year=cohort.results_year)
