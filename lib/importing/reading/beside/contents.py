"""Which kinds of content the columns of a table make together."""

from collections.abc import Sequence

from lib.importing.kinds import kinds
from lib.importing.reading.beside.columns import are_classes, are_pupils
from lib.importing.reading.beside.kinds_of_rows import contents_of_rows
from lib.importing.reading.columns import NO_GRADE, Cells, Column
from lib.importing.reading.heading_rows import PUPIL_KEYS
from lib.importing.reading.headings import fields as known_fields
from lib.importing.reading.headings import key, measure_of
from lib.importing.reading.observations import (
    beside_grades,
    has_times,
    is_titled_attitude,
    observed_in,
)
from lib.importing.reading.scales.choosing import holds_grades
from lib.importing.reading.tables.titles import measure_said, says_no_grades
from lib.importing.reading.values import are_days

ONE_A_ROW = frozenset({"event_on", "event_kind", "event_side", "subject", "week_on"})


def measures_of(columns: Sequence[Column]) -> set[str | None]:
    """Return what the columns of subjects hold, classes apart; None where nothing says it."""
    return {c.measure for c in columns if c.subject and c.measure != "class"}


NOT_BESIDE_GRADES = frozenset({"interventions"})
"""Kinds that a column of a marksheet, such as what help there is, does not make of it."""


def contents_of(columns: Sequence[Column], title: str, values: Sequence[Cells]) -> tuple[str, ...]:
    """Return every kind of content the columns make, targets before the grades they are for."""
    fields = {column.field for column in columns}
    graded = any(c.subject and holds_grades(values[c.place]) for c in columns)
    told = {
        len(signs): name
        for name, kind in kinds().items()
        for signs in kind.signs
        if signs <= fields and not kind.lacks & fields
        if name not in NOT_BESIDE_GRADES or not graded
        if (fields & PUPIL_KEYS if kind.is_of_pupils else not are_pupils(columns))
    }
    if told:
        return (told[max(told)],)  # by the most fields
    if not fields & PUPIL_KEYS:
        return ()
    measures, beside = measures_of(columns), observed_in(columns, title, values)
    if {"subject", "grade"} <= fields:
        return (*_long_contents(columns, title, values), *beside_grades(columns, beside))
    if "other_target" in measures:
        beside = ("other_targets", *beside)
    if measures - {"attitude", "other_target"}:
        of_rows = contents_of_rows(columns, values) if measures == {None} else ()
        return (*(of_rows or _wide_contents(measures, title)), *beside_grades(columns, beside))
    if any(column.subject and column.measure == "class" for column in columns):
        beside = (*beside, "teaching_groups")
    found = (*_pupil_lists(columns, beside, values), *beside)
    if found not in ((), ("pupil_list",)) or not are_classes(columns, values):
        return found
    return (*(found if "form" in fields else ()), "teaching_groups")


def _pupil_lists(
    columns: Sequence[Column], beside: Sequence[str], values: Sequence[Cells]
) -> tuple[str, ...]:
    """Return whether the columns describe pupils, apart from what other contents take of them.

    Where a pupil has a row an event, a half-term or a subject, what stands beside tells who it is.
    """
    known = known_fields()
    fields = {column.field for column in columns if column.field}
    if beside and (fields & ONE_A_ROW or has_times(columns, values)):
        return ()
    details = {f for f in fields if known[f].is_detail and known[f].content not in beside}
    is_known = ({"surname", "forename"} <= fields or "form" in fields) and not any(
        column.is_unknown for column in columns
    )
    return ("pupil_list",) if details or (is_known and not beside) else ()


def _wide_contents(measures: set[str | None], title: str) -> tuple[str, ...]:
    if measures == {None} and is_titled_attitude(title):
        return ("attitude",)
    graded = measures - {"attitude", "other_target"}
    if graded == {None} and _is_of_targets(title):
        return ("targets",)
    targets = ("targets",) if "target" in graded else ()
    return (*targets, "wide_marksheet") if graded - {"target"} else targets


def _long_contents(
    columns: Sequence[Column], title: str, values: Sequence[Cells]
) -> tuple[str, ...]:
    """Return what results one a row hold: by their Grade type column, else by the grade's."""
    said = [m for c in columns if c.field == "grade" and (m := measure_of(c.heading))]
    typed = next((c for c in columns if c.field == "grade_type"), None)
    if typed:
        said = [m for text in set(values[typed.place]) if (m := measure_said(text))] or said
    names = {measure.name for measure in said}
    if "target" in names:
        return ("targets", "long_results") if "grade" in names else ("targets",)
    return ("targets",) if _is_of_targets(title) and not typed else ("long_results",)


def _is_of_targets(title: str) -> bool:
    return "target" in key(title) and not says_no_grades(title)


def unnamed_marksheet(columns: Sequence[Column], values: Sequence[Cells]) -> tuple:
    """Take a sheet for a marksheet when its grades stand under headings nobody knows."""
    unknown = [c for c in columns if c.is_unknown and not NO_GRADE.search(c.heading)]
    graded = [c for c in unknown if holds_grades(values[c.place]) and not are_days(values[c.place])]
    has_pupils = {column.field for column in columns} & PUPIL_KEYS
    return ("wide_marksheet",) if has_pupils and graded else ()
