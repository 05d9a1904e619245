"""A school made by hand with one plan: five pupils, one of them on it for the last weeks only."""

from datetime import date

from analysis.hand_made import URN, Pupil, build

PLAN, STARTS, ENDS = 1, date(2026, 1, 5), date(2026, 2, 13)
TODAY = date(2026, 2, 6)
LATE_FROM = date(2026, 1, 26)
NAMES = ("Ada Amber", "Ben Birch", "Cat Cedar", "Dan Dune", "Eve Elder")


def with_a_plan(database, **columns):
    """Store the school and the plan; pupils 1 to 3 are on it, 4 from LATE_FROM, 5 never."""
    grades = ("4 4 5", "3 3 3", "5 5 6", "4 4 4", "6 6 6")
    pupils = [
        Pupil(name, {"mathematics": ("5", words)})
        for name, words in zip(NAMES, grades, strict=True)
    ]
    build(database, pupils, ["predicted"] * 3)
    add_plan(database, PLAN, **columns)
    for pupil_id, starts_on in ((1, STARTS), (2, STARTS), (3, STARTS), (4, LATE_FROM)):
        add_place(database, PLAN, pupil_id, starts_on)
    return database


def add_plan(database, intervention_id, name="Maths small group", **columns):
    """Store one plan in maths; `columns` are further columns of the table."""
    told = {
        "intervention_id": intervention_id,
        "urn": URN,
        "name": name,
        "subject_id": "mathematics",
        "wave": 2,
        "kind": "Small group",
        "lead": "Mx Lead",
        "starts_on": STARTS,
        "ends_on": ENDS,
        "sessions_planned": 6,
        "minutes": 30,
    } | columns
    names = ", ".join(told)
    holes = ", ".join(f"${name}" for name in told)
    with database.transaction() as cursor:
        cursor.execute("select nextval('intervention_number')")
        cursor.execute(f"insert into intervention ({names}) values ({holes})", told)


def add_place(database, intervention_id, pupil_id, starts_on=STARTS, ends_on=None):
    """Put one pupil on a plan."""
    with database.transaction() as cursor:
        cursor.execute(
            "insert into intervention_pupil (intervention_id, pupil_id, starts_on, ends_on) "
            "values (?, ?, ?, ?)",
            [intervention_id, pupil_id, starts_on, ends_on],
        )


def rows_of(database, table):
    """Every row of a table."""
    with database.cursor() as cursor:
        return cursor.execute("from " + table).fetchall()
