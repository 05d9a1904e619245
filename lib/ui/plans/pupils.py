"""Choosing the pupils of a new plan, groups to suggest, and each pupil's target."""

from collections.abc import Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from lib.interventions.plans.choices import LARGEST_GROUP
from lib.interventions.plans.plan import PlanPupil
from lib.interventions.plans.suggested_groups import SuggestedGroup, groups_across_subjects
from lib.ui.frame.address import address_value, many_in_address, remember, to_address
from lib.ui.frame.names import pupil_label
from lib.ui.frame.questions import ask
from lib.ui.frame.show import show_caption
from lib.ui.plans.fields import key_of
from lib.words import in_sentence

PUPILS = "pupils"
TARGETS = "plan_targets"
SHOWN_GROUPS = 6
COLUMNS = ("Pupil", "Form", "Behind in", "Class", "Grade now", "Target", "Need")


def choose_pupils(candidates: pd.DataFrame) -> list[int]:
    """Choose any number of pupils of the cohort by name; the choice stands in the address."""
    ids = [str(pupil_id) for pupil_id in candidates.pupil_id]
    forms = candidates.form.fillna("")
    words = {
        i: f"{name}, {form}".rstrip(", ")
        for i, name, form in zip(ids, pupil_label(candidates), forms, strict=True)
    }
    many_in_address(PUPILS, ids, [])
    chosen = st.multiselect(
        "Pupils",
        ids,
        format_func=words.__getitem__,
        key=PUPILS,
        on_change=to_address(PUPILS),
        placeholder="Type a name",
        label_visibility="collapsed",
        select_all=False,
        wrap=True,
    )
    return [int(pupil_id) for pupil_id in chosen]


def offer_groups(
    behind: pd.DataFrame, plans: pd.DataFrame, chosen: Sequence[int], subject_id: str | None
) -> None:
    """Offer groups of at most five by shared need; a click chooses one, and its subject.

    `behind` are the rows of coverage_cells, `plans` of coverage_plans. Too many chosen are cut
    up; with nobody chosen the groups are of those behind who have no plan for it yet.
    """
    if 0 < len(chosen) <= LARGEST_GROUP:
        return
    if subject_id is not None:
        behind = behind[behind.subject_id == subject_id]
        plans = plans[plans.subject_id.isna() | plans.subject_id.eq(subject_id)]
    wanted = behind.pupil_id.isin(chosen) if chosen else ~behind.pupil_id.isin(plans.pupil_id)
    groups = groups_across_subjects(behind[wanted])
    if not groups:
        return
    whom = "of those chosen" if chosen else "of those behind with no plan for it"
    show_caption(f"Groups of {LARGEST_GROUP} at most by shared need, {whom}. A click takes one.")
    with st.container(horizontal=True, key="suggested_groups", gap="small"):
        # One pupil alone is no group: they come after those who can share one.
        shared = sorted(groups, key=lambda group: len(group.pupil_ids) == 1)
        for group in shared[:SHOWN_GROUPS]:
            st.button(
                _words(group),
                key=f"group_{group.subject_id}_{'_'.join(map(str, group.pupil_ids))}",
                on_click=_take,
                args=(group,),
            )


def _take(group: SuggestedGroup) -> None:
    remember(PUPILS, ",".join(map(str, group.pupil_ids)))
    st.session_state[key_of("subject_id")] = group.subject_id


