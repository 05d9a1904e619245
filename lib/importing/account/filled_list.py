"""A filled-in list as the office sees it: every row of every sheet, counted and in sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lib.importing.account.preview import Preview
from lib.importing.contents.filled_list.weighing import Weighed
from lib.importing.delivery import Delivery
from lib.importing.findings import Finding
from lib.interventions.plans.choices import LARGEST_GROUP
from lib.words import counted

OUTCOME_WORDS = {
    "conflicting": "in conflict",
    "rejected": "rejected",
    "created": "new",
    "updated": "changed",
    "unchanged": "unchanged or blank",
}
"""In the order in which a person should look at them."""
Choices = Mapping[tuple[str, int], str]
"""Whose word counts in a row in conflict (`file`, `checkpoint`), by sheet and row number."""


def with_choices(deliveries: Sequence[Delivery], choices: Choices) -> list[Delivery]:
    """Return the sheets with whose word counts in each row in conflict."""
    return [
        replace(sheet, answers=replace(sheet.answers, clashes=_of_sheet(sheet, choices)))
        for sheet in deliveries
    ]


def _of_sheet(delivery: Delivery, choices: Choices) -> tuple[tuple[int, str], ...]:
    return tuple((row, whose) for (name, row), whose in choices.items() if name == delivery.sheet)


@dataclass(frozen=True)
class FilledList:
    """The account of a filled-in list: every row with exactly one outcome, in file order."""

    sheets: tuple[Preview, ...]
    is_saved: bool = False

    @property
    def rows(self) -> list[Weighed]:
        """Every row of every sheet."""
        return [row for sheet in self.sheets for row in sheet.weighed]

    def of(self, outcome: str) -> list[Weighed]:
        """Return the rows with one outcome."""
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome; together they are all of the rows."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in OUTCOME_WORDS}

    @property
    def plans_made(self) -> int:
        """Plans that are new."""
        return len({row.plan_key for row in self.of("created") if row.plan_id is None})

    @property
    def findings(self) -> list[tuple[Weighed, Finding]]:
        """What is to be put right, each with its row: conflicts are told apart from it."""
        return [
            (row, finding)
            for sheet in self.sheets
            for row in sheet.weighed
            for finding in sheet.findings
            if finding.row == row.row.number and row.outcome == "rejected"
        ]

    @property
    def can_be_saved(self) -> bool:
        """Whether saving changes anything."""
        return any(row.is_kept for row in self.rows)

    @property
    def finding(self) -> str:
        """Say what would be saved, or was, and what waits for a person."""
        counts, made = self.counts, self.plans_made
        plans = f" on {counted(made, 'new plan')}" if made else ""
        new = f"{counted(counts['created'], 'row')} new{plans}" if counts["created"] else ""
        said = [new, *self._told("updated")]
        waiting = " and ".join(self._told("conflicting", "rejected"))
        sentence = " and ".join(filter(None, said)) or "nothing to save"
        sentence = f"{'Saved: ' if self.is_saved else ''}{sentence}"
        sentence += f"; {waiting}" if waiting else ""
        return sentence[:1].upper() + sentence[1:]

    @property
    def account(self) -> str:
        """Return the count of every outcome; they add up to the rows."""
        told = ", ".join(f"{n} {OUTCOME_WORDS[outcome]}" for outcome, n in self.counts.items())
        return f"{counted(len(self.rows), 'row')}: {told}."

    @property
    def too_large(self) -> tuple[str, ...]:
        """Name the new plans that would have more pupils than an intervention group should."""
        new = [row for row in self.of("created") if row.plan_id is None]
        sizes = Counter(row.plan_key for row in new)
        names = {row.plan_key: str(row.row.said["name"]) for row in reversed(new)}
        return tuple(
            f"{names[key]} has {count} pupils: no more than {LARGEST_GROUP} is a small group"
            for key, count in sizes.items()
            if count > LARGEST_GROUP
        )

    def _told(self, *outcomes: str) -> list[str]:
        counts = self.counts
        return [f"{counts[o]} {OUTCOME_WORDS[o]}" for o in outcomes if counts[o]]
