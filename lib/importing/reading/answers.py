"""What a person says about a file when Checkpoint's own reading of it is wrong or unsure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnAnswer:
    """How a person says one column is to be read: as a field, as a subject, or not at all.

    `column` is the column's key (Column.key). A field excludes the other three. `measure` is
    grade, target or class. `qualification` is a grade scale; None leaves it to the values.
    """

    column: str
    field: str | None = None  # upn, surname … or not_used
    subject_id: str | None = None
    measure: str | None = None
    qualification: str | None = None


@dataclass(frozen=True)
class Answers:
    """Everything a person has said about one table of a file.

    `pupils` says which pupil a row is about, as (row number in the file, pupil_id). `blanks` says
    what a blank cell means: "keep" what was there, or "clear" it. `content` is the kind of file.
    `clashes` says whose word counts in a row that a list and Checkpoint both changed, as (row
    number, "file" or "checkpoint").
    """

    columns: tuple[ColumnAnswer, ...] = ()
    pupils: tuple[tuple[int, int], ...] = ()
    blanks: str = "keep"
    content: str | None = None
    clashes: tuple[tuple[int, str], ...] = ()


NOTHING_SAID = Answers()
"""Until a person says something, Checkpoint goes by the file and by what was said before."""
