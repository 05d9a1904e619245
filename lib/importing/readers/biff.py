"""The records of an old workbook (.xls) and what their bytes mean.

Strings are UTF-16, or its lower halves alone, since Excel 97; before, they are of a Windows
encoding. A record too long for 8,224 bytes goes on in others that only continue it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

BEGIN, END, CONTINUE, PROTECTED, SHEET, DATES, CODES = 0x809, 0x0A, 0x3C, 0x2F, 0x85, 0x22, 0x42
FORMAT, STYLE, STRINGS, FORMULA_TEXT = 0x41E, 0xE0, 0xFC, 0x207
NUMBER, SHORT_NUMBER, SHORT_NUMBERS, TRUTH = 0x203, 0x27E, 0xBD, 0x205
TEXT, RICH_TEXT, SHARED_TEXT = 0x204, 0xD6, 0xFD
FORMULAS = (0x06, 0x206, 0x406)
EXCEL_97 = 0x600
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass
class Record:
    """One record: where it starts, its kind, its body, and the bodies that continue it."""

    place: int
    kind: int
    body: bytes
    more: list[bytes] = field(default_factory=list)


def records(stream: bytes) -> Iterator[Record]:
    """Yield every record, each with what continues it."""
    record: Record | None = None
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if kind == CONTINUE and record:
            record.more.append(body)
        else:
            if record:
                yield record
            record = Record(place, kind, body)
        place += 4 + length
    if record:
        yield record


def short_number(bits: int) -> float:
    """Return the number in 32 bits: a whole one or the top of a float, perhaps in hundredths."""
    if bits & 2:
        value = float((bits - (1 << 32) if bits >> 31 else bits) >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, bits & 0xFFFFFFFC))[0]
    return value / 100 if bits & 1 else value


def shared_strings(record: Record) -> list[str]:
    """Return the strings that cells share, in their order. Raises struct.error when cut short."""
    count = struct.unpack_from("<I", record.body, 4)[0]
    parts = Parts([record.body[8:], *record.more])
    strings: list[str] = []
    while len(strings) < count and not parts.is_at_end:
        strings.append(parts.string(parts.number("<H")))
    return strings


class Parts:
    """Bytes in pieces, read one after another. Raises struct.error past the last of them."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]
        self._piece = self._place = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self._piece >= len(self._pieces)

    def number(self, layout: str) -> int:
        """Return the whole number that stands next, as `struct` lays it out."""
        return struct.unpack(layout, self._take(struct.calcsize(layout)))[0]

    def string(self, length: int) -> str:
        """Return the string of so many letters that stands next, without its formatting."""
        flags = self.number("<B")
        runs = self.number("<H") if flags & 8 else 0
        extra = self.number("<I") if flags & 4 else 0
        text = self._letters(length, flags & 1)
        self._skip(4 * runs + extra)
        return text

    def _letters(self, length: int, is_wide: int) -> str:
        """Return letters; where a piece ends within them, the next says how wide its own are."""
        said = []
        while length:
            left = len(self._current()) - self._place
            most = min(length, left // 2 if is_wide else left)
            if most:
                raw = self._take(most * 2 if is_wide else most)
                said.append(raw.decode("utf-16-le" if is_wide else "latin-1", errors="replace"))
                length -= most
            elif left:
                raise struct.error("half a letter at the end of a piece")
            if length and self._starts_a_piece():
                is_wide = self.number("<B") & 1
        return "".join(said)

    def _starts_a_piece(self) -> bool:
        return self._place == 0

    def _current(self) -> bytes:
        if self.is_at_end:
            raise struct.error("breaks off")
        return self._pieces[self._piece]

    def _take(self, length: int) -> bytes:
        """Return so many bytes, from several pieces if need be, and stand after them."""
        taken = []
        while length:
            piece = self._current()
            part = piece[self._place : self._place + length]
            taken.append(part)
            length -= len(part)
            self._place += len(part)
            if self._place >= len(piece):
                self._piece, self._place = self._piece + 1, 0
        return b"".join(taken)

    def _skip(self, length: int) -> None:
        while length:
            length -= len(self._take(min(length, len(self._current()) - self._place)))
