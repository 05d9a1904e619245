"""The score command as a stranger runs it: files in, file out, exit status, words on stderr."""

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lib.cli.commands import main

ROOT = Path(__file__).parents[2]
RESULTS = """pupil_id,subject,grade
a,Maths,5
a,Eng Lang,5
a,English Literature,5
a,Trilogy,55
a,Hist,5
a,Art & Design,5
a,Music,5
b,Maths,7
b,Eng Lit,X
b,English,6
"""
PUPILS = "pupil_id,ks2_reading,ks2_maths\na,107,105\nb,,104\nc,90,90\n"
COLUMNS = [
    "pupil_id",
    "attainment_8",
    "english",
    "maths",
    "ebacc",
    "open",
    "estimate",
    "progress_8",
    "ks2_group",
]


@dataclass
class Outcome:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def score(tmp_path, capsys):
    """Run the command on two texts; return its outcome and the rows it wrote, if any."""

    def run(results=RESULTS, pupils=PUPILS, rules="2024", extra=()):
        arguments = arguments_for(tmp_path, results, pupils, rules, extra)
        (tmp_path / "S.csv").unlink(missing_ok=True)
        capsys.readouterr()
        returncode = main(arguments)
        said = capsys.readouterr()
        return Outcome(returncode, said.out, said.err), written(tmp_path / "S.csv")

    return run


def arguments_for(folder, results, pupils, rules="2024", extra=()):
    for name, text in (("R.csv", results), ("P.csv", pupils)):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    files = {"--results": "R.csv", "--pupils": "P.csv", "--out": "S.csv"}
    named = [part for option, name in files.items() for part in (option, str(folder / name))]
    return ["score", "--rules", rules, *named, *extra]


