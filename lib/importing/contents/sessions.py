"""Who was at which session of help: a row per pupil and session."""

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.values import days
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, run

PRESENT = frozenset({"present", "p", "/", "\\", "y", "yes", "1", "attended", "there", "l", "late"})
ABSENT = frozenset({"absent", "a", "n", "no", "0", "o", "missed", "not there"})
ILL = frozenset({"i", "ill", "illness", "m", "medical"})
"""Attendance codes of the DfE where they say it: / \\ L present, N O absent, I and M illness."""
LONGEST = 300
FIELDS = ("intervention", "subject", "held_on", "session_mark", "absence_reason", "minutes")


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row: the plan it is for, the day, the mark and the reason.

    `state` is ok, or what is wrong: no_date, to_come, no_mark, not_on_plan, not_held, contradicts,
    said_twice.
    """
    recognition = screening.columns
    cells = {name: texts(recognition.rows, recognition.column(name)) for name in FIELDS}
    column = recognition.column("session_mark")
    table = screening.people[["source_row", "pupil_id"]].copy()
    table["place"] = column.place if column else -1
    table["source_column"] = column.heading if column else ""
    table["name"] = cells["intervention"]
    subjects = [screening.book.named(name) if name else None for name in cells["subject"]]
    table["subject_id"] = [subject.subject_id if subject else "" for subject in subjects]
    table["held_on"] = pd.Series(days(cells["held_on"]), index=table.index, dtype="datetime64[us]")
    marks = [
        mark_of(*pair) for pair in zip(cells["session_mark"], cells["absence_reason"], strict=True)
    ]
    table["mark"], table["reason"] = [m for m, _ in marks], [r for _, r in marks]
    minutes = [_minutes(text) for text in cells["minutes"]]
    table["minutes"] = pd.Series(minutes, index=table.index, dtype="Int64")
    table["value_in_file"] = cells["session_mark"]
    return _with_state(screening, table[table["name"] != ""].reset_index(drop=True))


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted mark."""
    lend(screening.cursor, "entry", accepted)
    run(screening.cursor, "importing/sessions/compare_marks")
    return frame(screening.cursor, "importing/sessions/compared_marks")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store new sessions and marks. Returns no checkpoint: no measure depends on them.

    A mark that is there already is never overwritten: the file's is later, and counts.
    """
    batch = {"import_id": import_id, "taken_by": screening.delivery.file_name}
    run(screening.cursor, "importing/sessions/keep_sessions", **batch)
    run(screening.cursor, "importing/sessions/keep_marks", **batch)
    return []


def mark_of(mark: str, reason: str) -> tuple[str | None, str | None]:
    """Return present or absent, and why absent; (None, None) for a mark that is neither."""
    said, why = mark.strip().lower(), " ".join(reason.split()).lower()
    if said in PRESENT:
        return "present", None
    if said in ILL:
        return "absent", why or "illness"
    return ("absent", why or "other") if said in ABSENT else (None, None)


def _with_state(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    lend(screening.cursor, "marked", table)
    found = frame(
        screening.cursor, "importing/sessions/match_sessions", urn=screening.urn
    ).set_index("source_row")
    table["intervention_id"] = table["source_row"].map(found["intervention_id"]).astype("Int64")
    was_held = table["source_row"].map(found["was_held"]).astype("boolean").fillna(True)
    to_come = table["held_on"] > pd.Timestamp(screening.day)
    key = ["pupil_id", "intervention_id", "held_on"]
    state = pd.Series("ok", index=table.index)
    state = state.mask(table.duplicated(key), "said_twice")
    marks = table.assign(why=table["reason"].fillna("")).groupby(key, dropna=False)
    differing = (marks["mark"].transform("nunique") > 1) | (marks["why"].transform("nunique") > 1)
    state = state.mask(differing, "contradicts")
    state = state.mask(~was_held.astype(bool), "not_held")
    state = state.mask(table["intervention_id"].isna() & table["pupil_id"].notna(), "not_on_plan")
    state = state.mask(table["mark"].isna(), "no_mark").mask(to_come, "to_come")
    table["state"] = state.mask(table["held_on"].isna(), "no_date")
    return table


def _minutes(text: str) -> int | None:
    digits = text.lower().removesuffix("minutes").removesuffix("mins").strip()
    return int(digits) if digits.isdigit() and 0 < int(digits) <= LONGEST else None


KIND = Kind(
    words="marks of sessions of help",
    unit="mark",  # of a pupil at a session
    menu=6,
    checks=("sessions",),
    entries=entries,
    compare=compare,
    keep=keep,
    signs=(frozenset({"intervention", "held_on", "session_mark"}),),
    needs=("intervention", "held_on", "session_mark"),
)
