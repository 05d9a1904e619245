"""Types of special educational need, by the codes of the school census and by their words."""

import re

from lib.importing.reading.values import NOT_GIVEN, NotUnderstoodError
from lib.rules.special_needs import NEEDS

SPELLINGS = {
    "dyslexia": "SPLD",
    "dyspraxia": "SPLD",
    "dyscalculia": "SPLD",
    "specificlearningdifficulties": "SPLD",
    "moderatelearningdifficulties": "MLD",
    "severelearningdifficulties": "SLD",
    "socialemotionalandmentalhealthneeds": "SEMH",
    "socialemotionalmentalhealth": "SEMH",
    "speechandlanguage": "SLCN",
    "speechlanguageandcommunication": "SLCN",
    "hearing": "HI",
    "visualimpairment": "VI",
    "vision": "VI",
    "physical": "PD",
    "autism": "ASD",
    "autistic": "ASD",
    "autismspectrumdisorder": "ASD",
    "autisticspectrum": "ASD",
    "asc": "ASD",
    "downssyndrome": "DS",
    "other": "OTH",
    "otherdifficulty": "OTH",
    "nospecialistassessment": "NSA",
}


def read_need(text: str) -> str | None:
    """Return a need's census code from the code, its words or both; None when blank.

    Raises NotUnderstoodError when it is none, and when code and words do not agree.
    """
    value = text.strip()
    if value.upper() in {*NOT_GIVEN, "N", "NO NEED"}:
        return None
    known = _codes()
    if _plain(value) in known:
        return known[_plain(value)]
    parts = [part for part in re.split(r"\s*[-–:()]\s*", value) if part]
    found = {known.get(_plain(part)) for part in parts}
    if len(found) != 1 or None in found:
        raise NotUnderstoodError(text)
    return found.pop()


def _codes() -> dict[str, str]:
    return {
        **{_plain(code): code for code in NEEDS},
        **{_plain(words): code for code, words in NEEDS.items()},
        **SPELLINGS,
    }


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
