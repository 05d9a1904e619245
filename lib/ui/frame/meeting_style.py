"""The style sheets of lib/ui made larger for a projector, so that no page needs a second one.

Each rule is sent again with its sizes grown, inside `:root` so that it wins over the first. What
a laptop's narrower screen changes (rails below, tiles two by two) a projected page takes too: at
this size it holds about as much as a laptop does.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lib.ui.frame.meeting_mode import LARGER

FOLDER = Path(__file__).parents[1]
OWN = Path(__file__).with_name("meeting_mode.css")
"""Rules for meeting mode only, already at their size."""
SMALLEST = 28
"""Pixels: what stands 16 arc minutes high at four picture heights, of 1080 lines."""
HAIRLINE = 3
"""Pixels: thinner lines stay as they are."""


@cache
def meeting_style() -> str:
    """Return the style of meeting mode as one `<style>` element, read once."""
    sheets = [path for path in sorted(FOLDER.rglob("*.css")) if path != OWN]
    grown = [larger(path.read_text(encoding="utf-8")) for path in sheets]
    return f"<style>{''.join(grown)}{OWN.read_text(encoding='utf-8')}</style>"


def larger(sheet: str) -> str:
    """Return a style sheet with its sizes grown and its narrow-screen rules always in force."""
    return "".join(f"{_stronger(s)} {{ {_grown(d)} }}\n" for s, d in _rules(sheet))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations in order; a block of a narrow screen is opened up."""
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for head, inside in _blocks(text):
        if not head.startswith("@"):
            yield head, inside
        elif "max-width" in head:
            yield from _rules(inside)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    start = 0
    while (opening := text.find("{", start)) >= 0:
        depth, end = 1, opening + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield text[start:opening].strip(), text[opening + 1 : end - 1].strip()
        start = end


def _stronger(selectors: str) -> str:
    each = re.split(r",(?![^(]*\))", selectors)
    return ", ".join(f":root {selector.strip()}" for selector in each)


def _grown(declarations: str) -> str:
    return "; ".join(_declaration(d.strip()) for d in declarations.split(";") if d.strip())


def _declaration(text: str) -> str:
    is_type = text.startswith("font-size")
    return re.sub(r"(\d*\.?\d+)px", lambda found: _pixels(float(found[1]), is_type), text)


def _pixels(value: float, is_type: bool) -> str:
    if is_type:
        return f"{max(SMALLEST, round(value * LARGER))}px"
    return f"{value:g}px" if value <= HAIRLINE else f"{value * LARGER:g}px"
