"""Choosing the two sides of a comparison: each a checkpoint, narrowed as far as one likes."""

from dataclasses import dataclass

import streamlit as st

from lib.analysis.compare.sides import COMPARED, OTHERS, Asked
from lib.analysis.groups.defined import GROUPS
from lib.measures import MEASURES
from lib.ui.frame.address import address_value
from lib.ui.frame.choices import (
    checkpoints,
    choose_checkpoint,
    choose_cohort,
    choose_one,
    choose_subject,
    filter_row,
)
from lib.ui.frame.questions import ask
from lib.ui.frame.situations import Checkpoint, Cohort


@dataclass(frozen=True)
class ChosenSide:
    """One side as the address has it; None stands for all."""

    checkpoint: Checkpoint
    group_id: str | None
    subject_id: str | None
    class_code: str | None

    @property
    def asked(self) -> Asked:
        """As lib.analysis.compare.sides.compare takes it."""
        return Asked(self.checkpoint.checkpoint_id, self.group_id, self.subject_id, self.class_code)


def choose_two_sides() -> tuple[str, ChosenSide, ChosenSide] | None:
    """Choose the measure and the two sides; None while the school has no grades.

    A begins on the cohort and checkpoint that came along from the page before, B on the
    checkpoint before A's.
    """
    with filter_row():
        a = _choose_side("A", address_value("cohort", ""), address_value("checkpoint", ""))
        if a is None:
            return None
    with st.container(
        horizontal=True, key="filter_row_b", vertical_alignment="center", gap="small"
    ):
        b = _choose_side("B", str(a.checkpoint.results_year), _before(a.checkpoint))
        measure = choose_one("measure", "Measure", _measures(a.checkpoint), width=180)
    return None if b is None else (measure, a, b)


def _measures(at: Checkpoint) -> dict[str, str]:
    """The measures to choose from, those that working-at grades have first where A holds them."""
    words = {key: MEASURES[key].label for key in COMPARED}
    if at.makes_attainment_8:
        return words
    if at.unit != "grade":
        # Steps of several scales have no mean.
        words.pop("mean_grade", None)
    return {k: w for k, w in words.items() if not MEASURES[k].needs_end_of_course} | words


def _choose_side(side: str, cohort: str, checkpoint: str) -> ChosenSide | None:
    st.html(f'<b class="cp-side" aria-label="Side {side}">{side}</b>')
    key = side.lower()
    of = choose_cohort(f"{key}_cohort", cohort)
    at = choose_checkpoint(of, name=f"{key}_checkpoint", default=checkpoint)
    if at is None:
        return None
    groups = {"all": "All pupils"} | {g.group_id: g.name for g in GROUPS.values()} | OTHERS
    group = choose_one(f"{key}_group", "Group", groups, width=170)
    subject = choose_subject(at, name=f"{key}_subject", width=170)
    taught = None if subject is None else _choose_class(key, at, subject)
    return ChosenSide(at, None if group == "all" else group, subject, taught)


def _choose_class(key: str, at: Checkpoint, subject: str) -> str | None:
    found = ask("compare/classes", checkpoint_id=at.checkpoint_id, subject_id=subject)
    if found.empty:
        return None
    words = {"all": "All classes"} | {code: code for code in found.class_code}
    chosen = choose_one(f"{key}_class", "Class", words, width=115)
    return None if chosen == "all" else chosen


def _before(at: Checkpoint) -> str:
    """The checkpoint of the same cohort and sort before this one; else any other of it."""
    others = [
        c
        for c in checkpoints(Cohort(at.results_year, at.year_group))
        if c.checkpoint_id != at.checkpoint_id
    ]
    earlier = [
        c
        for c in others
        if c.cohort_sequence < at.cohort_sequence and c.makes_attainment_8 == at.makes_attainment_8
    ]
    found = next(iter(earlier or others), None)
    return "" if found is None else str(found.checkpoint_id)
