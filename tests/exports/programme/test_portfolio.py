"""The portfolio: its index is true to the zip, nameless means nameless, nothing in it can run."""

import io
import re
import zipfile
from datetime import date
from html import unescape

import pytest
from openpyxl import load_workbook

from lib.analysis.programme.evidence.portfolio import evidence
from lib.exports.programme.portfolio import portfolio_file_name, write_portfolio
from lib.store.programme.cycles import mark_milestone, start_cycle
from lib.store.programme.self_reviews import keep_answer
from lib.store.programme.strategy import StrategyLine, add_line, year_bounds

URN, TODAY = 999001, date(2026, 11, 20)
FORMULA, MARKUP = '=HYPERLINK("http://192.0.2.1","x")', "<script>alert(1)</script>"
SCHEMES = re.compile(r"(?:src|href)=\"(?!#)([^\"]*)\"")


@pytest.fixture(scope="module")
def written(sample_file, tmp_path_factory):
    """The sample school with pupils' names, formulas and markup in every text one can type."""
    from conftest import opened

    path = tmp_path_factory.mktemp("portfolio") / "written.duckdb"
    database = next(lent := opened(sample_file, path))
    with database.cursor() as cursor:
        row = "select pupil_id, forename, surname, intervention_id from intervention_pupil "
        row += "join pupil using (pupil_id) order by pupil_id limit 1"
        pupil_id, forename, surname, plan = cursor.execute(row).fetchone()
    name = f"{forename} {surname}"
    said = f"{surname}, {forename} {MARKUP}"
    with database.transaction() as cursor:
        told = {"name": f"{name} {MARKUP}", "plan": plan, "formula": FORMULA, "said": said}
        cursor.execute(
            "update intervention set name = $name, resources = $formula, success_criteria = $said "
            "where intervention_id = $plan",
            told,
        )
        cursor.execute(
            "update intervention_pupil set need = $forename || ' needs help with fractions' "
            "where intervention_id = $plan and pupil_id = $pupil",
            {"forename": forename, "plan": plan, "pupil": pupil_id},
        )
        cursor.execute(
            "insert into intervention_review by name select 1 as review_id, "
            "$plan as intervention_id, $pupil as pupil_id, false as is_follow_up, "
            "$day::date as reviewed_on, $formula as evidence, 'stop' as next_step, "
            "$said as pupil_view, $name as parent_view, 'HoD' as reviewed_by, "
            "now()::timestamp as recorded_at",
            told | {"pupil": pupil_id, "day": TODAY},
        )
    number = start_cycle(database, URN, date(2026, 9, 28), [], name)
    mark_milestone(database, number, "plan", 0, TODAY, "DHT", f"{name}; {FORMULA}", today=TODAY)
    line = StrategyLine(2027, name, f"{FORMULA} {said}", "DHT", said, *year_bounds(2027))
    add_line(database, URN, line, "DHT")
    keep_answer(
        database, URN, "English", "tracking", 0, "partly", FORMULA, TODAY, said, today=TODAY
    )
    yield database, name, forename
    lent.close()


@pytest.fixture(scope="module")
def nameless(written):
    """The files of the portfolio without names, by name."""
    return files_of(write_portfolio(evidence(written[0], URN, TODAY, with_names=False)))


@pytest.fixture(scope="module")
def named(written):
    """The files of the portfolio with names, by name."""
    return files_of(write_portfolio(evidence(written[0], URN, TODAY, with_names=True)))


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def cells_of(files):
    """Every cell of the workbook."""
    book = load_workbook(io.BytesIO(files["evidence.xlsx"]))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def text_of(files):
    """All that can be read in the portfolio, file names included, as one text."""
    pages = [unescape(c.decode()) for n, c in files.items() if n.endswith(".html")]
    return "\n".join([*files, *pages, *(str(cell.value) for cell in cells_of(files))])


def test_the_index_links_to_exactly_the_files_in_the_zip(named, nameless):
    for files in (named, nameless):
        linked = SCHEMES.findall(files["index.html"].decode())
        assert sorted(linked) == sorted(set(files) - {"index.html"})


def test_every_part_with_rows_is_a_page_and_a_sheet_and_the_others_say_why_not(written, nameless):
    found = evidence(written[0], URN, TODAY, with_names=False)
    index = unescape(nameless["index.html"].decode())
    book = load_workbook(io.BytesIO(nameless["evidence.xlsx"]))
    titles = {sheet["A1"].value for sheet in book}
    for part in found.parts:
        assert (f"{part.name}.html" in nameless) == (not part.frame.empty)
        assert part.title in index
        assert part.frame.empty or part.title in titles
        assert not part.frame.empty or part.nothing in index
    assert {p.name for p in found.filled} >= {"plans", "impact", "reviews", "self-review"}


def test_no_pupil_is_named_in_the_nameless_portfolio(nameless, named, sample_database):
    with sample_database.cursor() as cursor:
        pupils = cursor.execute("select distinct forename, surname from pupil").fetchall()
    told, with_names = text_of(nameless), text_of(named)
    forms = [form for f, s in pupils for form in (f"{f} {s}", f"{s}, {f}", f"{s} {f}")]
    assert [form for form in forms if form in told] == []
    assert sum(form in with_names for form in forms) > 50


def test_what_is_about_a_pupil_loses_the_first_name_too(written, nameless, named):
    _, _, forename = written
    assert f"{forename} needs help with fractions" in text_of(named)
    assert f"{forename} needs" not in text_of(nameless)
    assert "needs help with fractions" in text_of(nameless)


def test_what_people_typed_can_run_neither_on_a_page_nor_in_a_spreadsheet(named):
    for name, content in named.items():
        if name.endswith(".html"):
            assert "<script" not in content.decode()
            assert "default-src 'none'" in content.decode()
    assert "&lt;script&gt;" in named["plans.html"].decode()
    formulas = [cell for cell in cells_of(named) if str(cell.value).startswith("=")]
    assert len(formulas) >= 3
    assert {cell.data_type for cell in formulas} == {"s"}


def test_pages_reach_nothing_outside_the_zip(named):
    linked = {
        target
        for name, content in named.items()
        if name.endswith(".html")
        for target in SCHEMES.findall(content.decode())
    }
    assert linked <= set(named)


def test_a_gain_never_stands_without_what_was_coming_anyway(written):
    found = evidence(written[0], URN, TODAY, with_names=False)
    rows = next(p for p in found.parts if p.name == "impact").frame
    assert ((rows.Gained == "") == (rows["Coming anyway"] == "")).all()
    assert (rows.Gained[rows.Verdict == "Too few to tell"] == "").all()
    assert (rows.Gained != "").any()


def test_the_file_name_says_what_it_holds():
    school = "St Mary's / Upper: School"
    named = portfolio_file_name(school, TODAY, with_names=True)
    assert named == (
        "St Mary's - Upper School - evidence portfolio - 2026-11-20 - contains personal data.zip"
    )
    coded = portfolio_file_name(school, TODAY, with_names=False)
    assert "personal data" not in coded
    assert "pupils by code" in coded


def test_the_same_evidence_gives_the_same_bytes(written):
    found = evidence(written[0], URN, TODAY, with_names=False)
    assert write_portfolio(found) == write_portfolio(found)


def test_a_school_with_nothing_yet_gets_an_index_that_says_so(fresh_database):
    with fresh_database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'New School', false, null)")
    files = files_of(write_portfolio(evidence(fresh_database, 123456, TODAY, with_names=False)))
    assert set(files) == {"index.html", "evidence.xlsx", "sources.html"}
    assert "No help is recorded yet" in unescape(files["index.html"].decode())
