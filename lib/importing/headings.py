"""What a heading means, whichever system wrote it. The spellings are data: headings.csv."""

import csv
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

SPELLINGS = Path(__file__).parent / "headings.csv"

MEASURES = {
    "class": ("class code", "class", "teaching group", "group", "set", "teacher class"),
    "target": ("end of year target", "ks4 target", "target grade", "target", "tgt", "mtg", "fft20"),
    "grade": (
        "end of course prediction",
        "predicted grade",
        "prediction",
        "predicted",
        "forecast",
        "current grade",
        "current",
        "working at grade",
        "working at",
        "mock grade",
        "mock",
        "final grade",
        "result",
        "grade",
    ),
    "not_used": ("effort", "behaviour", "homework", "comment", "attitude", "attendance", "atl"),
}
"""Words that stand after (or before) a subject's name and say what the column holds."""


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """Return lower-case letters and digits only, accents dropped: what spellings compare by."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


@cache
def known_headings() -> dict[str, str]:
    """Return the field each known heading stands for, by key."""
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return {key(row["heading"]): row["field"] for row in csv.DictReader(lines)}


def field_of(heading: str) -> str | None:
    """Return the field a heading names (`upn`, `date_of_birth` …), or None."""
    return known_headings().get(key(heading))


@lru_cache(maxsize=65_536)
def subject_and_measure(heading: str) -> tuple[str, str | None]:
    """Split `History Target` or `Target - History` into the subject's part and the measure.

    The measure is class, target, grade or not_used; None when the heading says none.
    """
    words = re.sub(r"[\s_:/–-]+", " ", heading).strip().lower()
    for measure, endings in MEASURES.items():
        for ending in endings:
            if words.endswith(f" {ending}"):
                return words.removesuffix(ending).strip(), measure
            if words.startswith(f"{ending} "):
                return words.removeprefix(ending).strip(), measure
    return heading, None
