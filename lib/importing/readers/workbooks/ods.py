"""OpenDocument spreadsheets (.ods): what python-calamine does not say, found in the content.

It gives a percentage, an amount and a time as their numbers, an error as nought, and nothing of a
cell that does not say of which type it is. So these are made texts before it reads them: a cell's
exact number, date or truth counts; for all else what is shown.
"""

import re

from lib.importing.readers.archive import unpacked
from lib.importing.readers.limits import Room, check_cells, damaged
from lib.importing.readers.refusals import password
from lib.importing.readers.workbooks.cells import Prepared, zipped

CONTENT, KIND, PARTS = "content.xml", "mimetype", "META-INF/manifest.xml"
NO_PARTS = b"<manifest:manifest xmlns:manifest='m'/>"

CELL = rb"<table:(?:covered-)?table-cell"
SHOWN = re.compile(
    CELL + rb"(?>\s[^<>]{0,2000}?\boffice:value-type=[\"'](?:percentage|currency|time)[\"'])"
    rb"[^<>]{0,2000}>"
)
ERROR = re.compile(CELL + rb"\s[^<>]{0,2000}>(?=\s{0,9}<text:p>#)")
UNTYPED = re.compile(
    rb"(" + CELL + rb")(?![^<>]{0,2000}office:value-type=)(?=[^<>]{0,2000}(?<!/)>)"
)
TYPE = re.compile(rb"\soffice:(?:value-type|value|time-value|currency)=(?:\"[^\"]*\"|'[^']*')")
REPEATED_ROW = re.compile(
    rb"<table:table-row\s[^<>]{0,2000}?number-rows-repeated=[\"'](\d{2,9})[\"'][^<>]{0,2000}(?<!/)>"
)
REPEATED_CELL = re.compile(rb"number-columns-repeated=[\"'](\d{1,9})[\"'][^<>]{0,2000}(?<!/)>")


def prepared(data: bytes, space: Room) -> Prepared:
    """Return the content made ready. Raises FileRefusedError when damaged or with a password."""
    parts = dict(unpacked(data, {CONTENT, KIND, PARTS}.__contains__))
    if b"encryption-data" in parts.get(PARTS, b""):
        raise password()
    if CONTENT not in parts:
        raise damaged()
    content = parts[CONTENT]
    _check_repeated(content, space)
    for pattern in (SHOWN, ERROR):
        content = pattern.sub(lambda cell: TYPE.sub(b"", cell[0]), content)
    parts[CONTENT] = UNTYPED.sub(rb'\1 office:value-type="string"', content)
    return Prepared(zipped({PARTS: NO_PARTS, **parts}))


def _check_repeated(content: bytes, space: Room) -> None:
    """Raise FileRefusedError when a row that says something is said to repeat past all sense."""
    for row in REPEATED_ROW.finditer(content):
        cells = content[row.end() : content.find(b"</table:table-row>", row.end())]
        if b"<text:p" in cells:
            columns = sum(int(repeated) for repeated in REPEATED_CELL.findall(cells))
            check_cells(int(row[1]), max(columns, 1), space)
