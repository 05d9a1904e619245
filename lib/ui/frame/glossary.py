"""What a word on screen means, on hover and on the keyboard: read from docs/glossary.md.

The glossary is the one place where meanings stand. A row may explain several words, parted by
commas; a word on screen is looked up whole, then by what stands before its first comma.
"""

import re
from functools import cache
from html import escape
from pathlib import Path

GLOSSARY = Path(__file__).resolve().parents[3] / "docs" / "glossary.md"
PLAIN = {"pupil", "year group"}
"""Words the glossary has for those who write the code: on screen they need no explaining."""
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


def meaning(words: str) -> str | None:
    """Return what the words mean, or None where the glossary does not have them."""
    known, asked = _meanings(), words.strip().lower()
    if asked in PLAIN:
        return None
    return known.get(asked) or known.get(asked.partition(",")[0])


def explained(words: str) -> str:
    """Return the words as HTML, escaped; where they have a meaning it opens on hover or focus."""
    found = meaning(words)
    if found is None:
        return escape(words)
    said = escape(found, quote=True)
    return (
        f'<span class="cp-term" tabindex="0" data-meaning="{said}" aria-description="{said}">'
        f"{escape(words)}</span>"
    )


@cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != 2 or cells[0] == "word" or set(cells[0]) <= {"-"}:
            continue
        words, said = re.sub(r" ?\([^)]*\)", "", cells[0]), LINK.sub(r"\1", cells[1])
        found |= {word.strip().lower(): said for word in words.split(",")}
    return found
