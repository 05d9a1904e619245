"""The parts inside an .xlsx: where each sheet is, and what its cells are besides their values.

Patterns over the bytes find it, since a second parse would take longer than all the rest. Each
is held to a tag's length, so that none can run away on a file made to make it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import join, normpath

from lib.importing.readers.limits import damaged
from lib.importing.readers.number_formats import kind_of
from lib.importing.readers.safe_xml import Levels, parse
from lib.importing.readers.seen_cells import Seen, column_number

WORKBOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
DESCRIBING = frozenset({WORKBOOK, RELATIONS, STYLES})
LEFT_OUT = re.compile(r"xl/(?:media|drawings|charts|theme|embeddings|pivot\w+|externalLinks)/")
SLICE = 1 << 20

P = rb"(?:\w{1,20}:)?"  # a namespace prefix
TAG = rb"[^<>]{0,300}?"  # the rest of a tag
END = rb"[^<>]{0,300}"
FORMULA = rb"<" + P + rb"f" + END + rb">(?:[^<]{0,9000}</" + P + rb"f>)?\s{0,9}"
NO_VALUE = rb"(?:<" + P + rb"v\s?/>|<" + P + rb"v></" + P + rb"v>)?\s{0,9}"

HUGE_COUNT = re.compile(rb"ount\s*=\s*([\"'])[+\d]{8,}\1(?=[\s/>])")
CELL = re.compile(rb"<" + P + rb"c[\s/>]")
ROW = re.compile(rb"<" + P + rb"row[\s/>]")
IN_TAG = rb"\s(?:" + TAG + rb"\s)?"
CELLS = re.compile(rb"<" + P + rb"c(?:" + IN_TAG + rb"r=[\"']([A-Z]{1,3})(\d{1,7})[\"']|[\s/>])")
ROWS = re.compile(rb"<" + P + rb"row(?:" + IN_TAG + rb"r=[\"'](\d{1,7})[\"']|[\s/>])")
MISPLACED = re.compile(
    rb"<" + P + rb"(?:c|row)" + IN_TAG + rb"r\s{0,9}=(?![\"'](?:[A-Z]{1,3})?\d{1,7}[\"'])"
)
# Atomic: once the place is found in a tag, no other is tried.
CELL_AT = rb"<" + P + rb"c(?>" + IN_TAG + rb"r=[\"']([A-Z]{1,3})(\d{1,7})[\"'])"
FILLED = re.compile(CELL_AT + END + rb"(?<!/)>")
ERROR = re.compile(
    CELL_AT + TAG + rb"\bt=[\"']e[\"']" + END + rb">\s{0,9}"
    rb"(?:" + FORMULA + rb")?<" + P + rb"v>(#[^<]{1,20})</"
)
UNCOUNTED = re.compile(
    CELL_AT + rb"(" + END + rb")(?<!/)>\s{0,9}" + FORMULA + NO_VALUE + rb"</" + P + rb"c>"
)


@dataclass(frozen=True)
class Structure:
    """The parts that hold the sheets, in the workbook's order, and the styles of percentages."""

    sheets: tuple[str, ...]
    percentages: frozenset[int]


def bears_on_cells(name: str) -> bool:
    """Whether a part bears on the cells' values."""
    return name.endswith((".xml", ".rels")) and not LEFT_OUT.match(name)


def without_huge_counts(content: bytes) -> bytes:
    """Return a part with counts in the tens of millions said to be nought.

    python-calamine asks for memory for as many strings as `uniqueCount` says before it reads any,
    and when there is not that much the whole program ends.
    """
    return HUGE_COUNT.sub(b'ount="0"', content)


def structure(parts: dict[str, bytes]) -> Structure:
    """Return the structure the workbook, its relations and its styles describe."""
    order = [of.get("id", "") for _, of in _elements(parts.get(WORKBOOK, b""), ("sheet",))]
    targets = {
        of.get("Id", ""): normpath(join("/xl", of.get("Target", ""))).lstrip("/")
        for _, of in _elements(parts.get(RELATIONS, b""), ("Relationship",))
    }
    return Structure(
        tuple(targets.get(relation, "") for relation in order),
        frozenset(_percentages(parts.get(STYLES, b""))),
    )


