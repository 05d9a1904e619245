"""Files broken in every way a disk, a mail program or a bad export can, the same for one seed.

`fuzz(check, runs, seed)` calls `check(file_name, data)` with each; what it raises names the run,
so that one broken file can be had again with `broken(seed, run)`.
"""

import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from importing.cast import AUTUMN

from lib.importing.account.preview import Preview
from lib.importing.delivery import deliver
from lib.importing.importer import preview
from lib.importing.readers.formats import read
from lib.importing.sheet import FileRefusedError, SchoolFile
from lib.store.database import Database

FILES = Path(__file__).resolve().parents[1] / "files"
TROUBLE = (
    b"\x00",
    b'"',
    b"'",
    b",",
    b"\t",
    b";",
    b"\r",
    b"\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1a",
    b"\x85\xa0",
    b"<",
    b"]]>",
    b"<!--",
    b"&#0;",
    b"&lol;",
    b"sep=;\r\n",
    b"=cmd()",
    b"1E+999",
    b"9" * 400,
    b"\xf0\x9f\x98\x80",
    b"\xe2\x80\xae",
    b"PK\x05\x06",
)
NUMBER = re.compile(rb"\d+")
TAG = re.compile(rb"<[^<>]*>")


def fuzz(check: Callable[[str, bytes], None], runs: int, seed: int) -> None:
    """Call `check` with `runs` broken files. Raises AssertionError with the run that failed."""
    for run in range(runs):
        name, data = broken(seed, run)
        try:
            check(name, data)
        except BaseException as error:  # a panic in a library written in Rust is no Exception
            raise AssertionError(f"seed {seed}, run {run}, {name}: {error!r}") from error


def read_or_refuse(name: str, data: bytes) -> None:
    """Read a file: what comes of it is sheets of text, or a refusal in words."""
    try:
        file = read(name, data)
    except FileRefusedError as refusal:
        assert refusal.message and refusal.remedy and refusal.check.startswith("file_")
        return
    assert isinstance(file, SchoolFile)
    assert file.sheets
    assert all(type(cell) is str for sheet in file.sheets for row in sheet.cells for cell in row)


def account_for(database: Database) -> Callable[[str, bytes], None]:
    """Return a check that takes a file through the whole importer, up to storing, and back."""

    def check(name: str, data: bytes) -> None:
        delivery = deliver(name, data, checkpoint=AUTUMN, academic_year=2027)
        for account in preview(database, [delivery]):
            _every_row_is_accounted_for(account)

    return check


def _every_row_is_accounted_for(account: Preview) -> None:
    """Rows in are rows stored and rows rejected, and what is rejected says why."""
    assert all(f.message and f.remedy for f in account.findings)
    if account.recognition is None:
        assert account.findings
        return
    below = account.recognition.sheet.cells[account.recognition.heading_row :]
    assert account.rows.total == sum(1 for row in below if any(row))
    assert len(account.outcomes) == account.entries.total
    assert account.of("rejected")["reason"].notna().all()
    told = {finding.row for finding in account.findings}
    # A finding of a column, of the file, or of every row of a table whose headings say nothing.
    whole = [f for f in account.findings if f.row is None or f.check == "columns_table_unknown"]
    for row, outcome in account.row_outcomes.items():
        if outcome == "rejected":
            assert row in told or whole


def broken(seed: int, run: int) -> tuple[str, bytes]:
    """Return one broken file, always the same for the same seed and run."""
    chance = random.Random(f"{seed} {run}")
    path = chance.choice(originals())
    data = path.read_bytes()
    for _ in range(chance.randint(1, 4)):
        # A zip broken from outside is mostly refused at the door: go in and break a part.
        inside = data.startswith(b"PK") and chance.random() < 0.8
        data = member(chance, data) if inside else chance.choice(WAYS)(chance, data)
    return path.name, data


@cache
def originals() -> tuple[Path, ...]:
    """Return every file of tests/files, in an order that holds on every machine."""
    found = (path for path in FILES.rglob("*") if path.suffix not in (".py", ".pyc"))
    return tuple(sorted(path for path in found if path.is_file()))


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def flip(chance: random.Random, data: bytes) -> bytes:
    """Change some bits."""
    flipped = bytearray(data)
    for _ in range(chance.randint(1, 8) if data else 0):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Break off at the end, or lose a piece in the middle."""
    first, second = sorted((_place(chance, data), _place(chance, data)))
    return data[:second] if chance.random() < 0.5 else data[:first] + data[second:]


def splice(chance: random.Random, data: bytes) -> bytes:
    """Go on in the middle of another file."""
    other = chance.choice(originals()).read_bytes()
    return data[: _place(chance, data)] + other[_place(chance, other) :]


def repeat(chance: random.Random, data: bytes) -> bytes:
    """Say a piece many times over."""
    first, second = sorted((_place(chance, data), _place(chance, data)))
    piece = data[first : min(second, first + 300)]
    return data[:first] + piece * chance.choice((2, 10, 200)) + data[first:]


def insert(chance: random.Random, data: bytes) -> bytes:
    """Put in what upsets parsers."""
    place = _place(chance, data)
    return data[:place] + chance.choice(TROUBLE) * chance.choice((1, 1, 3)) + data[place:]


def number(chance: random.Random, data: bytes) -> bytes:
    """Make one of the numbers in the text another, often a huge one."""
    return _instead(chance, data, NUMBER, (b"0", b"-1", b"65536", b"1048576", b"99999999999999"))


def element(chance: random.Random, data: bytes) -> bytes:
    """Take a tag out, double it, close it too early, or nest it a thousand times."""
    tag = _one(chance, data, TAG)
    return _instead(chance, data, TAG, (b"", tag * 2, b"</Row>", b"<a>" * 1_000, b"<b/>" * 50))


def member(chance: random.Random, data: bytes) -> bytes:
    """Break one part inside a zipped workbook and zip it again, or leave it out."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return flip(chance, data)
    name = chance.choice(sorted(parts) or [""])
    content = parts.pop(name, b"")
    if chance.random() < 0.9:
        parts[name] = chance.choice(PLAIN_WAYS)(chance, content)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part or "part", content)
    return out.getvalue()


def _one(chance: random.Random, data: bytes, pattern: re.Pattern[bytes]) -> bytes:
    found = pattern.findall(data)
    return chance.choice(found) if found else b""


def _instead(
    chance: random.Random, data: bytes, pattern: re.Pattern[bytes], others: tuple[bytes, ...]
) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return flip(chance, data)
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(others) + data[place.end() :]


PLAIN_WAYS = (flip, cut, splice, repeat, insert, number, element)
WAYS = (*PLAIN_WAYS, member)
