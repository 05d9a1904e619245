import csv
import shutil

import pytest

from lib.cli.commands import main
from lib.store.database import open_database

CHECKPOINT = "2026/27 Autumn 1, Year 11"
FINAL = "2025/26 Final results, Year 11"


@pytest.fixture
def school_file(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "school.duckdb"
    shutil.copy(sample_file, path)
    monkeypatch.setenv("CHECKPOINT_DB", str(path))
    return path


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def export(out, *more, checkpoint=CHECKPOINT, form="sisra"):
    return main(["export", "--checkpoint", checkpoint, "--form", form, "--out", str(out), *more])


def test_a_checkpoint_is_taken_out_as_a_sisra_list(school_file, tmp_path, capsys):
    out = tmp_path / "list.csv"
    assert export(out) == 0
    assert "1,452 grades, personal data" in capsys.readouterr().out
    assert rows(out)[0] == ["Student ID", "Student Name", "Subject", "Grade"]


def test_what_is_taken_out_comes_in_again_as_nothing_new(school_file, tmp_path, capsys):
    out = tmp_path / "sheet.xlsx"
    assert export(out, form="marksheet") == 0
    capsys.readouterr()
    main(["import", str(out), "--checkpoint", CHECKPOINT, "--dry-run"])
    said = capsys.readouterr().out
    assert "0 would be created, 0 updated, 1452 unchanged and 0 rejected" in said


def test_a_folder_gets_a_csv_named_by_checkpoint_form_and_warning(school_file, tmp_path):
    assert export(tmp_path, form="marksheet") == 0
    assert [path.name for path in tmp_path.glob("*.csv")] == [
        "2026-27 Autumn 1, Year 11 - Marksheet - contains personal data.csv"
    ]


def test_final_results_go_as_a_list_with_their_entry_dates_and_not_as_a_marksheet(
    school_file, tmp_path, capsys
):
    assert export(tmp_path / "final.csv", checkpoint=FINAL) == 0
    assert "Entry date" in rows(tmp_path / "final.csv")[0]
    assert "More than SISRA’s four columns: Entry date" in capsys.readouterr().out
    assert export(tmp_path / "sheet.csv", checkpoint=FINAL, form="marksheet") == 2
    assert "its results have entry dates" in capsys.readouterr().err
    assert not (tmp_path / "sheet.csv").exists()


def test_the_number_and_the_targets_are_chosen(school_file, tmp_path):
    export(tmp_path / "list.csv", "--id", "admission_number")
    assert len(rows(tmp_path / "list.csv")[1][0]) < 13
    export(tmp_path / "sheet.csv", "--targets", form="marksheet")
    assert "Mathematics target" in rows(tmp_path / "sheet.csv")[0]


def test_two_checkpoints_of_one_name_are_told_apart_by_their_kind(school_file, tmp_path, capsys):
    database = open_database(school_file)
    with database.transaction() as cursor:
        cursor.execute(
            "insert into checkpoint by name select * replace (999 as checkpoint_id, "
            "'mock' as kind) from checkpoint where academic_year = 2027 and year_group = 11"
        )
    database.close()
    assert export(tmp_path / "list.csv") == 2
    assert "Say which with --kind" in capsys.readouterr().err
    assert export(tmp_path / "list.csv", "--kind", "predicted") == 0


@pytest.mark.parametrize(
    ("out", "more", "checkpoint", "remedy"),
    [
        ("x.csv", [], "2019/20 Autumn 1, Year 11", "The newest are:"),
        ("x.csv", ["--school", "123456"], CHECKPOINT, "Bring one in"),
        ("x.pdf", [], CHECKPOINT, ".csv or .xlsx"),
        ("x.csv", ["--targets"], CHECKPOINT, "--form marksheet"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_remedy(
    school_file, tmp_path, capsys, out, more, checkpoint, remedy
):
    assert export(tmp_path / out, *more, checkpoint=checkpoint) == 2
    assert remedy in capsys.readouterr().err
    assert not (tmp_path / out).exists()
