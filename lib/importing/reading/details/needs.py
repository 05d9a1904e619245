"""Special educational needs and first language, in codes, in words, or in both."""

import re

from lib.importing.reading.values import NO, NOT_GIVEN, YES, NotUnderstoodError

SEN = {
    "": "N",
    "n": "N",
    "no": "N",
    "none": "N",
    "0": "N",
    "f": "N",
    "false": "N",
    "nosen": "N",
    "notsen": "N",
    "nonsen": "N",
    "nosenprovision": "N",
    "nospecialeducationalneed": "N",
    "nospecialeducationalneeds": "N",
    "k": "K",
    "s": "K",
    "y": "K",
    "yes": "K",
    "1": "K",
    "t": "K",
    "true": "K",
    "sen": "K",
    "sens": "K",
    "senk": "K",
    "support": "K",
    "sensupport": "K",
    "a": "K",
    "schoolaction": "K",
    "p": "K",
    "schoolactionplus": "K",
    "e": "E",
    "ehc": "E",
    "ehcp": "E",
    "ehcplan": "E",
    "sene": "E",
    "statement": "E",
    "educationhealthandcareplan": "E",
    "educationhealthcareplan": "E",
}
"""SEN provision in codes and words; A and P, from before 2014, became SEN support."""

CODE_AND_WORDS = re.compile(r"(\w{1,4})\s*[-–:=]\s*(.+)|(.+?)\s*\((\w{1,4})\)")
"""`K - SEN Support`, `SEN Support (K)`: a code with what it means."""

NOT_KNOWN = re.compile(
    r"ref|not|zzz|xxx|refused|(information )?not (yet )?obtained|not (yet )?known|unknown"
    r"|classification pending|not available|not provided|not collected",
    flags=re.IGNORECASE,
)
ABSENT = NOT_GIVEN - {"", "-", "NONE"}
ENGLISH = re.compile(
    r"eng|enb|english( only)?|(first language )?believed to be english|not eal|non ?eal"
    r"|english as first language",
    flags=re.IGNORECASE,
)


def read_sen(text: str) -> str:
    """Return N, K or E; a code and words must agree. Raises NotUnderstoodError otherwise."""
    whole = re.sub(r"[^a-z0-9]", "", text.lower())
    if whole in SEN and (whole or text.strip() in ("", "-")):
        return SEN[whole]
    code, words = _code_and_words(text)
    said = {SEN.get(re.sub(r"[^a-z0-9]", "", part.lower())) for part in (code, words) if part}
    if len(said) != 1 or None in said:
        raise NotUnderstoodError(text)
    return str(said.pop())


def read_eal(text: str) -> bool | None:
    """Return whether English is an additional language; None when it is refused or not known.

    A yes, a no, or a language by its code in the census or its name. Raises NotUnderstoodError.
    """
    value = " ".join(text.split())
    code, words = _code_and_words(value)
    parts = [part for part in (code, value, words) if part]
    if any(NOT_KNOWN.fullmatch(part) or part.upper() in ABSENT for part in parts):
        return None
    if any(ENGLISH.fullmatch(part) for part in parts):
        return False
    return _yes_or_language(code.lower() if code else value.lower(), text)


def _yes_or_language(said: str, text: str) -> bool:
    if said in YES:
        return True
    if said in NO:
        return False
    if re.fullmatch(r"[^\W\d_][^\d_]{2,}", said):
        return True
    raise NotUnderstoodError(text)


def _code_and_words(text: str) -> tuple[str, str]:
    """Return the code and the words of a cell that has both, else twice nothing."""
    found = CODE_AND_WORDS.fullmatch(text.strip())
    if not found:
        return "", ""
    return (found[1], found[2]) if found[1] else (found[4], found[3])
