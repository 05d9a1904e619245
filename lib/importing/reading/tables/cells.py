"""What a cell or a row is, whatever its columns: a number, a date, a grade, a pupil's."""

from collections.abc import Sequence

from lib.importing.reading.grades import NO_GRADE, scales_that_know
from lib.importing.reading.heading_rows import NUMBER_OR_DATE, UPN_SHAPE
from lib.importing.reading.headings import field_of

MOSTLY = 0.5
NUMBERS = frozenset({"upn", "former_upn", "admission_number", "uln", "date_of_birth"})
Row = list[str]


def is_numbered(row: Row, numbers: Sequence[int]) -> bool:
    """Whether a number or a date stands where the pupils have theirs."""
    return any(
        place < len(row)
        and (NUMBER_OR_DATE.fullmatch(row[place]) or UPN_SHAPE.fullmatch(row[place]))
        for place in numbers
    )


def has_upn(row: Row) -> bool:
    """Whether a UPN stands in a row."""
    return any(UPN_SHAPE.fullmatch(cell) for cell in row)


def is_value(text: str) -> bool:
    """Whether a cell is a number, a date, a UPN, a grade, or says that there is none."""
    if NUMBER_OR_DATE.fullmatch(text) or UPN_SHAPE.fullmatch(text):
        return True
    return text.upper() in NO_GRADE or bool(scales_that_know(text))


def holds_values(rows: Sequence[Row], place: int) -> bool:
    """Whether most of what stands in a place of the rows is a value."""
    filled = [row[place] for row in rows if place < len(row) and row[place]]
    return bool(filled) and sum(map(is_value, filled)) >= MOSTLY * len(filled)


def is_number_heading(heading: str) -> bool:
    """Whether a heading is that of what tells a pupil by its figures."""
    return field_of(heading) in NUMBERS


def trimmed(row: Row) -> Row:
    """Return a row without the blanks at its end."""
    width = max((place for place, cell in enumerate(row, start=1) if cell), default=0)
    return row[:width]
