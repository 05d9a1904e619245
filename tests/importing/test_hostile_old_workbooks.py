"""Old workbooks made to hang a reader or to fill the memory, each of a few thousand bytes.

xlrd 2.0.2 does one or the other on most of them. python-calamine reads or refuses these, and where
it does not, its process is ended: see test_workbooks_apart.py.
"""

import struct

import pytest
from importing.ole import FREE, LAST, ole_file, record, workbook_stream

from lib.importing.readers.formats import read
from lib.importing.readers.workbooks.percentages import is_percentage
from lib.importing.sheet import FileRefusedError

SECTOR, SMALL_SECTOR = 512, 64
DIRECTORY, ENTRY = 2 * SECTOR, 128


def number(row, column, value, style=0):
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


FIVE = number(0, 0, 5.0)


def name(formula):
    """A name, such as a print area has, defined by this formula."""
    fields = (0, 0, 1, len(formula), 0, 0, 0, 0, 0, 0)
    return record(0x18, struct.pack("<HBBHHH4B", *fields) + b"\0A" + formula)


def names_that_double():
    """Each name says the one before it twice over, up to a text of 8 GB."""
    texts = [name(b"\x17\xff\0" + b"a" * 255)]
    twice = [struct.pack("<BHHBHHB", 0x23, n, 0, 0x23, n, 0, 8) for n in range(1, 26)]
    return ole_file(Workbook=workbook_stream(FIVE, before=b"".join([*texts, *map(name, twice)])))


def sizes_again_and_again():
    """Before each cell on the last row the sheet says anew how large it is."""
    again = record(0x200, bytes(14)) + number(65_535, 0, 5.0)
    return ole_file(Workbook=workbook_stream(FIVE, *[again] * 300))


def directory_of_forks():
    """Each of 40 entries has the next as both its neighbours: a million million ways through."""
    empty = {f"s{place}": b"" for place in range(40)}
    data = bytearray(ole_file(Workbook=workbook_stream(FIVE), **empty))
    for entry in range(1, 41):
        struct.pack_into("<II", data, DIRECTORY + ENTRY * entry + 68, entry + 1, entry + 1)
    return bytes(data)


def small_sectors(last):
    """A workbook in the small sectors, the last of which is said to go on with the `last`."""
    stream = workbook_stream(FIVE)
    count = -(-len(stream) // SMALL_SECTOR)
    data = bytearray(ole_file(Workbook=stream))
    table, content = len(data) // SECTOR - 1, len(data) // SECTOR
    struct.pack_into("<II", data, 60, table, 1)
    struct.pack_into("<II", data, DIRECTORY + 116, content, SECTOR)
    struct.pack_into("<II", data, DIRECTORY + ENTRY + 116, 0, len(stream))
    struct.pack_into("<II", data, SECTOR + 4 * table, LAST, LAST)
    data += struct.pack("<128I", *range(1, count), last, *[FREE] * (128 - count))
    return bytes(data + stream.ljust(SECTOR, b"\0"))


@pytest.mark.parametrize(
    "data",
    [names_that_double(), directory_of_forks(), small_sectors(LAST), small_sectors(0)],
    ids=["names that double", "directory of forks", "small sectors", "small sectors in a circle"],
)
def test_what_would_never_end_is_read_once(data):
    assert read("a.xls", data).sheets[0].cells == [["5"]]


def test_a_sheet_that_says_its_size_again_grows_once():
    cells = read("a.xls", sizes_again_and_again()).sheets[0].cells
    assert len(cells) == 65_536
    assert (cells[0], cells[-1]) == (["5"], ["5"])


def test_shared_strings_that_step_back_to_themselves_are_refused():
    """The sounds beside the letters are said to be fewer than none, two thousand million times."""
    string = struct.pack("<HBi", 2_000, 4, -(7 + 2_000)) + b"a" * 2_000
    strings = record(0xFC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + string)
    with pytest.raises(FileRefusedError) as refusal:
        read("a.xls", ole_file(Workbook=workbook_stream(FIVE, before=strings)))
    assert refusal.value.check == "file_damaged"


def test_two_sheets_in_one_place_are_refused():
    """A file may say so of thousands, and each would be read, checked and shown."""
    place = 20 + 2 * 17 + 4
    twin = record(0x85, struct.pack("<IBB", place, 0, 0) + b"\x05\0Marks")
    with pytest.raises(FileRefusedError) as refusal:
        read("a.xls", ole_file(Workbook=workbook_stream(FIVE, before=twin)))
    assert refusal.value.check == "file_damaged"


def test_a_number_format_is_read_as_far_as_a_spreadsheet_lets_one_be_written():
    assert is_percentage(164, "0" * 254 + "%")
    assert not is_percentage(164, "0" * 255 + "%")
    assert not is_percentage(164, "[" * 10_000_000)
