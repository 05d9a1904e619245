"""The shape of the code: module sizes, names, where colours and SQL may stand, exact pins."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIB = sorted(p for p in (ROOT / "lib").rglob("*.py") if "__pycache__" not in p.parts)
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}


def test_no_module_is_a_junk_drawer():
    assert [p for p in LIB if JUNK_DRAWERS & set(p.stem.split("_"))] == []


@pytest.mark.parametrize("path", LIB, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_one_thing(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", LIB, ids=lambda p: str(p.relative_to(ROOT)))
def test_sql_is_never_built_from_strings(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            text = "".join(v.value for v in node.values if isinstance(v, ast.Constant))
            assert not re.search(
                r"\b(select|insert into|delete from|update)\b .*\b(from|values|where|set)\b", text
            )


def test_colours_stand_only_in_the_palette_and_the_theme():
    named = {"palette.py", "style.css"}
    found = [
        p.name
        for p in [*LIB, *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"]
        if re.search(r"#[0-9a-fA-F]{6}\b", p.read_text(encoding="utf-8"))
    ]
    assert set(found) <= named


def test_every_requirement_is_pinned_exactly():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[a-z0-9_.-]+==[0-9][0-9a-z.]*", line), line
