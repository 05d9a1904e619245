"""What the tables brought in together say of one pupil: where two say otherwise, neither counts.

Tables are stored one after the other, so that the last would win by its place alone. Each therefore
claims its grades, targets or details first. What another table contradicts is noted, all is rolled
back, and it is brought in again without what is disputed.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

import pandas as pd

from lib.importing.reading.headings import fields, key
from lib.importing.screening import Screening
from lib.store.statements import Cursor, rows

Place = tuple[int, int]
"""The row of an entry and its column, -1 for all of a row."""

Disputed = dict[tuple, dict[Place, tuple[str, str]]]
"""For each table, what another contradicts: the other's name, and in what."""

CLAIM = ["pupil_id", "about", "qualification", "value", "source_row", "place"]
GRADES = frozenset({"subject_id", "grade", "state"})
SAID_ELSEWHERE = frozenset({"year_group", "former_upn"})
NAMES = ("surname", "forename")


class _Claim(NamedTuple):
    """What a place of a table says of a pupil in something."""

    qualification: str
    value: str
    place: Place


@dataclass
class _Table:
    """A table that has been heard. Its claims are worked out when there is another beside it."""

    key: tuple
    name: str
    is_long: bool
    entries: pd.DataFrame
    brings_pupils: bool
    made: dict[int, int] = field(default_factory=dict)  # the pupils it has made, by row

    @cached_property
    def claims(self) -> pd.DataFrame:
        """What it says of pupils that are known, one thing a row, in columns CLAIM."""
        if self.entries.empty:
            return pd.DataFrame(columns=CLAIM)
        if self.brings_pupils:
            told = _of_details(self.entries)
        elif set(self.entries.columns) >= GRADES:
            told = _of_grades(self.entries)
        elif "occasion" in self.entries:
            told = _of_observations(self.entries)
        else:
            return pd.DataFrame(columns=CLAIM)
        made = told["source_row"].map(self.made).astype("Int64")
        pupils = told["pupil_id"].astype("Int64").fillna(made)
        return told.assign(pupil_id=pupils).dropna(subset=["pupil_id"])

    @cached_property
    def said(self) -> dict[tuple, list[_Claim]]:
        """Its claims by pupil and what they are about: of a hundred tables each meets each."""
        said: dict[tuple, list[_Claim]] = {}
        for pupil, about, qualification, value, *place in zip(
            *(self.claims[name].tolist() for name in CLAIM), strict=True
        ):
            claim = _Claim(qualification, value, (place[0], place[1]))
            said.setdefault((pupil, about), []).append(claim)
        return said

    def has_made(self, pupils: dict[int, int]) -> None:
        """Take down which pupils were made of its rows; its claims are then worked out anew."""
        self.made = pupils
        for known in ("claims", "said"):
            self.__dict__.pop(known, None)


@dataclass
class Claims:
    """The claims of the tables of one go. `disputed` is kept when it is done again."""

    disputed: Disputed
    is_settled: bool = True
    _heard: dict[tuple, list[_Table]] = field(default_factory=dict)

    def hear(self, screening: Screening) -> None:
        """Hold a table's claims against those of the tables before it, and tell the screening."""
        table = _table(screening)
        earlier = self._heard.setdefault(_where(screening), [])
        for other in earlier:
            count = self._held_against(table, other)
            if count:
                screening.said_again[other.name] = count
        earlier.append(table)
        screening.disputed = self.disputed.get(table.key, {})

    def made(self, cursor: Cursor, screening: Screening, import_id: int) -> None:
        """Say which pupils a list has made, so that a later list's row is known to be theirs."""
        if not screening.kind.brings_pupils:
            return
        made = dict(rows(cursor, "importing/pupils/pupils_made", import_id=import_id))
        self._heard[_where(screening)][-1].has_made(made)

    def _held_against(self, table: _Table, other: _Table) -> int:
        """Note what two tables dispute. Returns how many entries they agree on."""
        is_long = table.is_long and other.is_long
        both_say, differing = [], set()
        for of, said in table.said.items():
            for mine, theirs in product(said, other.said.get(of, ())):
                if is_long and mine.qualification != theirs.qualification:
                    continue
                both_say.append((mine.place, theirs.place))
                if mine.value != theirs.value:
                    self._dispute(table.key, mine.place, other.name, of[1])
                    self._dispute(other.key, theirs.place, table.name, of[1])
                    differing.add(mine.place)
        unused = self.disputed.get(other.key, {})
        return len({mine for mine, theirs in both_say if theirs not in unused} - differing)

    def _dispute(self, table: tuple, place: Place, other: str, about: str) -> None:
        noted = self.disputed.setdefault(table, {})
        if place not in noted:
            noted[place] = (other, about)
            self.is_settled = False


def _where(screening: Screening) -> tuple:
    """Return what is claimed of: a checkpoint's grades, a year's targets, a year's pupils."""
    choice = screening.delivery.checkpoint
    if screening.belongs_to_checkpoint and choice:
        return (choice.academic_year, choice.half_term, choice.year_group, choice.kind)
    return (screening.columns.content, screening.academic_year)


def _table(screening: Screening) -> _Table:
    sheet, file = screening.columns.sheet, screening.delivery.read
    name = ", ".join(part for part in (screening.delivery.file_name, sheet.label) if part)
    about = (file.fingerprint, sheet.label, screening.columns.content, *_where(screening))
    is_long, brings_pupils = screening.columns.is_long, screening.kind.brings_pupils
    return _Table(about, name, is_long, screening.entries, brings_pupils)


def _of_grades(entries: pd.DataFrame) -> pd.DataFrame:
    """Return what is said of a pupil in a subject: its grade, or by a blank that clears none."""
    said = entries[entries["state"].isin(["ok", "repaired", "clear"])]
    if said.empty:  # its columns have no types to put together
        return pd.DataFrame(columns=CLAIM)
    day = said["entered_on"].dt.strftime("%Y-%m-%d").fillna("")
    return said.assign(
        about=said["subject_id"] + " " + day,
        value=said["qualification"] + " " + said["grade"].fillna(""),
    )[CLAIM]


def _of_observations(entries: pd.DataFrame) -> pd.DataFrame:
    """Return what is said of a pupil beside grades: a measure, subject and time a row."""
    said = entries[entries["state"].eq("ok") & ~entries["is_counted"]]
    about = said["measure"] + " " + said["subject_id"] + " " + said["occasion"]
    return said.assign(about=about, qualification="", value=said["told"])[CLAIM]


def _of_details(entries: pd.DataFrame) -> pd.DataFrame:
    """Return what is said of a pupil, a detail a row, as text that can be compared."""
    names = [n for n in entries.columns if n in fields() and n not in SAID_ELSEWHERE]
    told = []
    for name in names:
        cells = entries[name]
        said = entries[cells.notna() & cells.astype("str").ne("")]
        # A list with a former UPN says itself that the other one has changed.
        said = said[said["former_upn"].eq("")] if name == "upn" else said
        value = [_comparable(name, str(cell)) for cell in said[name]]
        told.append(said.assign(about=name, value=value, qualification="", place=-1)[CLAIM])
    return pd.concat(told, ignore_index=True)


def _comparable(name: str, text: str) -> str:
    if name in NAMES:
        return key(text)
    return text.lstrip("0") if name == "admission_number" else text