def choose_targets(
    candidates: pd.DataFrame,
    behind: pd.DataFrame,
    chosen: Sequence[int],
    checkpoint_id: int,
    subject_id: str | None,
) -> list[PlanPupil]:
    """Show each pupil's grade and target, which can be changed, and why they are on the plan.

    A plan of no one subject has neither; it shows what each is behind in.
    """
    if not chosen:
        return []
    rows = candidates[candidates.pupil_id.isin(chosen)].reset_index(drop=True)
    subjects = behind.groupby("pupil_id").subject_short.agg(", ".join)
    rows = rows.assign(behind_in=rows.pupil_id.map(subjects).fillna("nothing"))
    key = _key(rows.pupil_id, checkpoint_id, subject_id)
    hidden = ("Class", "Grade now", "Target") if subject_id is None else ("Behind in",)
    edited = st.data_editor(
        _frozen(key, rows, subject_id),
        column_order=[c for c in COLUMNS if c not in hidden],
        key=key,
        hide_index=True,
        height=min(36 * (len(rows) + 1) + 3, 400),
        row_height=36,
        disabled=["Pupil", "Form", "Behind in", "Class", "Grade now"],
        column_config={
            "Pupil": st.column_config.TextColumn(pinned=True),
            "Target": st.column_config.SelectboxColumn(
                options=_grades(checkpoint_id, subject_id), help="From the list; change it here."
            ),
            "Need": st.column_config.TextColumn(help="Why this pupil is on it."),
        },
    )
    own = dict(zip(rows.pupil_id, _own_targets(rows), strict=True))
    pupils = [
        PlanPupil(int(i), said_or_none(target), said_or_none(need))
        for i, target, need in zip(rows.pupil_id, edited["Target"], edited["Need"], strict=True)
    ]
    kept = st.session_state.setdefault(TARGETS, {})
    kept |= {
        (subject_id, p.pupil_id): p for p in pupils if p.need or p.target_grade != own[p.pupil_id]
    }
    return pupils


def _frozen(key: str, rows: pd.DataFrame, subject_id: str | None) -> pd.DataFrame:
    """Return the table as it was when these pupils were first shown.

    Streamlit keeps edits against the rows it was given, so those must not change under them;
    what was typed for a pupil before others joined is in the table from its start.
    """
    name = f"{key}_rows"
    if name not in st.session_state:
        kept = st.session_state.get(TARGETS, {})
        said = [kept.get((subject_id, int(pupil_id))) for pupil_id in rows.pupil_id]
        own = _own_targets(rows)
        st.session_state[name] = pd.DataFrame(
            {
                "Pupil": pupil_label(rows).to_numpy(),
                "Form": rows.form.fillna(""),
                "Behind in": rows.behind_in,
                "Class": rows.class_code.fillna(""),
                "Grade now": rows.grade.fillna("none"),
                "Target": [p.target_grade if p else t for p, t in zip(said, own, strict=True)],
                "Need": [(p.need or "") if p else "" for p in said],
            }
        )
    return st.session_state[name]


def _own_targets(rows: pd.DataFrame) -> list[str | None]:
    """Return each pupil's own target, where it is not below the grade they have."""
    reach = rows.target_points.notna() & ~(rows.target_points < rows.points.fillna(0))
    return [str(t) if ok else None for t, ok in zip(rows.target_grade, reach, strict=True)]


def _grades(checkpoint_id: int, subject_id: str | None) -> list[str]:
    if subject_id is None:
        return []
    scale = ask("frame/grade_scale", checkpoint_id=checkpoint_id, subject_id=subject_id)
    return [str(grade) for grade in scale.grade]


def _key(ids: pd.Series, checkpoint_id: int, subject_id: str | None) -> str:
    # Names on or off are other rows, and other pupils never inherit a row's edits.
    names = address_value("names", "on")
    told = f"{list(ids)} {checkpoint_id} {subject_id} {names}"
    return f"targets_{sha256(told.encode()).hexdigest()[:16]}"


def _words(group: SuggestedGroup) -> str:
    count = len(group.classes)
    where = f", {' and '.join(group.classes)}" if 0 < count < 3 else ""
    where = f", {count} classes" if count > 2 else where
    return f"{len(group.pupil_ids)} in {in_sentence(group.subject)}: {group.need}{where}"


def said_or_none(value: str | float | None) -> str | None:
    """Return what a cell says, or None when it is blank."""
    return None if value is None or pd.isna(value) or not str(value).strip() else str(value)
