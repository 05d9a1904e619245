"""A workbook read in a process of its own: bytes in, lines of JSON out, within limits.

Each line is a row of the sheet being read, as a list of texts, or says something: a sheet begins,
a notice, a refusal, the end. What the process says is only ever taken as text, and a line has a
most; when it ends without the last line it has died, and the file is refused.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from lib.importing.readers.limits import MEGABYTE, USUAL, Room, damaged, too_many_cells
from lib.importing.readers.workbooks.watch import Watch
from lib.importing.sheet import FileRefusedError, Notice, Sheet

ROOT = Path(__file__).resolve().parents[4]
CHILD = "lib.importing.readers.workbooks.child"
LINE_BYTES = 64 * MEGABYTE
"""A row of 16,384 cells with 600 letters in each is ten of them."""
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
OUT_OF_MEMORY = re.compile(rb"memory allocation of|MemoryError")


def read_apart(kind: str, data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return the visible sheets of a workbook of this kind, and what was noticed.

    Raises FileRefusedError with the process's own words; or, when it died or was ended, with those
    for a file that is damaged or needs more memory than there is for it.
    """
    with tempfile.TemporaryFile() as complaints, _started(kind, space, complaints) as process:
        with Watch(process, space.seconds, space.memory_bytes) as watch:
            _hand_over(process, data)
            taken = _Taken()
            for line in _lines(process):
                taken.take(line)
        if taken.is_whole:
            for sheet in taken.sheets:
                _drop_blank_columns(sheet.cells)
            return taken.sheets, taken.notices
        complaints.seek(0)
        ran_out = watch.ended_for == "memory" or bool(OUT_OF_MEMORY.search(complaints.read()))
        # The sheets of an old workbook are too small to fill the memory: only damage does.
        raise too_many_cells() if ran_out and kind != "xls" else damaged()


def _drop_blank_columns(cells: list[list[str]]) -> None:
    """Take off the columns at the end that say nothing, such as those of formulas alone."""
    while cells and cells[0] and not any(row[-1] for row in cells):
        for row in cells:
            row.pop()


def _started(kind: str, space: Room, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    limits = (space.sheet_cells, space.memory_bytes, space.seconds)
    return subprocess.Popen(
        [sys.executable, "-m", CHILD, kind, *map(str, limits)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        creationflags=NO_WINDOW,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RUST_BACKTRACE": "0"},
    )


def _hand_over(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # it has died; what it says, or does not say, tells
        process.stdin.write(data)
    with suppress(OSError):
        process.stdin.close()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[list[str] | dict[str, Any]]:
    """Yield what the process says, until it says no more or nothing that can be understood."""
    assert process.stdout is not None
    while (line := process.stdout.readline(LINE_BYTES)).endswith(b"\n"):
        try:
            yield json.loads(line)
        except ValueError:
            return


class _Taken:
    """What has been said so far. Raises FileRefusedError when that is a refusal."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.notices: list[Notice] = []
        self.is_whole = False
        self._same: dict[str, str] = {}  # equal cells share one string

    def take(self, line: list[str] | dict[str, Any]) -> None:
        if isinstance(line, list):
            same = self._same.setdefault
            self.sheets[-1].cells.append([same(text, text) for text in line])
        elif "sheet" in line:
            self.sheets.append(Sheet(line["sheet"], []))
        elif "notice" in line:
            self.notices.append(Notice(**line["notice"]))
        elif "refused" in line:
            raise FileRefusedError(**line["refused"])
        # A row is a list of texts, and a cell may well say "end".
        self.is_whole = isinstance(line, dict) and "end" in line
