"""Whether the columns that say who a row is about say the same pupil."""

from collections import Counter
from collections.abc import Iterator

from lib.importing.findings import Finding
from lib.importing.people.matching import surname_and_forename
from lib.importing.reading.columns import Column
from lib.importing.reading.heading_rows import PUPIL_KEYS, UPN_SHAPE
from lib.importing.reading.headings import field_of, key
from lib.importing.reading.upns import clean_upn
from lib.importing.screening import Screening

ONE_OF_EACH = frozenset({"upn", "former_upn", "uln"})
"""Numbers of which a pupil has one, whatever the two columns are headed."""

Name = frozenset[str]


def check_pupils_two_numbers(s: Screening) -> list[Finding]:
    """A row that has two values in two columns of the same number or name."""
    return [
        Finding(
            "pupils_two_numbers",
            "error",
            f"“{first.heading}” and “{second.heading}” (column {second.place + 1}) say otherwise "
            "of who this row is about.",
            "Correct the row. If two tables stand beside each other, put each on its own sheet.",
            row=number,
            column=second.heading,
            value=_cell(row, second),
        )
        for first, second in _pairs(s)
        for number, row in s.columns.rows
        if _differ(_cell(row, first), _cell(row, second))
    ]


def check_pupils_two_names(s: Screening) -> list[Finding]:
    """A row whose whole name is another pupil's than its surname and forename."""
    whole, surname = s.columns.column("full_name"), s.columns.column("surname")
    forename = s.columns.column("forename")
    if not whole or not surname:
        return []
    names = {
        number: (_words(_cell(row, surname)), _words(_cell(row, forename) if forename else ""))
        for number, row in s.columns.rows
    }
    of_rows = Counter(one | other for one, other in names.values())
    return [
        Finding(
            "pupils_two_names",
            "error",
            "The whole name in this row is another pupil's than its surname and forename.",
            "Check that no column was sorted apart from the others, and correct the row.",
            row=number,
            column=whole.heading,
            value=_cell(row, whole),
        )
        for number, row in s.columns.rows
        if _is_another(
            _words(" ".join(surname_and_forename(_cell(row, whole)))), *names[number], of_rows
        )
    ]


def _is_another(whole: Name, surname: Name, forename: Name, others: Counter[Name]) -> bool:
    """Whether a whole name is not that of the surname; or is that of another row, a brother's."""
    if not whole or not surname:
        return False
    # Bill is William, and a middle name may stand in one of the two.
    return not whole & surname or (whole != surname | forename and others[whole] > 0)


def _pairs(s: Screening) -> Iterator[tuple[Column, Column]]:
    """Return each column that is used for a number or name, and one like it that is not."""
    for second in s.columns.columns:
        holds_upns = bool(second.samples) and all(map(UPN_SHAPE.fullmatch, second.samples))
        field = "upn" if holds_upns else field_of(second.heading)
        if second.why != "other_column" or field not in PUPIL_KEYS:
            continue
        first = s.columns.column(field)
        if first and (field in ONE_OF_EACH or key(first.heading) == key(second.heading)):
            yield first, second


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and key(clean_upn(one)) != key(clean_upn(other))


def _whole(name: str) -> Name:
    return _words(" ".join(surname_and_forename(name)))


def _words(name: str) -> Name:
    return frozenset(word for part in name.replace("-", " ").split() if (word := key(part)))


def _cell(row: list[str], column: Column) -> str:
    return row[column.place] if column.place < len(row) else ""
