"""One file on its way in: what the checks look at, filled in step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from lib.importing.delivery import Delivery
from lib.importing.findings import Finding, RowRefused
from lib.importing.kinds import Kind, kind_of
from lib.importing.named_rows import Entry, Fault, Person, named
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import SubjectBook
from lib.importing.reading.upns import upn_state
from lib.store.statements import Cursor

if TYPE_CHECKING:
    from lib.importing.contents.filled_list.weighing import Weighed


@dataclass
class Screening:
    """Everything the checks of one file may look at. Frames are empty until their step."""

    cursor: Cursor
    urn: int
    book: SubjectBook
    delivery: Delivery
    recognition: Recognition | None = None
    academic_year: int = 0
    checkpoint_id: int | None = None  # of the checkpoint, when the school has it already
    checkpoint_status: str | None = None
    is_new_checkpoint: bool = False  # made earlier in this same transaction
    people: pd.DataFrame = field(default_factory=pd.DataFrame)  # a row of the file each
    lookalikes: pd.DataFrame = field(default_factory=pd.DataFrame)  # of rows no number matches
    is_first_list: bool = False  # the school had nobody when the files came
    entries: pd.DataFrame = field(default_factory=pd.DataFrame)  # a thing to store each
    findings: list[Finding] = field(default_factory=list)
    mended_rows: tuple[int, ...] = ()  # rows put together again where a comma had cut them
    who: str = ""  # brings it in
    day: date = field(default_factory=date.today)  # the school's today
    weighed: list[Weighed] = field(default_factory=list)  # of a filled-in list: each row
    refused: dict[int, RowRefused] = field(default_factory=dict)  # by a plan, by row number
    disputed: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)  # row, place
    said_again: dict[str, int] = field(default_factory=dict)  # entries another table has as well
    seen: set[int] = field(default_factory=set)  # pupils in this and earlier parts of the file

    def those(self, which: pd.Series) -> list[Person]:
        """Return the people a column of yes and no picks out."""
        return named(Person, self.people[which]) if which.any() else []

    @cached_property
    def upn_states(self) -> pd.Series:
        """What each row's UPN is: ok, temporary, wrong_letter, malformed or blank."""
        return self.people["upn"].map(upn_state)

    @cached_property
    def by_state(self) -> dict[str, list[Entry]]:
        """The entries that are not simply ok, by state."""
        found: dict[str, list[Entry]] = {}
        for entry in named(Entry, self.entries[self.entries["state"] != "ok"]):
            found.setdefault(entry.state, []).append(entry)
        return found

    @property
    def faults(self) -> Iterator[tuple[int, Fault]]:
        """The cells that could not be understood, each with its row."""
        faulty = self.entries[self.entries["faults"].map(bool).astype(bool)]
        for row, faults in zip(faulty["source_row"], faulty["faults"], strict=True):
            yield from ((int(row), fault) for fault in faults)

    @property
    def clears_blanks(self) -> bool:
        """Whether the person said that a blank cell clears what was there."""
        return self.delivery.answers.blanks == "clear"

    @property
    def kind(self) -> Kind:
        """The kind of content, once it is recognised."""
        return kind_of(self.columns.content)

    @property
    def belongs_to_checkpoint(self) -> bool:
        """Whether what the file holds, when that is known, is a checkpoint's."""
        return self.columns.content is not None and self.kind.belongs_to_checkpoint

    @property
    def is_stopped(self) -> bool:
        """Whether a finding says that nothing of this file can be stored."""
        return any(finding.stops_the_file for finding in self.findings)

    @property
    def columns(self) -> Recognition:
        """The recognition, once there is one."""
        if self.recognition is None:
            raise ValueError("the sheet has not been recognised yet")
        return self.recognition
