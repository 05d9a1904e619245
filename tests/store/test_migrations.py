"""What an older file holds is still there, and reads the same, after a migration."""

import shutil

import duckdb

from lib.store.migrations import FOLDER, migrate

ROWS = [
    (7, 2, "2024", "physics", "gcse", "6", None, 1, 6.0, "ebacc", 1, 1, 6.0, "counts_in_element"),
    (7, 2, "2024", "art_and_design", "gcse", "X", None, 1, None, None, None, 0, 0.0, "not_taken_x"),
    (7, 2, "2025", "physics", "gcse", "6", None, 1, 6.5, "ebacc", 1, 1, 6.5, "counts_in_element"),
    (8, 2, "2024", "physics", "gcse", "6", None, 1, 6.0, "ebacc", 2, 1, 6.0, "counts_in_element"),
]


def test_the_working_kept_in_words_reads_the_same_once_it_is_kept_by_number(tmp_path):
    before = tmp_path / "schema"
    before.mkdir()
    for path in sorted(FOLDER.glob("00[1-5]_*.sql")):
        shutil.copy(path, before)
    connection = duckdb.connect()
    migrate(connection, before)
    connection.executemany(f"insert into pupil_slot values ({', '.join('?' * 14)})", ROWS)
    assert migrate(connection)[0] == "006_slot_words"
    kept = connection.execute("from pupil_slot").fetchall()
    assert sorted(kept, key=str) == sorted(ROWS, key=str)
    assert connection.execute("select count(*) from slot_entry").fetchone() == (3,)
    connection.close()
