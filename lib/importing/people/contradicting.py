"""Rows whose number is of a pupil with another name or birthday, and why there are many."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.words import either, number

MOST_SHARE, FEWEST = 0.1, 3
"""A file is refused when more than a tenth of its rows contradict, and at least three: of a small
class's list each is asked about."""

MOST_NAMESAKES = 0.25
"""The share of rows known by their names alone from which other birthdays are no namesakes'."""

FARTHEST = 3
"""How many rows a column is looked for to have slipped by."""

NUMBERS = {"upn": "UPN", "admission_number": "admission number", "uln": "ULN"}


@dataclass(frozen=True)
class Contradicting:
    """How many of the rows that can be held against a pupil contradict the one they number."""

    count: int
    compared: int
    cause: str  # the likely cause, a sentence
    remedy: str
    how: str = "contradict the pupils their numbers name"

    @property
    def refuses(self) -> bool:
        """Whether so many contradict that the file as a whole is not to be believed."""
        return self.count >= FEWEST and self.count > MOST_SHARE * self.compared


def contradicting(people: pd.DataFrame) -> Contradicting:
    """Return how far the rows of a file contradict the pupils their numbers name."""
    rows = people[people["is_first"] & people["number_id"].notna()]
    has_birth = rows["date_of_birth"].notna() & rows["numbered_birth"].notna()
    is_named = rows["surname"].ne("") | rows["forename"].ne("")
    compared = rows[is_named | has_birth].reset_index(drop=True)
    others = compared[compared["other"].ne("") & compared["matched_by"].ne("said")]
    cause, remedy = _cause(compared, others) if len(others) else ("", "")
    by_number = Contradicting(len(others), len(compared), cause, remedy)
    return by_number if by_number.refuses else _of_names(people)


def _of_names(people: pd.DataFrame) -> Contradicting:
    """Return how far rows without a number contradict the birthdays of those who have their names.

    Where a column of birthdays slipped, a pupil's namesake may have the birthday of the next row. A
    few newcomers may well be called like somebody here.
    """
    is_nameless = people["number_id"].isna() & people["upn"].eq("")
    rows = people[people["is_first"] & is_nameless & people["date_of_birth"].notna()]
    rows = rows.assign(numbered_birth=rows["namesake_birth"]).reset_index(drop=True)
    pairs = zip(rows["numbered_birth"], rows["date_of_birth"], strict=True)
    is_other = [not pd.isna(here) and here != in_file for here, in_file in pairs]
    others = rows[
        pd.Series(is_other, index=rows.index, dtype="bool") & rows["matched_by"].ne("said")
    ]
    if len(others) <= MOST_NAMESAKES * len(rows):
        return Contradicting(0, len(rows), "", "")
    how = "have the name of a pupil here and another date of birth"
    return Contradicting(len(others), len(rows), *_cause_of_births(rows, others), how)


def _cause(compared: pd.DataFrame, others: pd.DataFrame) -> tuple[str, str]:
    heading = NUMBERS[others["numbered_by"].mode().iloc[0]]
    if slipped := _slipped(compared["name_key"], compared["numbered_key"], others):
        by, belong = slipped
        return (
            f"The {heading} column seems to have slipped by {_rows(by)}: {number(belong)} "
            f"{either(belong, 'name belongs', 'names belong')} to the {heading} {_rows(by)} "
            f"{'up' if by < 0 else 'down'}.",
            f"Copy the {heading} column again beside its names, or export the list afresh, and "
            "drop it here once more.",
        )
    births = others[others["other"] == "date_of_birth"]
    if len(births) * 2 > len(others):
        return _cause_of_births(compared, births)
    if others["name_key"].isin(set(compared["numbered_key"])).mean() > 1 / 2:
        return (
            f"The {heading} column and the names seem to have been sorted apart from each other.",
            "Export the list afresh; when sorting in a spreadsheet, select every column.",
        )
    return (
        f"Each {heading} is here, under other names: this may be the list of another school or "
        "of another year.",
        "Check which school and year it was exported for, and export it with the UPN.",
    )


def _cause_of_births(compared: pd.DataFrame, births: pd.DataFrame) -> tuple[str, str]:
    if _slipped(compared["date_of_birth"], compared["numbered_birth"], births):
        return (
            "The column of dates of birth seems to have slipped: they are those of the rows "
            "beside.",
            "Copy the column again beside its names, or export the list afresh.",
        )
    pairs = zip(births["date_of_birth"], births["numbered_birth"], strict=True)
    if sum(_is_turned(in_file, here) for in_file, here in pairs) * 2 > len(births):
        return (
            "Day and month of the dates of birth seem to have changed places.",
            "Export the dates as day/month/year, such as 14/03/2011.",
        )
    return (
        "The dates of birth are others than those here.",
        "Check which list is right, and whether the column was sorted apart from the others.",
    )


def _slipped(in_file: pd.Series, here: pd.Series, others: pd.DataFrame) -> tuple[int, int] | None:
    """Return by how many rows most contradicting rows are those beside, and how many are."""
    at_fault = in_file.index.isin(others.index) & in_file.notna()
    steps = [step for far in range(1, FARTHEST + 1) for step in (-far, far)]
    belong = {step: int((in_file.eq(here.shift(-step)) & at_fault).sum()) for step in steps}
    best = max(steps, key=lambda step: belong[step])
    return (best, belong[best]) if belong[best] * 2 > len(others) else None


def _is_turned(in_file: date, here: date) -> bool:
    return (in_file.year, in_file.month, in_file.day) == (here.year, here.day, here.month)


def _rows(by: int) -> str:
    return "one row" if abs(by) == 1 else f"{number(abs(by))} rows"
