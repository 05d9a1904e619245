"""The reasons a type of file is turned away, each with its way out."""

from lib.importing.sheet import FileRefusedError

SAVE_AS = "In Excel choose File, Save As, and pick Excel Workbook (.xlsx) or CSV UTF-8."
EXPORT = "Export the table itself, as CSV or as an Excel workbook (.xlsx)."


def password() -> FileRefusedError:
    """Return the refusal of a workbook that asks for a password."""
    return FileRefusedError(
        "file_password",
        "This workbook is protected with a password.",
        "Open it in Excel, remove the password under File, Info, Protect Workbook, and save.",
    )


def macros() -> FileRefusedError:
    """Return the refusal of a workbook of the type that can hold macros."""
    return FileRefusedError(
        "file_macros", "This workbook can hold macros, which Checkpoint does not open.", SAVE_AS
    )


def web_page() -> FileRefusedError:
    """Return the refusal of a web page, whatever its name."""
    return FileRefusedError(
        "file_web_page", "This is a web page saved with a spreadsheet's name.", SAVE_AS
    )


def document(kind: str) -> FileRefusedError:
    """Return the refusal of a text document, such as Word's."""
    return FileRefusedError(
        "file_document",
        f"This is {kind}, not a table.",
        "If a table stands in it, copy the table into a new workbook and save that as .xlsx.",
    )


def other_xml(root: str) -> FileRefusedError:
    """Return the refusal of XML that is neither a marksheet nor a CTF."""
    return FileRefusedError(
        "file_xml",
        f"This is XML of a kind Checkpoint does not read ({root[:40]}). It reads SIMS "
        "marksheets and common transfer files (CTF).",
        EXPORT,
    )


def exam_results() -> FileRefusedError:
    """Return the refusal of the awarding bodies' fixed-width files."""
    return FileRefusedError(
        "file_exam_results",
        "This is a file between exam boards and exams offices (EDI), which has codes in place of "
        "pupils and subjects.",
        "Import it into your MIS, then export the results from there as a list with a UPN, a "
        "subject and a result on each row.",
    )


def not_a_table(kind: str = "", remedy: str = EXPORT) -> FileRefusedError:
    """Return the refusal of anything else, named when it is known."""
    said = f"This is {kind}, not a table." if kind else "This is not a table Checkpoint can read."
    return FileRefusedError("file_type_unknown", said, remedy)
