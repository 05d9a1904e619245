"""Whether the tables that are brought in together agree."""

from lib.importing.findings import Finding
from lib.importing.reading.headings import fields
from lib.importing.screening import Screening
from lib.words import counted


def check_tables_contradict(s: Screening) -> list[Finding]:
    """Two tables that give one pupil two grades, targets or details: neither is guessed right."""
    headings = {column.place: column.heading for column in s.columns.columns}
    cells = dict(s.columns.rows) if s.disputed else {}
    return [
        Finding(
            "tables_contradict",
            "error",
            f"{other} gives this pupil {_another(s, about)}, so neither is used.",
            "Correct one of the two, or leave it out and bring both in again.",
            row=int(row),
            column=headings.get(place),
            value=None if place < 0 else cells[row][place],
            place=None if place < 0 else int(place),
        )
        for (row, place), (other, about) in s.disputed.items()
    ]


def check_tables_say_again(s: Screening) -> list[Finding]:
    """What another table of the same go says as well is stored once."""
    return [
        Finding(
            "tables_say_again",
            "note",
            f"{counted(count, s.kind.unit)} in it {'is' if count == 1 else 'are'} also in {other}, "
            "and the same there: stored once.",
            "Nothing to do. If it is the same file in two formats, one of them is enough.",
            value=str(count),
        )
        for other, count in s.said_again.items()
    ]


def _another(s: Screening, about: str) -> str:
    if s.kind.brings_pupils:
        return f"another value under {fields()[about].words}"
    if not s.kind.has_grades:
        return f"another {s.kind.unit} for this time"
    return f"another {s.kind.unit} in this subject"
