"""What is asked of a file's rows: whom each looks like, what contradicts, who is to be made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pandas as pd

from lib.dates import long_date, short_date
from lib.importing.account.preview import Preview
from lib.importing.kinds import kind_of
from lib.rows import rows_of

AGREES, SILENT = "✓ agrees", "not in the file"
OTHER_WORDS = {
    "surname": "A surname that changed, or a wrong number?",
    "date_of_birth": "A date of birth that was mistaken, or a wrong number?",
}


@dataclass(frozen=True)
class Alike:
    """A pupil whom a row may be about; what agrees is None where one of the two says nothing."""

    source_row: int
    name_in_file: str
    form_in_file: str
    birth_in_file: date | None
    pupil_id: int
    name: str
    form: str | None
    date_of_birth: date | None
    left_on: date | None
    is_same_name: bool
    is_same_form: bool | None
    is_same_birth: bool | None
    is_sure: bool

    @property
    def words(self) -> str:
        """What tells the pupil from others."""
        left = f", left on {short_date(self.left_on)}" if self.left_on else ""
        return f"{described(self.name, self.form, self.date_of_birth)}{left}"

    @property
    def in_file(self) -> str:
        """What the row says."""
        return described(self.name_in_file, self.form_in_file, self.birth_in_file)


@dataclass(frozen=True)
class Numbered:
    """A row whose number is of a pupil with another surname or birthday: both, side by side."""

    source_row: int
    forename: str
    surname: str
    form_in_file: str
    date_of_birth: date | None
    upn: str
    admission_number: str
    number_id: int
    numbered_name: str
    numbered_form: str | None
    numbered_birth: date | None
    other: str

    @property
    def in_file(self) -> str:
        """What the row says."""
        name = f"{self.forename} {self.surname}".strip()
        return described(name, self.form_in_file, self.date_of_birth)

    @property
    def here(self) -> str:
        """Whose number it is here."""
        return described(self.numbered_name, self.numbered_form, self.numbered_birth)

    @property
    def number(self) -> str:
        """The end of the number, enough to find the row by."""
        return f"…{(self.upn or self.admission_number)[-4:]}"


@dataclass(frozen=True)
class Named:
    """A row of a list and what it says of its pupil, beside the name here where there is one."""

    source_row: int
    forename: str
    surname: str
    form_in_file: str
    date_of_birth: date | None
    year_in_file: int | None
    pupil_name: str | None
    year_here: int | None

    @property
    def in_file(self) -> str:
        """What the row says."""
        name = f"{self.forename} {self.surname}".strip()
        year = f"Year {self.year_in_file}" if self.year_in_file else ""
        return described(name, self.form_in_file or year, self.date_of_birth)

    @property
    def named_in_file(self) -> str:
        """The name in the file, and the year group where it is another."""
        return self._with_year(f"{self.forename} {self.surname}".strip(), self.year_in_file)

    @property
    def named_here(self) -> str:
        """The name here, and the year group where the file has another."""
        return self._with_year(self.pupil_name or "", self.year_here)

    def _with_year(self, name: str, year: int | None) -> str:
        is_other = self.year_in_file is not None and self.year_in_file != self.year_here
        return f"{name}, Year {year}" if is_other and year else name


Row = TypeVar("Row", Alike, Numbered, Named)


@dataclass(frozen=True)
class Asked:
    """Everything that is asked of the rows of one table, whether answered by now or not."""

    sure: tuple[Alike, ...]  # agree with one pupil each, and with no other
    unsure: dict[int, tuple[Alike, ...]]  # by row: whom it may be about
    numbered: tuple[Numbered, ...]  # another surname or birthday than the number's pupil
    nobody: tuple[Named, ...]  # of nobody here, in a list
    renamed: tuple[Named, ...]  # written otherwise than here, in a list
    is_refused: bool  # so many contradict that nothing is asked

    @property
    def rows(self) -> int:
        """How many rows wait for a word or have had one, names written otherwise apart."""
        return len(self.sure) + len(self.unsure) + len(self.numbered) + len(self.nobody)


def asked_of(preview: Preview) -> Asked:
    """Return what is asked of the rows of one table."""
    people = preview.people
    if "is_first" not in people:
        return Asked((), {}, (), (), (), False)
    people = people[people["is_first"]]
    alike = [] if preview.lookalikes.empty else list(rows_of(Alike, preview.lookalikes))
    made, taken = set(preview.delivery.answers.made), set(preview.delivery.answers.taken)
    is_list = preview.content is not None and kind_of(preview.content).brings_pupils
    number = people["other"].ne("") & ~people["is_contradicted"]
    sure_rows = {a.source_row for a in alike if a.is_sure}
    unsure: dict[int, tuple[Alike, ...]] = {}
    for row in alike:
        if row.source_row not in sure_rows:
            unsure[row.source_row] = (*unsure.get(row.source_row, ()), row)
    nobody = _rows_found(preview, "pupils_new") | (made - sure_rows - set(unsure))
    renamed = _rows_found(preview, "pupils_name_kept", "cohorts_kept") | taken
    return Asked(
        sure=tuple(a for a in alike if a.is_sure),
        unsure=unsure,
        numbered=tuple(rows_of(Numbered, people[number])),
        nobody=_named(preview, people, nobody) if is_list else (),
        renamed=_named(preview, people[~number], renamed) if is_list else (),
        is_refused=any(f.check == "pupils_contradict_numbers" for f in preview.findings),
    )


def asked_of_sheet(previews: Sequence[Preview]) -> Asked:
    """Return what is asked of the rows of one sheet, once a row, whatever tables it makes."""
    every = [asked_of(preview) for preview in previews]
    unsure: dict[int, tuple[Alike, ...]] = {}
    for asked in every:
        unsure |= asked.unsure
    return Asked(
        sure=_once_a_row(a for asked in every for a in asked.sure),
        unsure=dict(sorted(unsure.items())),
        numbered=_once_a_row(n for asked in every for n in asked.numbered),
        nobody=_once_a_row(n for asked in every for n in asked.nobody),
        renamed=_once_a_row(n for asked in every for n in asked.renamed),
        is_refused=any(asked.is_refused for asked in every),
    )


def _once_a_row(found: Iterable[Row]) -> tuple[Row, ...]:
    by_row = {each.source_row: each for each in found}
    return tuple(by_row[number] for number in sorted(by_row))


def agreement(is_same: bool | None, here: str | None) -> str:
    """Return how one thing of a row agrees with the pupil here, in words with a shape."""
    if is_same is None:
        return SILENT
    return AGREES if is_same else f"▼ {here} here"


def described(name: str, form: str | None, born: date | None) -> str:
    """Return a pupil with what tells them from others: name, form and day of birth."""
    parts = [name or "no name", form or "", f"born {long_date(born)}" if born else ""]
    return ", ".join(part for part in parts if part)


def _rows_found(preview: Preview, *checks: str) -> set[int]:
    return {f.row for f in preview.findings if f.check in checks and f.row is not None}


def _named(preview: Preview, people: pd.DataFrame, numbers: Iterable[int]) -> tuple[Named, ...]:
    chosen = people[people["source_row"].isin(list(numbers))]
    year_here = preview.academic_year + 11 - chosen["results_year"]
    return tuple(rows_of(Named, chosen.assign(year_here=year_here.astype("Int64"))))
