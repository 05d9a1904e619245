"""A filled-in list as rows: what each says, and what Checkpoint said when the list was written.

The last two columns of a list are hidden: the pupil's number, and what the plan said when the
list was written. So a row is known again however it was sorted, and a later change is noticed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lib.importing.contents.filled_list.fields import FIELDS, READ_AS, Value, readers, worded
from lib.importing.people.matching import texts
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.values import NotUnderstoodError, date_reader
from lib.interventions.plans.choices import HelpType

DAYS = ("starts_on", "ends_on")
TELLING = {"pupil": "full_name", "number": "admission_number", "as_written": "as_written"}
"""The columns that tell rows apart, by what they are read as."""


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
class ListRow:
    """One row of a sheet. `said` has the filled cells only: a blank cell never takes away."""

    sheet: str
    number: int
    pupil: str
    pupil_number: str
    written: Written | None  # None: its hidden columns are missing, damaged or contradict
    said: Mapping[str, Value]
    faults: tuple[tuple[str, str], ...] = ()  # field and text of cells that are no such value

    @property
    def place(self) -> tuple[str, int]:
        """What tells the row from every other of the file."""
        return self.sheet, self.number


def list_rows(found: Recognition, types: Sequence[HelpType]) -> list[ListRow]:
    """Return every row below the headings; the school knows `types` of help."""
    columns = {name: found.column(READ_AS.get(name, name)) for name in FIELDS}
    columns |= {name: found.column(read_as) for name, read_as in TELLING.items()}
    cells = {name: texts(found.rows, column) for name, column in columns.items()}
    read = readers(types, date_reader(text for name in DAYS for text in cells[name]))
    rows = []
    for place, (number, _) in enumerate(found.rows):
        row = {name: " ".join(column[place].split()) for name, column in cells.items()}
        written = _written(row["as_written"], row["number"])
        before = written.said if written else {}
        said: dict[str, Value] = {}
        faults = []
        for name in FIELDS:
            try:
                value = _value(row[name], name, before, read)
            except NotUnderstoodError:
                faults.append((name, row[name]))
            else:
                said |= {} if value is None else {name: value}
        told = (found.sheet.name, number, row["pupil"], row["number"])
        rows.append(ListRow(*told, written, said, tuple(faults)))
    return rows


def _value(text: str, name: str, before: Mapping[str, Value], read: Mapping) -> Value | None:
    if name in before and text == worded(name, before[name]):
        # As it was written, so it is right, even where a school no longer offers that type.
        return before[name]
    return read[name](text) if text else None


def _written(text: str, pupil_number: str) -> Written | None:
    try:
        kept = json.loads(text)
        written = Written(
            urn=int(kept["urn"]),
            pupil_id=int(kept["pupil"]),
            checkpoint_id=int(kept["checkpoint"]),
            subject_id=str(kept["subject"]),
            plan_id=None if kept["plan"] is None else int(kept["plan"]),
            written_on=date.fromisoformat(kept["written_on"]),
            said={name: _kept(name, v) for name, v in kept["said"].items() if name in FIELDS},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return written if pupil_number in ("", str(written.pupil_id)) else None


def _kept(name: str, value: str | int) -> Value:
    return date.fromisoformat(str(value)) if name in DAYS else value