@pytest.mark.parametrize(
    ("extra", "status"), [([], 2), (["--skip-bad"], 0)], ids=["refused", "skipped"]
)
def test_the_command_runs_as_a_program_and_ends_with_its_status(tmp_path, extra, status):
    arguments = arguments_for(tmp_path, RESULTS + "a,Wizardry,7\n", PUPILS, extra=extra)
    done = subprocess.run(
        [sys.executable, "-m", "lib", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == status
    assert "R.csv, line 12, subject" in done.stderr
    assert (written(tmp_path / "S.csv") is None) == (status == 2)


def written(path):
    if not path.exists():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_pupil_of_the_pupils_file_is_scored_in_its_order(score):
    done, rows = score()
    assert done.returncode == 0, done.stderr
    assert [row["pupil_id"] for row in rows] == ["a", "b", "c"]
    assert list(rows[0]) == COLUMNS
    assert {name: float(rows[0][name]) for name in COLUMNS[1:]} == pytest.approx(
        {
            "attainment_8": 50,
            "english": 10,
            "maths": 10,
            "ebacc": 15,
            "open": 15,
            "estimate": 47.45,
            "progress_8": 0.255,
            "ks2_group": 20,
        }
    )
    assert "against 2024 provisional estimates" in done.stdout


def test_a_measure_that_does_not_exist_is_blank_and_a_pupil_without_results_scores_nought(score):
    _, rows = score()
    assert (rows[1]["attainment_8"], rows[1]["english"]) == ("20.0", "6.0")
    assert [rows[1][name] for name in ("estimate", "progress_8", "ks2_group")] == ["", "", ""]
    assert (rows[2]["attainment_8"], rows[2]["progress_8"]) == ("0.0", "-2.2")


def test_numbers_are_not_rounded(score):
    results = "pupil_id,subject,grade,qualification\na,French,B,as_level\n"
    _, rows = score(results)
    assert float(rows[0]["ebacc"]) == 8.88
    assert float(rows[0]["progress_8"]) == pytest.approx((8.88 - 47.45) / 10, abs=1e-12)


def test_the_order_of_rows_and_columns_does_not_matter(score):
    _, rows = score()
    heading, *lines = RESULTS.splitlines()
    turned = [",".join(reversed(line.split(","))) for line in [heading, *reversed(lines)]]
    _, again = score("\n".join(turned) + "\n")
    assert again == rows


def test_a_year_without_progress_8_has_none_and_says_why(score):
    done, rows = score(rules="2026")
    assert rows[0]["attainment_8"] == "50.0"
    assert rows[0]["progress_8"] == rows[0]["estimate"] == ""
    assert "sat no KS2 tests" in done.stdout


def test_the_proposal_gives_slot_points_only_and_is_called_a_proposal(score):
    done, rows = score(rules="consultation_2026")
    assert float(rows[0]["attainment_8"]) == 50
    assert [rows[0][n] for n in ("ebacc", "open", "estimate", "progress_8")] == [""] * 4
    assert "proposal, not adopted" in done.stdout


def test_a_given_qualification_and_an_entry_date_are_used(score):
    results = (
        "pupil_id,subject,grade,qualification,entered_on\n"
        "a,PE,Distinction*,btec_tech_award,\n"
        "a,Maths,3,,2025-11-05\n"
        "a,Maths,7,,2026-06-05\n"
    )
    _, rows = score(results)
    assert (rows[0]["open"], rows[0]["maths"]) == ("8.5", "6.0")


@pytest.mark.parametrize(
    ("dates", "is_told"),
    [(("", ""), True), (("2025-11-05", ""), False), (("2025-11-05", "2026-06-05"), False)],
)
def test_two_results_of_one_subject_without_a_date_are_told(score, tmp_path, dates, is_told):
    rows = "".join(f"a,Maths,{g},{day}\n" for g, day in zip((3, 7), dates, strict=True))
    results = f"pupil_id,subject,grade,entered_on\n{rows}b,Maths,5,\nb,French,5,\n"
    report = tmp_path / "told.json"
    done, scored = score(results, extra=["--report", str(report)])
    assert (done.returncode, len(scored)) == (0, 3)
    assert ("without a date, so the best counts" in done.stderr) == is_told
    told = [
        f["check"] for file in json.loads(report.read_text())["files"] for f in file["findings"]
    ]
    assert told == (["score_undated_twice"] if is_told else [])


BAD_ROWS = [
    ("a,Wizardry,7", "Wizardry", "full name"),
    ("a,French,12", "12", "Correct the grade"),
    ("a,Music,L2M", "L2M", "btec_tech_award"),
    ("z,French,5", "z", "add the pupil"),
    (",French,5", "", "add the pupil"),
]


@pytest.mark.parametrize(("line", "value", "remedy"), BAD_ROWS)
def test_a_row_that_cannot_be_used_is_named_and_nothing_is_written(score, line, value, remedy):
    done, rows = score(RESULTS + line + "\n")
    assert done.returncode == 2
    assert rows is None
    assert f"R.csv, line {len(RESULTS.splitlines()) + 1}, " in done.stderr
    assert f'"{value}"' in done.stderr
    assert remedy in done.stderr


@pytest.mark.parametrize(("line", "value", "remedy"), BAD_ROWS)
def test_with_skip_bad_the_rest_is_scored(score, line, value, remedy):
    _, clean = score()
    done, rows = score(RESULTS + line + "\n", extra=["--skip-bad"])
    assert done.returncode == 0
    assert remedy in done.stderr
    assert rows == clean


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a,100,100", "Listed twice"),
        ("d,130,100", "from 80 to 120"),
        ("d,hundred,100", "from 80 to 120"),
        (",100,100", "Give every pupil a pupil_id"),
    ],
)
def test_a_pupil_row_with_something_wrong_is_named_with_its_line(score, line, said):
    done, rows = score(pupils=PUPILS + line + "\n")
    assert done.returncode == 2
    assert rows is None
    assert "P.csv, line 5, " in done.stderr
    assert said in done.stderr


def test_a_pupil_with_a_wrong_ks2_score_keeps_attainment_8_and_has_no_progress_8(score):
    done, rows = score(pupils=PUPILS.replace("107", "170"), extra=["--skip-bad"])
    assert done.returncode == 0
    assert (rows[0]["attainment_8"], rows[0]["progress_8"]) == ("50.0", "")


