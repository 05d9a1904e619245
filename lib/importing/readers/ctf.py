"""Common transfer files (CTF, .xml): a row a pupil, with what the product uses of each.

The file is read pupil by pupil. Codes follow the DfE's CTF; a column is there when any pupil has
something to put in it.
"""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.sax.xmlreader import AttributesImpl

from lib.importing.readers.ctf_pupil import COLUMNS, pupil_row
from lib.importing.readers.limits import USUAL, Room, check_cells
from lib.importing.readers.safe_xml import Levels, damaged_xml, is_xml, local, parse, root_of
from lib.importing.sheet import FileRefusedError, Notice, Sheet

NAME = "ctf"
ROOT = "CTfile"
SHEET = "Pupils"
PUPIL_ELEMENTS = 100_000
"""A pupil's record has a few hundred."""


def claims(file_name: str, data: bytes) -> bool:
    """Whether the bytes are XML whose outermost element is that of a common transfer file."""
    return is_xml(data) and root_of(data) == ROOT


def tables(data: bytes, space: Room = USUAL) -> tuple[list[Sheet], list[Notice]]:
    """Return one sheet, a row a pupil, with only the columns that hold anything.

    Raises FileRefusedError when the XML is damaged, holds entities, or lists no pupil.
    """
    reading = _Reading(space)
    parse(data, reading)
    if not reading.rows:
        raise FileRefusedError(
            "file_empty",
            "This common transfer file (CTF) lists no pupils.",
            "Check what was chosen for the export, then export it again.",
        )
    used = [column for column in COLUMNS if any(row.get(column) for row in reading.rows)]
    cells = [used, *([row.get(column, "") for column in used] for row in reading.rows)]
    return [Sheet(SHEET, cells)], []


class _Reading(Levels):
    def __init__(self, space: Room) -> None:
        super().__init__(space)
        self.rows: list[dict[str, str]] = []
        self.written_on = ""  # the day the file was made
        self.builder: TreeBuilder | None = None  # of the pupil, or the date, being read
        self.inside = 0  # levels within what is being built
        self.begun_at = 0  # how many elements there were before the pupil

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Begin a pupil or the file's date, or add to what has begun."""
        super().startElement(name, attrs)
        name = local(name)
        if self.builder is None and name in ("Pupil", "DateTime"):
            self.builder, self.inside = TreeBuilder(), 0
            self.begun_at, self.letters = self.elements, 0
        if self.builder is not None:
            self.inside += 1
            if self.elements - self.begun_at > PUPIL_ELEMENTS:
                raise damaged_xml()
            self.builder.start(name, {})

    def characters(self, content: str) -> None:
        """Add text to the element being read."""
        if self.builder is not None:
            self.add_letters(content)
            self.builder.data(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """End an element, and with the last one the pupil."""
        super().endElement(name)
        if self.builder is None:
            return
        self.inside -= 1
        built = self.builder.end(local(name))
        if self.inside == 0:
            self.builder = None
            self._take(built)

    def _take(self, built: Element) -> None:
        if built.tag == "DateTime":
            self.written_on = self.written_on or (built.text or "").strip()[:10]
            return
        self.rows.append(pupil_row(built, self.written_on))
        check_cells(len(self.rows) + 1, len(COLUMNS), self.space)
