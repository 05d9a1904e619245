"""Who is in which class: a timetable list with a row a pupil and subject, or a column a subject.

A pupil who is in another class of a subject now has left the one before: a change of set is kept.
"""

from dataclasses import replace
from datetime import date

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.headings import key
from lib.importing.reading.subjects import Subject
from lib.importing.reading.tables.titles import subject_within
from lib.importing.reading.values import days
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, rows, run

FIELDS = ("subject", "class_code", "teacher_code", "starts_on", "ends_on")
SEPTEMBER = 9
TEXTS = ("source_column", "subject_id", "class_code", "teacher_code", "value_in_file", "state")
ENTRY = {
    "source_row": "int64",
    "place": "int64",
    **dict.fromkeys(TEXTS, "str"),
    "starts_on": "datetime64[us]",
    "ends_on": "datetime64[us]",
}


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per place in a class, in columns ENTRY.

    `state` is ok, no_subject, no_date, ends_first (it ends before it begins), or said_twice.
    """
    table = pd.DataFrame([*_by_row(screening), *_by_column(screening)], columns=list(ENTRY))
    table = table.astype(ENTRY)
    again = table.duplicated(["source_row", "subject_id", "class_code"])
    return _with_all_teachers(screening, table[~again].reset_index(drop=True))


def _with_all_teachers(screening: Screening, table: pd.DataFrame) -> pd.DataFrame:
    """Make one place of the rows that put a pupil in a class again: it has all of its teachers,
    the first of their first days and the last of their last.
    """
    pupils = table["source_row"].map(screening.people.set_index("source_row")["pupil_id"])
    usable = table[pupils.notna() & table["state"].eq("ok")]
    rows = usable.groupby([pupils[usable.index], usable["subject_id"], usable["class_code"]])
    table = table.assign(
        teacher_code=rows["teacher_code"].transform(_listed).reindex(table.index),
        starts_on=rows["starts_on"].transform("min").reindex(table.index),
        ends_on=rows["ends_on"].transform("max").reindex(table.index),
    ).combine_first(table)[list(ENTRY)]
    is_again = rows.cumcount().gt(0).reindex(table.index, fill_value=False)
    return table.assign(state=table["state"].mask(is_again, "said_twice")).astype(ENTRY)


def _listed(teachers: pd.Series) -> str:
    return ", ".join(dict.fromkeys(code for code in teachers if code))


def _by_row(screening: Screening) -> list[dict[str, object]]:
    listed = screening.columns.rows
    column = screening.columns.column("class_code")
    if column is None:
        return []
    cells = {name: texts(listed, screening.columns.column(name)) for name in FIELDS}
    read = {name: days(cells[name]) for name in ("starts_on", "ends_on")}
    of_sheet = _subject_of_sheet(screening)
    of_code = screening.book.own_names if not screening.columns.column("subject") else {}
    found = []
    for i, (number, _) in enumerate(listed):
        code = cells["class_code"][i]
        if not code:
            continue
        named = cells["subject"][i]
        subject = screening.book.named(named) if named else of_sheet or of_code.get(key(code))
        starts_on, ends_on = read["starts_on"][i], read["ends_on"][i]
        is_lost = [bool(cells[n][i]) and read[n][i] is None for n in ("starts_on", "ends_on")]
        found.append(
            {
                "source_row": number,
                "place": column.place,
                "source_column": column.heading,
                "subject_id": subject.subject_id if subject else "",
                "class_code": code,
                "teacher_code": cells["teacher_code"][i],
                "starts_on": starts_on,
                "ends_on": ends_on,
                "value_in_file": code if subject else cells["subject"][i] or code,
                "state": _state(bool(subject), any(is_lost), starts_on, ends_on),
            }
        )
    return found


def _subject_of_sheet(screening: Screening) -> Subject | None:
    """Return the one subject that a list without a column of them is about, by titles and names."""
    columns = screening.columns
    if columns.column("subject"):
        return None
    name = screening.delivery.file_name.rpartition(".")[0]
    return subject_within([columns.sheet.name, *columns.titles, name], screening.book)


def _by_column(screening: Screening) -> list[dict[str, object]]:
    """Return the places of a list that heads a column of classes with each subject.

    Where there is one such column, the teacher beside it is of its class.
    """
    listed = screening.columns.rows
    columns = [c for c in screening.columns.subject_columns("class") if c.subject]
    beside = [""] * len(listed)
    if len(columns) == 1:
        beside = texts(listed, screening.columns.column("teacher_code"))
    return [
        {
            "source_row": number,
            "place": column.place,
            "source_column": column.heading,
            "subject_id": column.subject.subject_id,
            "class_code": code,
            "teacher_code": teacher,
            "value_in_file": code,
            "state": "ok",
        }
        for column in columns
        if column.subject
        for (number, _), code, teacher in zip(listed, texts(listed, column), beside, strict=True)
        if code
    ]


def _state(is_known: bool, is_lost: bool, starts_on: date | None, ends_on: date | None) -> str:
    if not is_known:
        return "no_subject"
    if is_lost:
        return "no_date"
    return "ends_first" if starts_on and ends_on and ends_on < starts_on else "ok"


def _taught_by(column: Column) -> Column:
    """In a timetable, a column of staff is of teachers."""
    return replace(column, field="teacher_code") if column.field == "lead" else column


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted place."""
    lend(screening.cursor, "entry", accepted)
    run(
        screening.cursor,
        "importing/classes/compare_places",
        year_start=date(screening.academic_year - 1, SEPTEMBER, 1),
        day=screening.day,
    )
    return frame(screening.cursor, "importing/classes/compared_places")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store new and changed places and end those before them.

    Returns the checkpoints that get classes from them.
    """
    batch = {"import_id": import_id}
    run(screening.cursor, "importing/classes/supersede_places", **batch)
    run(screening.cursor, "importing/classes/keep_places", **batch)
    run(screening.cursor, "importing/classes/keep_ended_places", **batch)
    found = rows(screening.cursor, "importing/classes/checkpoints_of_places", **batch)
    return [checkpoint_id for (checkpoint_id,) in found]


KIND = Kind(
    words="teaching groups",
    unit="place",
    menu=13,
    checks=(
        "contents.teaching_groups.checks",
        "contents.observations.nothing",
        "contents.observations.year_groups",
    ),
    entries=entries,
    compare=compare,
    keep=keep,
    stands_beside_grades=True,
    column=_taught_by,
    signs=(frozenset({"subject", "class_code"}), frozenset({"class_code", "teacher_code"})),
    lacks=frozenset({"grade", "attitude", "intervention", "event_kind", "event_side"}),
)
