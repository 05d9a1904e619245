"""The text of the code: names, where colours and SQL may stand, exact pins."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}\b|\brgba?\(|\bhsla?\(")

NAMED_DAY = re.compile(r"%[AaBb]")


def ours(pattern):
    return sorted(p for p in ROOT.glob(pattern) if "__pycache__" not in p.parts)


def here(path):
    return path.relative_to(ROOT).as_posix()


LIB = ours("lib/**/*.py")
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler"}


def test_no_module_is_a_junk_drawer():
    assert [p for p in LIB if JUNK_DRAWERS & set(p.stem.split("_"))] == []


def test_sql_is_never_built_from_strings():
    assert [here(path) for path in LIB if any(map(is_sql, pieced_together(path)))] == []


def pieced_together(path):
    """The fixed words of every string with something put into it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(v.value for v in node.values if isinstance(v, ast.Constant))


def is_sql(text):
    found = r"\b(select|insert into|delete from|update)\b .*\b(from|values|where|set)\b"
    return re.search(found, text) is not None


def test_colours_stand_only_in_the_palette_and_the_style_sheet_of_the_frame():
    scanned = [*LIB, *ours("lib/**/*.css"), *ours("pages/*.py"), ROOT / "dashboard.py"]
    found = [here(p) for p in scanned if COLOUR.search(p.read_text(encoding="utf-8"))]
    assert found == ["lib/charts/frame/palette.py", "lib/ui/frame/style.css"]


def test_a_day_is_put_into_words_in_one_place():
    pages = [*ours("pages/*.py"), ROOT / "dashboard.py"]
    written = [here(p) for p in [*LIB, *pages] if NAMED_DAY.search(p.read_text(encoding="utf-8"))]
    # The formats that a file may have are read, not written.
    assert written == ["lib/dates.py", "lib/importing/reading/values.py"]


def test_every_requirement_is_pinned_exactly():
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-spark.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(r"[a-z0-9_.-]+==[0-9][0-9a-z.]*", line), line
