"""Filled-in subject lists brought back: look first with `preview_upload`, then `save_upload`.

Both do the same in one transaction; looking rolls it back. So a preview cannot promise what
saving does not do. A row is saved whole or not at all, and every row is accounted for.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.interventions.plans.choices import help_types
from lib.interventions.plans.upload.keeping import RowsRefusedError, keep_rows
from lib.interventions.plans.upload.rows import UploadFinding, upload_rows
from lib.interventions.plans.upload.values import Words
from lib.interventions.plans.upload.weighing import CHANGED, NEW, OUTCOMES, Weighed, weigh
from lib.store.database import Database

Sheets = Sequence[tuple[str, Sequence[Sequence[str]]]]
"""The name of each sheet and its cells as text, row by row."""
Choices = Mapping[tuple[str, int], str]
"""Whose word counts in a conflicting row (`file`, `checkpoint`), by sheet and row number."""


@dataclass(frozen=True)
class PlanUpload:
    """The account of an uploaded list: every row with exactly one outcome, in file order.

    `is_saved` is False for a preview, in which nothing was kept.
    """

    rows: tuple[Weighed, ...]
    is_saved: bool

    def of(self, outcome: str) -> list[Weighed]:
        """Return the rows with one outcome."""
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome; together they are all of the rows."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    @property
    def plans_made(self) -> int:
        """Plans that are new."""
        return len({row.plan_key for row in self.of(NEW) if row.plan_id is None})

    @property
    def findings(self) -> tuple[UploadFinding, ...]:
        """What is to be put right, in file order."""
        return tuple(f for row in self.rows for f in row.findings)

    @property
    def can_be_saved(self) -> bool:
        """Whether saving changes anything."""
        return bool(self.of(NEW) or self.of(CHANGED))


class _OnlyLookingError(Exception):
    """Ends a preview's transaction, so that nothing of it is kept."""


def preview_upload(
    database: Database, urn: int, sheets: Sheets, on: date, choices: Choices | None = None
) -> PlanUpload:
    """Return what saving would do; nothing is kept. Raises StoreError for another workbook."""
    return _bring_in(database, urn, sheets, "preview", on, choices or {}, keep=False)


def save_upload(
    database: Database,
    urn: int,
    sheets: Sheets,
    who: str,
    on: date,
    choices: Choices | None = None,
) -> PlanUpload:
    """Keep what can be kept in one transaction and account for every row.

    Conflicting rows without a choice, and rejected rows, are left out. Raises StoreError when
    the workbook holds no planning columns.
    """
    return _bring_in(database, urn, sheets, who, on, choices or {}, keep=True)


def _bring_in(
    database: Database,
    urn: int,
    sheets: Sheets,
    who: str,
    on: date,
    choices: Choices,
    *,
    keep: bool,
) -> PlanUpload:
    types = help_types(database, urn)
    uploaded = upload_rows(sheets, Words(types))
    refused: dict[tuple[str, int], UploadFinding] = {}
    while True:
        weighed: list[Weighed] = []
        try:
            with database.transaction() as cursor:
                weighed = weigh(cursor, urn, uploaded, on, choices, refused)
                keep_rows(cursor, urn, weighed, types, who, on)
                if not keep:
                    raise _OnlyLookingError
        except _OnlyLookingError:
            return PlanUpload(tuple(weighed), is_saved=False)
        except RowsRefusedError as error:
            refused |= error.refused
        else:
            return PlanUpload(tuple(weighed), is_saved=True)
