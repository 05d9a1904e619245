"""Taking pupils' names out of what people wrote, so that a text can leave with codes only.

A whole name ("Amy Hill", "Hill, Amy") is found wherever it stands. A forename or surname alone is
an ordinary word or another person's name too often; it is taken out only where the text is about
that pupil. A nickname or a misspelt name is not found: whoever passes a text on has to read it.
"""

import re
from collections import defaultdict

import pandas as pd

WORD = re.compile(r"[^\W_]+")
WIDEST_GAP = 3
"""Characters that may stand between two words of one name: a comma and a space, a hyphen."""
SHARED = "(pupil)"
"""What stands for a name that two pupils share."""


class NameRemover:
    """Replaces the names of a school's pupils by their codes."""

    def __init__(self, pupils: pd.DataFrame) -> None:
        """`pupils` has pupil_id, forename, surname and code, a row for each name of a pupil."""
        self._names: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        self._own: dict[int, tuple[tuple[str, ...], str]] = {}
        columns = (pupils[c] for c in ("pupil_id", "forename", "surname", "code"))
        for pupil_id, forename, surname, code in zip(*columns, strict=True):
            first, last = _words(forename), _words(surname)
            earlier, _ = self._own.get(pupil_id, ((), ""))
            self._own[pupil_id] = ((*earlier, *first, *last), code)
            for words in {(*first, *last), (*last, *first)}:
                if len(words) > 1:
                    self._add(words, code)

    def removed(self, value: object, pupil_id: int | None = None) -> object:
        """Return the value with names taken out; what is not text comes back as it is.

        With `pupil_id` the text is about that pupil, and each word of their name goes too.
        """
        if not isinstance(value, str) or not value:
            return value
        own, code = ((), "") if pupil_id is None else self._own[pupil_id]
        found = list(WORD.finditer(value))
        words = [match.group().casefold() for match in found]
        out, done, place = [], 0, 0
        while place < len(found):
            length, instead = self._at(found, words, place)
            if not length and words[place] in own:
                length, instead = 1, code
            if not length:
                place += 1
                continue
            out += [value[done : found[place].start()], instead]
            done = found[place + length - 1].end()
            place += length
        return "".join([*out, value[done:]])

    def _add(self, words: tuple[str, ...], code: str) -> None:
        known = self._names[words[0]]
        known[words] = code if known.get(words, code) == code else SHARED

    def _at(self, found: list[re.Match[str]], words: list[str], place: int) -> tuple[int, str]:
        """How many words from a place on are the longest name there, and what stands for it."""
        best, instead = 0, ""
        for name, code in self._names.get(words[place], {}).items():
            last = place + len(name)
            if len(name) <= best or tuple(words[place:last]) != name:
                continue
            pairs = zip(found[place : last - 1], found[place + 1 : last], strict=True)
            if all(after.start() - before.end() <= WIDEST_GAP for before, after in pairs):
                best, instead = len(name), code
        return best, instead


def _words(name: str | None) -> tuple[str, ...]:
    return tuple(match.group().casefold() for match in WORD.finditer(name or ""))
