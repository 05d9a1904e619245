"""The house: the same rooms on every floor, named so that a folder's name finds the thing.

Everything is read from the tree: a new room needs no list edited. A *floor* is a folder of rooms
(`lib/analysis`, `lib/store/queries`), a *room* one of its folders.
"""

import ast
import re
from collections import Counter, defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIB = ROOT / "lib"
UI, QUERIES = LIB / "ui", LIB / "store" / "queries"
MOST_MODULES = 20
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_PAGE = 300, 40, 80
STANDING_FOR_A_FOLDER = 3
"""So many modules of one folder that open with one word are a folder waiting to be made."""


def ours(paths):
    return sorted(path for path in paths if "__pycache__" not in path.parts)


def here(path):
    return path.relative_to(ROOT).as_posix()


PYTHON = ours([*LIB.rglob("*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"])
FOLDERS = ours(path for path in [LIB, *LIB.rglob("*")] if path.is_dir())
ROOMS = {path.name for path in ours(UI.iterdir()) if path.is_dir()} | {
    path.name for path in ours(QUERIES.iterdir()) if path.is_dir()
}
"""A room is shown (lib/ui) or asked (lib/store/queries); every other floor takes these names."""


def modules(folder):
    kinds = (".py", ".sql")
    return [p for p in ours(folder.iterdir()) if p.suffix in kinds and p.name != "__init__.py"]


def rooms(floor):
    """The folders of a floor; of a floor of Python those that are packages."""
    folders = [path for path in ours(floor.iterdir()) if path.is_dir()]
    is_python = (floor / "__init__.py").exists()
    return [path for path in folders if not is_python or (path / "__init__.py").exists()]


def floors():
    """The folders of lib whose own folders are rooms: most of their names are names of rooms."""
    for folder in FOLDERS:
        names = {path.name for path in rooms(folder)}
        if len(names & ROOMS) > len(names) / 2 and len(names) > 1:
            yield folder


FLOORS = list(floors())


def imported(path):
    """The dotted names a module imports, with the names taken out of each."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows(floor):
    """For each room of a floor the other rooms of that floor that it imports."""
    own = here(floor).replace("/", ".")
    names = {room.name for room in rooms(floor)}
    found = defaultdict(set)
    for room in rooms(floor):
        found[room.name] = {
            name.removeprefix(f"{own}.").split(".")[0]
            for path in ours(room.rglob("*.py"))
            for name in imported(path)
            if name.startswith(f"{own}.")
        } & (names - {room.name})
    return found


def singular(name):
    return re.sub(r"ies$", "y", name) if name.endswith("ies") else re.sub(r"(?<=s)es$|s$", "", name)


def test_the_floors_are_found():
    assert {here(floor) for floor in FLOORS} >= {
        "lib/analysis",
        "lib/interventions",
        "lib/charts",
        "lib/exports",
        "lib/ui",
        "lib/store/queries",
    }


def test_a_folder_holds_at_most_twenty_modules():
    counted = {here(folder): len(modules(folder)) for folder in FOLDERS}
    assert {name: count for name, count in counted.items() if count > MOST_MODULES} == {}


@pytest.mark.parametrize("floor", FLOORS, ids=here)
def test_a_folder_of_a_floor_is_a_room_or_the_ground_its_rooms_stand_on(floor):
    found = arrows(floor)
    for room in rooms(floor):
        users = [other for other, wanted in found.items() if room.name in wanted]
        is_ground = len(users) > 1 and not found[room.name]
        assert room.name in ROOMS or is_ground, here(room)


def test_what_writes_is_grouped_by_room_or_by_the_module_of_the_store_that_runs_it():
    named = {here(path): path.stem for path in ours((LIB / "store" / "writes").glob("[!_]*"))}
    known = ROOMS | {path.stem for path in modules(LIB / "store")}
    assert named
    assert [path for path, name in named.items() if name not in known] == []


def test_a_name_does_not_begin_with_its_rooms_name():
    assert [
        here(path)
        for floor in FLOORS
        for room in rooms(floor)
        for path in modules(room)
        if path.stem == room.name
        or path.stem.startswith((f"{room.name}_", f"{singular(room.name)}_"))
    ] == []


def test_what_is_said_of_a_room_is_called_wording():
    assert [here(p) for f in FOLDERS for p in modules(f) if p.stem.endswith("_wording")] == []


def test_no_first_word_of_three_names_stands_for_a_folder():
    words = Counter((here(f), path.stem.split("_")[0]) for f in FOLDERS for path in modules(f))
    assert [found for found, count in words.items() if count >= STANDING_FOR_A_FOLDER] == []


@pytest.mark.parametrize("floor", FLOORS, ids=here)
def test_rooms_do_not_lean_on_each_other_in_a_circle(floor):
    try:
        TopologicalSorter(arrows(floor)).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize(
    "floor", [f for f in ours((ROOT / "tests").iterdir()) if (LIB / f.name).is_dir()], ids=here
)
def test_tests_mirror_the_rooms(floor):
    known = {path.name for path in FOLDERS if LIB / floor.name in path.parents}
    assert [here(room) for room in rooms(floor) if room.name not in known] == []


def test_a_style_sheet_stands_in_the_room_it_dresses():
    sheets = ours(LIB.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        readers = [p for p in ours(UI.rglob("*.py")) if f'"{sheet.name}"' in p.read_text("utf-8")]
        assert sheet.parent in {path.parent for path in readers}, here(sheet)


def test_a_folder_passes_nothing_on():
    fronts = [folder / "__init__.py" for folder in FOLDERS if (folder / "__init__.py").exists()]
    assert {here(front): passed for front in fronts if (passed := passed_on(front))} == {}


def passed_on(path):
    """What a folder's front door names for others, or brings in and does not use."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    brought = {
        (alias.asname or alias.name).split(".")[0]
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    return ({"__all__"} & used) | (brought - used)


def test_a_module_is_one_thing():
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert {
        here(path): count
        for path, count in lines.items()
        if count > (LONGEST_PAGE if path.parent.name == "pages" else LONGEST_MODULE)
    } == {}


def test_a_function_can_be_seen_whole():
    assert {
        f"{here(path)}: {node.name}": count
        for path in PYTHON
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (count := lines_of_body(node)) > LONGEST_FUNCTION
    } == {}


def lines_of_body(function):
    """Lines of what a function does: neither its arguments nor what it says of itself."""
    first = 1 if ast.get_docstring(function) else 0
    body = function.body[first:]
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0
