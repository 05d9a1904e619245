"""`score` on files as schools have them: read as the importer reads, refused with a remedy."""

import re
from math import sqrt
from statistics import mean, stdev

import pytest
from cli.files_to_score import (
    CONTRACT_PUPILS,
    CONTRACT_RESULTS,
    LIST,
    MARKSHEET,
    UPNS,
    run_score,
    text,
    workbook,
)

FRAMED = [[f'"=""{cell}"""' if cell.isdigit() else cell for cell in r] for r in CONTRACT_RESULTS]
UNSEEN = [[f"\u200b{r[0]}", f"{r[1]}\u00a0", f"\u200b{r[2]}"] for r in CONTRACT_RESULTS]
LONG = [["Student UPN", "Course", "Result"], *CONTRACT_RESULTS[1:]]
NAMELESS = [["UPN", "KS2 reading scaled score", "KS2 maths"], *CONTRACT_PUPILS[1:]]
TITLED = [["Final grades 2023/24"], [], *MARKSHEET]


@pytest.fixture
def score(tmp_path, capsys):
    return lambda *files, **said: run_score(tmp_path, capsys, *files, **said)


@pytest.fixture(scope="module")
def by_contract():
    """The rows that the contract's own shape comes to, worked out once."""
    return {}


@pytest.mark.parametrize(
    ("results", "pupils"),
    [
        (text(MARKSHEET), text(LIST)),
        (("R.xlsx", workbook(TITLED)), ("P.xlsx", workbook([["Ashby School"], [], *LIST]))),
        (("R.txt", text(MARKSHEET, "\t").encode("utf-16")), text(LIST, ";")),
        (text(LONG), text(NAMELESS)),
        (text(MARKSHEET), text(NAMELESS)),
        (text(FRAMED), text(CONTRACT_PUPILS)),
        (text([CONTRACT_RESULTS[0], *UNSEEN[1:]]), text(CONTRACT_PUPILS)),
        (text(MARKSHEET), text(CONTRACT_PUPILS).replace("pupil_id", "UPN")),
    ],
    ids=["wide", "workbooks", "utf-16", "long", "no names", "framed", "unseen", "half contract"],
)
def test_a_school_s_files_come_to_what_the_contract_s_shape_does(
    score, results, pupils, by_contract
):
    if not by_contract:
        by_contract["rows"] = score(text(CONTRACT_RESULTS), text(CONTRACT_PUPILS)).rows
    done = score(results, pupils)
    assert done.status == 0, done.err
    assert done.rows == by_contract["rows"]
    assert done.report["rows"] == done.report["created"] == done.report["files"][1]["rows"] + 12


def test_the_figures_are_printed_rounded_with_their_ranges_and_elements(score):
    done = score(text(MARKSHEET), text(LIST))
    lines = done.out.splitlines()
    points = [float(row["attainment_8"]) for row in done.rows]
    half = 1.959964 * stdev(points) / sqrt(12)
    level, low, high = mean(points), mean(points) - half, mean(points) + half
    assert lines[1].split() == (
        f"Attainment 8 {level:.1f}, likely {low:.1f} to {high:.1f} (95%), 12 pupils".split()
    )
    progress = [float(row["progress_8"]) for row in done.rows if row["progress_8"]]
    half = 1.959964 * 1.41628 / sqrt(11)
    said = f"{mean(progress):+.2f}, likely {mean(progress) - half:+.2f}".replace("-", "−")
    assert lines[6].startswith(f"Progress 8     {said}")
    assert [line.split()[0] for line in lines[2:6]] == ["English", "Maths", "EBacc", "Open"]
    assert lines[2].split()[1] == f"{mean(float(row['english']) for row in done.rows):.1f}"
    assert "11 pupils with a KS2 baseline, 1 without" in done.out


def test_a_year_without_progress_8_says_why_in_the_words_of_the_cohort_page(score):
    done = score(text(CONTRACT_RESULTS), text(CONTRACT_PUPILS), rules="2025")
    assert "none. Progress 8 was not published: this cohort sat no KS2 tests." in done.out


def test_fewer_pupils_than_can_be_judged_are_too_few_to_tell(score):
    done = score(text(CONTRACT_RESULTS), text(CONTRACT_PUPILS[:4]), extra=["--skip-bad"])
    assert done.status == 0
    assert "Attainment 8   too few to tell (3 pupils, at least 10 are needed)" in done.out


def slipped(rows, column):
    """The rows with a column one row too low."""
    cells = [row[column] for row in rows[1:]]
    below = [cells[-1], *cells[:-1]]
    return [rows[0]] + [
        [*row[:column], cell, *row[column + 1 :]] for row, cell in zip(rows[1:], below, strict=True)
    ]


def headed(*headings):
    """The marksheet's UPNs with its first grades under other headings."""
    return [["UPN", *headings]] + [[row[0], *row[3 : 3 + len(headings)]] for row in MARKSHEET[1:]]


