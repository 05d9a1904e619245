"""The arrows between the layers, read from the imports of every module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("*.py")]
MODULES = sorted(path for path in PYTHON if "__pycache__" not in path.parts)

MAY_IMPORT = {
    "rules": {"rules"},
    "store": {"store", "rules"},
    # A filled-in list makes its plans where a person makes them: there is one home for refusals.
    "importing": {"importing", "interventions", "store", "rules"},
    "interventions": {"interventions", "store", "rules"},
    "analysis": {"analysis", "store", "rules"},
    "charts": {"charts"},
    "exports": {"exports", "charts", "analysis", "interventions", "store"},
    "ui": {"ui", "exports", "charts", "analysis", "interventions", "importing", "store", "rules"},
    "cli": {"cli", "exports", "analysis", "interventions", "importing", "store", "rules"},
}

GROUND = {path.stem for path in ROOT.glob("lib/[!_]*.py")}
"""Modules that stand directly in lib: every part may use them, and they use no part."""


def imported(path):
    """The dotted names a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def here(path):
    return path.relative_to(ROOT).as_posix()


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


def test_only_the_engine_of_score_names_pyspark():
    """It is looked for by name when it is asked for, so that nobody else needs it."""
    found = [here(p) for p in MODULES if '"pyspark' in p.read_text(encoding="utf-8")]
    named = [here(p) for p in MODULES if 'f"pyspark' in p.read_text(encoding="utf-8")]
    assert {*found, *named} == {"lib/cli/score/spark.py"}
    assert [p for p in MODULES if uses(p, "pyspark")] == []


def test_nothing_imports_plotly_express():
    assert [p for p in MODULES if "plotly.express" in set(imported(p))] == []


def wanted(path):
    """The parts of lib that a module imports."""
    for name in imported(path):
        if name.startswith("lib."):
            yield name.split(".")[1]


def test_every_part_of_lib_is_known():
    parts = {path.name for path in ROOT.glob("lib/[!_]*") if path.is_dir()}
    assert set(MAY_IMPORT) == parts


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_every_part_of_lib_imports_only_the_parts_below_it(part):
    of_part = [path for path in MODULES if layer(path) == part]
    allowed = MAY_IMPORT[part] | GROUND
    assert of_part
    assert {here(path): set(wanted(path)) - allowed for path in of_part} == {
        here(path): set() for path in of_part
    }


def test_the_ground_stands_on_nothing():
    ground = [path for path in MODULES if path.parent == ROOT / "lib" and path.stem in GROUND]
    assert {here(path) for path in ground if set(wanted(path)) - GROUND} == set()
    assert len(ground) == len(GROUND)


def test_a_page_asks_chooses_and_shows_through_lib_ui_and_lib_analysis():
    pages = [path for path in MODULES if path.parent == ROOT / "pages"]
    below = {"ui", "analysis", "charts", "exports", "importing", "interventions"} | GROUND
    forbidden = {"pandas", "numpy", "plotly", "duckdb"}
    assert pages
    for page in pages:
        assert set(wanted(page)) <= below, page.name
        assert not forbidden & {name.split(".")[0] for name in imported(page)}, page.name
