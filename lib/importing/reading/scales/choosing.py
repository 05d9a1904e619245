"""Which grade scale a column is on: chosen once per column, from its subject and its values.

The same token means different things on different scales (D, 65, P2), so a cell is never
guessed on its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from lib.importing.reading.grades import read_grade, scales_that_know
from lib.importing.reading.headings import key

ALTERNATIVES = (
    "gcse",
    "gcse_fine",
    "combined_science",
    "btec_tech_award",
    "wjec_vocational",
    "btec_first",
    "aqa_technical_award",
    "legacy_gcse",
)
CONVINCING = 0.8
"""The share of a column's grades another scale must read before it is preferred."""


Values = Iterable[str] | Mapping[str, int]


def choose_scale(usual: str, values: Values, named: str | None = None) -> str:
    """Return the qualification whose grades the column holds.

    The one its heading names, if that reads half of the grades. Else the subject's usual one,
    unless it reads less than half of them and another reads nearly all (Science in Year 8 on the
    9 to 1 scale, PE as a Cambridge National).
    """
    counts = _counted(values)
    total = sum(counts.values())
    for scale in filter(None, (named, usual)):
        finer = _with_shades(scale, counts)
        if _read(finer, counts) >= total / 2:
            return finer
    # 7.5 under Geography is no combined science grade of 8-7: on another scale nothing is mended.
    best = max(ALTERNATIVES, key=lambda scale: (_as_they_stand(scale, counts), scale == usual))
    return best if _as_they_stand(best, counts) >= CONVINCING * total else usual


def with_shades(scale: str, values: Values) -> str:
    """Return the scale on which a column's 5+ and 4- are read, where it has any: else its own."""
    return _with_shades(scale, _counted(values))


def _with_shades(scale: str, counts: dict[str, int]) -> str:
    is_fine = scale == "gcse" and _read("gcse_fine", counts) > _read("gcse", counts)
    return "gcse_fine" if is_fine else scale


def _counted(values: Values) -> dict[str, int]:
    """Return how often each value that is no blank stands there, counted already or not."""
    counts = values if isinstance(values, Mapping) else Counter(values)
    return {
        value: count
        for value, count in counts.items()
        if read_grade("gcse", value).state not in ("blank", "no_grade")
    }


def holds_grades(values: Iterable[str]) -> bool:
    """Return whether most of the cells that are filled are grades on some scale."""
    filled = [value for value in values if value]
    grades = sum(1 for value in filled if scales_that_know(value))
    return bool(filled) and grades > len(filled) / 2


def _read(scale: str, counts: dict[str, int]) -> int:
    """Return how many of the cells are grades on this scale."""
    return sum(n for value, n in counts.items() if read_grade(scale, value).grade)


def _as_they_stand(scale: str, counts: dict[str, int]) -> int:
    """Return how many of the cells are grades on this scale without being mended."""
    return sum(n for value, n in counts.items() if read_grade(scale, value).state == "ok")


SINGLE_AWARD = "gcsesingleaward"
SPELLINGS = {
    "gcse": ("gcse", "gcse91", "gcsefullcourse", "gcsefc", SINGLE_AWARD),
    "combined_science": (
        "combinedscience",
        "combinedsciencegcse",
        "gcsecombinedscience",
        "gcsedoubleaward",
        "doubleaward",
    ),
    "btec_tech_award": (
        "btectechaward",
        "techaward",
        "btec",
        "cambridgenational",
        "cambridgenationals",
        "ncfe",
        "technicalaward",
        "vocational",
    ),
    "wjec_vocational": ("wjecvocational", "wjecvocationalaward", "wjec", "eduqas"),
    "btec_first": ("btecfirst", "btecfirstaward"),
    "aqa_technical_award": ("aqatechnicalaward", "aqatechaward"),
    "legacy_gcse": ("legacygcse", "gcseag"),
    "as_level": ("aslevel", "as", "gceas"),
    "fsmq": ("fsmq",),
    "graded_music_6_7": ("gradedmusic67", "gradedmusic"),
    "graded_music_8": ("gradedmusic8",),
}


def spelled_qualification(said: str, usual: str) -> str | None:
    """Return the qualification a file names, or None when it is blank or not known.

    A plain "GCSE" beside a double award subject means the double award, unless it says single.
    """
    spelling = key(said)
    found = next((code for code, names in SPELLINGS.items() if spelling in names), None)
    is_plain_gcse = found == "gcse" and spelling != SINGLE_AWARD
    return usual if is_plain_gcse and usual == "combined_science" else found


def without_scale(
    heading: str, usual_of: Callable[[str], str | None], spelled: Callable[[str, str], str | None]
) -> tuple[str, str | None]:
    """Return `Dance target` and `btec_tech_award` of `Dance (BTEC Tech Award) target`.

    `usual_of` gives the usual qualification of a subject's name, None for no subject; `spelled` the
    scale of what the brackets say. The second is None when they hold none; the heading is then
    whole.
    """
    found = re.fullmatch(r"(.+?) \(([^()]+)\)( .+)?", heading.strip())
    usual = usual_of(found[1]) if found else None
    said = spelled(found[2], usual) if found and usual else None
    return (found[1] + (found[3] or ""), said) if found and said else (heading, None)
