"""The arrows between the layers, read from the imports of every module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"]
MODULES = sorted(path for path in PYTHON if "__pycache__" not in path.parts)

MAY_IMPORT = {
    "rules": {"rules"},
    "store": {"store", "rules"},
    "importing": {"importing", "store", "rules"},
    "interventions": {"interventions", "store", "rules"},
    "analysis": {"analysis", "store", "rules"},
    "charts": {"charts"},
    "exports": {"exports", "charts", "analysis", "interventions", "store"},
    "ui": {"ui", "exports", "charts", "analysis", "interventions", "importing", "store", "rules"},
    "cli": {"cli", "exports", "analysis", "interventions", "importing", "store", "rules"},
}


FOR_EVERY_PART = {"numerals", "words", "dates", "measures"}


def imported(path):
    """The dotted names a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def layer(path):
    """The part of lib a module belongs to; None for pages and for lib's own front door."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "lib" and len(parts) > 2 else None


def uses(path, library):
    return any(name.split(".")[0] == library for name in imported(path))


def test_only_the_dashboard_the_pages_and_lib_ui_import_streamlit():
    found = [p for p in MODULES if uses(p, "streamlit")]
    allowed = [
        p for p in found if p.name == "dashboard.py" or "pages" in p.parts or layer(p) == "ui"
    ]
    assert found == allowed
    assert found


def test_only_lib_store_imports_duckdb():
    found = [p for p in MODULES if uses(p, "duckdb")]
    assert [p for p in found if layer(p) != "store"] == []
    assert found


def test_nothing_imports_plotly_express():
    assert [p for p in MODULES if "plotly.express" in set(imported(p))] == []


@pytest.mark.parametrize("path", [p for p in MODULES if layer(p)], ids=lambda p: str(p.name))
def test_every_part_of_lib_imports_only_the_parts_below_it(path):
    wanted = {name.split(".")[1] for name in imported(path) if name.startswith("lib.")}
    assert wanted <= MAY_IMPORT[layer(path)] | FOR_EVERY_PART


@pytest.mark.parametrize("path", [p for p in MODULES if "pages" in p.parts], ids=lambda p: p.name)
def test_a_page_asks_chooses_and_shows_through_lib_ui_and_lib_analysis(path):
    wanted = {name.split(".")[1] for name in imported(path) if name.startswith("lib.")}
    assert wanted <= {"ui", "analysis", "charts", "exports", "importing", "interventions"}
    assert not {"pandas", "numpy", "plotly", "duckdb"} & {n.split(".")[0] for n in imported(path)}
