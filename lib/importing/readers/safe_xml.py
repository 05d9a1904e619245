"""XML read as a stream: no DTD, no entities, no depth without end, no tree in memory."""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser

from lib.importing.readers.limits import USUAL, Room, check_cells
from lib.importing.sheet import FileRefusedError

DEPTH = 200
"""Levels inside levels; a marksheet has six, a CTF ten."""
ELEMENTS_A_CELL = 2
LETTERS = 1_000_000
"""The most one value has, or all of a pupil's in a CTF; a spreadsheet's cell holds 32,767."""
CHUNK = 1 << 16

XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])", re.IGNORECASE)
WIDE_XML = (b"\xff\xfe<\x00", b"\xfe\xff\x00<", b"<\x00?\x00", b"\x00<\x00?")


class Enough(Exception):  # noqa: N818 - no error: it says that what was looked for is found
    """Raised by a handler that needs no more of the file."""


class Levels(ContentHandler):
    """Looks up each element, by its name without prefix, in `opening` and `closing`."""

    def __init__(
        self, space: Room = USUAL, broken: Callable[[], FileRefusedError] | None = None
    ) -> None:
        super().__init__()
        self.space = space
        self.broken = broken or damaged_xml
        self.depth = self.elements = 0
        self._most = space.sheet_cells * ELEMENTS_A_CELL
        self.letters = 0  # of the text being read
        self.opening: dict[str, Callable[[dict[str, str]], None]] = {}
        self.closing: dict[str, Callable[[], None]] = {}

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        """Count the level, and open the element with its attributes, also without prefix."""
        self.depth += 1
        self.elements += 1
        if self.depth > DEPTH:
            raise self.broken()
        if self.elements > self._most:
            check_cells(self.elements // ELEMENTS_A_CELL, 1, self.space)
        opened = self.opening.get(local(name))
        if opened:
            opened({local(key): value for key, value in attrs.items()})

    def add_letters(self, content: str) -> None:
        """Count text towards the most one value has; who starts a value sets `letters` to 0."""
        self.letters += len(content)
        if self.letters > LETTERS:
            raise self.broken()

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        """Close the element and count the level."""
        self.depth -= 1
        closed = self.closing.get(local(name))
        if closed:
            closed()


@lru_cache(maxsize=1_000)
def local(name: str) -> str:
    """Return a name without its namespace prefix: `ss:Index` is `Index`."""
    return name.rpartition(":")[2]


def parse(data: bytes, handler: "Levels") -> None:
    """Run the whole file past the handler.

    Raises FileRefusedError when it holds a DTD or an entity; and the handler's own when it is not
    well-formed.
    """
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(handler)
    try:
        for start in range(0, len(data), CHUNK):
            parser.feed(data[start : start + CHUNK])
        parser.close()
    except Enough:
        return
    except DefusedXmlException as error:
        raise FileRefusedError(
            "file_xml_entities",
            "This XML file defines terms of its own (a DTD or entities), which can be used to do "
            "harm. No school system exports such a file.",
            "Export it again from your MIS, or save it as CSV or .xlsx.",
        ) from error
    except (SAXException, ValueError, LookupError) as error:
        raise handler.broken() from error


def is_xml(data: bytes) -> bool:
    """Whether the bytes begin as XML or a web page does, in UTF-8 or UTF-16."""
    return bool(XML.match(data[:512])) or data.startswith(WIDE_XML)


def root_of(data: bytes) -> str:
    """Return the name of the outermost element, which begins in the first 64 KB of any export.

    Raises FileRefusedError as `parse` does, and when there is none.
    """
    handler = _Root()
    parse(data[:CHUNK], handler)
    return handler.name


class _Root(Levels):
    name = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        self.name = local(name)
        raise Enough


def damaged_xml() -> FileRefusedError:
    """Return the refusal of XML that is broken, or deeper and longer than any export."""
    return FileRefusedError(
        "file_damaged_xml",
        "This XML file is damaged or breaks off before its end.",
        "Export it again.",
    )
