"""Nothing needs what Windows lacks, except where it is asked for first."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("lib", "pages", "bench", "tests", "data")
MODULES = sorted(
    path
    for path in (*ROOT.glob("*.py"), *(p for f in FOLDERS for p in (ROOT / f).rglob("*.py")))
    if "__pycache__" not in path.parts
)
LACKING = {"resource", "fcntl", "pwd", "grp", "termios", "pty", "syslog"}
LACKING_NAMES = {"SIGKILL", "getloadavg", "fork", "killpg", "getuid", "setsid", "sched_getaffinity"}
NAMED = re.compile("|".join(rf"\b{name}\b" for name in sorted(LACKING | LACKING_NAMES)))
GUARDS = {"ImportError", "AttributeError", "hasattr", "platform", "importorskip"}


def lacking(node):
    """What a node of the code asks of the system that Windows does not have."""
    if isinstance(node, ast.Import):
        return LACKING & {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return LACKING & {node.module}
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return LACKING_NAMES & {node.attr} if node.value.id in ("os", "signal") else set()
    return set()


def is_guard(node):
    if not isinstance(node, ast.Try | ast.If | ast.IfExp):
        return False
    asked = node.handlers if isinstance(node, ast.Try) else [node.test]
    names = {getattr(n, "id", getattr(n, "attr", "")) for part in asked for n in ast.walk(part)}
    return bool(names & GUARDS)


def unguarded(node, guarded=False):
    """Yield the line and name of whatever stands in no guarded place."""
    guarded = guarded or is_guard(node)
    if not guarded:
        yield from ((node.lineno, name) for name in lacking(node))
    for child in ast.iter_child_nodes(node):
        yield from unguarded(child, guarded)


def test_no_module_needs_what_windows_lacks():
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in MODULES}
    named = {name: text for name, text in texts.items() if NAMED.search(text)}
    assert "lib/importing/readers/workbooks/child.py" in named
    found = {name: list(unguarded(ast.parse(text))) for name, text in named.items()}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import resource", [(1, "resource")]),
        ("from fcntl import flock", [(1, "fcntl")]),
        ("import os, signal\nos.kill(1, signal.SIGKILL)", [(2, "SIGKILL")]),
        ("try:\n    import resource\nexcept ImportError:\n    pass", []),
        ("try:\n    import resource\nexcept OSError:\n    pass", [(2, "resource")]),
        ("x = os.getloadavg() if hasattr(os, 'getloadavg') else 0", []),
    ],
)
def test_what_is_lacking_is_found_unless_it_is_asked_for_first(code, found):
    assert list(unguarded(ast.parse(code))) == found
