"""What each column of a sheet is: a pupil's field, or a subject's grade, target or class.

Told by what a person said, then by its headings, then by its values. A column's scale is chosen
once for all its cells, since the same token means different things on different scales.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.importing.reading.answers import ColumnAnswer
from lib.importing.reading.details.need_types import status_or_need
from lib.importing.reading.details.provision import is_yes_or_no
from lib.importing.reading.grades import Reading, read_grade, scales_that_know
from lib.importing.reading.heading_rows import UPN_SHAPE
from lib.importing.reading.headings import (
    HeadingParts,
    Measure,
    field_of,
    fields,
    heading_parts,
    key,
    measure_of,
    names_only_a_time,
    names_only_a_year_group,
    other_attendance,
    timed_field_of,
)
from lib.importing.reading.scales.choosing import choose_scale, holds_grades, without_scale
from lib.importing.reading.scales.school import SchoolScale
from lib.importing.reading.subjects import Subject, SubjectBook
from lib.importing.reading.times import ALONE, Time, academic_years_in

SAMPLES, KINDS_SAMPLED = 3, 20
SAMPLED_ROWS = 400
CLASS_SHAPE = re.compile(
    r"(?!(?:step|stage|level|lvl|year|yr|grade|band|phase|point|tier)s?\b)"
    r"(?=.*[A-Za-z])(?=.*\d)[\w/&. -]{3,16}|(?:Class|Set|Group) .{1,20}",
    flags=re.IGNORECASE,
)
"""A class by its code; Step 4 and Year 8 Secure are steps of a ladder."""

NO_GRADE = re.compile(r"%|\+/[-−]|[±Δ∆]")
"""Signs beside a subject that say a percentage or a difference, which spellings pass over."""

NUMBERED = re.compile(r"(\.| )\d$")
Cells = Sequence[str]


@dataclass(frozen=True)
class Column:
    """One column: its heading, and the field or the subject and measure it holds."""

    place: int  # from 0
    heading: str
    field: str | None = None  # upn, surname … or not_used
    subject: Subject | None = None
    measure: str | None = None  # class, target, grade, attitude
    qualification: str | None = None  # the scale its grades are read on
    key: str = ""  # its heading as headings are compared; `#2` follows for a second of the same
    why: str = "heading"  # a key of WHYS (wording.py): heading, title, values, said, other_grades …
    scale_why: str = "usual"  # usual, values, said
    samples: tuple[str, ...] = ()  # up to three different values
    kind: str | None = None  # of a grade: predicted, working_at, mock, final; None when not said
    time: Time | None = None  # when its grades were collected, when the heading says so
    named_scale: str | None = None  # the qualification in brackets in its heading
    school_scale: SchoolScale | None = None  # its scale, where that is one of Years 7 to 9

    @property
    def is_unknown(self) -> bool:
        """Whether the heading says nothing Checkpoint knows."""
        return bool(self.heading) and self.field is None and self.subject is None

    def read(self, text: str) -> Reading:
        """Read a cell on the column's scale."""
        if self.school_scale:
            return self.school_scale.read(text)
        return read_grade(self.qualification or "gcse", text)


NOTHING = Column(-1, "")
"""A column whose headings say nothing that is known."""


def read_columns(
    headings: Sequence[tuple[str, ...]],
    values: Sequence[Cells],
    book: SubjectBook,
    said: Mapping[str, tuple[ColumnAnswer, str]],
) -> list[Column]:
    """Return every column as its headings, a person's answers and its values say it is.

    `values` holds each column's cells below the headings; `said` a person's answer of a column and
    whether it is said now or was said_before.
    """
    seen: Counter[str] = Counter()
    found = []
    for place, levels in enumerate(headings):
        heading = " ".join(_telling(levels, book))
        seen[key(heading)] += 1
        again = f"#{seen[key(heading)]}" if seen[key(heading)] > 1 else ""
        read = _by_heading(_unnumbered(levels, headings), book)
        column = replace(read, place=place, heading=heading)
        column = replace(column, key=key(heading) + again, samples=_samples(column, values[place]))
        answer = said.get(column.key)
        column = _as_said(column, *answer, book) if answer else _by_values(column, values, book)
        found.append(column)
    return found


