import shutil
import subprocess
import sys
from datetime import datetime, timedelta

import duckdb
import pytest

from lib.store.backup import back_up, backups, check_backup, restore
from lib.store.database import open_database
from lib.store.errors import StoreError
from lib.store.location import backup_folder

NOON = datetime(2026, 11, 20, 12, 0, 0)


def add_school(database, urn, name):
    with database.transaction() as cursor:
        cursor.execute("insert into school values (?, ?, false, null)", [urn, name])


def as_if_made_each_minute(first):
    """The file made at noon and ten named like it: their contents would cost, and are not asked."""
    others = [first.with_name(first.name.replace("1200", f"12{n:02}")) for n in range(1, 11)]
    for each in others:
        each.touch()
    return [first, *others]


def schools(database):
    return list(database.rows("frame/school")["name"])


def test_a_backup_holds_what_was_committed_even_while_it_still_stands_in_the_log(fresh_database):
    add_school(fresh_database, 999002, "Ash and Elm")
    backup = back_up(fresh_database, NOON)
    assert backup.path.name == "fresh 2026-11-20 120000.duckdb"
    copy = duckdb.connect(str(backup.path), read_only=True)
    assert copy.execute("select name from viewer.school").fetchall() == [("Ash and Elm",)]
    copy.close()


def test_a_backup_keeps_the_storage_that_the_last_duckdb_reads(fresh_database):
    backup = back_up(fresh_database, NOON)
    copy = duckdb.connect(str(backup.path), read_only=True)
    tags = copy.execute("select tags from duckdb_databases() where not internal").fetchone()[0]
    copy.close()
    assert tags["storage_version"].startswith("v1.5.0")


def test_the_newest_ten_backups_are_kept(fresh_database):
    earlier = as_if_made_each_minute(back_up(fresh_database, NOON).path)
    made = [*earlier, back_up(fresh_database, NOON + timedelta(minutes=11)).path]
    folder = backup_folder(fresh_database.path)
    assert backups(folder, "fresh") == made[:1:-1]
    assert list(folder.glob("*.part")) == []


def test_two_backups_in_one_second_are_two_files(fresh_database):
    first, second = back_up(fresh_database, NOON), back_up(fresh_database, NOON)
    assert first.path != second.path
    assert len(backups(first.path.parent, "fresh")) == 2


def test_restoring_brings_back_the_file_as_it_was_and_keeps_the_one_it_replaced(
    empty_file, tmp_path
):
    path = tmp_path / "school.duckdb"
    shutil.copyfile(empty_file, path)
    database = open_database(path)
    add_school(database, 999002, "Before")
    backup = back_up(database, NOON)
    add_school(database, 999003, "After")
    database.close()
    replaced = restore(backup.path, path, NOON)
    restored = open_database(path)
    assert schools(restored) == ["Before"]
    restored.close()
    kept = open_database(replaced)
    assert sorted(schools(kept)) == ["After", "Before"]
    kept.close()


def test_of_the_files_that_were_replaced_the_newest_ten_are_kept(empty_file, tmp_path):
    path = tmp_path / "school.duckdb"
    shutil.copyfile(empty_file, path)
    database = open_database(path)
    backup = back_up(database, NOON).path
    database.close()
    earlier = as_if_made_each_minute(restore(backup, path, NOON))
    replaced = [*earlier, restore(backup, path, NOON + timedelta(minutes=11))]
    assert [each.exists() for each in replaced] == [False, False, *[True] * 10]


def test_numbers_go_on_after_a_restore_and_none_is_given_twice(empty_file, tmp_path):
    path = tmp_path / "school.duckdb"
    shutil.copyfile(empty_file, path)
    database = open_database(path)
    with database.transaction() as cursor:
        first = cursor.execute("select nextval('pupil_number') from range(5)").fetchall()
    backup = back_up(database, NOON)
    database.close()
    restore(backup.path, path, NOON)
    restored = open_database(path)
    with restored.transaction() as cursor:
        following = cursor.execute("select nextval('pupil_number')").fetchone()
    restored.close()
    assert following > max(first)