def test_blank_grades_blank_lines_and_ks2_outcome_codes_are_no_fault(score):
    done, rows = score(
        RESULTS + "\na,Drama,\na,Dance,-\n", PUPILS.replace("b,,104", "b,A,104") + "\n"
    )
    assert done.returncode == 0, done.stderr
    assert float(rows[0]["attainment_8"]) == 50
    assert rows[1]["progress_8"] == ""


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ("", "is empty"),
        ("pupil_id,subject\na,Maths\n", "no column grade"),
        ("pupil_id,subject,grade,grade\na,Maths,5,6\n", "named twice"),
        ("pupil_id,subject,grade\na,Maths,5\na,Food, cake,5\n", "quotes"),
        (b"PK\x03\x04rest of a workbook", "workbook"),
    ],
)
def test_a_file_that_cannot_be_used_at_all_is_refused_in_one_sentence(score, results, said):
    done, rows = score(results)
    assert done.returncode == 2
    assert rows is None
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_as_excel_saves_it_is_read(score, encoding, separator):
    text = RESULTS.replace("a,", "á,").replace(",", separator).replace("\n", "\r\n")
    pupils = "pupil_id,ks2_reading,ks2_maths\ná,107,105\nb,,104\n"
    done, rows = score(text.encode(encoding), pupils)
    assert done.returncode == 0, done.stderr
    assert (rows[0]["pupil_id"], float(rows[0]["attainment_8"])) == ("á", 50)


def test_a_missing_file_and_an_unknown_year_say_what_to_do(score, tmp_path):
    done, _ = score(rules="1999")
    assert done.returncode == 2
    assert "2024" in done.stderr
    done, _ = score(extra=["--results", str(tmp_path / "nowhere.csv")])
    assert done.returncode == 2
    assert "nowhere.csv" in done.stderr


@pytest.mark.parametrize(
    ("option", "other"),
    [("--out", "r.csv"), ("--out", "p.csv"), ("--report", "r.csv"), ("--report", "./out.csv")],
)
def test_nothing_that_is_read_is_written_over(tmp_path, capsys, monkeypatch, option, other):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.csv").write_text("pupil_id,subject,grade\n1,mathematics,5\n")
    (tmp_path / "p.csv").write_text("pupil_id,ks2_reading,ks2_maths\n1,100,100\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    told = {"--results": "r.csv", "--pupils": "p.csv", "--out": "out.csv", option: other}
    words = [word for pair in told.items() for word in pair]
    assert main(["score", "--rules", "2024", *words]) == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert "name the same file" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_refused_before_anything_is(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.csv").write_text("pupil_id,subject,grade\n1,mathematics,5\n")
    (tmp_path / "p.csv").write_text("pupil_id,ks2_reading,ks2_maths\n1,100,100\n")
    words = ["score", "--rules", "2024", "--pupils", "p.csv", "--out", "out.csv"]
    assert main([*words, "--results", "r.csv", "--report", "no_folder/x.json"]) == 2
    assert not (tmp_path / "out.csv").exists()
    assert capsys.readouterr().err.count("no_folder/x.json") == 1


def test_a_folder_is_told_to_be_one(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.csv").write_text("pupil_id,ks2_reading,ks2_maths\n1,100,100\n")
    words = ["score", "--rules", "2024", "--pupils", "p.csv", "--out", "out.csv"]
    assert main([*words, "--results", ".", "--report", "x.json"]) == 2
    assert ". is a folder." in capsys.readouterr().err
    assert "file_unreadable" in (tmp_path / "x.json").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--out", "o.csv", "--shares", "x"], "--shares"),
        (["--out", "o.csv", "--kind", "guess"], "--kind"),
        ([], "--out"),
        (["--out", "o.csv", "--unheard"], "--unheard"),
    ],
)
def test_arguments_that_are_refused_have_a_line_in_the_report(
    tmp_path, capsys, monkeypatch, words, told
):
    monkeypatch.chdir(tmp_path)
    given = ["score", "--results", "r.csv", "--pupils", "p.csv", "--rules", "2024", *words]
    with pytest.raises(SystemExit) as ended:
        main([*given, "--report=x.json"])
    assert ended.value.code == 2
    report = json.loads((tmp_path / "x.json").read_text())
    (line,) = report["findings"]
    assert told in line["message"] and line["remedy"] and report["exit_status"] == 2
    assert line["message"] in capsys.readouterr().err


def test_the_report_of_refused_arguments_is_written_over_nothing_that_is_read(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.csv").write_text("kept")
    for report in (["--report", "r.csv"], ["--report=./r.csv"], ["--report", "no_folder/x.json"]):
        with pytest.raises(SystemExit) as ended:
            main(["score", "--results=r.csv", "--rules", "2024", *report])
        assert ended.value.code == 2
    assert (tmp_path / "r.csv").read_text() == "kept"
    assert "--out" in capsys.readouterr().err
