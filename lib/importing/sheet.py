"""What a reader makes of a file: sheets of text, and the refusal when there is nothing to read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One table of text as it stands in the file: row number n of the file is `cells[n - 1]`.

    Where several tables stand below each other each is a sheet, with the rows of the others
    blank. `from_row` is then the row where it begins, None for a sheet that is one table, and
    `said_above` are the titles and headings of the tables above it.
    """

    name: str
    cells: list[list[str]]
    from_row: int | None = None
    is_unheaded: bool = False  # nothing says what its columns are
    said_above: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What tells it from the other tables of the file: `Marks, from row 33`."""
        begins = f"from row {self.from_row}" if (self.from_row or 1) > 1 else ""
        return ", ".join(part for part in (self.name, begins) if part)


@dataclass(frozen=True)
class Notice:
    """Something a reader noticed and a person should know: a hidden sheet, a doubtful encoding.

    It becomes a finding of the same name; `check` has its entry in docs/fixing-a-file.md.
    """

    check: str
    severity: str  # warning, note
    message: str
    remedy: str
    sheet: str | None = None  # None: about the whole file
    row: int | None = None
    value: str | None = None


@dataclass(frozen=True)
class SchoolFile:
    """A file as uploaded: its name, the format it turned out to have, and its sheets."""

    name: str
    format: str  # csv, xlsx … as the reader that read it is called
    fingerprint: str  # sha-256 of the bytes, so that a file brought in twice is noticed
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


class FileRefusedError(Exception):
    """A file that cannot be read at all. `check` names the reason, `remedy` what to do next."""

    def __init__(self, check: str, message: str, remedy: str, value: str = "") -> None:
        super().__init__(f"{message} {remedy}")
        self.check = check
        self.message = message
        self.remedy = remedy
        self.value = value
