"""What is wrong with a file, said so that a data manager can put it right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Protocol

from lib.words import either, listed

ORDER = {"error": 0, "warning": 1, "note": 2}
ROWS_NAMED = 8
COLUMNS_NAMED = 12


@dataclass(frozen=True)
class Finding:
    """One thing noticed: where it stands in the file, what it is, what to do.

    An error means that what it points at is not stored: a grade (row and column), a row, a
    column, or with neither the whole file. A warning or a note is stored as it says.
    """

    check: str  # the name of the check, and of its entry in docs/fixing-a-file.md
    severity: str  # error, warning, note
    message: str  # never names the row: equal findings read as one
    remedy: str
    row: int | None = None
    column: str | None = None  # its heading, as it stands in the file
    value: str | None = None  # as it stands in the file
    file: str = ""
    place: int | None = None  # the column's position from 0, since headings may repeat
    is_left_out: bool = False  # a warning may also leave something out: a row said twice

    @property
    def leaves_out(self) -> bool:
        """Whether what it points at is not stored."""
        return self.severity == "error" or self.is_left_out

    @property
    def stops_the_file(self) -> bool:
        """Whether nothing of the file can be stored."""
        return self.severity == "error" and self.row is None and self.place is None


@dataclass(frozen=True)
class FindingGroup:
    """Equal findings told once: `count` of them, and the rows they stand in."""

    check: str
    severity: str
    message: str
    remedy: str
    file: str
    column: str | None
    count: int
    rows: tuple[int, ...]
    values: tuple[str, ...]

    @property
    def where(self) -> str:
        """The column and the rows, as `History, rows 5, 9 and 12`. Blank for the whole file."""
        parts = [self.column] if self.column else []
        if self.rows:
            parts.append(named_rows(self.rows))
        return ", ".join(parts)


class Headed(Protocol):
    """Whatever has a heading in the file."""

    @property
    def heading(self) -> str:
        """As it stands in the file."""
        ...


def about_columns(
    columns: Sequence[Headed],
    check: str,
    one: str,
    many: str,
    remedy: str,
    severity: str = "note",
) -> list[Finding]:
    """Return one finding that names all the columns, since a census has two hundred of them."""
    if not columns:
        return []
    shown = [f"“{column.heading}”" for column in columns[:COLUMNS_NAMED]]
    more = len(columns) - len(shown)
    names = f"{', '.join(shown)} and {more} more" if more else listed(shown)
    message = f"{names} {either(len(columns), one, many)}"
    only = columns[0].heading if len(columns) == 1 else None
    return [Finding(check, severity, message, remedy, column=only)]


def grouped(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Return equal findings as one, the worst first and then the most frequent."""
    groups: dict[tuple, list[Finding]] = {}
    for finding in findings:
        key = (finding.file, finding.check, finding.severity, finding.message, finding.column)
        groups.setdefault(key, []).append(finding)
    told = [_told_once(members) for members in groups.values()]
    return sorted(told, key=lambda g: (ORDER[g.severity], -g.count, g.check, g.column or ""))


def named_rows(rows: tuple[int, ...]) -> str:
    """Return `row 5`, `rows 5, 9 and 12`, or the first few `and 172 more`."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    shown = [str(row) for row in rows[:ROWS_NAMED]]
    if len(rows) > ROWS_NAMED:
        return f"rows {', '.join(shown)} and {len(rows) - ROWS_NAMED} more"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"


def as_records(findings: Iterable[Finding]) -> list[dict]:
    """Return each finding as a plain record: file, row, column, value, message and remedy."""
    return [
        {key: value for key, value in asdict(f).items() if key not in ("place", "is_left_out")}
        for f in findings
    ]


def in_file(findings: Iterable[Finding], file: str) -> list[Finding]:
    """Return the findings with the name of the file they are about."""
    return [replace(finding, file=file) for finding in findings]


def _told_once(members: list[Finding]) -> FindingGroup:
    first = members[0]
    return FindingGroup(
        first.check,
        first.severity,
        first.message,
        first.remedy,
        first.file,
        first.column,
        len(members),
        tuple(sorted({m.row for m in members if m.row is not None})),
        tuple(sorted({m.value for m in members if m.value})),
    )


def from_records(records: Iterable[dict]) -> list[Finding]:
    """Return findings from the records of `as_records`, as an import keeps them."""
    known = {field.name for field in fields(Finding)}
    return [Finding(**{k: v for k, v in record.items() if k in known}) for record in records]


@dataclass(frozen=True)
class RowRefused:
    """Why a row could not be kept after all: the field it is about, what is wrong, what to do."""

    field: str
    message: str
    remedy: str


class RowsRefusedError(Exception):
    """Rows that cannot be kept after all, by number. The transaction ends, and is done without."""

    def __init__(self, refused: Mapping[int, RowRefused]) -> None:
        super().__init__("rows refused")
        self.refused = dict(refused)