def seen_in(content: bytes, percentages: frozenset[int], most: int) -> Seen:
    """Return what one sheet's part says of its cells; `most` is how many there may be."""
    seen = Seen(*_extent(content, most))
    if b'e"' in content or b"e'" in content:
        for match in ERROR.finditer(content):
            place = (int(match[2]) - 1, column_number(match[1]))
            seen.errors[place] = match[3].decode("ascii", errors="replace")
    if b"f>" in content or b"f/>" in content:
        seen.uncounted = [
            (match[1] + match[2]).decode()
            for match in UNCOUNTED.finditer(content)
            if b"str" not in match[3]  # its value is the empty text
        ]
    if percentages:
        for match in _styled(percentages).finditer(content):
            seen.add_percentage(int(match[2]) - 1, column_number(match[1]))
    return seen


def _styled(styles: Iterable[int]) -> re.Pattern[bytes]:
    one_of = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(CELL_AT + TAG + rb"\bs=[\"'](?:" + one_of + rb")[\"']")


def _extent(content: bytes, most: int) -> tuple[int, int]:
    """Return the rows and columns the cells reach, counted so that it is never too few.

    Raises FileRefusedError when a cell or a row says it is where none can be.
    """
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    cells = 0
    for piece in _slices(content):
        found = CELLS.findall(piece)
        cells += len(found)
        if cells > most:
            return cells, 1
        columns.update(column for column, _ in found)
        rows.update(row for _, row in found)
        rows.update(ROWS.findall(piece))
    height = max((int(row) for row in rows if row), default=0)
    width = max((column_number(column) for column in columns if column), default=-1) + 1
    if b"" in columns or b"" in rows:
        # Cells and rows that do not say where they are follow one another.
        if MISPLACED.search(content):
            raise damaged()
        pieces = ROW.split(content)
        return height + len(pieces), width + max(len(CELL.findall(piece)) for piece in pieces)
    if height * width > most:  # formatting alone may reach far beyond the table
        return _filled_extent(content)
    return height, width


def _filled_extent(content: bytes) -> tuple[int, int]:
    height = width = 0
    for match in FILLED.finditer(content):
        height = max(height, int(match[2]))
        width = max(width, column_number(match[1]) + 1)
    return height, width


def _slices(content: bytes) -> Iterator[bytes]:
    """Yield the content a megabyte or so at a time, never cutting a tag in two."""
    start = 0
    while start < len(content):
        end = content.find(b"<", start + SLICE)
        end = len(content) if end < 0 else end
        yield content[start:end]
        start = end


def _elements(content: bytes, names: tuple[str, ...]) -> list[tuple[str, dict[str, str]]]:
    """Return the elements of those names in the file's order, each with its attributes."""
    if not content:
        return []
    found: list[tuple[str, dict[str, str]]] = []
    handler = Levels(broken=damaged)
    for name in names:
        handler.opening[name] = lambda attributes, name=name: found.append((name, attributes))
    parse(content, handler)
    return found


def _percentages(styles: bytes) -> Iterator[int]:
    """Yield the numbers of the cell styles whose number format has a percent sign."""
    formats: dict[int, str] = {}
    place = -1  # of the last style among those of cells
    inside = False
    for name, of in _elements(styles, ("numFmt", "cellStyleXfs", "cellXfs", "xf", "cellStyles")):
        number = of.get("numFmtId", "")
        if name == "numFmt" and number.isdigit():
            formats[int(number)] = of.get("formatCode", "")
        elif name == "xf" and inside:
            place += 1
            if number.isdigit() and _shows_percentage(int(number), formats):
                yield place
        elif name != "xf":
            inside = name == "cellXfs"


def _shows_percentage(number: int, formats: dict[int, str]) -> bool:
    return kind_of(number, formats.get(number, "")) == "percentage"
