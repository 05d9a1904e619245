"""The numbers that identify a pupil: UPN and ULN, cleaned and checked as the DfE does."""

import re
from functools import lru_cache

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


@lru_cache(maxsize=262_144)
def clean_upn(text: str) -> str:
    """Return a UPN in capitals without spaces or a leading apostrophe; blank for #N/A."""
    upn = re.sub(r"\s+", "", text).lstrip("'’").upper()
    return "" if upn in ("#N/A", "N/A", "NA", "-", "NONE") else upn


@lru_cache(maxsize=65_536)
def clean_number(text: str) -> str:
    """Return an admission number or ULN without the `.0` of a program that made it a fraction."""
    return re.sub(r"(?<=\d)\.0+$", "", text)


@lru_cache(maxsize=65_536)
def upn_state(upn: str) -> str:
    """Return ok, temporary, wrong_letter, malformed or blank for a cleaned UPN.

    Source: DfE's guide to unique pupil numbers; positions 2 to 13 weighted 2 to 13, modulo 23.
    """
    if not upn:
        return "blank"
    if not re.fullmatch(rf"[A-Z]\d{{11}}[\d{UPN_LETTERS}]", upn):
        return "malformed"
    if upn[0] != letter_of(upn):
        return "wrong_letter"
    return "ok" if upn[-1].isdigit() else "temporary"


def letter_of(upn: str) -> str:
    """Return the letter a UPN of the right shape ought to begin with."""
    total = sum(
        (int(c) if c.isdigit() else UPN_LETTERS.index(c)) * weight
        for weight, c in enumerate(upn[1:], start=2)
    )
    return UPN_LETTERS[total % 23]


def is_uln(text: str) -> bool:
    """Whether a ULN is ten digits, the first not 0, whose sum weighted 10 to 1 leaves 10 by 11.

    Source: HESA's record for the unique learner number (C17051, ULN).
    """
    if not re.fullmatch(r"[1-9]\d{9}", text):
        return False
    return sum(int(c) * weight for c, weight in zip(text, range(10, 0, -1), strict=True)) % 11 == 10
