"""The file: what it refuses, what it keeps, what it says when it cannot."""

import os
import subprocess
import sys

import duckdb
import pytest

from lib.store.database import open_database
from lib.store.errors import StoreError


def count_schools(database):
    with database.cursor() as cursor:
        return cursor.execute("select count(*) from school").fetchone()[0]


def add_school(cursor, urn=999001):
    cursor.execute("insert into school values ($urn, 'A school', true, null)", {"urn": urn})


def test_a_committed_transaction_is_there_after_reopening(tmp_path):
    database = open_database(tmp_path / "x.duckdb")
    with database.transaction() as cursor:
        add_school(cursor)
    assert database.version == 1
    database.close()
    again = open_database(tmp_path / "x.duckdb")
    assert count_schools(again) == 1
    again.close()


@pytest.mark.parametrize("mark", ["of another program", None])
def test_views_of_another_program_are_made_anew(tmp_path, mark):
    path = tmp_path / "x.duckdb"
    open_database(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace view viewer.school as select 1 as urn")
        connection.execute(
            "update schema_views set mark = $mark" if mark else "delete from schema_views",
            {"mark": mark} if mark else None,
        )
    again = open_database(path)
    assert again.rows("frame/school").empty
    again.close()


def test_views_of_the_same_texts_stay(tmp_path):
    path = tmp_path / "x.duckdb"
    open_database(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("comment on view viewer.school is 'as it was'")
    open_database(path).close()
    with duckdb.connect(str(path)) as connection:
        asked = "select comment from duckdb_views() where view_name = 'school'"
        assert connection.execute(asked).fetchall() == [("as it was",)]


def test_views_made_by_another_duckdb_are_made_anew(tmp_path, monkeypatch):
    path = tmp_path / "x.duckdb"
    open_database(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace view viewer.school as select 1 as urn")
    monkeypatch.setattr(duckdb, "__version__", "another")
    again = open_database(path)
    assert again.rows("frame/school").empty
    again.close()


def test_an_error_in_a_transaction_leaves_the_last_committed_state(fresh_database):
    with pytest.raises(ValueError), fresh_database.transaction() as cursor:
        add_school(cursor)
        raise ValueError
    assert count_schools(fresh_database) == 0
    assert fresh_database.version == 0


def test_an_answer_is_remembered_until_the_next_transaction(fresh_database):
    assert fresh_database.rows("frame/school").empty
    with fresh_database.cursor() as cursor:
        add_school(cursor)
    assert fresh_database.rows("frame/school").empty
    with fresh_database.transaction() as cursor:
        add_school(cursor, 999002)
    assert len(fresh_database.rows("frame/school")) == 2


def test_a_transaction_that_failed_leaves_the_right_answer(fresh_database):
    with pytest.raises(ValueError), fresh_database.transaction() as cursor:
        add_school(cursor)
        assert fresh_database.rows("frame/school").empty
        raise ValueError
    assert fresh_database.rows("frame/school").empty


def test_changing_a_frame_changes_nobody_elses_answer(fresh_database):
    with fresh_database.transaction() as cursor:
        add_school(cursor)
    mine = fresh_database.rows("frame/school")
    mine["name"] = "Mine"
    mine.loc[0, "urn"] = 1
    assert list(fresh_database.rows("frame/school").name) == ["A school"]
    assert list(fresh_database.rows("frame/school").urn) == [999001]


def test_a_killed_process_leaves_the_last_committed_state(tmp_path):
    script = (
        "import os, sys; from lib.store.database import open_database\n"
        "db = open_database(sys.argv[1])\n"
        "add = \"insert into school values (1, 'kept', true, null)\"\n"
        "with db.transaction() as c: c.execute(add)\n"
        "with db.transaction() as c:\n    c.execute(add); os.kill(os.getpid(), 9)\n"
    )
    path = tmp_path / "killed.duckdb"
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)
    database = open_database(path)
    assert count_schools(database) == 1
    database.close()


def test_another_process_is_told_that_checkpoint_is_already_open(tmp_path):
    path = tmp_path / "busy.duckdb"
    database = open_database(path)
    script = (
        "import sys; from lib.store.database import open_database\n"
        "from lib.store.errors import StoreError\n"
        "try: open_database(sys.argv[1])\n"
        "except StoreError as error: print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60
    )
    database.close()
    assert "already open" in done.stdout


def test_a_file_that_is_no_database_is_named_with_a_remedy(tmp_path):
    path = tmp_path / "letter.duckdb"
    path.write_text("Dear parents and carers, " * 2000)
    with pytest.raises(StoreError) as raised:
        open_database(path)
    assert "letter.duckdb" in raised.value.message
    assert "backup" in raised.value.remedy


def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError) as raised:
        open_database(tmp_path / "file" / "x.duckdb")
    assert "cannot write" in raised.value.message


def test_a_database_of_a_newer_version_is_refused(tmp_path):
    database = open_database(tmp_path / "new.duckdb")
    with database.transaction() as cursor:
        cursor.execute("insert into schema_version values (999, 'future', now())")
    database.close()
    with pytest.raises(StoreError, match="newer version"):
        open_database(tmp_path / "new.duckdb")


def test_a_database_of_a_version_that_was_never_released_is_refused_by_name(tmp_path):
    database = open_database(tmp_path / "between.duckdb")
    with database.transaction() as cursor:
        cursor.execute("update schema_version set number = 19")
    database.close()
    with pytest.raises(StoreError, match="unfinished version of Checkpoint") as raised:
        open_database(tmp_path / "between.duckdb")
    assert "kept beside it" in raised.value.remedy


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "copy school to '/tmp/out.csv'",
        "attach '/tmp/other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_the_database_cannot_reach_outside_its_own_file(fresh_database, statement):
    with fresh_database.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_opening_twice_in_a_row_changes_nothing(tmp_path):
    open_database(tmp_path / "x.duckdb").close()
    first = os.path.getsize(tmp_path / "x.duckdb")
    open_database(tmp_path / "x.duckdb").close()
    assert os.path.getsize(tmp_path / "x.duckdb") <= first * 1.5
