"""Code changed on purpose, one place at a time, to see a test fail: `python -m bench.mutants`.

Own mutator because the library that was tried, mutmut 3.8.1, mutates through trampolines that
rename what they mutate: frozen dataclasses, `@cache` and the SQL of this tree are out of its
reach, and it needs a tree laid out for it. This one changes the syntax tree of Python and, by a
table, the text of SQL, in a copy of the tree, and runs the tests that cover the changed file.

    python -m bench.mutants --sample 60 --seed 9 --limit 120

prints a line a mutant and the share killed; `mutants.md` beside this file keeps the last run.
"""

import argparse
import ast
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("lib", "pages", "data", "tests", ".streamlit", "dashboard.py", "pyproject.toml")
COVERED_BY = {
    "lib/analysis/statistics/*.py": ("tests/analysis/statistics",),
    "lib/analysis/behind/*.py": ("tests/analysis/behind", "tests/ui/behind"),
    "lib/analysis/impact/*.py": ("tests/analysis/impact",),
    "lib/rules/*.py": ("tests/rules", "tests/spec"),
    "lib/rules/sql/*/*.sql": ("tests/spec", "tests/rules"),
    "lib/store/queries/behind/*.sql": ("tests/analysis/behind",),
    "lib/store/queries/impact/*.sql": ("tests/analysis/impact",),
}
"""What is changed, and the tests that ought to notice."""

COMPARED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
COMPARED |= {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
COMPARED |= {ast.In: ast.NotIn, ast.NotIn: ast.In}
WORKED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
WORKED |= {ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}
JOINED = {ast.And: ast.Or, ast.Or: ast.And}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sum": "max"}
IN_SQL = (
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>])=(?!=)", "<>"),
    (r"(?<=[\w)]) < (?=[\w(])", " <= "),
    (r"(?<=[\w)]) > (?=[\w(])", " >= "),
    (r"<>", "="),
    (r"(?<=[\w)]) \+ (?=[\w(])", " - "),
    (r"(?<=[\w)]) - (?=[\w(])", " + "),
    (r"\band\b", "or"),
    (r"\bor\b(?! replace)", "and"),
    (r"\bleft join\b", "join"),
    (r"(?<!left )(?<!anti )(?<!cross )\bjoin\b", "left join"),
    (r"\banti join\b", "semi join"),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"\bgreatest\(", "least("),
    (r"\bleast\(", "greatest("),
    (r" desc\b", ""),
    (r"\bnot exists\b", "exists"),
    (r"\bis not null\b", "is null"),
    (r"\bdistinct\b", ""),
)
"""Operators, bounds, joins and orders of SQL, each with what takes its place."""


@dataclass(frozen=True)
class Mutant:
    """One change: the file, the line, what it says, and the whole text with it made."""

    file: str
    line: int
    change: str
    text: str
    tests: tuple[str, ...]


def mutants() -> Iterator[Mutant]:
    """Every mutant of every file, in order."""
    for pattern, tests in COVERED_BY.items():
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            found = of_sql(text) if path.suffix == ".sql" else of_python(text)
            for line, change, changed in found:
                yield Mutant(path.relative_to(ROOT).as_posix(), line, change, changed, tests)


def of_sql(text: str) -> Iterator[tuple[int, str, str]]:
    """Each place of the table's patterns outside comments and quoted words."""
    hidden = [m.span() for m in re.finditer(r"--[^\n]*|'[^']*'", text)]
    for pattern, instead in IN_SQL:
        for m in re.finditer(pattern, text):
            if not any(start <= m.start() < end for start, end in hidden):
                line = text.count("\n", 0, m.start()) + 1
                change = f"{m[0].strip()} → {instead.strip() or 'nothing'}"
                yield line, change, text[: m.start()] + instead + text[m.end() :]


def of_python(text: str) -> Iterator[tuple[int, str, str]]:
    """Each node that can be changed, written back as the whole module."""
    tree = ast.parse(text)
    for place, node in enumerate(ast.walk(tree)):
        for change, make in changes(node):
            changed = deepcopy(tree)
            make(next(n for at, n in enumerate(ast.walk(changed)) if at == place))
            yield node.lineno, change, ast.unparse(ast.fix_missing_locations(changed))


def changes(node):
    """What can be changed of a node: what to call it, and what makes it."""
    if isinstance(node, ast.Compare):
        for n, operator in enumerate(node.ops):
            yield swapped(operator, COMPARED), lambda c, n=n, o=operator: put(c.ops, n, o)
    elif isinstance(node, ast.BinOp) and type(node.op) in WORKED:
        if not any(isinstance(a, ast.Constant | ast.Name) for a in ()) and not is_type(node):
            yield swapped(node.op, WORKED), lambda c: setattr(c, "op", WORKED[type(c.op)]())
    elif isinstance(node, ast.BoolOp):
        yield swapped(node.op, JOINED), lambda c: setattr(c, "op", JOINED[type(c.op)]())
    elif isinstance(node, ast.Name) and node.id in CALLED:
        yield f"{node.id} → {CALLED[node.id]}", lambda c: setattr(c, "id", CALLED[c.id])
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert | ast.USub):
        # Twice over is as if it were not there.
        yield "nothing in place of not or minus", lambda c: setattr(c, "operand", undone(c))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield f"{node.value} → {node.value + 1}", lambda c: setattr(c, "value", c.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} → {not node.value}", lambda c: setattr(c, "value", not c.value)


def is_type(node: ast.BinOp) -> bool:
    """Whether it is a union of types, which says nothing at run time."""
    return isinstance(node.op, ast.BitOr) and any(
        isinstance(n, ast.Constant) and n.value is None for n in (node.left, node.right)
    )


def swapped(operator: ast.AST, table: dict) -> str:
    return f"{type(operator).__name__} → {table[type(operator)].__name__}"


def put(operators: list, place: int, operator: ast.AST) -> None:
    operators[place] = COMPARED[type(operator)]()


def undone(node: ast.UnaryOp) -> ast.UnaryOp:
    return ast.UnaryOp(node.op, node.operand)


def is_killed(tree: Path, mutant: Mutant, limit: float) -> bool:
    """Whether a test fails, or runs out of time, with the change made."""
    path = tree / mutant.file
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return not passes(tree, mutant.tests, limit)
    finally:
        path.write_text(before, encoding="utf-8")


def passes(tree: Path, tests: tuple[str, ...], limit: float) -> bool:
    """Whether the tests pass within the time."""
    # Bytecode of the text before could be taken for that of the mutant made within one second.
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    try:
        ran = subprocess.run([*command, *tests], cwd=tree, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def main() -> None:
    """Kill what can be killed and say what was not."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=60, help="mutants tried, drawn by the seed")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--limit", type=float, default=120, help="seconds a mutant")
    parser.add_argument("--only", default="", help="only files whose path has this in it")
    asked = parser.parse_args()
    everything = [m for m in mutants() if asked.only in m.file]
    drawn = random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tree / name)
        for tests in {mutant.tests for mutant in drawn}:
            if not passes(tree, tests, 10 * asked.limit):
                sys.exit(f"{' '.join(tests)} fails before anything was changed")
        killed = 0
        for mutant in drawn:
            dead = is_killed(tree, mutant, asked.limit)
            killed += dead
            said = "killed  " if dead else "SURVIVED"
            print(f"{said} {mutant.file}:{mutant.line} {mutant.change}", flush=True)
    print(f"{killed} of {len(drawn)} killed ({killed / len(drawn):.0%}), of {len(everything)}")


if __name__ == "__main__":
    main()