def test_a_truncated_backup_is_refused_and_nothing_is_changed(fresh_database):
    add_school(fresh_database, 999002, "Ash and Elm")
    backup = back_up(fresh_database, NOON).path
    path = fresh_database.path
    fresh_database.close()
    before = path.read_bytes()
    whole = backup.read_bytes()
    for part in (0, 100, len(whole) // 2, len(whole) - 262_144, len(whole) - 5000):
        backup.write_bytes(whole[:part])
        with pytest.raises(StoreError, match="cannot be used"):
            restore(backup, path, NOON)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Surname,Forename\n", b"PK\x03\x04 not a database"])
def test_a_file_that_is_no_backup_is_refused(tmp_path, content):
    wrong = tmp_path / "wrong.duckdb"
    wrong.write_bytes(content)
    with pytest.raises(StoreError, match="cannot be used"):
        check_backup(wrong)


def test_a_backup_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StoreError, match="missing"):
        check_backup(tmp_path / "gone.duckdb")


def test_another_programs_database_is_refused(tmp_path):
    other = tmp_path / "other.duckdb"
    connection = duckdb.connect(str(other))
    connection.execute("create table t as select 1 as i")
    connection.close()
    with pytest.raises(StoreError, match="not a Checkpoint database"):
        check_backup(other)


def test_a_backup_of_a_newer_checkpoint_is_refused(fresh_database):
    with fresh_database.transaction() as cursor:
        cursor.execute("insert into schema_version values (999, 'from_the_future', now())")
    backup = back_up(fresh_database, NOON).path
    with pytest.raises(StoreError, match="newer version"):
        check_backup(backup)


def test_a_damaged_file_can_be_replaced_and_is_still_kept(fresh_database):
    backup = back_up(fresh_database, NOON).path
    path = fresh_database.path
    fresh_database.close()
    path.write_bytes(b"nothing but rubbish" * 1000)
    replaced = restore(backup, path, NOON)
    assert replaced.read_bytes().startswith(b"nothing but rubbish")
    open_database(path).close()


def test_a_file_that_is_open_here_is_not_replaced(fresh_database):
    backup = back_up(fresh_database, NOON).path
    with pytest.raises(StoreError, match="open in another window"):
        restore(backup, fresh_database.path, NOON)
    assert schools(fresh_database) == []


def test_a_file_that_is_open_in_another_process_is_not_replaced(fresh_database, tmp_path):
    backup = back_up(fresh_database, NOON).path
    path = shutil.copy(fresh_database.path, tmp_path / "busy.duckdb")
    holding = (
        "import sys, duckdb; held = duckdb.connect(sys.argv[1]); print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        other.stdout.readline()
        with pytest.raises(StoreError, match="open in another window"):
            restore(backup, path, NOON)
        other.communicate(b"\n")


def test_a_backup_that_cannot_be_written_says_so_and_keeps_the_earlier_ones(fresh_database):
    earlier = back_up(fresh_database, NOON).path
    folder = backup_folder(fresh_database.path)
    blocked = folder / "fresh 2026-11-21 120000.part"
    blocked.mkdir()
    with pytest.raises(StoreError, match="could not be written"):
        back_up(fresh_database, NOON + timedelta(days=1))
    assert backups(folder, "fresh") == [earlier]


def test_a_backups_folder_that_cannot_be_made_says_so(fresh_database):
    backup_folder(fresh_database.path).write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="could not be written"):
        back_up(fresh_database, NOON)


def test_the_sample_school_comes_back_row_for_row(sample_copy):
    backup = back_up(sample_copy, NOON)
    path, before = sample_copy.path, len(sample_copy.rows("lists/pupils", **_asked(sample_copy)))
    sample_copy.close()
    restore(backup.path, path, NOON)
    restored = open_database(path)
    assert len(restored.rows("lists/pupils", **_asked(restored))) == before > 0
    restored.close()


def _asked(database):
    newest = database.rows("lists/checkpoint_names").checkpoint_id.iloc[0]
    return {"checkpoint_id": int(newest), "as_of_on": NOON.date(), "subject_id": None}


def test_a_copy_that_went_wrong_on_the_way_is_read_again_and_refused(fresh_database, monkeypatch):
    """The disk writes something else than was read: another school's backup, whole but wrong."""
    other = back_up(fresh_database, NOON).path
    add_school(fresh_database, 999002, "Ash and Elm")
    backup = back_up(fresh_database, NOON + timedelta(minutes=1)).path
    path = fresh_database.path
    fresh_database.close()
    before = path.read_bytes()
    copy = shutil.copyfile
    monkeypatch.setattr(shutil, "copyfile", lambda source, target: copy(other, target))
    with pytest.raises(StoreError, match="cannot be used"):
        restore(backup, path, NOON)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.restoring")) == []
