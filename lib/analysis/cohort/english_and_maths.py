"""English beside maths, pupil by pupil: who has one of the two at a grade and not the other."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.store.database import Database
from lib.words import either, number, pupils, sentence

GRADES = tuple(range(10))
"""0 stands for U."""


@dataclass(frozen=True)
class EnglishAndMaths:
    """Each pupil's better English grade and maths grade (`english`, `maths`, 0 for U)."""

    pupils: pd.DataFrame

    @property
    def counts(self) -> np.ndarray:
        """Pupils by maths grade (rows) and English grade (columns), from U to 9."""
        table = np.zeros((len(GRADES), len(GRADES)), dtype=int)
        np.add.at(table, (self.pupils.maths.astype(int), self.pupils.english.astype(int)), 1)
        return table

    def both(self, grade: int) -> pd.DataFrame:
        """Pupils with the grade or more in both."""
        return self._where(grade, english=True, maths=True)

    def only_english(self, grade: int) -> pd.DataFrame:
        """Pupils with the grade or more in English, and not in maths."""
        return self._where(grade, english=True, maths=False)

    def only_maths(self, grade: int) -> pd.DataFrame:
        """Pupils with the grade or more in maths, and not in English."""
        return self._where(grade, english=False, maths=True)

    def in_cell(self, english: int, maths: int) -> pd.DataFrame:
        """Pupils with exactly these two grades."""
        rows = self.pupils
        return rows[(rows.english == english) & (rows.maths == maths)]

    def _where(self, grade: int, *, english: bool, maths: bool) -> pd.DataFrame:
        rows = self.pupils
        return rows[((rows.english >= grade) == english) & ((rows.maths >= grade) == maths)]


def english_and_maths(database: Database, checkpoint_id: int) -> EnglishAndMaths:
    """Return the two grades of every pupil who has both at a checkpoint."""
    return EnglishAndMaths(
        database.rows("cohort/english_and_maths_grades", checkpoint_id=checkpoint_id)
    )


def finding(answer: EnglishAndMaths, grade: int = 5) -> str:
    """The answer in about ten words."""
    missing_maths, missing_english = len(answer.only_english(grade)), len(answer.only_maths(grade))
    if not missing_maths and not missing_english:
        return f"No pupil has grade {grade} in only one of English and maths"
    total = missing_maths + missing_english
    return (
        f"{sentence(pupils(total))} {either(total, 'has', 'have')} grade {grade} in one "
        f"of the two: {number(missing_maths)} {either(missing_maths, 'lacks', 'lack')} maths, "
        f"{number(missing_english)} English"
    )


def note(answer: EnglishAndMaths) -> str:
    """The counts at both thresholds, and whose grades they are."""
    n = len(answer.pupils)
    return (
        f"Both at 4 or more: {len(answer.both(4))} of {n}; at 5 or more: {len(answer.both(5))}. "
        "English is the better of language and literature. Click a cell for names."
    )
