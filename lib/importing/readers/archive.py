"""Zipped files (.xlsx, .ods, .docx are all zips), unpacked only as far as a workbook would go.

The sizes in a zip's directory are what its maker says. They are believed when they are too large,
never when they are small enough: the bytes are counted as they are unpacked.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from lib.importing.readers.limits import ARCHIVE_MEMBERS, MEGABYTE, UNPACKED_BYTES, damaged
from lib.importing.sheet import FileRefusedError

MARK = b"PK\x03\x04"
STORED, DEFLATED, ENCRYPTED = 0, 8, 1
LOCAL_HEADER = struct.Struct("<4s5H3I2H")


def check_archive(data: bytes) -> list[str]:
    """Return the names inside a zipped file, read from its directory and nothing else.

    Raises FileRefusedError when it is damaged or says it unpacks to more than a workbook should.
    """
    members = _directory(data)
    unpacked = sum(member.file_size for member in members)
    if len(members) > ARCHIVE_MEMBERS or unpacked > UNPACKED_BYTES:
        raise _too_large(unpacked, len(members))
    return [member.filename for member in members]


def unpacked(data: bytes, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each part whose name is wanted; the rest stays packed.

    Raises FileRefusedError when a part is damaged, or when all together are too large.
    """
    left = UNPACKED_BYTES
    members = _directory(data)
    for member in members:
        if wanted(member.filename):
            content = _content(data, member, left)
            if len(content) > left:
                raise _too_large(UNPACKED_BYTES, len(members))
            left -= len(content)
            yield member.filename, content


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise damaged() from error


def _content(data: bytes, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return a member's bytes, or one more than `most` of them when there are more."""
    try:
        header = LOCAL_HEADER.unpack_from(data, member.header_offset)
        start = member.header_offset + LOCAL_HEADER.size + header[-2] + header[-1]
        packed = memoryview(data)[start : start + member.compress_size]
        if header[0] != MARK or member.flag_bits & ENCRYPTED:
            raise damaged()
        content = _inflated(packed, member.compress_type, most + 1)
    except (struct.error, zlib.error) as error:
        raise damaged() from error
    if len(content) <= most and zlib.crc32(content) != member.CRC:
        raise damaged()
    return content


def _inflated(packed: memoryview, method: int, most: int) -> bytes:
    if method == STORED:
        return bytes(packed[:most])
    if method == DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    raise damaged()


def _too_large(unpacked_bytes: int, members: int) -> FileRefusedError:
    return FileRefusedError(
        "file_unpacks_too_large",
        f"This workbook unpacks to {unpacked_bytes / MEGABYTE:,.0f} MB or more in {members:,} "
        "parts, far more than a marksheet holds.",
        "Copy the table you need into a new workbook and save that.",
    )
