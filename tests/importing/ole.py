"""Old Office files made by hand: a container with the streams it is given, and a workbook's."""

import struct

SECTOR = 512
FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole_file(**streams):
    """The container with these streams, padded with zeros past the size of small ones or empty."""
    padded = {name: data.ljust(4096 if data else 0, b"\0") for name, data in streams.items()}
    padded = {name: data + b"\0" * (-len(data) % SECTOR) for name, data in padded.items()}
    directory_sectors = -(-(len(padded) + 1) // 4)
    table = [TABLE, *_chain(1, directory_sectors)]
    entries = [_entry("Root Entry", 5, LAST, 0, child=1)]
    for place, (name, data) in enumerate(padded.items(), start=1):
        right = place + 1 if place < len(padded) else FREE
        entries.append(_entry(name, 2, len(table), len(data), right=right))
        table += _chain(len(table), len(data) // SECTOR)
    assert len(table) <= SECTOR // 4
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    fields = (0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, LAST, 0, LAST, 0)
    header += struct.pack("<5H6x9I", *fields)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    sectors = struct.pack(f"<{SECTOR // 4}I", *table, *[FREE] * (SECTOR // 4 - len(table)))
    return header + sectors + directory + b"".join(padded.values())


def record(kind, body=b""):
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def workbook_stream(*cells, version=0x600, before=b"", name=b"\x05\0Marks"):
    """The stream of a workbook of one sheet, with these records in it."""
    begin = record(0x809, struct.pack("<HH", version, 5).ljust(16, b"\0"))
    sheet = record(0x85, struct.pack("<IBB", 0, 0, 0) + name)
    end = record(0x0A)
    start = len(begin) + len(before) + len(sheet) + len(end)
    sheet = record(0x85, struct.pack("<IBB", start, 0, 0) + name)
    inner = record(0x809, struct.pack("<HH", version, 0x10).ljust(16, b"\0"))
    return begin + before + sheet + end + inner + b"".join(cells) + end


def _chain(start, length):
    return [*range(start + 1, start + length), LAST] if length else []


def _entry(name, kind, first, length, child=FREE, right=FREE):
    raw = name.encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw) + 2, kind, 1, FREE, right, child)
    return entry.ljust(116, b"\0") + struct.pack("<IQ", first, length)
