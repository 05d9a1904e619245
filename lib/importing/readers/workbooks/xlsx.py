"""Excel workbooks (.xlsx): what python-calamine does not say, found in the parts inside.

It leaves error cells blank, gives a percentage as its number, and does not tell a formula that was
never worked out from a blank cell. So errors and percentages are made texts before it reads them.
Patterns over the bytes find all three, since a second parse would take longer than all the rest.
Each is held to a tag's length, so that none can run away on a file made to make it.
"""

import re
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree

from lib.importing.readers.archive import unpacked
from lib.importing.readers.limits import Room, damaged
from lib.importing.readers.numbers import as_percentage
from lib.importing.readers.workbooks.cells import Beside, Prepared, zipped
from lib.importing.readers.workbooks.percentages import is_percentage

WORKBOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
LEFT_OUT = re.compile(r"xl/(?:media|drawings|charts|theme|embeddings|pivot\w+|externalLinks)/")

P = rb"(?:\w{1,20}:)?"  # a namespace prefix
TAG = rb"[^<>]{0,300}?"  # the rest of a tag
END = rb"[^<>]{0,300}"
FORMULA = rb"<" + P + rb"f" + END + rb">(?:[^<]{0,9000}</" + P + rb"f>)?\s{0,9}"
NO_VALUE = rb"(?:<" + P + rb"v\s?/>|<" + P + rb"v></" + P + rb"v>)?\s{0,9}"

HUGE_COUNT = re.compile(rb"ount\s*=\s*([\"'])[+\d]{8,}\1(?=[\s/>])")
IN_TAG = rb"\s(?:" + TAG + rb"\s)?"
MISPLACED = re.compile(
    rb"<" + P + rb"(?:c|row)" + IN_TAG + rb"r\s{0,9}=(?![\"'](?:[A-Z]{1,3})?\d{1,7}[\"'])"
)
ERROR = re.compile(rb"(<" + P + rb"c" + IN_TAG + rb"t=[\"'])e(?=[\"'])")
UNCOUNTED = re.compile(
    # Atomic: once the place is found in a tag, no other is tried.
    rb"<" + P + rb"c(?>" + IN_TAG + rb"r=[\"']([A-Z]{1,3}\d{1,7})[\"'])"
    rb"(" + END + rb")(?<!/)>\s{0,9}" + FORMULA + NO_VALUE + rb"</" + P + rb"c>"
)


def prepared(data: bytes, space: Room) -> Prepared:
    """Return the parts that bear on cells, made ready. Raises FileRefusedError when damaged."""
    parts = dict(unpacked(data, _bears_on_cells))
    percentages = _percentages(parts.get(STYLES, b""))
    beside: list[Beside] = []
    for name in _sheets(parts):
        content = parts.get(name, b"")
        if MISPLACED.search(content):
            raise damaged()
        beside.append(Beside(uncounted=_uncounted(content)))
        parts[name] = _with_texts(content, percentages)
    return Prepared(zipped({n: _without_huge_counts(c) for n, c in parts.items()}), beside)


def _bears_on_cells(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not LEFT_OUT.match(name)


def _without_huge_counts(content: bytes) -> bytes:
    """Return a part with counts in the tens of millions said to be nought.

    python-calamine asks for memory for as many strings as `uniqueCount` says before it reads any.
    """
    return HUGE_COUNT.sub(b'ount="0"', content)


def _sheets(parts: dict[str, bytes]) -> list[str]:
    """Return the names of the sheets' parts, in the workbook's order."""
    targets = {
        of.get("Id", ""): normpath(join("/xl", of.get("Target", ""))).lstrip("/")
        for _, of in _elements(parts.get(RELATIONS, b""))
    }
    sheets = [of for name, of in _elements(parts.get(WORKBOOK, b"")) if name == "sheet"]
    return [targets.get(of.get("id", ""), "") for of in sheets]


def _uncounted(content: bytes) -> list[str]:
    if b"f>" not in content and b"f/>" not in content:
        return []
    found = UNCOUNTED.finditer(content)
    # The value of one of type `str` is the empty text.
    return [match[1].decode() for match in found if b"str" not in match[2]]


def _with_texts(content: bytes, percentages: frozenset[int]) -> bytes:
    """Return a sheet's part with its errors and percentages as texts."""
    if b'"e"' in content or b"'e'" in content:
        content = ERROR.sub(rb"\1str", content)
    return _percentage(percentages).sub(_as_text, content) if percentages else content


def _percentage(styles: frozenset[int]) -> re.Pattern[bytes]:
    """Return the pattern of a cell in one of these styles that holds a number."""
    one_of = b"|".join(str(style).encode() for style in sorted(styles))
    styled = rb"\s(?:" + TAG + rb"\s)?s=[\"'](?:" + one_of + rb")[\"']"
    number = rb"([-+.\deE]{1,30})(?=</" + P + rb"v>)"
    return re.compile(
        rb"(<"
        + P
        + rb"c)(?>"
        + styled
        + rb")(?<!/)("
        + END
        + rb")(>\s{0,9}(?:"
        + FORMULA
        + rb")?<"
        + P
        + rb"v>)"
        + number
    )


def _as_text(cell: re.Match[bytes]) -> bytes:
    attributes = cell[0][len(cell[1]) : cell.start(3) - cell.start()]
    if re.search(rb"\st=[\"'](?!n[\"'])", attributes):
        return cell[0]
    attributes = re.sub(rb"\st=[\"']n[\"']", b"", attributes)
    shown = as_percentage(cell[4].decode())
    return cell[1] + b' t="str"' + attributes + cell[3] + shown.encode()


def _elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every element in the file's order, its name and attributes without prefix."""
    for element in ElementTree.fromstring(content).iter() if content else ():
        attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        yield element.tag.rpartition("}")[2], attributes


def _percentages(styles: bytes) -> frozenset[int]:
    """Return the places of the cell styles whose number format has a percent sign."""
    found: set[int] = set()
    formats: dict[int, str] = {}
    place = -1  # of the last style among those of cells
    inside = False
    for name, of in _elements(styles):
        number = int(of["numFmtId"]) if of.get("numFmtId", "").isdigit() else 0
        if name == "numFmt":
            formats[number] = of.get("formatCode", "")
        elif name == "xf" and inside:
            place += 1
            if is_percentage(number, formats.get(number, "")):
                found.add(place)
        elif name in ("cellStyleXfs", "cellXfs", "cellStyles"):
            inside = name == "cellXfs"
    return frozenset(found)
