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

    `pupils` says which pupil a row is about, as (row number in the file, pupil_id), `made` which
    rows are of pupils who are to be made, and `new_pupils` what is done of the rest that are of
    nobody here: "ask" leaves them out, "make" makes them, "refuse" refuses the list, since nobody
    is there to be asked. `taken` are rows whose name and date of birth replace those here. `blanks`
    says
    what a blank cell means: "keep" what was there, or "clear" it. `content` is the kind of file.
    `clashes` says whose word counts in a row that a list and Checkpoint both changed, as (row
    number, "file" or "checkpoint"). `misfits` says what is done where the headings say another kind
    or time than the checkpoint's: "tell" stores it, "refuse" does not, since nobody is told.
    `subjects` says which subject a name in rows is, as (name, subject_id); a blank one takes back
    what was said before. `target` is which of several kinds of target is the target: minimum,
    aspirational, fft.
    """

    columns: tuple[ColumnAnswer, ...] = ()
    pupils: tuple[tuple[int, int], ...] = ()
    blanks: str = "keep"
    content: str | None = None
    clashes: tuple[tuple[int, str], ...] = ()
    made: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    new_pupils: str = "ask"
    misfits: str = "tell"
    target: str | None = None
    subjects: tuple[tuple[str, str], ...] = ()


NOTHING_SAID = Answers()
"""Until a person says something, Checkpoint goes by the file and by what was said before."""
