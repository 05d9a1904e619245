"""A marksheet: a row per pupil, a column per subject, often a class column beside it."""

import pandas as pd

from lib.importing.contents.subject_columns import grade_entries
from lib.importing.kinds import Kind
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, rows, run


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per grade in the sheet."""
    return grade_entries(screening, "grade")


def compare(screening: Screening, accepted: pd.DataFrame, is_long: bool = False) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted grade."""
    choice = screening.delivery.checkpoint
    lend(screening.cursor, "entry", accepted)
    run(
        screening.cursor,
        "importing/results/compare_results",
        checkpoint_id=screening.checkpoint_id,
        rule_set=choice.rule_set if choice else None,
        is_long=is_long,
        is_final=choice is not None and choice.kind == "final",
    )
    return frame(screening.cursor, "importing/results/compared_results")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store what `compare` found new or changed. Returns the checkpoint, to be measured."""
    checkpoint_id = _checkpoint(screening)
    batch = {"checkpoint_id": checkpoint_id, "import_id": import_id}
    run(screening.cursor, "importing/results/supersede_results", **batch)
    run(screening.cursor, "importing/results/keep_results", **batch)
    return [checkpoint_id]


def missing(screening: Screening) -> pd.DataFrame:
    """Return the pupils of the year group, on roll that day, who are not in the file."""
    choice = screening.delivery.checkpoint
    if choice is None:
        return pd.DataFrame(columns=["pupil_id", "name", "form"])
    return frame(
        screening.cursor,
        "importing/pupils/missing_pupils",
        urn=screening.urn,
        results_years=[choice.results_year],
        on_day=choice.collected_on,
        seen=sorted(screening.seen),
    )


def _checkpoint(screening: Screening) -> int:
    """Return the checkpoint's id, making the checkpoint when the school has none like it."""
    choice = screening.delivery.checkpoint
    if screening.checkpoint_id is not None or choice is None:
        return int(screening.checkpoint_id or 0)
    found = rows(
        screening.cursor,
        "importing/checkpoints/make_checkpoint",
        urn=screening.urn,
        academic_year=choice.academic_year,
        half_term=choice.half_term,
        year_group=choice.year_group,
        results_year=choice.results_year,
        kind=choice.kind,
        status=choice.status,
        collected_on=choice.collected_on,
        checked_on=choice.checked_on,
        rule_set=choice.rule_set,
        purpose=choice.purpose,
    )
    screening.checkpoint_id = int(found[0][0])
    return screening.checkpoint_id


KIND = Kind(
    words="a marksheet",
    unit="grade",
    menu=3,
    checks=("grades", "contents.observations.year_groups"),
    entries=entries,
    compare=compare,
    keep=keep,
    missing=missing,
    belongs_to_checkpoint=True,
    has_grades=True,
)
