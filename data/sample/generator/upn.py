"""Unique pupil numbers with a valid check letter, from a local authority that does not exist."""

import numpy as np

from data.sample.generator.truths import planted_truths

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
AUTHORITY = "999"
PRIMARY_SCHOOLS = ("2101", "2114", "2127", "2139", "3342")


def check_letter(body: str) -> str:
    """Return the check letter of the other twelve characters (DfE, A guide to UPNs)."""
    values = [int(c) if c.isdigit() else LETTERS.index(c) for c in body]
    return LETTERS[sum(value * (i + 2) for i, value in enumerate(values)) % 23]


def upn(year_allocated: int, number: int, generator: np.random.Generator) -> str:
    """Return the number of one pupil; the first few of one cohort carry a wrong check letter."""
    school = str(generator.choice(PRIMARY_SCHOOLS))
    body = f"{AUTHORITY}{school}{year_allocated % 100:02d}{number + 1:03d}"
    letter = check_letter(body)
    is_flawed = (
        year_allocated == 2016 and 10 <= number < 10 + planted_truths()["mess"]["flawed_upns"]
    )
    if is_flawed:
        letter = LETTERS[(LETTERS.index(letter) + 1) % 23]
    return letter + body
