"""The school's staff: who they are by code and name, and what they do."""

import pandas as pd

from lib.importing.kinds import Kind
from lib.importing.people.matching import texts
from lib.importing.reading.headings import key
from lib.importing.screening import Screening
from lib.store.statements import frame, lend, run

FIELDS = {
    "code": "teacher_code",
    "email": "email",
    "role": "role",
    "department": "department",
    "form": "form",
    "classes": "staff_classes",
}
PUPIL_NUMBERS = frozenset({"upn", "former_upn", "uln", "admission_number"})


def people(screening: Screening) -> pd.DataFrame:
    """Return one row per row of the list: its number and the name; none of them is a pupil."""
    listed = screening.columns.rows
    names = [" ".join(name.split()) for name in _names(screening)]
    return pd.DataFrame(
        {
            "source_row": [number for number, _ in listed],
            "pupil_name": names,
            "pupil_id": pd.Series(pd.NA, index=range(len(listed)), dtype="Int64"),
        }
    ).assign(surname="", forename="", upn_in_file="")


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per member of staff; `state` is ok, no_name or said_twice."""
    listed, table = screening.columns.rows, screening.people[["source_row", "pupil_id"]].copy()
    table["name"] = screening.people["pupil_name"]
    for name, field in FIELDS.items():
        cells = texts(listed, screening.columns.column(field))
        table[name] = pd.Series(cells, index=table.index, dtype="str")
    table["staff_key"] = [
        key(code or name) for code, name in zip(table["code"], table["name"], strict=True)
    ]
    table = table.assign(place=-1, source_column="", value_in_file=table["name"])
    state = pd.Series("ok", index=table.index).mask(table.duplicated("staff_key"), "said_twice")
    return table.assign(state=state.mask(table["name"].eq(""), "no_name"))


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted member of staff."""
    lend(screening.cursor, "entry", accepted)
    run(screening.cursor, "importing/classes/compare_staff", urn=screening.urn)
    return frame(screening.cursor, "importing/classes/compared_staff")


def keep(screening: Screening, import_id: int) -> list[int]:
    """Store what is new or changed. Returns no checkpoint: no measure depends on staff."""
    batch = {"urn": screening.urn, "import_id": import_id}
    run(screening.cursor, "importing/classes/supersede_staff", **batch)
    run(screening.cursor, "importing/classes/keep_staff", **batch)
    return []


def _names(screening: Screening) -> list[str]:
    """Return each row's name, as it stands: a title and a surname are enough for staff."""
    columns, listed = screening.columns, screening.columns.rows
    whole = columns.column("staff_name") or columns.column("full_name")
    if whole:
        return texts(listed, whole)
    forenames = texts(listed, columns.column("forename"))
    surnames = texts(listed, columns.column("surname"))
    return [f"{one} {two}".strip() for one, two in zip(forenames, surnames, strict=True)]


KIND = Kind(
    words="a staff list",
    unit="member of staff",
    menu=14,
    checks=("contents.staff.checks",),
    entries=entries,
    compare=compare,
    keep=keep,
    people=people,
    is_of_pupils=False,
    signs=tuple(
        frozenset(pair)
        for pair in (
            ("teacher_code", "email"),
            ("teacher_code", "role"),
            ("teacher_code", "department"),
            ("teacher_code", "staff_classes"),
            ("email", "role"),
            ("email", "department"),
            ("role", "department"),
            ("staff_name", "email"),
            ("staff_name", "teacher_code"),
            ("staff_name", "department"),
            ("staff_name", "role"),
        )
    ),
    lacks=PUPIL_NUMBERS | {"grade", "subject", "session_mark", "intervention", "event_on"},
)
