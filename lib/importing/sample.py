"""The sample school, brought in as any school brings in its files."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from lib.importing.account.bringing_in import BringingIn
from lib.importing.account.preview import Preview
from lib.importing.delivery import CheckpointChoice, Delivery, deliver
from lib.importing.reading.subjects import subject_book
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.intervention_register.renewing import renew
from lib.store.measuring import measure
from lib.store.statements import Cursor, rows, run

FOLDER = Path(__file__).parents[2] / "data" / "sample"
WHO = "Sample school"


def load_sample(database: Database, folder: Path = FOLDER) -> list[Preview]:
    """Bring in every file of data/sample/manifest.csv, and return an account of each.

    One transaction with one measuring, so a load that is cut off leaves no half-filled school.
    Raises StoreError when the database already holds a school, or a file cannot be read.
    """
    if not database.rows("frame/school").empty:
        raise StoreError(
            "This file already holds a school, so the sample school was not loaded into it.",
            "Set CHECKPOINT_DB to a new file to look at the sample school.",
        )
    with database.transaction() as cursor:
        brought = BringingIn(cursor, _make_school(cursor, folder), subject_book(cursor), WHO)
        for delivery in sample_deliveries(folder):
            _stop_unless_stored(brought.bring_in(delivery))
        measure(cursor, brought.to_score, brought.to_compare)
        _keep_registers(cursor)
    database.flush()
    return brought.previews


def sample_deliveries(folder: Path = FOLDER) -> Iterator[Delivery]:
    """Return the sample school's files in the order in which they build on each other."""
    for row in _table(folder / "manifest.csv"):
        path = folder / "files" / row["file"]
        yield deliver(
            row["file"],
            path.read_bytes(),
            content=row["content"],
            checkpoint=_checkpoint(row),
            academic_year=int(row["academic_year"]),
        )


def _make_school(cursor: Cursor, folder: Path) -> int:
    school = _table(folder / "school.csv")[0]
    urn = int(school["urn"])
    parameters = {"school_name": school["name"], "as_of_on": school["as_of_on"]}
    run(cursor, "importing/schools/make_sample_school", urn=urn, **parameters)
    return urn


def _keep_registers(cursor: Cursor) -> None:
    """Keep the Intervention Register of the last two half-terms, as a school would have done.

    Not where grades are still coming in: that register is there to be renewed.
    """
    for checkpoint_id, day in rows(cursor, "intervention_register/half_terms_to_renew"):
        renew(cursor, checkpoint_id, day, WHO, renewed_at=datetime.combine(day, time(16)))


def _checkpoint(row: dict[str, str]) -> CheckpointChoice | None:
    if not row["half_term"]:
        return None
    return CheckpointChoice(
        academic_year=int(row["academic_year"]),
        half_term=int(row["half_term"]),
        year_group=int(row["year_group"]),
        kind=row["kind"],
        collected_on=date.fromisoformat(row["collected_on"]),
        status=row["status"],
        checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
    )


def _stop_unless_stored(preview: Preview) -> None:
    if preview.import_id is not None:
        return
    reason = preview.findings[0].message if preview.findings else "Nothing in it could be stored."
    raise StoreError(
        f"The sample school's file {preview.file_name} was not accepted. {reason}",
        "Put data/sample back as it was delivered, or run: python -m lib sample --regenerate",
    )


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
