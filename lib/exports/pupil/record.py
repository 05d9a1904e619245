"""Everything held on one pupil as a workbook: one sheet a table, nothing left out.

`write_pupil_record(record)` gives bytes; the record comes from `lib.analysis.pupil.record`.
"""

from datetime import date

import pandas as pd

from lib.analysis.pupil.record import PupilRecord
from lib.dates import short_date
from lib.exports.frame.escaping import file_name
from lib.exports.frame.workbook import Book, Column, Sheet, write_book

WARNING = "Contains personal data. Give it to the person it is about, or their parent or carer."
SHEETS = {
    "pupil/record/pupil": ("Pupil", "Who the pupil is, as each file gave it"),
    "pupil/record/other_names": ("Other names", "Names that files have for the pupil, as was said"),
    "pupil/record/targets": ("Targets", "Every target"),
    "pupil/record/grades": ("Grades", "Every grade, and where it stood against its target"),
    "pupil/record/help": ("Help", "Every intervention"),
    "pupil/record/sessions": ("Sessions", "How the pupil was marked at each session of help"),
    "pupil/record/reviews": ("Reviews", "Every review of help that is about the pupil"),
    "pupil/record/plan_changes": ("Plan changes", "Every change of a plan that is about the pupil"),
    "pupil/record/decisions": ("Decisions", "Every decision of a meeting that names the pupil"),
    "pupil/record/registers": (
        "School registers",
        "Every place on a register, by file or by hand",
    ),
    "pupil/record/intervention_register": (
        "Intervention Register",
        "Every half-term’s register the pupil was on",
    ),
    "pupil/record/observations": (
        "Beside grades",
        "Attendance, attitude, behaviour, tests, needs and what helps",
    ),
    "pupil/record/classes": ("Classes", "Every class the pupil has been in"),
    "pupil/record/dfe_measures": ("DfE figures", "What the DfE’s own file said of the pupil"),
    "pupil/record/measures": ("Measures", "Every measure worked out from the grades"),
    "pupil/record/slots": ("Slots", "The working of every Attainment 8"),
}
HEADINGS = {
    "upn": "UPN",
    "former_upn": "Former UPN",
    "uln": "ULN",
    "sen": "SEN",
    "is_eal": "EAL",
    "is_disadvantaged": "Disadvantaged",
    "is_fsm": "Free school meals now",
    "is_fsm6": "Free school meals in six years",
    "is_looked_after": "Looked after",
    "attendance_percent": "Attendance %",
    "reading_age_months": "Reading age in months",
    "ks2_reading": "KS2 reading",
    "ks2_maths": "KS2 maths",
    "ks2_average": "KS2 average",
    "ks2_group": "KS2 group",
    "file_name": "From file",
    "said_at": "Said on",
    "source_row": "Row in the file",
    "source_column": "Column in the file",
    "value_in_file": "As it stood in the file",
    "english_and_maths_4": "English and maths at 4+",
    "english_and_maths_5": "English and maths at 5+",
    "ebacc": "EBacc",
    "ebacc_progress": "EBacc progress",
    "ebacc_entered": "EBacc entered",
    "ebacc_average_points": "EBacc average points",
}
"""Where a heading is not its column's name with spaces."""
WIDE = {"subject": 24, "file_name": 34, "checkpoint": 22, "name": 30, "reason": 30, "state": 12}


def write_pupil_record(record: PupilRecord) -> bytes:
    """Return the workbook: a cover, a sheet for each table, and what each of them is."""
    counts = [(title, len(record.tables[query])) for query, (_, title) in SHEETS.items()]
    return write_book(
        Book(
            title=f"Everything held on {record.name}",
            warning=WARNING,
            facts=(
                ("School", record.school),
                ("Pupil", record.name),
                ("Read on", record.read_on),
                *((title, f"{count:,} rows") for title, count in counts),
            ),
            sheets=tuple(_sheet(record, query) for query in SHEETS),
            notes=(
                "State: held now, or replaced by a later file. Replaced rows are kept so that an "
                "import can be undone.",
                "Measures and slots are worked out from the grades by the rule set named.",
                "Members of staff are not named, because they are other people.",
                "Copies in backups, and files already given out, are outside this workbook.",
            ),
            sources=("Checkpoint's database on this computer.",),
            footer=f"{record.school}. Everything held on one pupil. Contains personal data.",
            created_on=record.read_on,
        )
    )


def pupil_record_file_name(label: str, read_on: date) -> str:
    """Name the file by the pupil (name or code) and the day, and warn of personal data."""
    return file_name(label, "everything held", short_date(read_on), extension="xlsx")


def _sheet(record: PupilRecord, query: str) -> Sheet:
    name, title = SHEETS[query]
    frame = record.tables[query]
    # Not known stays blank: it is not the same as no.
    yes_or_no = [c for c in frame.columns if _is_yes_or_no(c)]
    answers = {c: frame[c].map({True: "Yes", False: "No"}) for c in yes_or_no}
    frame = frame.assign(**answers)
    return Sheet(
        name=name,
        title=title,
        captions=(f"{record.school}. Contains personal data.",),
        frame=frame,
        columns=tuple(_column(frame, column) for column in frame.columns),
        nothing="Nothing is held.",
    )


def _column(frame: pd.DataFrame, name: str) -> Column:
    heading = HEADINGS.get(name) or name.removeprefix("is_").replace("_", " ").capitalize()
    return Column(name, heading, WIDE.get(name, 12), _role(frame[name], name))


def _is_yes_or_no(name: str) -> bool:
    return name.startswith(("is_", "english_and_maths_")) or name == "ebacc_entered"


def _role(values: pd.Series, name: str) -> str:
    if name.endswith("_on") or name == "date_of_birth":
        return "date"
    if name in ("source_row", "results_year", "wave", "part", "slot", "weight", "ks2_group"):
        return "whole"
    return "number" if pd.api.types.is_numeric_dtype(values) else "text"
