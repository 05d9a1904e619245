"""What holds of every register whatever files and people say, in whatever order, undone or not."""

import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from importing.cast import pupils

from lib.importing.importer import store_unseen
from lib.importing.undoing import undo
from lib.interventions.registers.membership import put_on, take_off
from lib.store.database import open_database
from lib.store.errors import StoreError

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

FIRST = date(2026, 9, 1)
UPNS = ["B801200005001", "R201100018042", "R662332011222"]
HEAD = "UPN,Surname,Forename,Year,PP,SEN,KS2 reading,KS2 maths\n"
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]

FLAGS = st.tuples(st.sampled_from("YN"), st.sampled_from("NKE"), st.sampled_from([95, 104, 112]))
LIST = st.tuples(st.just("list"), st.lists(FLAGS, min_size=3, max_size=3))
UNDO = st.tuples(st.just("undo"), st.none())
SAY = st.tuples(
    st.just("say"),
    st.tuples(
        st.sampled_from([1, 2, 3]),
        st.sampled_from(["sen", "more_able", "pupil_premium", "under_100"]),
        st.booleans(),
        st.integers(0, 12),
    ),
)


@pytest.fixture
def new_school(empty_file, tmp_path):
    """Makes a new empty school for each example."""
    count = iter(range(1000))

    def make():
        path = tmp_path / f"{next(count)}.duckdb"
        shutil.copy(empty_file, path)
        database = open_database(path)
        with database.transaction() as cursor:
            cursor.execute("insert into school values (123456, 'A', false, $d)", {"d": FIRST})
        return database

    return make


@settings(max_examples=8, deadline=None, suppress_health_check=SLOW)
@given(steps=st.lists(st.one_of(LIST, SAY, UNDO), min_size=3, max_size=7))
def test_files_and_people_in_any_order(new_school, steps):
    database = new_school()
    try:
        undoable = []
        for number, (step, what) in enumerate(steps):
            day = FIRST + timedelta(days=2 * number)
            _stand_on(database, day)
            _take(database, step, what, day, undoable)
            _check_rows(database)
    finally:
        database.close()


def _stand_on(database, day):
    with database.transaction() as cursor:
        cursor.execute("update school set as_of_on = $day", {"day": day})


def _take(database, step, what, day, undoable):
    if step == "list":
        lines = [
            f"{upn},Surname{i},Forename,7,{pp},{sen},{ks2},{ks2}\n"
            for i, (upn, (pp, sen, ks2)) in enumerate(zip(UPNS, what, strict=True))
        ]
        before = _rows(database)
        (account,) = store_unseen(database, [pupils(HEAD + "".join(lines))], "test")
        if account.import_id is not None:
            undoable.append((account.import_id, before))
    elif step == "undo" and undoable:
        number, before = undoable.pop()
        said_since = [row for row in _rows(database) if "'hand'" in row]
        try:
            undo(database, number)
        except StoreError as error:
            # Only because people have spoken of pupils it brought in.
            assert "written on top of it since: the register" in error.message
            return
        of_files = [row for row in before if "'file'" in row]
        assert [row for row in _rows(database) if "'file'" in row] == of_files
        assert [row for row in _rows(database) if "'hand'" in row] == said_since
    elif step == "say":
        pupil, register, wanted, back = what
        change = put_on if wanted else take_off
        said_on = day - timedelta(days=back)
        try:
            change(database, pupil, register, said_on, day, "Ms K", "because")
        except StoreError:
            return


def _rows(database):
    with database.cursor() as cursor:
        return sorted(map(str, cursor.table("register_membership").fetchall()))


def _check_rows(database):
    with database.cursor() as cursor:
        overlaps = cursor.execute(
            "select count(*) from register_membership a join register_membership b "
            "using (pupil_id, register, source) where a.membership_id < b.membership_id "
            "and greatest(a.starts_on, b.starts_on) < "
            "least(coalesce(a.ends_on, '9999-12-31'), coalesce(b.ends_on, '9999-12-31'))"
        ).fetchone()
        backwards = cursor.execute(
            "select count(*) from register_membership where ends_on < starts_on"
        ).fetchone()
        differing = cursor.execute(
            "select count(*) from register_in_file f full join (select * from register_membership "
            "where source = 'file' and ends_on is null) m using (pupil_id, register) "
            "where coalesce(f.file_says, false) <> (m.membership_id is not null)"
        ).fetchone()
    assert (overlaps, backwards, differing) == ((0,), (0,), (0,))


DAYS = 14
SPELL = st.tuples(
    st.sampled_from(["file", "hand"]),
    st.booleans(),
    st.sets(st.integers(0, DAYS), min_size=1, max_size=2),
)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(drawn=st.lists(SPELL, max_size=6))
def test_a_spell_is_what_a_person_says_and_else_what_the_file_says(one_pupil, drawn):
    rows = _apart(drawn)
    with one_pupil.transaction() as cursor:
        cursor.execute("delete from register_membership")
        for number, (source, says, start, end) in enumerate(rows):
            cursor.execute(
                "insert into register_membership by name select $n as membership_id, "
                "1 as pupil_id, 'sen' as register, $source as source, $says as is_member, "
                "$start::date as starts_on, $end::date as ends_on, 'change' as opened_as",
                {"n": number, "source": source, "says": says, "start": start, "end": end},
            )
    with one_pupil.cursor() as cursor:
        spells = cursor.execute(
            "select starts_on, ends_on from viewer.register_spell order by starts_on"
        ).fetchall()
    for day in (FIRST + timedelta(days=n) for n in range(DAYS + 3)):
        held = [s for s, e in spells if s <= day and (e is None or day < e)]
        assert len(held) == int(_oracle(rows, day))
    for (_, end), (start, _) in pairwise(spells):
        assert end < start


def _apart(drawn):
    """The spells drawn, without those that overlap an earlier one of the same source."""
    rows = []
    for source, says, days in drawn:
        start = FIRST + timedelta(days=min(days))
        end = FIRST + timedelta(days=max(days)) if len(days) == 2 else None
        clash = any(
            s == source and start < (e or date.max) and a < (end or date.max) for s, _, a, e in rows
        )
        if not clash:
            rows.append((source, says or source == "file", start, end))
    return rows


def _oracle(rows, day):
    for wanted in ("hand", "file"):
        for source, says, start, end in rows:
            if source == wanted and start <= day and (end is None or day < end):
                return says
    return False


@pytest.fixture(scope="module")
def one_pupil(tmp_path_factory):
    database = open_database(tmp_path_factory.mktemp("one") / "one.duckdb")
    with database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'A', false, '2026-09-01')")
    store_unseen(database, [pupils(f"{HEAD}{UPNS[0]},Surname,Forename,7,N,N,104,104\n")], "test")
    yield database
    database.close()
