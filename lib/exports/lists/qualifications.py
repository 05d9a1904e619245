"""How a qualification is written where grades alone do not tell which one they belong to."""

import pandas as pd

WORDS = {
    "gcse": "GCSE",
    "combined_science": "GCSE double award",
    "btec_tech_award": "BTEC Tech Award",
    "wjec_vocational": "WJEC vocational award",
    "btec_first": "BTEC First Award",
    "aqa_technical_award": "AQA technical award",
    "legacy_gcse": "GCSE A-G",
    "as_level": "AS level",
    "fsmq": "FSMQ",
    "graded_music_6_7": "Graded music 6-7",
    "graded_music_8": "Graded music 8",
}
"""Spellings that the importer reads back as the same qualification."""

SINGLE_AWARD = "GCSE single award"
"""A plain GCSE in a subject that is usually a double award, such as Science in Year 8."""

ONLY_NUMBERS = frozenset("123456789")
"""The grades that no scale but GCSE has."""


def in_words(qualification: str, usual: str) -> str:
    """Return the qualification in words; `usual` is the one its subject has as a rule."""
    if qualification == "gcse" and usual == "combined_science":
        return SINGLE_AWARD
    return WORDS.get(qualification, qualification)


def is_told_by_its_grades(entries: pd.DataFrame) -> bool:
    """Whether a subject's grades alone tell their qualification to whoever reads them.

    `entries` has qualification, default_qualification and grade, all of one subject. They do when
    all are of the subject's usual qualification, or most are plain numbers and all are GCSEs.
    """
    found = set(entries.qualification)
    if found == set(entries.default_qualification):
        return True
    return found == {"gcse"} and entries.grade.isin(ONLY_NUMBERS).mean() > 0.5
