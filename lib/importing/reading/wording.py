"""What a column was read as, in words a person can correct, and the answer this makes."""

from collections.abc import Sequence

import pandas as pd

from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.importing.reading.columns import SAMPLES, Column
from lib.importing.reading.headings import fields
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import SubjectBook
from lib.words import either

MEASURE_NAMES = {
    "grade": "A subject’s grade",
    "target": "A subject’s target",
    "other_target": "A target of another kind",
    "class": "Its class",
    "attitude": "Attitude in a subject",
}
FIELD_NAMES = {name: field.words for name, field in fields().items()}
UNKNOWN = "Not known"
HOLDS = (*MEASURE_NAMES.values(), *FIELD_NAMES.values(), UNKNOWN)
WHYS = {
    "heading": "its heading",
    "title": "the sheet’s title",
    "values": "its values",
    "said": "you said so",
    "said_before": "said before",
    "other_column": "another column says it",
    "other_grades": "other grades",
    "other_attitude": "another attitude",
    "beside_subject": "its heading",
    "none_fits": "other grades",
    "test_unknown": "no test is named",
}
OF_A_PUPIL = frozenset({"surname", "forename", "full_name", "date_of_birth"})


def table(found: Recognition, names_shown: bool, book: SubjectBook) -> pd.DataFrame:
    """Return one row per headed column: Column, Holds, Subject, Scale, Values, Told by, key.

    Values that name a pupil stay blank while names are hidden.
    """
    shown = [c for c in found.columns if c.heading or c.field]
    return pd.DataFrame(
        {
            "Column": [c.heading or f"column {c.place + 1}" for c in shown],
            "Holds": [holds(c) for c in shown],
            "Subject": [c.subject.name if c.subject else "" for c in shown],
            "Scale": [book.scale_name(c.qualification) if c.qualification else "" for c in shown],
            "Values": [
                "hidden"
                if c.field in OF_A_PUPIL and not names_shown
                else "   ".join(c.samples[:SAMPLES])
                for c in shown
            ],
            "Told by": [WHYS[c.why] if holds(c) != UNKNOWN else "" for c in shown],
            "key": [c.key for c in shown],
        }
    )


def holds(column: Column) -> str:
    """Return what a column was read as, as the person chooses it."""
    if column.subject:
        return MEASURE_NAMES[column.measure or "grade"]
    return FIELD_NAMES[column.field] if column.field else UNKNOWN


def counted(found: Recognition) -> str:
    """Return `9 columns are read and 2 are not`."""
    headed = [c for c in found.columns if c.heading]
    used = [c for c in headed if c.subject or c.field not in (None, "not_used")]
    unused = len(headed) - len(used)
    words = f"{len(used)} column{either(len(used), ' is', 's are')} read"
    return f"{words} and {unused} {either(unused, 'is', 'are')} not" if unused else words


def corrected(
    answers: Answers, shown: pd.DataFrame, changes: dict[int, dict], book: SubjectBook
) -> Answers:
    """Return the answers with a person's changes of the table in `table`, by its row number.

    A change that leaves out the subject of a grade is not an answer yet and changes nothing.
    """
    said = {answer.column: answer for answer in answers.columns}
    for number, change in changes.items():
        row = _with_change(shown.iloc[number].to_dict(), change)
        answer = _answer(row, "Scale" in change, book)
        if answer:
            said[answer.column] = answer
    return Answers(tuple(said.values()), answers.pupils, answers.blanks, answers.content)


def needs_subject(shown: pd.DataFrame, changes: dict[int, dict]) -> Sequence[str]:
    """Return the columns a person called a grade, target or class without saying the subject."""
    rows = [_with_change(shown.iloc[n].to_dict(), change) for n, change in changes.items()]
    return [r["Column"] for r in rows if r["Holds"] in _MEASURES and not r["Subject"]]


def _with_change(row: dict, change: dict) -> dict:
    """Return the row with what was changed; to say the subject alone is to say its grade."""
    says_subject = change.get("Subject") and "Holds" not in change
    if says_subject and row["Holds"] not in _MEASURES:
        row["Holds"] = MEASURE_NAMES["grade"]
    return row | change


def _answer(row: dict, scale_said: bool, book: SubjectBook) -> ColumnAnswer | None:
    scales = {words: scale for scale, words in book.scale_names.items()}
    if row["Holds"] in _FIELDS:
        field = _FIELDS[row["Holds"]]
        is_graded = scale_said and field == "grade"  # of results one a row
        return ColumnAnswer(
            row["key"], field, qualification=scales.get(row["Scale"]) if is_graded else None
        )
    subjects = {subject.name: subject.subject_id for subject in book.by_id.values()}
    if row["Holds"] not in _MEASURES or row["Subject"] not in subjects:
        return None
    scale = scales.get(row["Scale"]) if scale_said else None
    subject_id = subjects[row["Subject"]]
    return ColumnAnswer(row["key"], None, subject_id, _MEASURES[row["Holds"]], scale)


_MEASURES = {words: measure for measure, words in MEASURE_NAMES.items()}
_FIELDS = {words: field for field, words in FIELD_NAMES.items()}
