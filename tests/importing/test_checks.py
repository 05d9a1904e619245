"""Every check has a tiny file named after the one thing wrong, and says it in full."""

from functools import cache

import pytest
from conftest import opened_copy
from importing.cast import AUTUMN, FILES, a_school, checks, contents, file, look, marks

from lib.importing.checks import all_checks
from lib.importing.delivery import CheckpointChoice, deliver
from lib.importing.findings import grouped
from lib.importing.importer import preview, store_unseen
from lib.importing.kinds import kinds

NAMES = sorted(all_checks())
TINY = {path.stem: path.name for path in FILES.iterdir() if path.is_file()}
OWN_TEST = {
    "file_already_imported",
    "checkpoint_not_chosen",
    "checkpoint_locked",
    "columns_read_as_said",
    "pupils_new",
    "pupils_nobody_to_ask",
    "dfe_figures_differ",
    "dfe_no_figures",
    "observations_none",
    "behaviour_half_counted",
    "behaviour_log_in_part",
    "behaviour_log_lowers",
    "sessions_not_held",
    "sessions_contradict",
    "sessions_said_twice",
    "lists_pupil_left",
    "lists_plan_closed",
    "lists_pupil_taken_off",
    "lists_in_conflict",
    "year_groups_past",
}


@pytest.fixture(scope="module")
def looked_at(filled_file, tmp_path_factory):
    """What a look at a tiny file says, each looked at once: a look stores nothing."""
    path = tmp_path_factory.mktemp("checks") / "checks.duckdb"
    with opened_copy(filled_file(a_school), path) as school:
        yield cache(lambda name: look(school, file(TINY[name])))


@pytest.mark.parametrize("name", [n for n in NAMES if n not in OWN_TEST])
def test_a_file_with_one_thing_wrong_gets_the_finding_that_names_it(name, looked_at):
    account = looked_at(name)
    found = [f for f in account.findings if f.check == name]
    assert found
    assert all(f.message and f.remedy and f.file == TINY[name] for f in found)


SAID_OF = {
    "marks": "UPN,Maths,History\nB801200005001,5,4\nR201100018042,6,5\n",
    "a list": "UPN,Surname,Forename,Reg\nB801200005001,Marlowe,Mari,11A\n",
    "a log": "UPN,Date,Type,Points\nB801200005001,05/10/2026,Achievement,1\n",
}


@pytest.mark.parametrize("kind", kinds())
def test_whatever_is_said_of_a_file_it_is_told_what_cannot_be(kind, filled):
    school = filled(a_school)
    for text in SAID_OF.values():
        said = deliver("m.csv", text.encode(), kind, AUTUMN, academic_year=2027)
        (account,) = preview(school, [said])
        assert account.entries.total or account.findings
    if kind == "dfe_figures":
        assert checks(account) >= {"dfe_no_figures"}


@pytest.mark.parametrize("name", sorted(TINY))
def test_a_tiny_file_shows_nothing_worse_than_what_it_is_named_after(name, looked_at):
    account = looked_at(name)
    assert {f.check for f in account.findings if f.severity == "error"} <= {name}


@pytest.mark.parametrize("name", sorted(TINY))
def test_whatever_is_wrong_every_row_and_entry_is_accounted_for(name, looked_at):
    account = looked_at(name)
    assert len(account.outcomes) == account.entries.total
    rejected = account.of("rejected")
    assert rejected["reason"].notna().all()


@pytest.mark.parametrize(
    "name",
    [
        "file_empty.csv",
        "file_type_unknown.pdf",
        "file_web_page.xls",
        "file_xml.xml",
        "file_macros.xlsm",
        "file_damaged.xlsx",
        "file_password.xlsx",
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_own_name_and_a_way_out(name, looked_at):
    account = looked_at(name.partition(".")[0])
    (finding,) = account.findings
    assert finding.check == name.partition(".")[0]
    assert (finding.severity, finding.file) == ("error", name)
    assert finding.remedy
    assert not account.can_be_stored


def test_a_file_of_100_megabytes_is_refused_before_it_is_opened(school):
    huge = deliver("huge.csv", b"UPN,Maths\n" * (10 * 1024 * 1024))
    account = look(school, huge)
    assert checks(account) == {"file_too_large"}
    assert "100 MB" in account.findings[0].message


def test_a_file_stored_before_is_noticed_and_would_change_nothing(school):
    store_unseen(school, [marks()], "test")
    account = look(school, marks())
    assert "file_already_imported" in checks(account)
    assert account.entries.unchanged == account.entries.total == 8
    assert not account.can_be_stored


def test_grades_without_a_checkpoint_are_not_stored(school):
    account = look(school, marks(checkpoint=None))
    assert checks(account) == {"checkpoint_not_chosen"}


def test_a_locked_checkpoint_takes_no_grades(school):
    locked = CheckpointChoice(2027, 1, 11, "predicted", AUTUMN.collected_on, status="locked")
    store_unseen(school, [marks(checkpoint=locked)], "test")
    before = contents(school)
    account = store_unseen(school, [marks()], "test")[0]
    assert "checkpoint_locked" in checks(account)
    assert contents(school) == before


def test_the_dfes_figure_is_checked_against_the_one_worked_out_here(school):
    final = CheckpointChoice(2027, 7, 11, "final", AUTUMN.collected_on)
    results = "UPN,Subject,Grade\nB801200005001,Maths,5\nB801200005001,English Language,4\n"
    store_unseen(school, [marks(results, checkpoint=final)], "test")
    told = "UPN,KS4_ATT8,KS4_P8SCORE\nB801200005001,{},\n"
    agreed = look(school, deliver("ks4.csv", told.format("14.00").encode()))
    assert agreed.content == "dfe_figures"
    assert "dfe_figures_differ" not in checks(agreed)
    differs = look(school, deliver("ks4.csv", told.format("18.00").encode()))
    (finding,) = [f for f in differs.findings if f.check == "dfe_figures_differ"]
    assert (finding.row, finding.value) == (2, "18, here 14.00")


def test_a_preview_stores_nothing(school):
    before, version = contents(school), school.version
    assert preview(school, [marks()])[0].can_be_stored
    assert contents(school) == before
    assert school.version == version


def test_180_equal_findings_read_as_one(school):
    rows = "".join(f"X{i:04d},Nobody,N{i},5\n" for i in range(180))
    account = look(school, marks("Admission number,Surname,Forename,Maths\n" + rows))
    (group,) = [g for g in grouped(account.findings) if g.check == "pupils_not_found"]
    assert group.count == 180
    assert group.where == "rows 2, 3, 4, 5, 6, 7, 8, 9 and 172 more"


def test_the_worst_finding_comes_first(school):
    account = look(school, file("grades_outside_scale.csv"))
    severities = [group.severity for group in grouped(account.findings)]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert severities[0] == "error"
