import shutil

import pytest

from lib.cli.commands import main
from lib.store.database import open_database


@pytest.fixture
def school_file(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "school.duckdb"
    shutil.copy(sample_file, path)
    monkeypatch.setenv("CHECKPOINT_DB", str(path))
    return path


def pupils(path):
    database = open_database(path)
    with database.cursor() as cursor:
        (count,) = cursor.execute("select count(*) from viewer.pupil").fetchone()
    database.close()
    return count


def test_what_was_lost_since_the_backup_comes_back_with_the_newest_one(school_file, capsys):
    before = pupils(school_file)
    assert main(["backup"]) == 0
    assert "read back and the same" in capsys.readouterr().out
    database = open_database(school_file)
    with database.transaction() as cursor:
        cursor.execute("delete from pupil")
    database.close()
    assert pupils(school_file) == 0
    assert main(["restore"]) == 0
    assert "is kept" in capsys.readouterr().out
    assert pupils(school_file) == before > 0


def test_checking_a_backup_changes_nothing(school_file, capsys):
    main(["backup"])
    before = school_file.read_bytes()
    assert main(["restore", "--check"]) == 0
    assert "every row readable" in capsys.readouterr().out
    assert school_file.read_bytes() == before


def test_the_backups_are_listed_newest_first(school_file, capsys):
    main(["backup"])
    main(["backup"])
    capsys.readouterr()
    assert main(["restore", "--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == 2
    assert listed == sorted(listed, reverse=True)


def test_restoring_with_no_backup_says_how_to_make_one(school_file, capsys):
    assert main(["restore"]) == 2
    assert "python -m lib backup" in capsys.readouterr().out


def test_a_file_that_is_no_backup_is_refused_and_nothing_is_changed(school_file, tmp_path, capsys):
    before = school_file.read_bytes()
    wrong = tmp_path / "wrong.duckdb"
    wrong.write_text("Surname,Forename")
    assert main(["restore", str(wrong)]) == 1
    assert "Nothing has been changed" in capsys.readouterr().err
    assert school_file.read_bytes() == before


def test_keeping_no_backup_at_all_is_refused(school_file, capsys):
    assert main(["backup", "--keep", "0"]) == 2
    assert "1 or more" in capsys.readouterr().out
