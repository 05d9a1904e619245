"""Whether each row can be joined to one pupil, and to the right one."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lib.importing.findings import Finding
from lib.importing.named_rows import Person
from lib.importing.people.matching import surname_and_forename
from lib.importing.reading.columns import Column
from lib.importing.reading.heading_rows import PUPIL_KEYS, UPN_SHAPE
from lib.importing.reading.headings import field_of, key
from lib.importing.reading.tables.shifting import out_of_place
from lib.importing.reading.upns import clean_upn, is_uln, letter_of
from lib.importing.screening import Screening

ONE_OF_EACH = frozenset({"upn", "former_upn", "uln"})
"""Numbers of which a pupil has one, whatever the two columns are headed."""


Name = frozenset[str]


def check_pupils_row_too_long(s: Screening) -> list[Finding]:
    """A row with more cells than headings has been shifted, usually by a comma in a name."""
    width = len(s.columns.columns)
    return [
        Finding(
            "pupils_row_too_long",
            "error",
            f"This row has {len(row)} values but there are {width} headings, so its columns have "
            "shifted.",
            "Look for a comma inside a name; put the value in quotation marks, or export to Excel.",
            row=number,
            value=str(len(row)),
        )
        for number, row in s.columns.rows
        if any(row[width:])
    ]


def check_pupils_row_too_short(s: Screening) -> list[Finding]:
    """A row with fewer cells than headings, one of them under a heading it cannot be of."""
    width = len(s.columns.columns)
    return [
        Finding(
            "pupils_row_too_short",
            "error",
            f"This row has {len(row)} values but there are {width} headings, and “{shifted}” "
            "cannot be what its heading says, so its columns have shifted.",
            "Look for a cell that is missing from the row, and export it again.",
            row=number,
            value=shifted,
        )
        for number, row in s.columns.rows
        if len(row) < width and (shifted := out_of_place(s.columns.columns, row))
    ]


def check_pupils_row_mended(s: Screening) -> list[Finding]:
    """A row that a comma inside a name had cut, and that only one way puts together."""
    return [
        Finding(
            "pupils_row_mended",
            "warning",
            "A comma inside the name had shifted this row; its columns are put right again.",
            "Check the name. To stop it, export to Excel rather than to CSV.",
            row=number,
        )
        for number in s.mended_rows
    ]


def check_pupils_upn_malformed(s: Screening) -> list[Finding]:
    """A UPN that is not thirteen characters of the right kinds identifies nobody."""
    message = (
        "This is not a UPN (a letter and twelve digits); the pupil is looked for by admission "
        "number, or name and date of birth."
    )
    found = s.those(s.upn_states == "malformed")
    return _of_upns(
        s, found, "pupils_upn_malformed", message, "Correct it in your MIS and export again."
    )


def check_pupils_upn_wrong_letter(s: Screening) -> list[Finding]:
    """A UPN whose first letter does not follow from its digits: used as it stands."""
    return [
        finding
        for row in s.those(s.upn_states == "wrong_letter")
        if s.kind.brings_pupils or row.matched_by != "upn"
        for finding in _of_upns(
            s,
            [row],
            "pupils_upn_wrong_letter",
            f"The first letter of this UPN should be {letter_of(row.upn)}. It is used as it "
            "stands.",
            "Check the UPN in your MIS; a digit may be mistyped.",
        )
    ]


def check_pupils_upn_temporary(s: Screening) -> list[Finding]:
    """A temporary UPN, which ends in a letter: it identifies the pupil until it is replaced."""
    found = s.those(s.upn_states == "temporary") if s.kind.brings_pupils else []
    return _of_upns(
        s,
        found,
        "pupils_upn_temporary",
        "This UPN is a temporary one (it ends in a letter). It is used as it stands.",
        "When the pupil's lasting UPN is known, a pupil list with both keeps them together.",
        "note",
    )


def check_pupils_uln_wrong(s: Screening) -> list[Finding]:
    """A ULN that is not one: it is kept, and identifies nobody."""
    if not s.kind.brings_pupils:
        return []
    return [
        Finding(
            "pupils_uln_wrong",
            "warning",
            "This is not a ULN (ten digits that pass its check). It is kept and never matched by.",
            "Correct it in your MIS. A narrow Excel column may have shortened it to 1E+10.",
            row=row.source_row,
            column=_heading(s, "uln"),
            value=row.uln,
        )
        for row in s.those(s.people["uln"] != "")
        if not is_uln(row.uln)
    ]


def check_pupils_contradicted(s: Screening) -> list[Finding]:
    """A row whose keys are those of two different pupils."""
    return [
        _about(
            row,
            "pupils_contradicted",
            "The UPN, the admission number, the ULN, and the name with date of birth do not all "
            "belong to one pupil.",
            "Find which is right in your MIS, correct the row and bring the file in again.",
        )
        for row in s.those(s.people["is_contradicted"].eq(True))
    ]


def check_pupils_other_year(s: Screening) -> list[Finding]:
    """A pupil of another year group than the checkpoint's."""
    choice = s.delivery.checkpoint
    if choice is None or not s.belongs_to_checkpoint:
        return []
    return [
        _about(
            row,
            "pupils_other_year",
            f"This pupil was in Year {11 - int(row.results_year) + choice.academic_year}, and the "
            f"checkpoint is for Year {choice.year_group}.",
            "Choose the right checkpoint, or correct the pupil's year in the pupil list.",
        )
        for row in s.those(s.people["results_year"].ne(choice.results_year))
        if row.results_year is not None
    ]


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


def _about(row: Person, check: str, message: str, remedy: str, severity: str = "error") -> Finding:
    return Finding(check, severity, message, remedy, row=row.source_row, value=row.who)


def _of_upns(
    s: Screening,
    people: Iterable[Person],
    check: str,
    message: str,
    remedy: str,
    severity: str = "warning",
) -> list[Finding]:
    upn = _heading(s, "upn")
    return [
        Finding(
            check, severity, message, remedy, row=row.source_row, column=upn, value=row.upn_in_file
        )
        for row in people
    ]


def _heading(s: Screening, field: str) -> str | None:
    column = s.columns.column(field)
    return column.heading if column else None


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