REFUSED = {
    "UPNs slipped": (text(slipped(MARKSHEET, 0)), text(LIST), "slipped by one row"),
    "UPNs slipped in the list": (text(MARKSHEET), text(slipped(LIST, 0)), "slipped by one row"),
    "another year": (text([["Results 2021/22"], *MARKSHEET]), text(LIST), "--despite-headings"),
    "a pupil twice": (text(MARKSHEET), text([*LIST, [*LIST[1][:4], "90", "91"]]), "the row that"),
    "a grade twice": (
        text([*MARKSHEET, [*MARKSHEET[1][:3], *"1111111"]]),
        text(LIST),
        "two different grades",
    ),
    "headings alone": (text(MARKSHEET[:1]), text(LIST), "no pupils below them"),
    "a list of headings": (text(MARKSHEET), text(LIST[:1]), "no pupils below them"),
    "headings of the contract alone": (text(CONTRACT_RESULTS[:1]), text(LIST), "no pupils below"),
    "spaces": ("  \n \n", text(LIST), "is empty"),
    "swapped": (text(LIST), text(MARKSHEET), "Give the file of grades with --results"),
    "targets": (text(headed("Maths Target", "History Target")), text(LIST), "targets, not grades"),
    "working at": (text(headed("Maths Working At")), text(LIST), "Working-at grades make no"),
    "two kinds": (text(headed("Maths Predicted", "Maths Mock")), text(LIST), "--kind predicted"),
    "rows below a title of another subject": (
        text([*headed("Maths")[:2], ["History"], *headed("Maths")[2:]]),
        text(LIST),
        "cannot tell what the columns hold",
    ),
    "rows that say they are targets": (
        text([[*headed("Maths")[0], "Measure"], *([*r, "Target"] for r in headed("Maths")[1:])]),
        text(LIST),
        "targets, not grades",
    ),
    "rows of Year 10": (
        text([[*headed("Maths")[0], "Year"], *([*r, "10"] for r in headed("Maths")[1:])]),
        text(LIST),
        "another academic year",
    ),
    "unknown subject": (text(headed("Maths", "Wizardry")), text(LIST), "rename the heading"),
    "unknown headings": ("Foo,Bar\n1,2\n", text(LIST), "It needs a heading row with UPN"),
    "a picture": (("R.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256))), text(LIST), "a picture"),
    "no such KS2": (text(MARKSHEET), text(LIST).replace("101,", "201,"), "Correct it in the list"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_scored_is_refused_with_its_remedy(score, case):
    results, pupils, said = REFUSED[case]
    done = score(results, pupils)
    assert (done.status, done.rows) == (2, None)
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.report["exit_status"] == 2
    assert [finding for finding in done.report["findings"] if finding["remedy"]]


def test_a_list_of_another_year_is_known_by_its_birthdays_and_scored_when_told_to(score):
    done = score(text(MARKSHEET), text(LIST), rules="2027")
    assert done.status == 2
    assert re.search(r"P\.csv, rows 2, 3.* and 4 more: Most pupils .* older", done.err)
    assert "--despite-headings" in done.err
    done = score(text(MARKSHEET), text(LIST), rules="2027", extra=["--despite-headings"])
    assert (done.status, len(done.rows)) == (0, 12)


def test_of_several_kinds_of_grade_the_one_asked_for_is_scored_and_named(score):
    kinds = text(headed("Maths Predicted", "Maths Mock"))
    done = score(kinds, text(LIST), extra=["--kind", "mock"])
    assert "12 pupils from mock grades" in done.out
    assert [float(row["maths"]) for row in done.rows] == [2 * int(r[4]) for r in MARKSHEET[1:]]


def test_what_is_left_out_of_a_marksheet_is_told_and_the_rest_scored(score):
    sheet = [*MARKSHEET, ["K937009999999", "Nobody", "Here", *"1111111"]]
    done = score(text(sheet), text(LIST), extra=["--skip-bad"])
    assert (done.status, [row["pupil_id"] for row in done.rows]) == (0, UPNS)
    assert "R.csv, line 14" in done.err
    assert done.report["files"][1]["rejected"] == 1


def test_the_report_accounts_for_each_row_of_the_contract_once(score):
    results = [*CONTRACT_RESULTS, [UPNS[0], "Drama", ""], ["nobody", "Maths", "5"]]
    done = score(text(results), text(CONTRACT_PUPILS), extra=["--skip-bad"])
    counted = {name: done.report["files"][1][name] for name in ("rows", "created", "unchanged")}
    assert counted == {"rows": 86, "created": 84, "unchanged": 1}
    assert done.report["files"][1]["rejected"] == 1
    assert [f["row"] for f in done.report["findings"]] == [87]


def test_no_noise_of_binary_figures_reaches_the_out_file(score):
    done = score(text(CONTRACT_RESULTS), text(CONTRACT_PUPILS))
    assert max(len(row["progress_8"]) for row in done.rows) <= len("−1.2345")
