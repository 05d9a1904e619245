"""What a sheet holds: where its headings are, what each column is, what kind of file it makes."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lib.importing.delivery import Delivery
from lib.importing.kinds import kind_of
from lib.importing.reading.answers import NOTHING_SAID, Answers, ColumnAnswer
from lib.importing.reading.beside.columns import (
    by_number,
    of_subject_before,
    of_tests,
    one_attitude_a_subject,
    with_scores,
    with_subject,
    without_grade_equivalents,
    without_what_is_beside,
)
from lib.importing.reading.beside.contents import contents_of, measures_of, unnamed_marksheet
from lib.importing.reading.beside.kinds_of_rows import (
    rows_of_others,
    title_of_rows,
    with_kinds_of_rows,
)
from lib.importing.reading.beside.one_of_each_field import one_of_each_field
from lib.importing.reading.beside.which_grades import one_grade_a_row, one_grade_a_subject
from lib.importing.reading.columns import (
    Column,
    measured,
    read_columns,
)
from lib.importing.reading.details.events import with_events
from lib.importing.reading.details.which_test import test_of_rows, with_tests
from lib.importing.reading.heading_rows import Headings, find_headings
from lib.importing.reading.headings import measure_of
from lib.importing.reading.not_pupils import rows_left_out
from lib.importing.reading.observations import (
    as_titled,
    is_titled_attitude,
    not_kept_in,
)
from lib.importing.reading.subjects import Subject, SubjectBook
from lib.importing.reading.tables.titles import (
    subject_of,
    subject_within,
)
from lib.importing.reading.targets import one_target_a_subject, with_other_targets
from lib.importing.sheet import Sheet


@dataclass(frozen=True)
class Recognition:
    """What one sheet was taken for."""

    sheet: Sheet
    content: str | None  # the name of a kind; None when it could not be told
    heading_row: int  # the lowest row of headings, by its number in the file, from 1
    columns: tuple[Column, ...]
    layout: str = ""  # what the headings come to, whatever their order
    left_out: tuple[tuple[int, str], ...] = ()  # rows that are no pupils: totals, headings again
    contents: tuple[str, ...] = ()  # every kind of content the sheet holds
    titles: tuple[str, ...] = ()  # above its headings

    @cached_property
    def rows(self) -> list[tuple[int, list[str]]]:
        """Every pupil's row below the headings, with its number in the file."""
        if not self.left_out:
            return self.filled_rows
        not_pupils = {number for number, _ in self.left_out}
        return [pair for pair in self.filled_rows if pair[0] not in not_pupils]

    @cached_property
    def filled_rows(self) -> list[tuple[int, list[str]]]:
        """Every row below the headings that is not blank, with its number in the file."""
        below = self.sheet.cells[self.heading_row :]
        return [(n, row) for n, row in enumerate(below, self.heading_row + 1) if any(row)]

    def let_go(self) -> None:
        """Forget the rows, which may be a million; they are worked out again when asked for."""
        for worked_out in ("rows", "filled_rows"):
            self.__dict__.pop(worked_out, None)

    def column(self, field: str) -> Column | None:
        """Return the first column that holds a field, or None."""
        return next((column for column in self.columns if column.field == field), None)

    def subject_columns(self, measure: str) -> list[Column]:
        """Return the subject columns that hold a measure (grade, target or class)."""
        return [c for c in self.columns if c.subject and c.measure == measure]

    def grade_column(self) -> Column | None:
        """Return the column of results one a row that has the grades, or the targets."""
        wanted = "target" if self.content == "targets" else "grade"
        found = [c for c in self.columns if c.field == "grade"]
        by_measure = [c for c in found if (m := measure_of(c.heading)) and m.name == wanted]
        return next(iter(by_measure or found), None)

    @property
    def is_long(self) -> bool:
        """Whether each row is one pupil in one subject."""
        return {"subject", "grade"} <= {column.field for column in self.columns}


def recognise_sheet(
    sheet: Sheet, book: SubjectBook, delivery: Delivery, said_before: Answers = NOTHING_SAID
) -> Recognition:
    """Return what one sheet holds. `delivery.content` is what a person or a manifest says.

    A person's answers of this delivery count before those said of the layout at another time.
    """
    if sheet.is_unheaded:
        return Recognition(sheet, None, (sheet.from_row or 1) - 1, ())
    headings = find_headings(sheet, lambda text: bool(subject_of(text, book)))
    values = _columns_below(sheet, headings)
    above = [text for row in sheet.cells[: headings.first_row - 1] for text in row]
    columns = read_columns(headings.of_columns, values, book, _said(delivery.answers, said_before))
    columns = with_kinds_of_rows(by_number(one_of_each_field(columns)), values)
    title = title_of_rows(columns, values) or _title(delivery, sheet, " ".join(above))
    if not any(column.subject or column.field == "subject" for column in columns):
        columns = with_subject(columns, _subject_of_sheet(sheet, headings, delivery, book))
    columns = _beside(columns, values, title, delivery)
    contents = contents_of(columns, title, values)
    contents = with_other_targets(contents, columns, delivery.answers.target)
    if not contents and sheet.from_row is None:
        contents = unnamed_marksheet(columns, values) or not_kept_in(columns)
    content = delivery.content or said_before.content or next(iter(contents), None)
    columns = _of_content(columns, content, contents, values, book, delivery)
    titles = tuple(text for text in above if text)
    found = Recognition(
        sheet, content, headings.last_row, tuple(columns), contents=contents, titles=titles
    )
    return replace(found, layout=_layout(columns), left_out=_left_out(found, headings, delivery))


