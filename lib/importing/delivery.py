"""A file handed in, with what it is said to hold and the checkpoint it belongs to."""

from dataclasses import dataclass
from datetime import date

from lib.importing.readers.formats import read
from lib.importing.readers.limits import UPLOAD_BYTES
from lib.importing.reading.answers import NOTHING_SAID, Answers
from lib.importing.reading.times import HALF_TERMS
from lib.importing.sheet import FileRefusedError, SchoolFile

KINDS = ("predicted", "working_at", "mock", "final")


@dataclass(frozen=True)
class CheckpointChoice:
    """The checkpoint a marksheet belongs to; it is created when the school has none like it.

    One is like it when academic year, half term, year group and kind are the same. Years are the
    summer they end in: 2027 for 2026/27. half_term counts from 1, and 7 is final results.
    """

    academic_year: int
    half_term: int
    year_group: int
    kind: str
    collected_on: date
    status: str = "open"
    checked_on: date | None = None
    purpose: str | None = None

    @property
    def results_year(self) -> int:
        """The summer this year group sits its exams."""
        return self.academic_year + 11 - self.year_group

    @property
    def rule_set(self) -> str:
        """The rule set the cohort is measured by: its results year's."""
        return str(self.results_year)

    @property
    def name(self) -> str:
        """As people say it: `2026/27 Autumn 1, Year 11`."""
        years = f"{self.academic_year - 1}/{self.academic_year % 100:02d}"
        return f"{years} {HALF_TERMS[self.half_term - 1]}, Year {self.year_group}"


@dataclass(frozen=True)
class Delivery:
    """One file to bring in. `file` is None when it could not be read, and `refusal` says why."""

    file_name: str
    file: SchoolFile | None
    refusal: FileRefusedError | None = None
    content: str | None = None  # None: to be recognised
    checkpoint: CheckpointChoice | None = None  # for a marksheet and for results
    academic_year: int | None = None  # for targets, and for the Year column of a pupil list
    half_term: int | None = None  # of attendance, attitude, behaviour; None: the year so far
    sheet: str | None = None  # which sheet of the file; None: the first that is recognised
    part: int = 1  # of the tables of one file that are brought in
    answers: Answers = NOTHING_SAID  # what a person has said about it

    @property
    def read(self) -> SchoolFile:
        """The file, once it is known to have been read."""
        if self.file is None:
            raise ValueError(f"{self.file_name} could not be read")
        return self.file


def deliver(
    file_name: str,
    data: bytes,
    content: str | None = None,
    checkpoint: CheckpointChoice | None = None,
    academic_year: int | None = None,
    limit: int = UPLOAD_BYTES,
) -> Delivery:
    """Read a file of at most `limit` bytes, once, for previewing and storing.

    Never raises on a bad file.
    """
    try:
        file, refusal = read(file_name, data, limit), None
    except FileRefusedError as error:
        file, refusal = None, error
    return Delivery(file_name, file, refusal, content, checkpoint, academic_year)


def academic_year_of(day: date) -> int:
    """Return the academic year a day falls in, as the summer it ends in (it turns in September)."""
    return day.year + 1 if day.month >= 9 else day.year
