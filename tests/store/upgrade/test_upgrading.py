"""A file that 0.2.0 made opens with every row, is kept, and survives a crash at any moment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from lib.importing.undoing import undo
from lib.store.database import CONFIG, open_database
from lib.store.errors import StoreError
from lib.store.shape import SHAPE
from lib.store.upgrading import upgrade

DUMP = Path(__file__).parent / "made_by_0_2_0"
MEASURED = {
    "kept_slot",
    "slot_entry",
    "slot_use",
    "pupil_measure",
    "pupil_subject",
    "measured_with",
}
"""Opening loads the reference data and measures again, since the dump has none of it."""

SINCE = {"pupil": {"is_fsm", "is_fsm6"}}
"""Columns that 0.2.0 had not; nothing is known in them of what it kept."""

TABLES_SINCE = (
    "pupil_other_name",
    "subject_other_name",
    "class_place",
    "observation",
    "staff_member",
    "own_ladder",
    "own_ladder_step",
    "checkpoint_scale",
)
"""Tables that 0.2.0 had not; they are empty."""

REFERENCE_SINCE = ("reference_school_scale", "reference_school_scale_grade")
"""Of the reference data, which every opening fills anew."""


@pytest.fixture(scope="module")
def filled_by_0_2_0(tmp_path_factory):
    """A closed file with the tables and rows that 0.2.0 left. Copy it, never open it."""
    path = tmp_path_factory.mktemp("made_by_0_2_0") / "school.duckdb"
    connection = duckdb.connect(str(path), config=CONFIG)
    connection.execute((DUMP / "schema.sql").read_text(encoding="utf-8"))
    for table in sorted(DUMP.glob("*.csv")):
        connection.execute(
            f"copy {table.stem} from '{table.as_posix()}' (header, nullstr '\\N', quote '\"', "
            "allow_quoted_nulls false)"
        )
    connection.close()
    return path


@pytest.fixture
def made_by_0_2_0(filled_by_0_2_0, tmp_path):
    """The path of a copy of that file, alone in its folder."""
    return Path(shutil.copy(filled_by_0_2_0, tmp_path))


def rows_of_0_2_0(path):
    """Every row by table, the replaced ones among their own with the import that replaced them."""
    connection = duckdb.connect(str(path), read_only=True)
    tables = {
        name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()
    }
    found = {}
    for table in tables:
        rows = connection.execute(f"from {table}")
        names = [column[0] for column in rows.description]
        held = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
        if f"{table}_superseded" in tables and table != "intervention":
            held = [row | {"superseded_by": None} for row in held]
        found.setdefault(table.removesuffix("_superseded"), []).extend(held)
    connection.close()
    del found["schema_version"]
    return {table: in_order(rows) for table, rows in found.items()}


def rows_now(path):
    connection = duckdb.connect(str(path), read_only=True)
    tables = connection.execute("select table_name from duckdb_tables()").fetchall()
    found = {}
    for (table,) in tables:
        rows = connection.execute(f"from {table}")
        names = [column[0] for column in rows.description]
        held = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
        assert {row.pop(new) for row in held for new in SINCE.get(table, ())} <= {None}
        found[table] = in_order(held)
    numbers = connection.execute("select number from schema_version").fetchall()
    connection.close()
    assert numbers == [(SHAPE,)]
    del found["schema_version"], found["schema_views"]
    assert [found.pop(table) for table in TABLES_SINCE] == [[]] * len(TABLES_SINCE)
    return {table: held for table, held in found.items() if table not in REFERENCE_SINCE}


def in_order(rows):
    return sorted(str(sorted(row.items())) for row in rows)


def schools_own(rows):
    return {
        table: held
        for table, held in rows.items()
        if table not in MEASURED and not table.startswith("reference_")
    }


def kept_beside(path):
    return [p for p in path.parent.glob("*.duckdb") if p != path]


def test_the_dump_holds_what_the_upgrade_has_to_carry(made_by_0_2_0):
    rows = rows_of_0_2_0(made_by_0_2_0)
    replaced = [
        t
        for t, held in rows.items()
        if any("'superseded_by', " in r and "'superseded_by', None" not in r for r in held)
    ]
    assert sorted(replaced) == ["intervention_pupil", "pupil", "result", "target"]
    full = ("intervention_session", "session_mark", "intervention_review", "register_entry")
    full += ("register_hand", "meeting_decision", "programme_cycle", "saved_view", "kept_slot")
    assert all(rows[table] for table in full)


def test_every_row_of_every_table_is_carried_over_and_the_old_file_is_kept(made_by_0_2_0):
    before, old = rows_of_0_2_0(made_by_0_2_0), made_by_0_2_0.read_bytes()
    kept = upgrade(made_by_0_2_0, CONFIG)
    assert rows_now(made_by_0_2_0) == before
    assert kept_beside(made_by_0_2_0) == [kept]
    assert kept.name.startswith("school made by 0.2.0, 20")
    assert kept.read_bytes() == old


def test_a_file_made_by_0_2_0_opens_and_answers(made_by_0_2_0):
    before = rows_of_0_2_0(made_by_0_2_0)
    database = open_database(made_by_0_2_0)
    with database.cursor() as cursor:
        standing = cursor.execute("select count(*) from viewer.pupil").fetchall()
        versions = cursor.execute("select count(*) from viewer.held_pupil").fetchall()
    assert (standing, versions) == ([(6,)], [(7,)])
    assert len(database.rows("importing/rows", import_id=4)) == 1
    database.close()
    assert schools_own(rows_now(made_by_0_2_0)) == schools_own(before)
    open_database(made_by_0_2_0).close()
    assert len(kept_beside(made_by_0_2_0)) == 1


def test_numbers_go_on_from_the_last_one_given(made_by_0_2_0):
    database = open_database(made_by_0_2_0)
    with database.cursor() as cursor:
        found = cursor.execute(
            "select nextval('pupil_number'), nextval('import_number'), nextval('checkpoint_number')"
        ).fetchall()
        # Import 9 made checkpoint 3 and was undone: its numbers are not given again.
        assert found == [(7, 11, 4)]
    database.close()


def test_an_import_of_0_2_0_can_still_be_undone(made_by_0_2_0):
    database = open_database(made_by_0_2_0)
    name = "select surname from viewer.pupil where pupil_id = 1"
    with database.cursor() as cursor:
        assert cursor.execute(name).fetchall() == [("Marlow",)]
        ((number,),) = cursor.execute("select max(superseded_by) from pupil").fetchall()
    undo(database, number)
    with database.cursor() as cursor:
        assert cursor.execute(name).fetchall() == [("Marlowe",)]
    database.close()


def test_what_the_log_of_0_2_0_still_holds_is_carried_over(made_by_0_2_0):
    connection = (
        "import os, sys, duckdb; c = duckdb.connect(sys.argv[1]); "
        "c.execute(\"insert into note_read values (1, 'later', now())\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", connection, str(made_by_0_2_0)], check=False, timeout=60)
    assert made_by_0_2_0.with_name("school.duckdb.wal").exists()
    database = open_database(made_by_0_2_0)
    with database.cursor() as cursor:
        assert cursor.execute("select count(*) from note_read").fetchall() == [(2,)]
    database.close()


STEPS = {
    "before the tables are made": "upgrading.make_tables",
    "before the rows are compared": "upgrading._refuse_a_loss",
    "before the old file is kept": "upgrading._keep",
    "while the old file is copied": "shutil.copyfile",
    "before the old file's copy has its name": "os.replace",
    "before the new file's views are made": "database.make_shape",
}


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_is_finished_or_undone_at_the_next_start(made_by_0_2_0, step):
    before = schools_own(rows_of_0_2_0(made_by_0_2_0))
    script = (
        "import os, shutil, sys\n"
        "from lib.store import database, upgrading\n"
        "def crash(*args, **known): os._exit(9)\n"
        f"{STEPS[step]} = crash\n"
        "database.open_database(sys.argv[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(made_by_0_2_0)], timeout=120)
    assert done.returncode == 9
    open_database(made_by_0_2_0).close()
    assert schools_own(rows_now(made_by_0_2_0)) == before
    assert len(kept_beside(made_by_0_2_0)) >= 1
    assert not list(made_by_0_2_0.parent.glob("*.upgrading*"))


def test_a_crash_between_the_copy_and_the_renaming_leaves_a_file_that_opens(made_by_0_2_0):
    before = schools_own(rows_of_0_2_0(made_by_0_2_0))
    script = (
        "import os, sys\n"
        "from lib.store import database\n"
        "rename = os.replace\n"
        "def crash_at_the_second(source, target):\n"
        "    if str(source).endswith('.upgrading'): os._exit(9)\n"
        "    rename(source, target)\n"
        "os.replace = crash_at_the_second\n"
        "database.open_database(sys.argv[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(made_by_0_2_0)], timeout=120)
    assert done.returncode == 9
    assert rows_of_0_2_0(made_by_0_2_0)["school"]
    open_database(made_by_0_2_0).close()
    assert schools_own(rows_now(made_by_0_2_0)) == before


def test_a_row_that_would_be_lost_stops_the_upgrade_and_the_file_stays(made_by_0_2_0):
    connection = duckdb.connect(str(made_by_0_2_0))
    connection.execute("create table of_our_own as select 1 as number")
    connection.close()
    old = made_by_0_2_0.read_bytes()
    with pytest.raises(StoreError, match=r"school\.duckdb .* could not be brought up to date"):
        open_database(made_by_0_2_0)
    assert made_by_0_2_0.read_bytes() == old
    assert os.listdir(made_by_0_2_0.parent) == ["school.duckdb"]


def test_a_file_from_before_0_2_0_is_refused_by_name(made_by_0_2_0):
    connection = duckdb.connect(str(made_by_0_2_0))
    connection.execute("delete from schema_version where number > 5")
    connection.close()
    with pytest.raises(StoreError, match=r"school\.duckdb was made by .* before 0\.2\.0"):
        open_database(made_by_0_2_0)


def test_a_database_of_something_else_is_refused_by_name(tmp_path):
    connection = duckdb.connect(str(tmp_path / "music.duckdb"))
    connection.execute("create table song as select 'Hush' as name")
    connection.close()
    with pytest.raises(StoreError, match=r"music\.duckdb is not a Checkpoint database"):
        open_database(tmp_path / "music.duckdb")
