"""Names of subjects, and qualification numbers, in a file's rows that the school has to say."""

from dataclasses import dataclass

import pandas as pd

from lib.importing.people.matching import texts
from lib.importing.reading.headings import key
from lib.importing.screening import Screening


@dataclass(frozen=True)
class SubjectName:
    """A name that rows have, and the subject_id the school said it is; None while it has not."""

    name: str
    rows: int
    subject_id: str | None


def subject_names(screening: Screening) -> tuple[SubjectName, ...]:
    """Return the names that no subject goes by, then those the school said; most rows first.

    A list of classes without a column of subjects is asked by its class codes.
    """
    columns, entries = screening.columns, screening.entries
    column = columns.column("subject") or columns.column("class_code")
    if column is None or not {"state", "subject_id"} <= set(entries.columns):
        return ()
    own = {name: subject.subject_id for name, subject in screening.book.own_names.items()}
    waits = entries["state"].eq("no_subject") & entries["pupil_id"].notna()
    chosen = entries[waits | entries["subject_id"].isin(list(own.values()))]
    if chosen.empty:
        return ()
    cells = dict(zip((n for n, _ in columns.rows), texts(columns.rows, column), strict=True))
    names = chosen["source_row"].map(cells)
    subjects = names.map(lambda name: own.get(key(name)))
    is_said = subjects.eq(chosen["subject_id"])
    waiting = _counted(names[waits & names.ne("")])
    said = _counted(names[is_said])
    return (
        *(SubjectName(name, rows, None) for name, rows in waiting),
        *(SubjectName(name, rows, own[key(name)]) for name, rows in said),
    )


def _counted(names: pd.Series) -> list[tuple[str, int]]:
    return [(str(name), int(rows)) for name, rows in names.value_counts().items()]