def measured(
    column: Column, usual: str, cells: Cells, book: SubjectBook, year_group: int | None = None
) -> Column:
    """Give a subject column its measure (`usual` where none is said) and its grades' scale."""
    if column.subject is None:
        return column
    measure = column.measure or usual
    if measure in ("class", "attitude") or column.qualification:
        return replace(column, measure=measure)
    said = book.scales.by_code.get(column.named_scale or "")
    told = said or book.scales.told_by(cells, year_group)
    usual_scale = column.subject.qualification
    scale = told.code if told else choose_scale(usual_scale, cells, column.named_scale)
    why = "usual" if scale == usual_scale else "values"
    return replace(column, measure=measure, qualification=scale, scale_why=why, school_scale=told)


def _telling(levels: tuple[str, ...], book: SubjectBook) -> tuple[str, ...]:
    """Return a column's headings from its subject down: what stands above groups subjects."""
    *above, _ = levels or ("",)
    subjects = [place for place, text in enumerate(above) if _subject(text, book)[0]]
    return levels[subjects[-1] :] if subjects else levels


def _unnumbered(levels: tuple[str, ...], headings: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return `Maths.1` or `Maths 2` as Maths where Maths is a column too: programs add these."""
    if not levels:
        return levels
    plain = (*levels[:-1], NUMBERED.sub("", levels[-1]))
    return plain if plain in headings else levels


def _by_heading(levels: tuple[str, ...], book: SubjectBook) -> Column:
    """Read a column's headings: the lowest first, the subject above it where it is a measure."""
    if not levels:
        return NOTHING
    *above, lowest = levels
    times = [parts.time for text in levels if (parts := heading_parts(text)).time]
    time = times[-1] if times else None
    under = _under_subject(above, lowest, time, book)
    if under:
        return under
    measure, field = measure_of(lowest), _field(above, lowest)
    over = any(_subject(text, book)[0] for text in above)
    if field and not (measure and measure.name == "not_used" and over):
        return Column(-1, "", field=field, time=time, kind=measure.kind if measure else None)
    plain, scale = _without_scale(lowest, book)
    subject, said = _subject(plain, book)
    if subject is None:
        return _target_of_a_year(plain, time, book) or _of_no_subject(levels, measure, time)
    said = said or _measure_above(above)
    return replace(_of_subject(subject, said, time), named_scale=scale)


def _under_subject(
    above: Sequence[str], lowest: str, time: Time | None, book: SubjectBook
) -> Column | None:
    """Read what stands below a subject: its measure or time, or what makes it another subject."""
    merged = book.find(f"{above[-1]} {lowest}") if above else None
    if merged and (field_of(lowest) or not book.find(lowest)):
        return _of_subject(merged, None, None)
    over = next((s for text in reversed(above) if (s := _subject(text, book)[0])), None)
    measure = measure_of(lowest)
    if over and (measure or names_only_a_time(lowest) or names_only_a_year_group(lowest)):
        return _of_subject(over, measure or _measure_above(above), time)
    return None


def _target_of_a_year(heading: str, time: Time | None, book: SubjectBook) -> Column | None:
    """Read a target that says a year by itself: the one it was set in, or is for."""
    subject, measure = _subject(ALONE.sub(" ", heading), book)
    is_target = subject and measure and measure.name == "target"
    return _of_subject(subject, measure, time) if subject and is_target else None


def _of_no_subject(levels: tuple[str, ...], measure: Measure | None, time: Time | None) -> Column:
    if len(levels) > 1 or measure is None:
        return replace(NOTHING, field=other_attendance(" ".join(levels)))
    if measure.name == "not_used":
        return replace(NOTHING, field="not_used")
    return replace(NOTHING, kind=measure.kind, measure=measure.name, time=time)


def _measure_above(above: Sequence[str]) -> Measure | None:
    found = (measure_of(text) or heading_parts(text).measure for text in above)
    return next((measure for measure in found if measure), None)


def _field(above: Sequence[str], lowest: str) -> str | None:
    """Return the field a column's headings name; one with times may stand above its times."""
    found = field_of(lowest) or timed_field_of(lowest)
    if found or not names_only_a_time(lowest):
        return found
    over = (field_of(text) or timed_field_of(text) for text in reversed(above))
    return next((field for field in over if field and fields()[field].content), None)


def _without_scale(heading: str, book: SubjectBook) -> tuple[str, str | None]:
    """Return a heading without the qualification in its brackets, and the qualification."""
    if book.find(heading):
        return heading, None
    return without_scale(heading, book.usual_of, book.spelled_scale)


def _of_subject(subject: Subject, measure: Measure | None, time: Time | None) -> Column:
    if measure is not None and measure.name == "not_used":
        return Column(-1, "", field="not_used", why="beside_subject")
    name, kind = (measure.name, measure.kind) if measure else (None, None)
    return Column(-1, "", subject=subject, measure=name, kind=kind, time=time)


def _subject(heading: str, book: SubjectBook) -> tuple[Subject | None, Measure | None]:
    """Return the subject and the measure a heading names; a known name as a whole comes first."""
    whole = book.find(heading)
    if whole:
        return whole, Measure("not_used") if NO_GRADE.search(heading) else None
    parts: HeadingParts = heading_parts(heading)
    return next((s for text in parts.subjects if (s := book.find(text))), None), parts.measure


def _as_said(column: Column, answer: ColumnAnswer, why: str, book: SubjectBook) -> Column:
    """Return the column as a person said it is; the rest of what its heading says is dropped."""
    scale = book.scales.current(answer.qualification) if answer.qualification else None
    said = replace(
        column,
        field=answer.field,
        subject=None,
        measure=None,
        why=why,
        qualification=scale,
        school_scale=book.scales.by_code.get(scale or ""),
        scale_why="said" if scale else "usual",
    )
    if answer.field:
        return said
    return replace(
        said, subject=book.by_id.get(answer.subject_id or ""), measure=answer.measure or "grade"
    )


def _by_values(column: Column, values: Sequence[Cells], book: SubjectBook) -> Column:
    """Correct what the heading leaves open by what stands below it."""
    filled = [cell for cell in values[column.place][:SAMPLED_ROWS] if cell]
    if not filled:
        return column
    open_to_a_upn = column.subject is None and column.field in (None, "admission_number")
    if open_to_a_upn and _mostly(filled, lambda cell: bool(UPN_SHAPE.fullmatch(cell))):
        return replace(column, field="upn", measure=None, why="values")
    if column.field == "year_group" and _mostly(filled, lambda c: bool(academic_years_in(c))):
        return replace(column, field="not_used", why="values")
    if column.field == "eal" and key(column.heading) == "language" and holds_grades(filled):
        return replace(column, field=None, subject=book.find("English Language"), why="values")
    if column.field == "sen_support" and not is_yes_or_no(filled):
        column = replace(column, field="sen")
    if column.field in ("sen", "primary_need") or key(column.heading) == "status":
        return replace(column, field=status_or_need(filled, column.field))
    if column.subject and column.measure in (None, "grade") and _are_classes(filled, book):
        return replace(column, measure="class", why="values")
    return column


def _are_classes(filled: Cells, book: SubjectBook) -> bool:
    is_graded = any(map(scales_that_know, filled)) or any(map(book.scales.knows, set(filled)))
    return not is_graded and _mostly(filled, lambda cell: bool(CLASS_SHAPE.fullmatch(cell)))


def _mostly(cells: Cells, holds: Callable[[str], bool]) -> bool:
    return sum(1 for cell in cells if holds(cell)) > 0.6 * len(cells)


def _samples(column: Column, cells: Cells) -> tuple[str, ...]:
    number = KINDS_SAMPLED if column.field == "grade_type" else SAMPLES
    return tuple(dict.fromkeys(cell for cell in cells[:SAMPLED_ROWS] if cell))[:number]
