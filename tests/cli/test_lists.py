import shutil

import pytest

from lib.cli.commands import main

CHECKPOINT = "2026/27 Autumn 1, Year 11"


@pytest.fixture
def school_file(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "school.duckdb"
    shutil.copy(sample_file, path)
    monkeypatch.setenv("CHECKPOINT_DB", str(path))
    return path


def test_all_subjects_go_into_one_workbook(school_file, tmp_path, capsys):
    out = tmp_path / "lists.xlsx"
    assert main(["lists", "--checkpoint", CHECKPOINT, "--all", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert "pupils behind target" in capsys.readouterr().out


def test_a_folder_gets_a_file_named_by_checkpoint_subject_and_warning(school_file, tmp_path):
    arguments = ["lists", "--checkpoint", CHECKPOINT, "--subject", "Maths", "--out", str(tmp_path)]
    assert main(arguments) == 0
    assert [p.name for p in tmp_path.glob("*.xlsx")] == [
        "2026-27 Autumn 1, Year 11 - Mathematics behind target - contains personal data.xlsx"
    ]


def test_csv_is_chosen_by_the_file_name_and_the_checkpoint_by_its_words(school_file, tmp_path):
    out = tmp_path / "maths.csv"
    loose = "2026/27 autumn 1 year 11"
    assert main(["lists", "--checkpoint", loose, "--subject", "ma", "--out", str(out)]) == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"Pupil","Subject","Form"')
    assert len(lines) > 5


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["--checkpoint", "2019/20 Autumn 1, Year 11"], "The newest are:"),
        (["--checkpoint", CHECKPOINT, "--subject", "Alchemy"], "known alias"),
        (["--checkpoint", CHECKPOINT, "--school", "123456"], "Bring one in"),
    ],
)
def test_a_name_that_is_not_known_is_said_with_what_to_do(
    school_file, tmp_path, capsys, arguments, remedy
):
    assert main(["lists", *arguments, "--out", str(tmp_path / "x.xlsx")]) == 2
    assert remedy in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()


def test_another_kind_of_file_is_refused(school_file, tmp_path, capsys):
    out = tmp_path / "lists.pdf"
    assert main(["lists", "--checkpoint", CHECKPOINT, "--out", str(out)]) == 2
    assert ".xlsx or .csv" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said_and_nothing_is_written(school_file, tmp_path, capsys):
    out = tmp_path / "gone" / "lists.xlsx"
    assert main(["lists", "--checkpoint", CHECKPOINT, "--out", str(out)]) == 1
    assert "Cannot write" in capsys.readouterr().err


def test_no_pupil_is_named_on_the_command_line(school_file, tmp_path, capsys):
    out = tmp_path / "lists.csv"
    main(["lists", "--checkpoint", CHECKPOINT, "--out", str(out)])
    said = "".join(capsys.readouterr())
    pupils = {
        line.split('","')[0].strip('"') for line in out.read_text("utf-8-sig").splitlines()[1:]
    }
    assert pupils
    assert not [pupil for pupil in pupils if pupil.split(",")[0] in said]
