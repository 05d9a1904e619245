"""Which of a subject's several grade columns a checkpoint takes: by kind of grade, then by time."""

from collections.abc import Sequence
from dataclasses import replace

from lib.importing.delivery import CheckpointChoice
from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import fits, says_it_fits
from lib.importing.reading.headings import measure_of
from lib.importing.reading.targets import OTHER_TARGET

ORDER = ("predicted", "working_at", "mock", "final", None)
"""Which kind of grade is taken when nobody has chosen one."""


def kinds_of_grade(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the kinds of grade the columns hold, the one usually wanted first."""
    held = {column.kind for column in columns if column.measure == "grade" and column.kind}
    return tuple(kind for kind in ORDER if kind in held and kind)


def one_grade_a_subject(
    columns: Sequence[Column], checkpoint: CheckpointChoice | None
) -> list[Column]:
    """Leave each subject one column of each measure where kind and time tell them apart.

    Only a column that fits the checkpoint is picked. The others are kept as not used; where none
    of several fits, none is used and a person is asked. Columns that nothing tells apart all stay,
    for a person.
    """
    groups: dict[tuple, list[Column]] = {}
    for column in columns:
        if column.subject and column.measure not in ("attitude", OTHER_TARGET):
            groups.setdefault((column.subject.subject_id, column.measure), []).append(column)
    told_apart = any(checkpoint and says_it_fits(c, checkpoint) for c in _grades(columns))
    why: dict[int, str] = {}
    for group in groups.values():
        if checkpoint and _none_fits(group, checkpoint, told_apart):
            why |= {c.place: "none_fits" for c in group}
        else:
            why |= {c.place: "other_grades" for c in _not_taken(group, checkpoint)}
    return [
        replace(c, field="not_used", subject=None, measure=None, why=why[c.place])
        if c.place in why
        else c
        for c in columns
    ]


def one_grade_a_row(columns: Sequence[Column], checkpoint: CheckpointChoice | None) -> list[Column]:
    """Take one column of grades where each row is a pupil in a subject: the checkpoint's kind.

    A column may be headed by its kind alone (Working at), beside a target and an attitude.
    """
    graded = [c for c in columns if _is_of_rows(c)]
    said = [c for c in graded if c.why.startswith("said")]
    if not graded or not any(column.field == "subject" for column in columns):
        return list(columns)

    def rank(column: Column) -> tuple[bool, int]:
        return bool(checkpoint and not fits(column, checkpoint)), ORDER.index(column.kind)

    chosen = next(iter(said), None) or min(graded, key=rank)
    return [_of_row(column, chosen) if column in graded else column for column in columns]


def _is_of_rows(column: Column) -> bool:
    measure = measure_of(column.heading)
    is_open = column.subject is None and column.field in (None, "grade")
    return is_open and measure is not None and measure.name == "grade"


def _of_row(column: Column, chosen: Column) -> Column:
    if column is chosen:
        return replace(column, field="grade", measure=None)
    return replace(column, field="not_used", measure=None, why="other_grades")


def _grades(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.subject and column.measure == "grade"]


def _none_fits(group: list[Column], checkpoint: CheckpointChoice, told_apart: bool) -> bool:
    """Whether a subject has grades, and none for this checkpoint.

    Its one column is taken all the same where no column of the file is for this checkpoint: then
    a person has chosen so, and is told.
    """
    if group[0].measure != "grade" or any(column.why == "said" for column in group):
        return False
    return not any(fits(c, checkpoint) for c in group) and (len(group) > 1 or told_apart)


def _not_taken(group: list[Column], checkpoint: CheckpointChoice | None) -> list[Column]:
    if len(group) < 2:
        return []
    said = [column for column in group if column.why == "said"]
    if said:
        return [c for c in group if checkpoint and c not in said and not fits(c, checkpoint)]
    is_of_grades = checkpoint and group[0].measure == "grade"
    kept = [c for c in group if fits(c, checkpoint)] if checkpoint and is_of_grades else group
    kept = _of_kind(kept, checkpoint.kind if checkpoint else None)
    kept = _of_time(kept, checkpoint)
    return [column for column in group if column not in kept]


def _of_kind(group: list[Column], wanted: str | None) -> list[Column]:
    wanted_first = sorted(ORDER, key=lambda kind: kind != wanted)
    return next(found for k in wanted_first if (found := [c for c in group if c.kind == k]))


def _of_time(group: list[Column], checkpoint: CheckpointChoice | None) -> list[Column]:
    """Keep the columns of the checkpoint's time, else those of the latest time."""
    if any(column.time is None for column in group):
        return group
    if checkpoint:
        wanted = [c for c in group if _is_of(c, checkpoint)]
        if wanted:
            return wanted
    latest = max(_order(column) for column in group)
    return [column for column in group if _order(column) == latest]


def _is_of(column: Column, checkpoint: CheckpointChoice) -> bool:
    year, half_term = column.time or (None, None)
    return half_term == checkpoint.half_term and year in (None, checkpoint.academic_year)


def _order(column: Column) -> tuple[int, int]:
    year, half_term = column.time or (None, None)
    return (year or 0, half_term or 0)
