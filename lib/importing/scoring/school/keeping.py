"""The two files of `score` as schools have them: whatever the importer reads, by the importer.

They are brought into a school in memory that nobody keeps, so that every reader, heading, check and
refusal is that of the Import data page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from lib.importing.account.preview import Preview
from lib.importing.account.reports import report
from lib.importing.delivery import Delivery
from lib.importing.findings import Finding
from lib.importing.importer import store_unseen
from lib.importing.scoring.school.pupils import pupils_to_make
from lib.importing.scoring.school.results import results_to_store
from lib.importing.scoring.school.wanted import Wanted
from lib.store.batch import school_in_memory
from lib.store.statements import frame

WHO = "Command line"
ALSO_BAD = frozenset({"rows_doubtful", "details_ks2_out_of_range"})
"""Warnings of an import that leave out something which a score would have counted."""


@dataclass(frozen=True)
class Kept:
    """What the importer made of both files, or of the first where it made nothing of that.

    The frames are as lib.store.batch takes them, with each pupil by what the list calls them.
    """

    pupils: pd.DataFrame
    results: pd.DataFrame
    findings: tuple[Finding, ...]
    report: dict
    kind: str  # of the grades: predicted, mock, final

    @property
    def bad(self) -> list[Finding]:
        """The findings that leave out what a score would have counted."""
        return [f for f in self.findings if f.severity == "error" or f.check in ALSO_BAD]

    @property
    def told(self) -> list[Finding]:
        """The findings that a person should know of although all is scored."""
        return [f for f in self.findings if f.severity != "note"]

    @property
    def is_stopped(self) -> bool:
        """Whether there is nothing to score, whatever is left out."""
        return self.pupils.empty or self.results.empty

    @property
    def readings(self) -> pd.DataFrame:
        """How lib.store.batch is to read the grades: as they are, since they have been read."""
        named = self.results[["subject", "qualification", "grade"]].drop_duplicates()
        return named.assign(
            reading_id=range(len(named)),
            subject_id=named["subject"],
            read_qualification=named["qualification"],
            read_grade=named["grade"],
            fault="",
            remedy="",
        )


def keep(pupils: Delivery, results: Delivery, wanted: Wanted) -> Kept:
    """Bring both files into a school in memory, and return what it then holds."""
    with school_in_memory() as database:
        listed = pupils_to_make(database, pupils, wanted)
        accounts = store_unseen(database, [listed.delivery], WHO)
        kind = ""
        if any(account.import_id for account in accounts):
            graded = results_to_store(database, results, wanted, listed.has_names)
            kind = graded.kind
            accounts += store_unseen(database, graded.deliveries, WHO)
        with database.cursor() as cursor:
            made = frame(cursor, "importing/scoring/scored_pupils")
            stored = frame(cursor, "importing/scoring/scored_results")
    called = _called(made)
    for table in (made, stored):
        table["pupil_id"] = table["pupil_id"].map(called)
    return Kept(made, stored, tuple(_findings(accounts)), report(accounts), kind)


def _called(made: pd.DataFrame) -> dict[str, str]:
    """Return what to call each pupil: as the list does, with a number where two are called so."""
    again = made.groupby("called").cumcount()
    names = made["called"].where(again == 0, made["called"] + " " + (again + 1).astype(str))
    return dict(zip(made["pupil_id"], names, strict=True))


def _findings(accounts: Iterable[Preview]) -> Iterable[Finding]:
    return dict.fromkeys(finding for account in accounts for finding in account.findings)
