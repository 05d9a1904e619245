"""The container of old Office files (.xls, .doc, protected .xlsx): named streams in one file."""

import struct
from dataclasses import dataclass

from lib.importing.readers.limits import damaged

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_MORE = 0xFFFFFFFA
"""Sector numbers from here up mean an end or a gap."""
ENTRY_BYTES = 128
WORKBOOK_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")


@dataclass(frozen=True)
class Stream:
    """A stream's place: its first sector and its length in bytes."""

    first: int
    length: int


class OleFile:
    """The streams of an old Office file. Raises FileRefusedError when it is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError) as error:
            raise damaged() from error

    def read(self, *names: str) -> bytes:
        """Return the first of these streams that is there; empty when none is."""
        stream = next((self.streams[name] for name in names if name in self.streams), None)
        if stream is None:
            return b""
        if stream.length < self._small:
            return self._follow(stream, self._mini, self._mini_table, self._mini_size)
        return self._follow(stream, self._data, self._table, self._size, header=1)

    def _open(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if not 7 <= shift <= 16 or not 4 <= mini_shift <= shift:
            raise damaged()
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._small, mini_table = struct.unpack_from("<I4xII", data, 48)
        self._table = self._allocation_table()
        whole = len(data)
        entries = self._follow(Stream(directory, whole), data, self._table, self._size, header=1)
        if len(entries) % ENTRY_BYTES:
            raise damaged()
        self.streams, root = _directory(entries)
        self._mini = self._follow(root, data, self._table, self._size, header=1)
        table = self._follow(Stream(mini_table, whole), data, self._table, self._size, header=1)
        self._mini_table = _numbers(table)

    def _allocation_table(self) -> tuple[int, ...]:
        """Return which sector follows each, gathered from the sectors the header lists."""
        sectors = [s for s in struct.unpack_from("<109I", self._data, 76) if s < NO_MORE]
        following, left = struct.unpack_from("<II", self._data, 68)
        while following < NO_MORE and left and len(sectors) * self._size < len(self._data):
            more = _numbers(self._sector(following))
            sectors += [sector for sector in more[:-1] if sector < NO_MORE]
            following, left = more[-1] if more else NO_MORE, left - 1
        most = len(self._data) // self._size + 1
        return _numbers(b"".join(self._sector(sector) for sector in sectors[:most]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    @staticmethod
    def _follow(
        stream: Stream, data: bytes, table: tuple[int, ...], size: int, header: int = 0
    ) -> bytes:
        """Return a stream's bytes, sector after sector; a chain that loops is cut off."""
        parts = []
        sector = stream.first
        left = min(stream.length, len(data))
        while sector < len(table) and left > 0:
            start = (sector + header) * size
            parts.append(data[start : start + min(size, left)])
            left -= size
            sector = table[sector]
        return b"".join(parts)


def _directory(entries: bytes) -> tuple[dict[str, Stream], Stream]:
    """Return the streams at the top by name, and the root, which holds the small streams.

    Those further down belong to documents embedded in this one.
    """
    streams: dict[str, Stream] = {}
    first, length = struct.unpack_from("<II", entries, 116)
    waiting = [struct.unpack_from("<I", entries, 76)[0]]  # the root's first child
    seen = set()
    while waiting:
        place = waiting.pop() * ENTRY_BYTES
        if place in seen or place + ENTRY_BYTES > len(entries):
            continue
        seen.add(place)
        waiting += struct.unpack_from("<II", entries, place + 68)  # its neighbours
        streams.update([_entry(entries, place)])
    return streams, Stream(first, length)


def _entry(entries: bytes, place: int) -> tuple[str, Stream]:
    name_bytes = struct.unpack_from("<H", entries, place + 64)[0]
    name = entries[place : place + max(min(name_bytes, 64) - 2, 0)]
    return name.decode("utf-16-le", errors="replace"), Stream(
        *struct.unpack_from("<II", entries, place + 116)
    )


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
