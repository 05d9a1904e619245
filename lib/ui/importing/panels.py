"""The parts of the import page: what was found and what would change."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.dates import long_date
from lib.importing.account.preview import Preview
from lib.importing.account.wording import account
from lib.importing.findings import FindingGroup, grouped
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import School, ask
from lib.ui.frame.show import show_answer, show_caption, show_section, show_table
from lib.words import counted

SHAPES = {
    "error": ("cp-below", "▼ Left out"),
    "warning": ("cp-above", "● Check"),
    "note": ("cp-quiet", "○ Note"),
}
OUTCOMES = {
    "rejected": "rejected",
    "updated": "changed",
    "created": "new",
    "unchanged": "as before",
}
STYLE = Path(__file__).with_name("panels.css")
SHOWN_ROWS = 300


def show_arrival(question: str, at: School, just_done: str | None) -> None:
    """Open the page before a file is dropped: what was just done, or what came in last."""
    imports = ask("importing/stored_imports", urn=at.urn)
    standing = imports[imports["status"] == "stored"]
    if just_done:
        finding = just_done
    elif standing.empty:
        finding = "No file has been brought in yet"
    else:
        latest = standing.iloc[0]
        day = pd.Timestamp(latest["imported_at"])
        finding = f"The latest file came in on {long_date(day)} and is measured"
    show_answer(question, finding, _next_step(at, standing))


def show_findings(previews: Sequence[Preview]) -> None:
    """List what is wrong, the worst first, equal things told once."""
    # Two tables of one sheet say the same of its rows and columns.
    groups = grouped(dict.fromkeys(f for preview in previews for f in preview.findings))
    if not groups:
        show_section("Nothing is wrong with it")
        return
    left_out = sum(group.count for group in groups if group.severity == "error")
    title = f"{counted(left_out, 'thing')} to put right" if left_out else "Nothing is in the way"
    show_section(title, "The worst first. What is marked “left out” is not stored.")
    names_file = len({preview.file_name for preview in previews}) > 1
    lines = "".join(_finding(group, names_file) for group in groups)
    st.html(f'<div class="cp-findings">{lines}</div>')


def show_outcomes(previews: Sequence[Preview], key: str) -> None:
    """Let each count be opened to its rows: what is new, changed, as before, rejected, missing."""
    for number, preview in enumerate(previews):
        st.html(f'<p class="cp-section-sub">{escape(account(preview))}</p>')
        if names_shown():
            _open_rows(preview, f"open_{number}_{key}")
    if not names_shown():
        show_caption("The rows open to names: turn on Show names to see them.")


def _open_rows(preview: Preview, key: str) -> None:
    counts = {name: len(preview.of(name)) for name in OUTCOMES}
    options = {name: f"{n:,} {OUTCOMES[name]}" for name, n in counts.items() if n}
    if not preview.missing.empty:
        options["missing"] = f"{len(preview.missing):,} not in the file"
    chosen = options and st.segmented_control(
        "Open the rows",
        list(options),
        format_func=options.__getitem__,
        key=key,
        label_visibility="collapsed",
    )
    if chosen == "missing":
        _show_missing(preview)
    elif isinstance(chosen, str):
        _show_rows(preview, chosen)


def _next_step(at: School, standing: pd.DataFrame) -> str:
    """Return what to do next, and what will happen."""
    if at.is_sample:
        return (
            f"{at.name} is the sample school, with invented pupils: try a file, or start with "
            "your own school below. You see what is wrong before anything is stored."
        )
    brought = set(standing["content"])
    if "pupil_list" not in brought:
        return "Start with a pupil list: UPN, names, year, form, disadvantaged, SEN, KS2 scores."
    if "targets" not in brought:
        return "Next come the targets: a row per pupil and a column per subject."
    return "You see what is wrong, and what would change, before anything is stored."


def _finding(group: FindingGroup, names_file: bool) -> str:
    css, word = SHAPES[group.severity]
    where = group.where if names_file else group.where[:1].upper() + group.where[1:]
    parts = (group.file if names_file else "", where, _values(group))
    where = ", ".join(part for part in parts if part)
    count = f"{group.count:,} × " if group.count > 1 else ""
    return (
        f'<div class="cp-found"><span class="{css}">{word}</span><span>'
        f"<b>{count}{escape(group.message)}</b> {escape(group.remedy)}"
        f'<span class="cp-quiet"> {escape(where)}</span></span></div>'
    )


def _values(group: FindingGroup) -> str:
    """Return the UPNs a finding is about; names are left to the rows."""
    if not group.check.startswith("pupils_upn"):
        return ""
    return " ".join(group.values[:3])


def _show_rows(preview: Preview, outcome: str) -> None:
    rows = preview.of(outcome).sort_values("source_row", kind="stable").head(SHOWN_ROWS)
    table = pd.DataFrame(
        {
            "Row": rows["source_row"],
            "Pupil": rows["pupil"],
            "Column": rows["source_column"],
            "Was": rows["old"],
            "Here": rows["new"],
            "Why": rows["reason"],
        }
    )
    empty = [name for name in table if table[name].isna().all() or table[name].eq("").all()]
    more = len(preview.of(outcome)) - len(rows)
    caption = f"{more:,} more are not shown." if more else ""
    show_table(table.drop(columns=empty), numbers=("Row",), caption=caption, scroll=True)


def _show_missing(preview: Preview) -> None:
    listed = preview.missing[["name", "form"]]
    table = listed.rename(columns={"name": "Pupil", "form": "Form"})
    caption = "On roll and in this year group, but not in the file. Nothing of theirs changes."
    show_table(table, caption=caption, scroll=True)
