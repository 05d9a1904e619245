"""Code changed on purpose, one place at a time, to see a test fail: `python -m bench.mutants`.

Python is changed by mutmut, SQL by the table below; both in a copy of the tree, running only the
tests that cover what is changed, with a time limit a mutant. What is tried is drawn with a fixed
seed. `mutants.md` beside this file keeps the last run and the reason for each survivor.

    python -m bench.mutants python --only statistics --sample 100
    python -m bench.mutants sql --sample 40 --limit 120
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("lib", "pages", "data", "docs", "tests", ".streamlit", "dashboard.py", "pyproject.toml")
PYTHON = {
    "lib/analysis/statistics": ("tests/analysis/statistics",),
    "lib/analysis/behind": ("tests/analysis/behind",),
    "lib/analysis/impact": ("tests/analysis/impact",),
    "lib/rules": ("tests/rules", "tests/spec"),
}
SQL = {
    "lib/rules/sql/*/*.sql": ("tests/spec", "tests/rules"),
    "lib/store/queries/behind/*.sql": ("tests/analysis/behind",),
    "lib/store/queries/impact/*.sql": ("tests/analysis/impact",),
}
"""What is changed, and the tests that ought to notice."""

KILLED = ("killed", "timeout", "caught by type check")
"""What mutmut says of a mutant that was noticed; one that no test runs was not."""

CHANGES = (
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
    """One change of SQL: the file, the line, what it says, the whole text with it made."""

    file: str
    line: int
    change: str
    text: str
    tests: tuple[str, ...]


def sql_mutants() -> Iterator[Mutant]:
    """Every mutant of every file of SQL, in order."""
    for pattern, tests in SQL.items():
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            for line, change, changed in changed_texts(text):
                yield Mutant(path.relative_to(ROOT).as_posix(), line, change, changed, tests)


def changed_texts(text: str) -> Iterator[tuple[int, str, str]]:
    """Each place of the table's patterns outside comments and quoted words."""
    hidden = [m.span() for m in re.finditer(r"--[^\n]*|'[^']*'", text)]
    for pattern, instead in CHANGES:
        for m in re.finditer(pattern, text):
            if not any(start <= m.start() < end for start, end in hidden):
                line = text.count("\n", 0, m.start()) + 1
                change = f"{m[0].strip()} → {instead.strip() or 'nothing'}"
                yield line, change, text[: m.start()] + instead + text[m.end() :]


def passes(tree: Path, tests: tuple[str, ...], limit: float) -> bool:
    """Whether the tests pass within the time."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider"]
    try:
        ran = subprocess.run([*command, *tests], cwd=tree, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def is_killed(tree: Path, mutant: Mutant, limit: float) -> bool:
    """Whether a test fails, or runs out of time, with the change made."""
    path = tree / mutant.file
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return not passes(tree, mutant.tests, limit)
    finally:
        path.write_text(before, encoding="utf-8")


def try_sql(tree: Path, asked: argparse.Namespace) -> None:
    """Try mutants of SQL one after the other, a line each."""
    everything = [mutant for mutant in sql_mutants() if asked.only in mutant.file]
    drawn = draw(everything, asked)
    for tests in {mutant.tests for mutant in drawn}:
        if not passes(tree, tests, 10 * asked.limit):
            sys.exit(f"{' '.join(tests)} fails before anything was changed")
    killed = 0
    for mutant in drawn:
        dead = is_killed(tree, mutant, asked.limit)
        killed += dead
        said = "killed  " if dead else "SURVIVED"
        print(f"{said} {mutant.file}:{mutant.line} {mutant.change}", flush=True)
    print(f"{killed} of {len(drawn)} killed, drawn from {len(everything)}")


def try_python(tree: Path, asked: argparse.Namespace) -> None:
    """Let mutmut make all mutants of the folders asked about, and try those that are drawn."""
    folders = {folder: tests for folder, tests in PYTHON.items() if asked.only in folder}
    settings = tree / "pyproject.toml"
    # The workers of the suite's own options would each need a tree of their own.
    text = re.sub(r" -n auto[^\"]*", "", settings.read_text(encoding="utf-8"))
    chosen = [name for tests in folders.values() for name in tests]
    lines = {
        "source_paths": list(folders),
        "pytest_add_cli_args_test_selection": chosen,
        "also_copy": [name for name in COPIED if name not in ("tests", "pyproject.toml")],
    }
    told = "\n".join(f"{name} = {json.dumps(value)}" for name, value in lines.items())
    settings.write_text(f"{text}\n[tool.mutmut]\n{told}\n", encoding="utf-8")
    # Names are known once mutants were made, which trying one of no name does.
    mutmut(tree, "none")
    kept = sorted((tree / "mutants").rglob("*.meta"))
    read = [json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"] for path in kept]
    everything = sorted(name for names in read for name in names)
    drawn = draw(everything, asked)
    mutmut(tree, *drawn)
    codes = {}
    for path in kept:
        codes |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    for name in drawn:
        print(f"{status_by_exit_code[codes[name]]:10} {name}")
    killed = sum(status_by_exit_code[codes[name]] in KILLED for name in drawn)
    print(f"{killed} of {len(drawn)} killed, drawn from {len(everything)}")


def mutmut(tree: Path, *names: str) -> None:
    """Run mutmut in the tree; what it prints is kept beside it, for `mutmut show` to explain."""
    with (tree / "mutmut.log").open("ab") as log:
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2", *names]
        subprocess.run(command, cwd=tree, stdout=log, stderr=log, check=False)


def draw(everything: list, asked: argparse.Namespace) -> list:
    """Draw with the seed as many as were asked for."""
    return random.Random(asked.seed).sample(everything, min(asked.sample, len(everything)))


def main() -> None:
    """Kill what can be killed and say what was not."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("language", choices=("python", "sql"))
    parser.add_argument("--sample", type=int, default=60, help="mutants tried, drawn by the seed")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--limit", type=float, default=120, help="seconds a mutant of SQL")
    parser.add_argument("--only", default="", help="only files whose path has this in it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tree / name)
        (try_sql if asked.language == "sql" else try_python)(tree, asked)


if __name__ == "__main__":
    main()
