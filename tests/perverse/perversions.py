"""What is done to a right file, step by step: its pupils, its columns, its tables, its lines,
its letters.

A perversion is a function that changes a file in place and, where that changes the truth, what its
lines say. Some faults nobody can tell from a right file, and none is made here: grades sorted apart
from their pupils, a number column that slipped beside no name, birthday or other number, another
school's admission numbers alone, a grade mistyped as another grade, months and days that change
places in days under 13.
"""

from collections.abc import Callable
from dataclasses import dataclass

from perverse.school_list import SchoolList

Change = Callable[[SchoolList], None]
Applies = Callable[[SchoolList], bool]


@dataclass(frozen=True)
class Perversion:
    """One way to spoil a file: in which step, how, and which files it can be done to."""

    step: int
    change: Change
    applies: Applies

    @property
    def name(self) -> str:
        """What it is called: its function."""
        return self.change.__name__


PERVERSIONS: list[Perversion] = []


def perversion(step: int, applies: Applies = lambda _: True) -> Callable[[Change], Change]:
    """Take a function as a perversion of the files that `applies` says."""

    def take(change: Change) -> Change:
        PERVERSIONS.append(Perversion(step, change, applies))
        return change

    return take


def spoil(file: SchoolList, chosen: list[Perversion]) -> None:
    """Do what can be done of some perversions, in the order of their steps."""
    for each in sorted(chosen, key=lambda p: p.step):
        if each.applies(file):
            each.change(file)
            file.done.append(each.name)
