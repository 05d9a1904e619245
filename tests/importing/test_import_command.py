"""python -m lib import: the same importer, unattended."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from importing.cast import FILES, MARKS, PUPILS, TARGETS

from lib.cli.commands import main
from lib.cli.import_files import checkpoint_named
from lib.store.database import open_database
from lib.store.errors import StoreError

PROJECT = Path(__file__).resolve().parents[2]
NAME = "2026/27 Autumn 1, Year 11"


@pytest.fixture
def folder(tmp_path):
    for name, text in (("pupils", PUPILS), ("targets", TARGETS), ("marks", MARKS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def run(folder, *arguments):
    environment = {**os.environ, "CHECKPOINT_DB": str(folder / "school.duckdb")}
    command = [sys.executable, "-m", "lib", "import", *map(str, arguments)]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


@pytest.fixture
def told(folder, monkeypatch, capsys):
    """The status of the command, and what it prints: as `run`, without a process of its own."""
    monkeypatch.setenv("CHECKPOINT_DB", str(folder / "school.duckdb"))

    def told(*arguments):
        status = main(["import", *map(str, arguments)])
        return status, *capsys.readouterr()

    return told


def test_three_files_make_a_measured_checkpoint_in_one_go(folder):
    files = [folder / f"{name}.csv" for name in ("pupils", "targets", "marks")]
    result = run(folder, *files, "--checkpoint", NAME, "--report", folder / "report.json")
    assert result.returncode == 0
    assert "error" not in result.stderr
    assert "8 grades, of which 8 were created" in result.stdout
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [p["content"] for f in report["files"] for p in f["parts"]] == [
        "pupil_list",
        "targets",
        "wide_marksheet",
    ]
    for part in [report, *report["files"]]:
        outcomes = (part[name] for name in ("created", "updated", "unchanged", "rejected"))
        assert part["rows"] == sum(outcomes)
    database = open_database(folder / "school.duckdb")
    assert len(database.rows("importing/stored_imports", urn=999_999)) == 3
    database.close()


def test_a_dry_run_says_what_would_happen_and_stores_nothing(folder, told):
    status, out, _ = told(folder / "pupils.csv", "--dry-run")
    assert status == 0
    assert "6 would be created" in out
    database = open_database(folder / "school.duckdb")
    assert database.rows("frame/school").empty
    database.close()


def test_what_is_left_out_is_listed_with_its_row_and_remedy_and_status_2(folder, told):
    told(folder / "pupils.csv")
    status, _, err = told(FILES / "grades_unknown.csv", "--checkpoint", NAME)
    assert status == 2
    assert "error (History, row 2): “good” is not a grade. Correct it" in err


def test_a_file_of_which_nothing_can_be_stored_gives_status_2_and_a_line(told):
    status, _, err = told(FILES / "file_password.xlsx")
    assert status == 2
    assert "protected with a password" in err


def test_a_file_that_is_not_there_is_named(folder, told):
    status, _, err = told(folder / "absent.csv")
    assert status == 1
    assert "absent.csv cannot be opened" in err


@pytest.mark.parametrize("name", [NAME, "2026/27 autumn 1 Y11", "2026-27 Autumn 1, Year 11"])
def test_a_checkpoint_is_known_by_its_name(name):
    found = checkpoint_named(name, "predicted")
    assert (found.academic_year, found.half_term, found.year_group) == (2027, 1, 11)


@pytest.mark.parametrize("name", ["Autumn 1", "2026/28 Autumn 1, Year 11", "2026/27 Autumn 1, Y12"])
def test_a_name_that_is_no_checkpoint_is_refused_with_an_example(name):
    with pytest.raises(StoreError, match="2026/27 Autumn 1, Year 11"):
        checkpoint_named(name, "predicted")


def test_a_report_that_would_replace_a_file_or_has_no_folder_is_refused_before_anything_is_stored(
    folder, told
):
    list_of_pupils = folder / "pupils.csv"
    for report, words in (
        (list_of_pupils, "one of the files"),
        (folder / "no/x.json", "no folder"),
    ):
        status, _, err = told(list_of_pupils, "--new-pupils", "--report", report)
        assert status == 1 and words in err
    assert list_of_pupils.read_text(encoding="utf-8") == PUPILS
    assert not (folder / "school.duckdb").exists()
