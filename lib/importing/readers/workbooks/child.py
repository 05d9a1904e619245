"""The process that reads one workbook: bytes on its input, lines of JSON on its output.

`python -m lib.importing.readers.workbooks.child KIND CELLS MEMORY_BYTES SECONDS`. It imports what
it needs and no more, since it is started for every workbook.
"""

import json
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict

from lib.importing.readers.limits import Room, damaged
from lib.importing.readers.workbooks import cells, ods, xls, xlsb, xlsx
from lib.importing.sheet import FileRefusedError, Notice

PREPARED: dict[str, Callable[[bytes, Room], cells.Prepared]] = {
    "xlsx": xlsx.prepared,
    "xlsb": xlsb.prepared,
    "xls": xls.prepared,
    "ods": ods.prepared,
}


def main(kind: str, most_cells: int, memory_bytes: int, seconds: float) -> None:
    """Read the workbook and say what stands in it, or why it is refused."""
    confine(memory_bytes, seconds)
    out = sys.stdout.buffer
    for said in _saying(kind, sys.stdin.buffer.read(), Room(0, most_cells, memory_bytes, seconds)):
        out.write(json.dumps(said).encode() + b"\n")
    out.flush()


def confine(memory_bytes: int, seconds: float) -> None:
    """Have the system hold this process to its memory, and to its time should nobody watch it."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent watches
        return
    for which, most in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(which, (math.ceil(most), resource.getrlimit(which)[1]))
        except (ValueError, OSError):  # macOS refuses some; the parent watches
            continue


def _saying(kind: str, data: bytes, space: Room) -> Iterator[object]:
    try:
        for said in cells.said_of(PREPARED[kind](data, space), space):
            yield {"notice": asdict(said)} if isinstance(said, Notice) else said
        yield {"end": True}
    except FileRefusedError as refusal:
        yield {"refused": vars(refusal)}
    except cells.UNREADABLE:
        yield {"refused": vars(damaged())}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
