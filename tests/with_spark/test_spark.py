"""`score --engine spark` beside one machine. Run by .ci/run; needs requirements-spark.txt, Java.

One session is started for all of it: starting takes longer than scoring.
"""

from argparse import Namespace

import pytest
from cli.files_to_score import CONTRACT_PUPILS, CONTRACT_RESULTS, UPNS, text

from bench.nation import make_files
from lib.cli.score.one_machine import score_here
from lib.cli.score.outcome import Refused
from lib.cli.score.spark import score_in, spark
from lib.store.batch import parquet_rows, reference_only, rule_sets

SHARES = 3
MEASURES = ["attainment_8", "english", "maths", "ebacc", "open", "estimate", "progress_8"]


@pytest.fixture(scope="module")
def session():
    with spark("local[2]", SHARES) as started:
        yield started


@pytest.fixture
def both(session, tmp_path):
    """Score two files on Spark and on one machine; return both outcomes, or both refusals."""

    def run(results, pupils, rules="2024", skip_bad=False):
        for name, rows in (("R.csv", results), ("P.csv", pupils)):
            (tmp_path / name).write_text(rows, encoding="utf-8")
        return score_both(session, asked(tmp_path, "R.csv", "P.csv", skip_bad=skip_bad), rules)

    return run


def asked(folder, results, pupils, **said):
    files = {"results": str(folder / results), "pupils": str(folder / pupils)}
    return Namespace(**{"out": str(folder), "skip_bad": False, "shares": SHARES, **files, **said})


def score_both(session, say, rules):
    with reference_only() as cursor:
        known = rule_sets(cursor)[rules]
        there = Namespace(**{**vars(say), "out": f"{say.out}/there.parquet"})
        here = Namespace(**{**vars(say), "out": f"{say.out}/here.parquet"})
        ends = [lambda: score_in(session, cursor, there, known)]
        ends += [lambda: score_here(cursor, here, known)]
        return [outcome_of(end) for end in ends]


def outcome_of(end):
    try:
        return end()
    except Refused as refused:
        return refused


def scores_in(folder, name):
    table = parquet_rows(folder / name).set_index("pupil_id").sort_index()
    return table.apply(lambda column: column.astype(float))


@pytest.mark.parametrize("rules", ["2024", "2026", "consultation_2026"])
def test_spark_and_one_machine_agree_on_every_figure_of_invented_pupils(session, tmp_path, rules):
    made = make_files(tmp_path, 400)
    say = Namespace(**{**vars(made), "out": str(tmp_path), "shares": SHARES})
    there, here = score_both(session, say, rules)
    ours, theirs = scores_in(tmp_path, "here.parquet"), scores_in(tmp_path, "there.parquet")
    assert len(ours) == 400
    assert list(theirs.columns) == list(ours.columns)
    assert theirs.index.equals(ours.index)
    assert theirs.isna().equals(ours.isna())
    assert (theirs - ours).abs().max().max() <= 1e-9
    assert vars(there.sums) == pytest.approx(vars(here.sums), abs=1e-9)


def test_awkward_files_are_read_alike(both, tmp_path):
    results = [
        *CONTRACT_RESULTS,
        [f"\u200b{UPNS[0]} ", "Drama\u00a0", "5+"],
        [UPNS[0], "PE", "Distinction*"],
        [f'"=""{UPNS[1]}"""', "Geography", '"=""7"""'],
        [UPNS[2], "Music", ""],
    ]
    there, here = both(text(results), text(CONTRACT_PUPILS))
    for one in (there, here):
        assert not isinstance(one, Refused), one
    ours, theirs = scores_in(tmp_path, "here.parquet"), scores_in(tmp_path, "there.parquet")
    assert theirs.equals(ours)
    assert there.report["rows"] == here.report["rows"]
    assert there.report["unchanged"] == here.report["unchanged"] == 1


BAD = [
    ["nobody", "Maths", "5"],
    [UPNS[3], "Wizardry", "5"],
    [UPNS[4], "Wizardry", "5"],
    [UPNS[5], "Latin", "12"],
]


def test_rows_that_cannot_be_used_are_refused_alike_or_left_out_alike(both, tmp_path):
    files = text([*CONTRACT_RESULTS, *BAD]), text([*CONTRACT_PUPILS, ["x", "170", ""]])
    there, here = both(*files)
    for one in (there, here):
        assert isinstance(one, Refused)
    assert {(f.file, f.column, f.value) for f in there.findings} == {
        (f.file, f.column, f.value) for f in here.findings
    }
    assert [f.message for f in there.findings if f.value == "Wizardry"] == ["2 rows."]
    assert not (tmp_path / "there.parquet").exists()
    there, here = both(*files, skip_bad=True)
    assert vars(there.sums) == pytest.approx(vars(here.sums), abs=1e-9)
    assert there.report["rejected"] == here.report["rejected"] == 4


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ("pupil_id,subject\na,Maths\n", "no column grade"),
        ("pupil_id,subject,grade\na,Maths,5\na,Food, cake,5\n", "even tables"),
        ("pupil_id,subject,grade\n", "No row of R.csv can be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(both, results, said):
    there, _ = both(results, text(CONTRACT_PUPILS))
    assert isinstance(there, Refused)
    assert said in there.message


def test_what_is_no_folder_of_scores_is_never_replaced(session, tmp_path):
    (tmp_path / "there.parquet").mkdir()
    (tmp_path / "there.parquet" / "letter.txt").write_text("Dear all", encoding="utf-8")
    make_files(tmp_path, 12)
    say = asked(tmp_path, "results.parquet", "pupils.parquet")
    there, _ = score_both(session, say, "2024")
    assert "holds something else than scores" in there.message
    assert (tmp_path / "there.parquet" / "letter.txt").exists()
    there = outcome_of(
        lambda: score_in(session, None, Namespace(**vars(say) | {"out": "S.csv"}), None)
    )
    assert "Name a folder" in there.message


def test_a_file_that_is_not_there_is_said(session, tmp_path):
    say = asked(tmp_path, "nowhere.csv", "nobody.csv")
    there, _ = score_both(session, say, "2024")
    assert "nobody.csv: cannot be read" in there.message