def _beside(
    columns: Sequence[Column], values: Sequence[Sequence[str]], title: str, delivery: Delivery
) -> list[Column]:
    """Return the columns in the light of those beside them, and of the title."""
    columns = of_subject_before(columns, values)
    columns = one_attitude_a_subject(without_grade_equivalents(columns))
    columns = of_tests(with_events(columns, values), values)
    tested = test_of_rows(columns, values) or title
    columns = as_titled(with_tests(with_scores(columns, values), tested), title)
    columns = one_grade_a_row(columns, delivery.checkpoint)
    return one_target_a_subject(columns, delivery.answers.target)


def _of_content(
    columns: Sequence[Column],
    content: str | None,
    contents: tuple[str, ...],
    values: Sequence[Sequence[str]],
    book: SubjectBook,
    delivery: Delivery,
) -> list[Column]:
    """Return the columns as the content takes them: each with its measure and its scale."""
    usual = _usual_measure(content, columns, contents)
    year_group = _year_group(delivery, columns, values)
    columns = [measured(c, usual, values[c.place], book, year_group) for c in columns]
    columns = one_grade_a_subject(columns, delivery.checkpoint)
    if content:
        columns = [kind_of(content).column(column) for column in columns]
    return without_what_is_beside(columns, contents) if content == "pupil_list" else columns


def _left_out(
    found: Recognition, headings: Headings, delivery: Delivery
) -> tuple[tuple[int, str], ...]:
    """Return the rows that are no pupils, and those of another kind than the content takes."""
    left_out = rows_left_out(found.filled_rows, found.columns, headings)
    if found.is_long:
        return left_out
    others = rows_of_others(
        found.content,
        found.columns,
        found.filled_rows,
        delivery.checkpoint,
        delivery.answers.target,
    )
    return tuple(dict([*others, *left_out]).items())


def _title(delivery: Delivery, sheet: Sheet, above: str) -> str:
    """Return what names a table; what stands right above it is nearer than the file's name."""
    return above if is_titled_attitude(above) else f"{delivery.file_name} {sheet.name} {above}"


def _usual_measure(content: str | None, columns: Sequence[Column], contents: Sequence[str]) -> str:
    """Return what a bare subject stands over: a grade, or what the whole table is of."""
    usual = {"targets": "target", "attitude": "attitude"}.get(content or "", "grade")
    is_stacked = any(c.field == "grade_type" for c in columns)
    if content == "attitude" and {content, "wide_marksheet"} <= set(contents) and not is_stacked:
        return "grade"
    return "grade" if usual in measures_of(columns) else usual


def _year_group(
    delivery: Delivery, columns: Sequence[Column], values: Sequence[Sequence[str]]
) -> int | None:
    """Return the checkpoint's year group, else the highest of a column of them; None unsaid."""
    if delivery.checkpoint:
        return delivery.checkpoint.year_group
    column = next((c for c in columns if c.field == "year_group"), None)
    texts = set(values[column.place]) if column else set()
    said = {
        int(found[0]) for text in texts if (found := re.search(r"(?<!\d)(1[01]|[789])\b", text))
    }
    return max(said, default=None)


def _said(now: Answers, before: Answers) -> dict[str, tuple[ColumnAnswer, str]]:
    earlier = {answer.column: (answer, "said_before") for answer in before.columns}
    return earlier | {answer.column: (answer, "said") for answer in now.columns}


def _layout(columns: Sequence[Column]) -> str:
    """Return what the headings come to, whatever their order: the same for the next export."""
    keys = sorted(column.key for column in columns if column.key)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


def _columns_below(sheet: Sheet, headings: Headings) -> list[list[str]]:
    rows = [row for row in sheet.cells[headings.last_row :] if any(row)]
    width = len(headings.of_columns)
    return [[row[p] if p < len(row) else "" for row in rows] for p in range(width)]


def _subject_of_sheet(
    sheet: Sheet, headings: Headings, delivery: Delivery, book: SubjectBook
) -> Subject | None:
    """Return the one subject of a marksheet that heads no column with it: by tab, title, name.

    A title between two tables of a sheet is nearer than the tab.
    """
    above = [text for row in sheet.cells[: headings.first_row - 1] for text in row if text]
    named = [sheet.name, *above] if sheet.from_row is None else [*reversed(above), sheet.name]
    return subject_within([*named, delivery.file_name.rpartition(".")[0]], book)
