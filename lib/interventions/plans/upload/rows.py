"""A filled-in list as rows: what each says, and what Checkpoint said when the list was written.

The last two columns of a list are hidden: the pupil's number, and what the plan said when the
list was written. So a row is known again however it was sorted, and a later change is noticed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lib.interventions.plans.upload.values import (
    FIELDS,
    Value,
    ValueRefusedError,
    Words,
    label_of,
    worded,
)
from lib.store.errors import StoreError

PUPIL_NUMBER, AS_WRITTEN, PUPIL = "Pupil number", "As written", "Pupil"
HEADING_ROWS = 40
"""How far down the headings may stand, below titles."""


@dataclass(frozen=True)
class UploadFinding:
    """One thing to put right in a row: where it stands, what it is, what to do."""

    sheet: str
    row: int
    column: str
    value: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Written:
    """What the list knew of a row when it was written. `plan_id` None: no plan then."""

    urn: int
    pupil_id: int
    checkpoint_id: int
    subject_id: str
    plan_id: int | None
    written_on: date
    said: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class UploadRow:
    """One row of a sheet. `said` has the filled cells only: a blank cell never takes away."""

    sheet: str
    number: int
    pupil: str
    written: Written | None
    said: Mapping[str, Value]
    findings: tuple[UploadFinding, ...] = ()

    @property
    def place(self) -> tuple[str, int]:
        """What tells the row from every other of the file."""
        return self.sheet, self.number

    def finding(self, column: str, value: str, message: str, remedy: str) -> UploadFinding:
        """Return something to put right in this row."""
        return UploadFinding(self.sheet, self.number, column, value, message, remedy)


def upload_rows(
    sheets: Iterable[tuple[str, Sequence[Sequence[str]]]], words: Words
) -> list[UploadRow]:
    """Return every row below the headings of every sheet with planning columns.

    `sheets` are names and cells as text, row by row. Raises StoreError when no sheet has them.
    """
    found = [
        row for name, cells in sheets for row in _rows_of(name, cells, words) or ()
    ]  # a sheet without planning columns has no rows
    if not found:
        raise StoreError(
            "This workbook has no rows with planning columns.",
            "Write the subject lists from Behind target, fill in the shaded columns, and bring "
            "that workbook back.",
        )
    return found


def _rows_of(
    sheet: str, cells: Sequence[Sequence[str]], words: Words
) -> Iterator[UploadRow] | None:
    for number, row in enumerate(cells[:HEADING_ROWS], 1):
        places = _places(row)
        if "name" in places and PUPIL in places:
            below = enumerate(cells[number:], number + 1)
            return (_row(sheet, n, r, places, words) for n, r in below if any(r))
    return None


def _places(row: Sequence[str]) -> dict[str, int]:
    """Return where each field, and each column that tells rows apart, stands in a heading row."""
    headings = {heading.strip().lower(): place for place, heading in enumerate(row)}
    known = FIELDS | {column: (column,) for column in (PUPIL_NUMBER, AS_WRITTEN, PUPIL)}
    return {
        name: headings[spelling.lower()]
        for name, spellings in known.items()
        for spelling in spellings
        if spelling.lower() in headings
    }


def _row(
    sheet: str, number: int, cells: Sequence[str], places: Mapping[str, int], words: Words
) -> UploadRow:
    def cell(name: str) -> str:
        place = places.get(name)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    row = UploadRow(sheet, number, cell(PUPIL), None, {})
    written = _written(cell(AS_WRITTEN), cell(PUPIL_NUMBER))
    before = written.said if written else {}
    said, findings = {}, []
    for name in FIELDS:
        text = cell(name)
        if name in before and text == worded(name, before[name]):
            # As it was written, so it is right, even where a school no longer offers that type.
            said[name] = before[name]
            continue
        try:
            value = words.read(name, text)
        except ValueRefusedError as refused:
            finding = row.finding(label_of(name), text, refused.message, refused.remedy)
            findings.append(finding)
        else:
            said |= {} if value is None else {name: value}
    if written is None and (said or findings):
        findings.insert(0, _unknown(row, cell(PUPIL_NUMBER)))
    return replace(row, written=written, said=said, findings=tuple(findings))


def _written(text: str, pupil_number: str) -> Written | None:
    """Return what the hidden columns say, None when they are missing, damaged or contradict."""
    try:
        kept = json.loads(text)
        said = {name: _kept(name, value) for name, value in kept["said"].items() if name in FIELDS}
        written = Written(
            urn=int(kept["urn"]),
            pupil_id=int(kept["pupil"]),
            checkpoint_id=int(kept["checkpoint"]),
            subject_id=str(kept["subject"]),
            plan_id=None if kept["plan"] is None else int(kept["plan"]),
            written_on=date.fromisoformat(kept["written_on"]),
            said=said,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return written if pupil_number in ("", str(written.pupil_id)) else None


def _kept(name: str, value: object) -> Value:
    return date.fromisoformat(str(value)) if name in ("starts_on", "ends_on") else value


def _unknown(row: UploadRow, pupil_number: str) -> UploadFinding:
    return row.finding(
        PUPIL_NUMBER,
        pupil_number,
        "Which pupil this row is about cannot be told: its hidden columns are missing or were "
        "mixed with another row’s.",
        "Write the list again and copy the plan into the pupil’s own row. A pupil who is not on "
        "the list is added on the Interventions page.",
    )
