"""What storing a file would do, or did: every row and every entry of it accounted for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from lib.importing.account.subject_names import SubjectName
from lib.importing.contents.filled_list.weighing import Weighed
from lib.importing.delivery import Delivery
from lib.importing.findings import Finding, as_records
from lib.importing.kinds import kind_of
from lib.importing.reading.recognise import Recognition

OUTCOMES = ("created", "updated", "unchanged", "rejected")


@dataclass(frozen=True)
class Counts:
    """How many were created, updated, left unchanged and rejected. They always add up."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.created + self.updated + self.unchanged + self.rejected

    @property
    def to_store(self) -> int:
        """Those that change what is stored."""
        return self.created + self.updated


@dataclass(frozen=True)
class Preview:
    """One file, previewed or stored.

    `rows` counts the rows below the headings, each in exactly one outcome. `entries` counts the
    things to store, which are grades, targets, pupils or places on interventions (`unit`): the
    unit of every count on screen. A cell without a grade is no entry. `outcomes` has one row per
    entry: source_row, source_column, pupil, outcome, old, new, reason. `missing` lists the pupils
    (pupil_id, name, form) of the year group who are not in the file; nothing of theirs changes.
    `row_outcomes` is each row's one outcome, by its number in the file. `people` is each row's
    pupil and how it was matched; `lookalikes` lists, for each row that no number matches, the
    pupils it may be about and what agrees, for a person to say which is meant. `weighed` has the
    rows of a filled-in list, `subject_names` what rows call subjects that no subject goes by.
    """

    delivery: Delivery
    content: str | None
    unit: str
    academic_year: int
    rows: Counts
    entries: Counts
    outcomes: pd.DataFrame
    missing: pd.DataFrame
    findings: tuple[Finding, ...]
    import_id: int | None = None  # once stored
    recognition: Recognition | None = None  # None when the file was refused
    row_outcomes: pd.Series = field(default_factory=lambda: pd.Series(dtype="str"))
    lookalikes: pd.DataFrame = field(default_factory=pd.DataFrame)
    people: pd.DataFrame = field(default_factory=pd.DataFrame)
    weighed: tuple[Weighed, ...] = ()
    subject_names: tuple[SubjectName, ...] = ()

    @property
    def sheet(self) -> str | None:
        """Which sheet of the file, when it has several."""
        return self.delivery.sheet

    @property
    def place(self) -> tuple:
        """What the parts of one file that belong together have in common."""
        file = self.delivery.file
        return (file and file.fingerprint, self.content, self.delivery.checkpoint)

    @property
    def file_name(self) -> str:
        """The name of the file as uploaded."""
        return self.delivery.file_name

    @property
    def can_be_stored(self) -> bool:
        """Whether storing would change anything."""
        return self.entries.to_store > 0

    def of(self, outcome: str) -> pd.DataFrame:
        """Return the entries with one outcome."""
        return self.outcomes[self.outcomes["outcome"] == outcome]

    def report(self) -> dict:
        """Return the whole account as plain data, for the command line and the record."""
        return {
            "file": self.file_name,
            "format": self.delivery.file.format if self.delivery.file else None,
            "sheet": self.sheet,
            "content": self.content,
            "checkpoint": self.delivery.checkpoint.name if self.delivery.checkpoint else None,
            "rows": self.rows.total,
            **{outcome: getattr(self.rows, outcome) for outcome in OUTCOMES},
            "missing": len(self.missing),
            "unit": self.unit,
            "entries": {
                "total": self.entries.total,
                **{outcome: getattr(self.entries, outcome) for outcome in OUTCOMES},
            },
            "import_id": self.import_id,
            "findings": as_records(self.findings),
        }


def unit_of(content: str | None) -> str:
    """Return what one entry of a kind of content is called."""
    return kind_of(content).unit if content else "row"


def counted(outcomes: pd.Series) -> Counts:
    """Return how often each outcome occurs."""
    found = outcomes.value_counts()
    return Counts(**{outcome: int(found.get(outcome, 0)) for outcome in OUTCOMES})


def outcomes_by_row(
    found: Recognition, outcomes: pd.DataFrame, findings: Iterable[Finding]
) -> pd.Series:
    """Return each row's one outcome, by its number: the best of its entries, rejected if all are.

    A row that is no pupil, or whose pupil a finding left out, is rejected; any other row with
    nothing to store (a pupil who takes none of the subjects) is unchanged.
    """
    rank = {outcome: i for i, outcome in enumerate(OUTCOMES)}
    numbers = [number for number, _ in found.filled_rows]
    best = pd.Series(rank["unchanged"], index=numbers, dtype="int8")
    left_out = {number for number, _ in found.left_out}
    left_out |= {f.row for f in findings if f.leaves_out and f.place is None and f.row}
    best.loc[best.index.isin(left_out)] = rank["rejected"]
    if not outcomes.empty:
        ranked = outcomes["outcome"].map(rank).groupby(outcomes["source_row"]).min()
        best.loc[ranked.index] = ranked.astype("int8")
    return by_number(best)


def by_number(ranks: pd.Series) -> pd.Series:
    """Return outcomes for their places in OUTCOMES, by row number: a byte a row, not a word."""
    told = pd.CategoricalDtype(list(OUTCOMES))
    return pd.Series(pd.Categorical.from_codes(ranks.to_numpy(), dtype=told), index=ranks.index)


def all_rejected(found: Recognition) -> pd.Series:
    """Return every row as rejected, by its number."""
    numbers = [number for number, _ in found.filled_rows]
    return by_number(pd.Series(OUTCOMES.index("rejected"), index=numbers, dtype="int8"))
