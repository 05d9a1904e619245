"""What several readers notice, in one set of words."""

from lib.importing.readers.encodings import OLD_ENCODINGS, Decoded
from lib.importing.sheet import Notice


def hidden_sheet(name: str) -> Notice:
    """Return the note that a sheet is hidden and was left out."""
    return Notice(
        "file_sheet_hidden",
        "note",
        f"The sheet {name!r} is hidden and was not read.",
        "If it belongs to the file, unhide it in Excel, save, and bring that in.",
        sheet=name,
    )


def formulas_without_value(name: str, count: int, first: str) -> Notice:
    """Return the warning that formulas were never worked out, so that their cells read blank."""
    cells = "1 formula on this sheet has" if count == 1 else f"{count:,} formulas have"
    return Notice(
        "file_formula_without_value",
        "warning",
        f"{cells} no worked-out value ({first} first), and read as blank.",
        "Open the workbook in Excel, save it, and bring that in.",
        sheet=name,
        value=first,
    )


def old_encoding(found: Decoded) -> Notice:
    """Return the warning that the letters had to be guessed, with a word to judge that by."""
    return Notice(
        "file_old_encoding",
        "warning",
        f"This file is not UTF-8. Its letters were read as {OLD_ENCODINGS[found.encoding]}; "
        f"one word then reads {found.word!r}.",
        "If that word is wrong, save the file as CSV UTF-8 and bring that in.",
        value=found.word,
    )


def letters_lost(count: int) -> Notice:
    """Return the warning that letters of the file were damaged before it came here."""
    letters = "1 letter is" if count == 1 else f"{count:,} letters are"
    return Notice(
        "file_letters_lost",
        "warning",
        f"{letters} damaged in this file and stand as \N{REPLACEMENT CHARACTER}.",
        "If a name is among them, export the file again.",
    )
