"""What holds for any file: nothing is lost, order never matters, undo is exact."""

import pytest
from conftest import opened
from importing.cast import a_school, contents, grades, marks

from lib.importing.depending import depending_on, parts_of
from lib.importing.importer import preview, store_unseen
from lib.importing.undoing import undo

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

WHO = ["B801200005001", "R201100018042", "R662332011222", "T20110001804V", "nobody", ""]
CELLS = ["", "5", "9", "U", "X", "6-5", "06-May", "L2M", "B", "good", "N/A", "5.0", "=1+1"]
HEADINGS = ["Maths", "History", "Trilogy", "Sport (BTEC)", "Alchemy", "Maths"]
ROW = st.tuples(st.sampled_from(WHO), *[st.sampled_from(CELLS)] * len(HEADINGS))
TABLE = st.lists(ROW, min_size=1, max_size=8)
QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def school(filled_file, tmp_path_factory):
    yield from opened(filled_file(a_school), tmp_path_factory.mktemp("any") / "any.duckdb")


def sheet(rows, order=None):
    order = order or range(len(HEADINGS))
    lines = [["UPN", *(HEADINGS[i] for i in order)]]
    lines += [[row[0], *(row[1 + i] for i in order)] for row in rows]
    return marks("".join(",".join(line) + "\n" for line in lines))


def outcomes(account):
    table = account.outcomes[["pupil", "source_column", "outcome", "new"]]
    return sorted(map(str, table.values.tolist()))


@QUICK
@given(rows=TABLE)
def test_every_row_and_every_entry_has_exactly_one_outcome(school, rows):
    (account,) = preview(school, [sheet(rows)])
    filled = [row for row in rows if any(row)]
    if account.outcomes.empty:
        assert account.rows.total == account.rows.rejected + account.rows.unchanged
    assert account.rows.total == len(filled)
    assert account.entries.total == len(account.outcomes)
    assert account.of("rejected")["reason"].notna().all()


@QUICK
@given(rows=TABLE, data=st.data())
def test_the_order_of_rows_and_columns_never_matters(school, rows, data):
    other_rows = data.draw(st.permutations(rows))
    other_columns = data.draw(st.permutations(range(len(HEADINGS))))
    (one,) = preview(school, [sheet(rows)])
    (other,) = preview(school, [sheet(other_rows, other_columns)])
    assert outcomes(one) == outcomes(other)
    assert one.entries == other.entries


AGAIN = st.tuples(st.sampled_from(WHO[:2]), *[st.sampled_from(["", "5", "9"])] * len(HEADINGS))
FILES = st.lists(st.lists(st.one_of(AGAIN, ROW), min_size=1, max_size=2), min_size=3, max_size=4)
"""Most say something of the same two pupils anew, so that files come to hang on each other."""


@settings(QUICK, max_examples=5)
@given(files=FILES, data=st.data())
def test_what_is_said_to_be_undone_first_is_enough_and_leaves_the_same_database(
    school, files, data
):
    before = contents(school)
    stored = [a for rows in files for a in store_unseen(school, [sheet(rows)], "test")]
    numbers = [a.import_id for a in stored if a.import_id is not None]
    if numbers:
        wanted = data.draw(st.sampled_from(numbers))
        with school.cursor() as cursor:
            first = depending_on(cursor, parts_of(cursor, wanted)).first
        for needed in [i.import_id for i in first] + [wanted]:
            undo(school, needed)
            numbers.remove(needed)
        for number in reversed(numbers):
            undo(school, number)
    assert contents(school) == before


@settings(QUICK, max_examples=8)
@given(rows=TABLE)
def test_importing_again_changes_nothing_and_undoing_leaves_the_same_database(school, rows):
    before = contents(school)
    (account,) = store_unseen(school, [sheet(rows)], "test")
    if account.import_id is None:
        assert contents(school) == before
        return
    held = grades(school)
    (again,) = store_unseen(school, [sheet(rows)], "test")
    assert again.entries.to_store == 0
    assert grades(school) == held
    undo(school, account.import_id)
    assert contents(school) == before
