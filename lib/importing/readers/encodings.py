"""Bytes to text, whichever program wrote them: UTF-8, UTF-16, Windows and MS-DOS letters."""

import codecs
import re
from dataclasses import dataclass, replace
from itertools import islice

LOOKED_AT = 4_000
"""How many accented words are weighed; a school's file has far fewer."""

ACCENTED = re.compile(rb"[A-Za-z]{0,30}[\x80-\xff][A-Za-z\x80-\xff]{0,30}")
LOST = "\N{REPLACEMENT CHARACTER}"
NAME_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ")
OLD_ENCODINGS = {"cp1252": "Windows (1252)", "cp850": "MS-DOS (850)"}


@dataclass(frozen=True)
class Decoded:
    """Text, what it was written in, and one word to judge that by when it had to be guessed."""

    text: str
    encoding: str
    word: str = ""
    lost: int = 0  # letters that no encoding explains

    @property
    def is_guess(self) -> bool:
        """Whether the bytes leave the encoding open, so that a person should look."""
        return self.encoding in OLD_ENCODINGS


def decoded(data: bytes) -> Decoded:
    """Return the text of a file. Bytes no encoding explains become the replacement character.

    NUL characters, which a failing disk leaves in a file and no table holds, are dropped.
    """
    found = _decoded(data)
    if "\x00" not in found.text:
        return found
    return replace(found, text=found.text.replace("\x00", ""))


def utf_16_of(data: bytes) -> str | None:
    """Return utf-16, utf-16-le or utf-16-be when the bytes are that, else None.

    Without a byte order mark it is told by the empty half of most letters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = data[:400]
    enough = len(start) // 4
    if len(start) < 4 or start.count(0) <= enough:
        return None
    low, high = start[1::2].count(0), start[0::2].count(0)
    if low > enough and high <= low // 4:
        return "utf-16-le"
    return "utf-16-be" if high > enough and low <= high // 4 else None


def _decoded(data: bytes) -> Decoded:
    wide = utf_16_of(data)
    if wide:
        return Decoded(data.decode(wide, errors="replace"), wide)
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        mostly = data.decode("utf-8-sig", errors="replace")
    lost = mostly.count(LOST)
    if lost <= (len(mostly) - len(mostly.encode("ascii", errors="ignore"))) // 10:
        return Decoded(mostly, "utf-8", lost=lost)
    words = [match.group() for match in islice(ACCENTED.finditer(data), LOOKED_AT)]
    best = max(OLD_ENCODINGS, key=lambda encoding: _plausibility(words, encoding))
    shown = max(words, key=lambda word: _plausibility([word], best))
    return Decoded(data.decode(best, errors="replace"), best, shown.decode(best, errors="replace"))


def _plausibility(words: list[bytes], encoding: str) -> int:
    """Return how many letters look like those of names, less those that do not.

    é is 0xE9 on Windows and 0x82 in MS-DOS, where 0xE9 is a capital amid small letters.
    """
    return sum(_word_plausibility(word.decode(encoding, errors="replace")) for word in words)


def _word_plausibility(word: str) -> int:
    total = 0
    for place, letter in enumerate(word):
        if letter.isascii():
            continue
        before, after = word[max(place - 1, 0) : place], word[place + 1 : place + 2]
        beside = before.isalpha() or after.isalpha()
        if letter in NAME_LETTERS:
            total += -1 if letter.isupper() and before.islower() else 1
        elif letter in "’‘" and beside:
            total += 1
        elif letter in "–—£“”…" and not (before.isalpha() and after.isalpha()):
            total += 0
        else:
            total -= 1
    return total
