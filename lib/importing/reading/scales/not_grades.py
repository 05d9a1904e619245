"""What a column holds that is headed with a subject and holds no grades: told once for the column.

A mark of 7 is also a grade 7, so a column of marks is known by its numbers together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lib.importing.reading.grades import read_grade, scales_that_know

FEWEST = 3
"""Cells that a column must have before anything is said of it as a whole."""

TOO_MANY = 0.2
"""The share of numbers that are no grades from which a column of numbers is none of grades."""

NUMBER = re.compile(r"(\d{1,4}(?:\.\d+)?|\.\d+)\s*(%?)")
OUT_OF = re.compile(r"\d{1,3}(\.5)?\s*(/|out of)\s*\d{2,3}")
AGE = re.compile(r"\d{1,2}:\d{2}(:00)?|\d{1,2}\s*y(ears?)?\s*\d{1,2}\s*m.*", flags=re.IGNORECASE)
LADDER = re.compile(
    r"emerging|developing|develop|dvlping|secured?|master(ed|y|ing)|exceed(ed|ing)|expected"
    r"|beginning|working (towards|at|above).*|wts|exs|gds|exp[+-]?|em|wbs\d|[2-8][abc]",
    flags=re.IGNORECASE,
)
LETTER = re.compile("[BEDSM]", flags=re.IGNORECASE)
EFFORT = re.compile(
    r"(very |always |usually |not |mostly )?(exc(ellent)?|outstanding|good|satisfactory|fair|poor"
    r"|weak|ri|requires improvement|inconsistent|cause for concern|concern|unacceptable|always"
    r"|usually|sometimes|rarely|never|positive|negative|effort|motivated|engaged)",
    flags=re.IGNORECASE,
)
LOWEST_AGE_SCORE, HIGHEST_AGE_SCORE = 59, 145
HUNDRED = 100


def held_instead(scale: str | None, cells: Iterable[str]) -> str | None:
    """Return what a column holds in place of grades of a scale; None where it holds grades.

    Without a scale, as in results one a row, a grade of any scale is one.
    """
    counts = Counter(cells)
    for cell in [c for c in counts if read_grade("gcse", c).state in ("blank", "no_grade")]:
        del counts[cell]
    if counts.total() < FEWEST:
        return None
    if any(cell.upper() == "S" for cell in counts) and (letters := letters_of_a_ladder(counts)):
        return letters
    strange = Counter({c: n for c, n in counts.items() if not _is_grade(scale, c)})
    numbers = [found for cell in counts if (found := NUMBER.fullmatch(cell))]
    if len(numbers) == len(counts):
        many = strange.total() >= max(2, TOO_MANY * counts.total())
        return _numbers(numbers, list(counts)) if many else None
    unknown = Counter({c: n for c, n in strange.items() if not scales_that_know(c)})
    return _words(list(unknown)) if unknown.total() * 2 > counts.total() else None


def letters_of_a_ladder(cells: Iterable[str]) -> str | None:
    """Return what a column of E, D, S and M holds: several ladders have steps that begin so."""
    filled = [cell for cell in cells if read_grade("gcse", cell).state not in ("blank", "no_grade")]
    is_all = bool(filled) and all(LETTER.fullmatch(cell) for cell in filled)
    return f"letters of a ladder of Years 7 to 9 {_samples(filled)}" if is_all else None


def _is_grade(scale: str | None, cell: str) -> bool:
    return bool(read_grade(scale, cell).grade if scale else scales_that_know(cell))


def _numbers(found: Sequence[re.Match[str]], filled: Sequence[str]) -> str | None:
    """Return what numbers are: None for whole ones up to 9, which may be grades with a slip."""
    values = [float(one[1]) for one in found]
    least, most = min(values), max(values)
    between = f"({least:g} to {most:g})"
    has_parts = any(value != int(value) for value in values)
    if any(one[2] for one in found) or (has_parts and most <= 1):
        return f"percentages or attendance {_ends(values, filled)}"
    if has_parts and HUNDRED >= least > HUNDRED / 2:
        return f"attendance or percentages {between}"
    if least >= LOWEST_AGE_SCORE and HUNDRED < most <= HIGHEST_AGE_SCORE:
        return f"standardised scores {between}"
    if most <= 9:
        return f"grades with tenths {between}" if has_parts else None
    return f"marks {between}"


def _ends(values: Sequence[float], filled: Sequence[str]) -> str:
    least, most = filled[values.index(min(values))], filled[values.index(max(values))]
    return f"({least} to {most})"


def _words(cells: Sequence[str]) -> str:
    named = _samples(cells)
    if _mostly(cells, OUT_OF):
        return f"marks {named}"
    if _mostly(cells, AGE):
        return f"reading ages {named}"
    if _mostly(cells, LADDER):
        return f"a scale of Years 7 to 9 {named}"
    if _mostly(cells, EFFORT):
        return f"attitude to learning or effort {named}"
    return f"something other than grades {named}"


def _mostly(cells: Sequence[str], shape: re.Pattern[str]) -> bool:
    return sum(1 for cell in cells if shape.fullmatch(cell)) * 2 > len(cells)


def _samples(cells: Sequence[str]) -> str:
    named = list(dict.fromkeys(cells))
    more = ", …" if len(named) > FEWEST else ""
    return f"({', '.join(cell[:24] for cell in named[:FEWEST])}{more})"
