"""Every path that a text names is there: a guide, a docstring or a remark leads to the file."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = (".py", ".sql", ".css", ".md", ".toml")
NAMED = re.compile(r"(?<![\w/.-])((?:lib|pages|tests|docs|bench)/[\w./-]*\w)(?![\w*{<])")
"""A path from the project's own folder; one with a star or a gap in it is a pattern."""


def texts():
    """Every text but this, which names two that are not there."""
    folders = ("lib", "pages", "tests", "docs", "bench")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return sorted(
        p for p in (*found, *ROOT.glob("*.*")) if p.suffix in TEXTS and p != Path(__file__)
    )


def missing(text):
    """The paths a text names that are not there; a module may be named without its ending."""
    named = {path.rstrip(".") for path in NAMED.findall(text)}
    return sorted(p for p in named if not (ROOT / p).exists() and not (ROOT / f"{p}.py").exists())


def test_every_path_a_text_names_is_there():
    found = {p.relative_to(ROOT).as_posix(): missing(p.read_text("utf-8")) for p in texts()}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("grown by lib/ui/meeting_style.py.", ["lib/ui/meeting_style.py"]),
        ("in `lib/store/queries/register/`.", ["lib/store/queries/register"]),
        ("see lib/dates.py, docs/testing.md and lib/store/writes/<room>.sql", []),
    ],
)
def test_a_path_that_is_not_there_is_found(text, names):
    assert missing(text) == names
