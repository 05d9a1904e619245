"""Types of special educational need, by the codes of the school census and by their words."""

import re
from collections.abc import Callable, Collection
from functools import cache

from lib.importing.reading.details.needs import read_sen
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
    "sensupportbutnospecialistassessmentoftypeofneed": "NSA",
    "senbutnospecialistassessmentoftypeofneed": "NSA",
    "profoundandmultiplelearningdifficulties": "PMLD",
    "autisticspectrumdisorders": "ASD",
    "autismspectrumcondition": "ASD",
    "adhd": "SEMH",
    "add": "SEMH",
    "attachmentdisorder": "SEMH",
    "anxiety": "SEMH",
}
"""ADHD, anxiety and attachment stand under SEMH in the SEND Code of Practice, 6.32."""

AREAS = {
    "communicationandinteraction": "Communication and interaction",
    "cognitionandlearning": "Cognition and learning",
    "sensoryandorphysical": "Sensory and/or physical",
    "sensoryandorphysicalneeds": "Sensory and/or physical",
    "sensoryphysical": "Sensory and/or physical",
    "sensoryandphysical": "Sensory and/or physical",
    "physicalandsensory": "Sensory and/or physical",
}
"""The broad areas of the Code of Practice, 6.28 to 6.35, that are no one type of the census: each
is kept as the area it is."""

NO_NEED = frozenset({"N", "NO", "NO NEED", "NO NEEDS", "NO SEN", "NO SEND", "NOT SEN", "NIL"})
BETWEEN = (r"[;/|+\n]", r"[;/|+\n,]|\s&\s|\sand\s")
"""What stands between several needs of a cell; commas and ands also stand within one."""


def read_needs(text: str) -> tuple[str, ...]:
    """Return the needs of a cell in its order, none when blank; codes of the census, or areas.

    Raises NotUnderstoodError when a part of it is none.
    """
    try:
        need = read_need(text)
        return (need,) if need else ()
    except NotUnderstoodError:
        for between in BETWEEN:
            parts = [part for part in re.split(between, text.strip()) if part.strip()]
            if len(parts) > 1 and (found := _all_of(parts)):
                return found
        raise


def _all_of(parts: list[str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(need for part in parts if (need := read_need(part))))
    except NotUnderstoodError:
        return ()


def read_need(text: str) -> str | None:
    """Return a need's census code from the code, its words or both, or its area; None when blank.

    Raises NotUnderstoodError when it is none, and when code and words do not agree.
    """
    value = text.strip()
    if value.upper() in NOT_GIVEN | NO_NEED:
        return None
    known = _codes()
    if _plain(value) in known:
        return known[_plain(value)]
    parts = [part for part in re.split(r"\s*[-–:()]\s*", value) if part]
    found = {known.get(_plain(part)) for part in parts}
    if len(found) != 1 or None in found:
        raise NotUnderstoodError(text)
    return found.pop()


def status_or_need(cells: Collection[str], headed: str | None) -> str | None:
    """Return sen or primary_need, whichever more of the cells are; as headed where none tells.

    Schools head either of them SEN type or SEN need; Status alone may be of anything.
    """
    needs = sum(bool(_said(read_needs, cell)) for cell in cells)
    statuses = sum(_said(read_sen, cell) in ("K", "E") for cell in cells)
    if needs == statuses or (headed is None and statuses < len(cells)):
        return headed
    return "primary_need" if needs > statuses else "sen"


def _said(read: Callable[[str], object], cell: str) -> object:
    try:
        return read(cell)
    except NotUnderstoodError:
        return None


@cache
def _codes() -> dict[str, str]:
    return {
        **{_plain(code): code for code in NEEDS},
        **{_plain(words): code for code, words in NEEDS.items()},
        **SPELLINGS,
        **AREAS,
    }


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
