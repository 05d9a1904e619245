"""Taking grades out: choose a checkpoint and a form, and press one button."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from lib.analysis.give_back.grades import checkpoint_grades
from lib.exports.frame.workbook import WORKBOOK_TYPE
from lib.exports.give_back.marksheet import FORMS, GivenBack, give_back, given_csv, given_xlsx
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.ui.frame.questions import School, answer, ask_records
from lib.ui.frame.show import show_caption, show_refusal
from lib.ui.frame.situations import KINDS

FILES = {"csv": "CSV", "xlsx": "Excel"}
WRITERS = {"csv": (given_csv, "text/csv"), "xlsx": (given_xlsx, WORKBOOK_TYPE)}
STUDENT_IDS = {"upn": "UPN", "admission_number": "Admission number"}
TARGETS = {"without": "Grades", "with": "Grades and targets"}


@dataclass(frozen=True)
class Choice(Row, query="give_back/choices"):
    """A checkpoint whose grades can be taken out."""

    checkpoint_id: int
    urn: int
    school: str
    is_sample: bool
    kind: str
    status: str
    collected_on: date
    academic_year: int
    results_year: int
    label: str


def offer_give_back(at: School) -> None:
    """Offer any checkpoint's grades as a file that other systems, and Checkpoint, can read."""
    choices = [choice for choice in ask_records(Choice) if choice.urn == at.urn]
    if not choices:
        return
    with st.expander("Take grades out of Checkpoint"):
        show_caption(
            "Nobody is locked in: a checkpoint goes out as a list for SISRA or as a marksheet, "
            "and either can be brought in again without changing anything."
        )
        with st.container(horizontal=True, vertical_alignment="center", key="give_back"):
            number = _choose_checkpoint(choices)
            form = _choose("Form", FORMS, "give_form")
            if form == "sisra":
                numbered_by = _choose("Student ID", STUDENT_IDS, "give_id")
                with_targets = False
            else:
                numbered_by = "upn"
                with_targets = _choose("What", TARGETS, "give_targets") == "with"
            extension = _choose("File", FILES, "give_file")
        _offer(number, form, numbered_by, with_targets, extension)


def _offer(number: int, form: str, numbered_by: str, with_targets: bool, extension: str) -> None:
    try:
        given = answer(_given, number, form, numbered_by, with_targets)
    except StoreError as error:
        show_refusal(error)
        return
    write, mime = WRITERS[extension]
    st.download_button(
        f"Take out {len(given.table):,} rows",
        lambda: write(given),
        file_name=given.file_name(extension),
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key="give_back_file",
    )
    show_caption(" ".join(["Contains personal data.", *given.notes]))


def _given(
    opened: Database, number: int, form: str, numbered_by: str, with_targets: bool
) -> GivenBack:
    return give_back(checkpoint_grades(opened, number, with_targets), form, numbered_by)


def _choose_checkpoint(choices: list[Choice]) -> int:
    words = {
        choice.checkpoint_id: choice.label
        if choice.kind == "final"
        else f"{choice.label}, {KINDS[choice.kind]}"
        for choice in choices
    }
    return st.selectbox(
        "Checkpoint",
        list(words),
        format_func=words.__getitem__,
        key="give_checkpoint",
        label_visibility="collapsed",
        width=380,
    )


def _choose(label: str, options: dict[str, str], key: str) -> str:
    return st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        format_func=options.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
