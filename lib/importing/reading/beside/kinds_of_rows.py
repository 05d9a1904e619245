"""A column that says of each row what its figures are: Target, Working at, Mock, Effort.

Some exports stack what belongs to one pupil, a row a kind, and some say the same of every row; the
heading may be Measure, Result Set, Aspect, Type or blank.
"""

from collections.abc import Sequence
from dataclasses import replace

from lib.importing.delivery import CheckpointChoice
from lib.importing.reading.beside.which_grades import ORDER
from lib.importing.reading.columns import KINDS_SAMPLED, Cells, Column
from lib.importing.reading.headings import Measure, key
from lib.importing.reading.tables.titles import measure_said
from lib.importing.reading.targets import chosen_target, is_target, kind_of_target

MOSTLY = 0.8
OPEN = frozenset({None, "not_used", "kind", "grade_type", "grade"})
GRADES, TARGETS, ATTITUDE = "wide_marksheet", "targets", "attitude"
OTHER_KIND = "This row is of another kind than what is being stored."
BARE = Measure("grade")


def with_kinds_of_rows(columns: Sequence[Column], values: Sequence[Cells]) -> list[Column]:
    """Take the first column whose cells say what the rows are for the kind of grade."""
    has_grades = any(column.subject or column.field == "subject" for column in columns)
    open_ones = [column for column in columns if has_grades and _is_open(column)]
    telling = [c for c in open_ones if _tells(values[c.place], c.heading)]
    if not telling:
        return list(columns)
    told = next((c for c in telling if c.field == "grade_type"), telling[0])
    return [_of_rows(c, values[c.place]) if c is told else _not_of_rows(c) for c in columns]


def _is_open(column: Column) -> bool:
    is_said = column.why.startswith("said")
    return column.subject is None and column.field in OPEN and not is_said


def _tells(cells: Cells, heading: str) -> bool:
    """Whether nearly every row has a cell that names a kind; a remark in some says nothing."""
    different = set(cells) - {""}
    if len(different) > KINDS_SAMPLED:
        return False
    said = {cell: measure_said(cell) for cell in different if not _is_on_roll(cell, heading)}
    told = sum(1 for cell in cells if said.get(cell))
    is_telling = any(measure not in (None, BARE) for measure in said.values())
    return is_telling and told >= MOSTLY * len(cells)


def _is_on_roll(cell: str, heading: str) -> bool:
    """Whether a status is that of a pupil on roll, and of no grade."""
    return key(cell) == "current" and key(heading).endswith("status")


def _of_rows(column: Column, cells: Cells) -> Column:
    samples = tuple(dict.fromkeys(cell for cell in cells if cell))
    return replace(column, field="grade_type", measure=None, kind=None, samples=samples)


def _not_of_rows(column: Column) -> Column:
    return replace(column, field="not_used") if column.field == "grade_type" else column


def title_of_rows(columns: Sequence[Column], values: Sequence[Cells]) -> str:
    """Return what every row says it is, where all say one thing; blank otherwise."""
    typed = next((c for c in columns if c.field == "grade_type"), None)
    cells = set(values[typed.place]) - {""} if typed else set()
    said = {measure_said(cell) for cell in cells}
    return min(cells) if len(said) == 1 and None not in said else ""


def contents_of_rows(columns: Sequence[Column], values: Sequence[Cells]) -> tuple[str, ...]:
    """Return what rows of several kinds, in a column a subject, make: targets before grades."""
    typed = next((c for c in columns if c.field == "grade_type"), None)
    said = {measure_said(cell) for cell in set(values[typed.place])} if typed else set()
    names = {measure.name for measure in said if measure}
    of_names = {"target": TARGETS, "grade": GRADES, "attitude": ATTITUDE}
    found = tuple(content for name, content in of_names.items() if name in names)
    return found if len(said - {None}) > 1 else ()


def rows_of_others(
    content: str | None,
    columns: Sequence[Column],
    rows: Sequence[tuple[int, list[str]]],
    checkpoint: CheckpointChoice | None,
    target: str | None,
) -> tuple[tuple[int, str], ...]:
    """Return the number of each row of another kind than the content's, and that it is so.

    Only where each row has a column a subject; `target` is the kind a person says is the target.
    """
    typed = next((c for c in columns if c.field == "grade_type"), None)
    if typed is None or content not in (GRADES, TARGETS, ATTITUDE):
        return ()
    cells = {n: row[typed.place] if typed.place < len(row) else "" for n, row in rows}
    if len({measure_said(text) for text in cells.values()}) == 1:
        return ()
    wanted = texts_wanted(content, set(cells.values()), checkpoint, chosen_target([typed], target))
    return tuple((n, OTHER_KIND) for n, text in cells.items() if text not in wanted)


def texts_wanted(
    content: str | None,
    different: set[str],
    checkpoint: CheckpointChoice | None,
    target: str | None,
) -> set[str]:
    """Return which words a content takes: all where none of them says a kind."""
    measures = {text: measure_said(text) for text in different}
    if not any(measures.values()):
        return different
    if content == TARGETS:
        return {text for text in different if is_target(text) and kind_of_target(text) == target}
    if content == ATTITUDE:
        return {text for text, m in measures.items() if m and m.name == "attitude"}
    kinds = {m.kind for m in measures.values() if m and m.name == "grade"}
    order = sorted(ORDER, key=lambda kind: not checkpoint or kind != checkpoint.kind)
    kind = next((kind for kind in order if kind in kinds), None)
    return {t for t, m in measures.items() if m and m.name == "grade" and m.kind == kind}
