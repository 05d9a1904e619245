"""python -m lib plans: a filled-in list comes back without a browser, every row told."""

import io
import shutil

import openpyxl
import pytest

from lib.analysis.lists.subject_lists import subject_lists
from lib.cli.commands import main
from lib.exports.lists.workbook import write_lists
from lib.store.database import open_database

SHEET = "Mathematics"


@pytest.fixture(scope="module")
def written_list(sample_database):
    """The bytes of the sample school's list of maths."""
    with sample_database.cursor() as cursor:
        (checkpoint_id,) = cursor.execute(
            "select checkpoint_id from viewer.checkpoint where results_year = 2027 "
            "order by collected_on desc limit 1"
        ).fetchone()
    return write_lists(subject_lists(sample_database, checkpoint_id, "mathematics"))


@pytest.fixture
def school_file(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "school.duckdb"
    shutil.copy(sample_file, path)
    monkeypatch.setenv("CHECKPOINT_DB", str(path))
    return path


def filled(written_list, tmp_path, *rows):
    """Save the list with the first free rows filled in, and return its path."""
    book = openpyxl.load_workbook(io.BytesIO(written_list))
    page = book[SHEET]
    top = next(row[0].row for row in page.iter_rows() if row[0].value == "Pupil")
    place = {cell.value: cell.column for cell in page[top]}
    free = [
        n for n in range(top + 1, page.max_row + 1) if not page.cell(n, place["Intervention"]).value
    ]
    for number, cells in zip(free, rows, strict=False):
        for heading, value in cells.items():
            page.cell(number, place[heading]).value = value
    book.save(tmp_path / "list.xlsx")
    return str(tmp_path / "list.xlsx")


def plans(path):
    database = open_database(path)
    with database.cursor() as cursor:
        found = cursor.execute(
            "select name, made_by from intervention where import_id is null"
        ).fetchall()
    database.close()
    return found


GOOD = {"Intervention": "Maths fours", "Start": "23/11/2026"}
BAD = {"Intervention": "Maths fours", "Start": "after Christmas"}


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(
    school_file, written_list, tmp_path, capsys
):
    assert main(["plans", filled(written_list, tmp_path, GOOD, GOOD), "--dry-run"]) == 0
    assert "2 rows new on 1 new plan" in capsys.readouterr().out
    assert plans(school_file) == []


def test_good_rows_are_saved_and_bad_ones_are_listed_with_what_to_do(
    school_file, written_list, tmp_path, capsys
):
    path = filled(written_list, tmp_path, GOOD, BAD)
    assert main(["plans", path, "--who", "Ms Deputy"]) == 2
    out, told = capsys.readouterr()
    assert "Saved: 1 row new on 1 new plan; 1 rejected" in out
    assert "“after Christmas” is not a date. Write day, month and year" in told
    assert plans(school_file) == [("Maths fours", "Ms Deputy")]


def test_what_is_no_list_is_refused_with_a_way_out(school_file, tmp_path, capsys):
    (tmp_path / "other.csv").write_text("Name,Score\nAda,5\n", encoding="utf-8")
    assert main(["plans", str(tmp_path / "other.csv")]) == 1
    assert "Behind target" in capsys.readouterr().err
    assert main(["plans", str(tmp_path / "none.xlsx")]) == 1
    assert "cannot be opened" in capsys.readouterr().err
