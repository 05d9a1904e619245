"""The account of one file: every entry of it with its outcome, and every row of it with one."""

import pandas as pd

from lib.importing.account.preview import (
    Counts,
    Preview,
    all_rejected,
    counted,
    outcomes_by_row,
    unit_of,
)
from lib.importing.account.subject_names import subject_names
from lib.importing.delivery import Delivery
from lib.importing.findings import Finding
from lib.importing.screening import Screening
from lib.importing.sheet import FileRefusedError

OUTCOME = ["source_row", "source_column", "pupil", "outcome", "old", "new", "reason"]
NOBODY = pd.DataFrame(columns=["pupil_id", "name", "form"])


def countable(entries: pd.DataFrame) -> pd.DataFrame:
    """Return the entries that count: a cell that says in words that there is no grade is none."""
    return entries if "state" not in entries else entries[entries["state"] != "no_grade"]


def reasons_left_out(entries: pd.DataFrame, findings: list[Finding]) -> pd.Series:
    """Return why each entry is left out, null when it is not: the first finding that covers it."""
    left_out = [finding for finding in findings if finding.leaves_out]
    if not left_out:
        return pd.Series(None, index=entries.index, dtype="object")
    by_row = {f.row: f.message for f in reversed(left_out) if f.place is None}
    by_column = {f.place: f.message for f in reversed(left_out) if f.row is None}
    by_cell = {(f.row, f.place): f.message for f in reversed(left_out)}
    reasons = [
        by_row.get(row) or by_column.get(place) or by_cell.get((row, place))
        for row, place in zip(entries["source_row"], entries["place"], strict=True)
    ]
    return pd.Series(reasons, index=entries.index, dtype="object")


def account_of(
    screening: Screening,
    entries: pd.DataFrame,
    reasons: pd.Series,
    compared: pd.DataFrame,
    missing: pd.DataFrame,
) -> Preview:
    """Account for a file: its entries, why some are left out, and what storing the rest would do.

    `compared` has source_row, place, outcome, old and new of each accepted entry; an outcome of
    nothing (a blank that clears where nothing was) is no entry. `missing` is as in Preview.
    """
    table = entries[["source_row", "place"]].assign(
        source_column=entries.get("source_column", ""), reason=reasons
    )
    if "value_in_file" in entries:
        table["value_in_file"] = entries["value_in_file"]
    table = table.merge(compared, on=["source_row", "place"], how="left", validate="one_to_one")
    table["outcome"] = table["outcome"].fillna("rejected")
    table = table[table["outcome"] != "nothing"].reset_index(drop=True)
    if "value_in_file" in table:
        table["new"] = table["new"].fillna(table["value_in_file"])
    table["pupil"] = table["source_row"].map(_names(screening))
    by_row = outcomes_by_row(screening.columns, table, screening.findings)
    content = screening.columns.content
    return Preview(
        delivery=screening.delivery,
        content=content,
        unit=unit_of(content),
        academic_year=screening.academic_year,
        rows=counted(by_row),
        entries=counted(table["outcome"]),
        outcomes=table[OUTCOME],
        missing=missing,
        findings=tuple(screening.findings),
        recognition=screening.columns,
        row_outcomes=by_row,
        lookalikes=screening.lookalikes,
        people=screening.people,
        weighed=tuple(screening.weighed),
        subject_names=subject_names(screening),
    )


def _names(screening: Screening) -> dict[int, str]:
    """Return each row's pupil by the name on the pupil list, else as the file has it."""
    table = screening.people
    in_file = (table["forename"] + " " + table["surname"]).str.strip()
    names = table["pupil_name"].fillna(in_file.where(in_file != "", table["upn_in_file"]))
    return dict(zip(table["source_row"], names, strict=True))


def account_of_stopped(screening: Screening) -> Preview:
    """Account for a file of which nothing can be stored: every row is rejected."""
    content = screening.columns.content
    by_row = all_rejected(screening.columns)
    return Preview(
        screening.delivery,
        content,
        unit_of(content),
        screening.academic_year,
        Counts(rejected=len(by_row)),
        Counts(),
        pd.DataFrame(columns=OUTCOME),
        NOBODY,
        tuple(screening.findings),
        recognition=screening.columns,
        row_outcomes=by_row,
        people=screening.people,
    )


def account_of_refused(delivery: Delivery, refusal: FileRefusedError) -> Preview:
    """Account for a file that could not be read: its refusal is its one finding."""
    finding = Finding(
        refusal.check,
        "error",
        refusal.message,
        refusal.remedy,
        value=refusal.value or delivery.file_name,
        file=delivery.file_name,
    )
    empty = pd.DataFrame(columns=OUTCOME)
    return Preview(
        delivery, delivery.content, unit_of(None), 0, Counts(), Counts(), empty, NOBODY, (finding,)
    )
