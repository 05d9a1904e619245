"""No file makes, renames or mistakes a pupil without asking."""

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest
from importing.cast import AUTUMN, a_school, checks, look

from lib.importing.delivery import deliver
from lib.importing.importer import preview, store, store_unseen
from lib.importing.reading.answers import Answers
from lib.importing.reading.upns import letter_of
from lib.store.database import open_database
from lib.store.importing.own_school import start_own_school

SURNAMES = """
Thistlewood Merrow Farrant Slade Kaya Okafor Lindqvist Prentice Hallam Ibrahim Novak Castell
Brandreth Ashworth Delaney Fenwick Gupta Hartnoll Iqbal Jessop Kowalski Larkin Mbeki
Nightingale Osei Pemberton Quigley Rahman
""".split()  # noqa: SIM905 - a list of names reads better as a line
FORENAMES = "Callum Dylan Ivy Rosa Rayan Ada Nils Mia Tom Zara Jan Eve Leo Amy".split()  # noqa: SIM905
HEAD = "UPN,Admission number,Surname,Forename,Date of birth,Year,Reg,PP\n"


def a_pupil(place):
    digits = f"X8012000{place:05d}"
    return {
        "upn": letter_of(digits) + digits[1:],
        "number": f"{place + 1:06d}",
        "surname": SURNAMES[place],
        "forename": FORENAMES[place % len(FORENAMES)],
        "born": date(2010, 9, 1) + timedelta(days=11 * place),
        "year": "11",
        "form": "11A" if place % 2 else "11B",
        "pp": "N",
    }


EVERYONE = [a_pupil(place) for place in range(len(SURNAMES))]


def row(pupil, *fields):
    said = pupil | {"born": f"{pupil['born']:%d/%m/%Y}"}
    return ",".join(said[f] for f in (fields or pupil)) + "\n"


def listed(rows, name="pupils.csv", head=HEAD, **answers):
    text = head + "".join(rows)
    found = deliver(name, text.encode(), academic_year=2027, checkpoint=AUTUMN)
    return replace(found, answers=Answers(**answers))


@pytest.fixture(scope="module")
def filled_file(empty_file, tmp_path_factory):
    """A school of 28 pupils, brought in once."""
    path = tmp_path_factory.mktemp("right_child") / "school.duckdb"
    shutil.copy(empty_file, path)
    database = open_database(path)
    start_own_school(database, 123_456, "Harbour School")
    store_unseen(database, [listed(map(row, EVERYONE))], "test")
    database.close()
    return path


@pytest.fixture
def school(filled_file, tmp_path):
    path = tmp_path / "school.duckdb"
    shutil.copy(filled_file, path)
    database = open_database(path)
    yield database
    database.close()


def names(database):
    with database.cursor() as cursor:
        return cursor.execute(
            "select pupil_id, surname, forename, date_of_birth, is_disadvantaged "
            "from standing.pupil order by pupil_id"
        ).fetchall()


def slipped(by):
    """Every pupil under the UPN of the row so far below."""
    return [
        p | {"upn": EVERYONE[(place + by) % len(EVERYONE)]["upn"], "number": ""}
        for place, p in enumerate(EVERYONE)
    ]


@pytest.mark.parametrize(
    ("by", "words"), [(1, "one row: 27 names belong to the UPN one row up"), (-2, "two rows down")]
)
def test_a_list_whose_number_column_slipped_is_refused_with_the_cause(school, by, words):
    before = names(school)
    fields = ("upn", "surname", "forename", "form")
    rows = [row(p, *fields) for p in slipped(by)]
    account = look(school, listed(rows, head="UPN,Surname,Forename,Reg\n"))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert "28 of 28 rows contradict" in account.findings[0].message
    assert words in account.findings[0].message
    assert not account.can_be_stored
    assert account.rows.rejected == 28
    store_unseen(school, [listed(rows, head="UPN,Surname,Forename,Reg\n")], "test")
    assert names(school) == before


def test_grades_beside_a_number_column_that_slipped_are_refused(school):
    fields = ("upn", "surname", "forename", "year")
    rows = [row(p, *fields).replace(",11\n", ",5\n") for p in slipped(1)]
    account = look(school, listed(rows, "marks.csv", "UPN,Surname,Forename,Maths\n"))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert not account.can_be_stored


def test_a_column_of_births_that_slipped_is_refused(school):
    rows = [
        row(p | {"born": EVERYONE[(place + 1) % 28]["born"]}) for place, p in enumerate(EVERYONE)
    ]
    account = look(school, listed(rows))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert "dates of birth seems to have slipped" in account.findings[0].message


def test_admission_numbers_of_another_school_are_refused(school):
    others = [
        p | {"upn": "", "surname": f"Other{place}", "born": date(2011, 5, 1 + place)}
        for place, p in enumerate(EVERYONE)
    ]
    account = look(school, listed(map(row, others)))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert not account.can_be_stored


def test_a_few_rows_that_contradict_are_asked_about_and_the_rest_is_stored(school):
    before = names(school)
    others = {4: {"surname": "Quite-Other"}, 9: {"born": date(2011, 1, 1)}}
    rows = [row(p | others.get(place, {}) | {"pp": "Y"}) for place, p in enumerate(EVERYONE)]
    (account,) = store_unseen(school, [listed(rows)], "test")
    asked = [(f.row, f.message) for f in account.findings if f.check == "pupils_other_details"]
    assert [n for n, _ in asked] == [6, 11]
    assert "another surname" in asked[0][1]
    assert "another date of birth" in asked[1][1]
    assert account.entries.updated == 26
    stored = {n: pp for n, *_, pp in names(school)}
    assert [p[1:4] for p in names(school)] == [p[1:4] for p in before]
    assert [stored[p[0]] for p in before].count(True) == 26


def test_a_changed_name_is_taken_only_when_said(school):
    fifth = names(school)[4]
    changed = row(EVERYONE[4] | {"surname": "Married", "pp": "Y"})
    kept = replace(listed([changed]), answers=Answers(pupils=((2, fifth[0]),)))
    (account,) = store(school, preview(school, [kept]), "Ms K")
    assert "pupils_name_kept" in checks(account)
    assert names(school)[4] == (*fifth[:4], True)
    taken = replace(kept, answers=Answers(pupils=((2, fifth[0]),), taken=(2,)))
    store(school, preview(school, [taken]), "Ms K")
    assert names(school)[4][1] == "Married"


def test_a_name_that_was_said_to_be_a_pupils_is_not_asked_about_again(school):
    sixth = names(school)[5]
    head, known_as = "UPN,Surname,Forename,Maths\n", f"{EVERYONE[5]['upn']},Known,Ada,{{}}\n"
    first = listed([known_as.format(5)], "first.csv", head, pupils=((2, sixth[0]),))
    store(school, preview(school, [first]), "Ms K")
    account = look(school, listed([known_as.format(6)], "later.csv", head))
    assert checks(account) == set()
    assert account.of("updated")["pupil"].tolist() == ["Ada Okafor"]
    stranger = f"{EVERYONE[6]['upn']},Known,Ada,6\n"
    assert "pupils_other_details" in checks(look(school, listed([stranger], "x.csv", head)))
    assert names(school)[5] == sixth


@pytest.mark.parametrize(
    ("forename", "is_told"), [("CALLUM", False), ("Cal", True), ("Callúm", True), ("", False)]
)
def test_a_forename_written_otherwise_renames_nobody(school, forename, is_told):
    before = names(school)
    account = look(school, listed([row(EVERYONE[0] | {"forename": forename, "pp": "Y"})]))
    assert ("pupils_name_kept" in checks(account)) == is_told
    store_unseen(school, [listed([row(EVERYONE[0] | {"forename": forename, "pp": "Y"})])], "test")
    assert [p[1:4] for p in names(school)] == [p[1:4] for p in before]
    assert names(school)[0][4] is True


def test_twins_whose_numbers_changed_places_are_asked_about(fresh_database):
    start_own_school(fresh_database, 123_456, "Harbour School")
    born = EVERYONE[0]["born"]
    alfie = EVERYONE[0] | {"surname": "Thomas", "forename": "Alfie"}
    archie = EVERYONE[1] | {"surname": "Thomas", "forename": "Archie", "born": born, "form": "11B"}
    store_unseen(fresh_database, [listed(map(row, [alfie, archie]))], "test")
    fields = ("upn", "surname", "forename", "born", "form", "pp")
    rows = [
        row(alfie | {"upn": archie["upn"], "pp": "Y"}, *fields),
        row(archie | {"upn": alfie["upn"]}, *fields),
    ]
    head = "UPN,Surname,Forename,DOB,Reg,PP\n"
    (account,) = store_unseen(fresh_database, [listed(rows, head=head)], "test")
    assert {f.row for f in account.findings if f.severity == "error"} == {2, 3}
    assert [p[4] for p in names(fresh_database)] == [False, False]


def test_a_number_column_that_slipped_beside_forenames_alone_is_refused(school):
    rows = [row(p, "upn", "forename", "year").replace(",11\n", ",5\n") for p in slipped(1)]
    account = look(school, listed(rows, "marks.csv", "UPN,Forename,Maths\n"))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert "slipped by one row" in account.findings[0].message


def test_a_short_forename_beside_a_number_and_no_surname_is_believed(school):
    pupil = EVERYONE[0] | {"forename": "Cal", "year": "5"}
    text = "UPN,Forename,Maths\n" + row(pupil, "upn", "forename", "year")
    account = look(school, listed([], "marks.csv", text))
    assert account.entries.created == 1


def test_a_name_and_its_words_the_other_way_round_are_two_pupils_where_both_are_here(
    fresh_database,
):
    start_own_school(fresh_database, 123_456, "Harbour School")
    rose = EVERYONE[0] | {"surname": "Rose", "forename": "Amy"}
    amy = EVERYONE[1] | {"surname": "Amy", "forename": "Rose"}
    store_unseen(fresh_database, [listed(map(row, [rose, amy]))], "test")
    slipped_birth = row(rose | {"born": amy["born"]}, "surname", "forename", "born")
    text = "Surname,Forename,DOB,Maths\n" + slipped_birth.replace("\n", ",5\n")
    account = look(fresh_database, listed([], "marks.csv", text))
    assert not account.can_be_stored
    assert checks(account) == {"pupils_two_of_one_name"}


def test_a_column_of_births_that_slipped_beside_names_alone_is_refused(school):
    rows = [
        row(p | {"born": EVERYONE[(place + 1) % 28]["born"]}, "surname", "forename", "born", "pp")
        for place, p in enumerate(EVERYONE)
    ]
    account = look(school, listed(rows, "flags.csv", "Surname,Forename,DOB,PP\n"))
    assert checks(account) == {"pupils_contradict_numbers"}
    assert "28 of 28 rows have the name of a pupil here and another" in account.findings[0].message


def test_newcomers_called_like_somebody_here_are_not_held_against_a_list(school):
    others = [p | {"upn": "", "number": "", "born": date(2014, 9, 5)} for p in EVERYONE[:3]]
    new = [
        others[0] | {"surname": f"New{n}", "born": date(2014, 10, 1 + n), "year": "7"}
        for n in range(20)
    ]
    assert "pupils_contradict_numbers" not in checks(look(school, listed(map(row, others + new))))


SAME_SURNAME = {
    "double name cut short": ("Ashby-Cole", "Ashby"),
    "double name told in full": ("Cole", "Ashby Cole"),
    "written together": ("O'Neill", "ONeill"),
    "accents": ("García", "GARCIA"),
    "another alphabet": ("Ковалёва", "КОВАЛЁВА"),
    "one letter mistaken": ("Thistlewood", "Thistelwood"),
    "names in each other's columns": ("Merrow", "its forename"),
}


def test_a_surname_that_can_be_the_same_is_not_asked_about(fresh_database):
    start_own_school(fresh_database, 123_456, "Harbour School")
    here = [
        EVERYONE[place] | {"surname": surname}
        for place, (surname, _) in enumerate(SAME_SURNAME.values(), start=1)
    ]
    store_unseen(fresh_database, [listed(map(row, here))], "test")
    before = [kept[:4] for kept in names(fresh_database)]
    in_file = [
        pupil | {"surname": surname, "pp": "Y"}
        for pupil, (_, surname) in zip(here, SAME_SURNAME.values(), strict=True)
    ]
    in_file[-1]["forename"], in_file[-1]["surname"] = here[-1]["surname"], here[-1]["forename"]
    (account,) = store_unseen(fresh_database, [listed(map(row, in_file))], "test")
    assert "pupils_other_details" not in checks(account)
    assert account.entries.updated == len(SAME_SURNAME)
    assert [kept[:4] for kept in names(fresh_database)] == before
    assert [surname for _, surname, *_ in before] == [pupil["surname"] for pupil in here]


def test_two_who_are_born_on_one_day_with_names_in_another_alphabet_are_two(fresh_database):
    start_own_school(fresh_database, 123_456, "Harbour School")
    twins = [
        EVERYONE[0] | {"surname": "Шевченко", "forename": "Олена"},
        EVERYONE[1] | {"surname": "Бондар", "forename": "Іван", "born": EVERYONE[0]["born"]},
    ]
    store_unseen(fresh_database, [listed(map(row, twins))], "test")
    by_name = listed(
        [row(twins[1], "surname", "forename", "born").replace("\n", ",5\n")],
        "marks.csv",
        "Surname,Forename,DOB,Maths\n",
    )
    assert look(fresh_database, by_name).of("created")["pupil"].tolist() == ["Іван Бондар"]


def test_a_list_by_name_and_form_makes_nobody_and_offers_everybody(school):
    before = names(school)
    rows = [row(p | {"pp": "Y"}, "surname", "forename", "form", "pp") for p in EVERYONE]
    by_name = listed(rows, "flags.csv", "Surname,Forename,Reg,PP\n")
    account = look(school, by_name)
    assert not account.can_be_stored
    assert checks(account) == {"pupils_look_alike"}
    sure = account.lookalikes[account.lookalikes["is_sure"]]
    assert len(sure) == 28
    chosen = tuple(zip(sure["source_row"], sure["pupil_id"], strict=True))
    said = replace(by_name, answers=Answers(pupils=chosen))
    account = look(school, said)
    assert (account.entries.created, account.entries.updated) == (0, 28)
    store(school, [account], "Ms K")
    assert [p[:4] for p in names(school)] == [p[:4] for p in before]
    assert all(p[4] for p in names(school))


ALIKE = {
    "admission number without its zeros": {"upn": "", "number": "1", "born": None},
    "UPN without its letter": {"upn": EVERYONE[0]["upn"][1:], "number": "", "born": None},
    "UPN with another letter": {"upn": "A" + EVERYONE[0]["upn"][1:], "number": "", "born": None},
    "born on the day, another surname": {"upn": "", "number": "", "surname": "Other"},
    "same form, a shorter forename": {"upn": "", "number": "", "born": None, "forename": "Cal"},
}


@pytest.mark.parametrize("said", ALIKE.values(), ids=ALIKE)
def test_a_row_that_nearly_says_who_is_offered_and_makes_nobody(school, said):
    pupil = EVERYONE[0] | {k: v for k, v in said.items() if v is not None}
    line = row(pupil)
    if said.get("born", "") is None:
        line = line.replace(f"{pupil['born']:%d/%m/%Y}", "")
    account = look(school, listed([line]))
    assert not account.can_be_stored
    assert "pupils_look_alike" in checks(account)
    assert account.lookalikes["name"].tolist() == ["Callum Thistlewood"]


NEW = EVERYONE[0] | {
    "upn": "U502400200093",
    "number": "009999",
    "surname": "Newcomer",
    "forename": "Nia",
    "born": date(2011, 8, 31),
}


def test_a_pupil_of_whom_nobody_here_is_like_is_made_only_when_said(school):
    account = look(school, listed([*map(row, EVERYONE), row(NEW)]))
    assert checks(account) == {"pupils_new"}
    assert (account.entries.created, account.entries.unchanged) == (0, 28)
    said = listed([*map(row, EVERYONE), row(NEW)], made=(30,))
    (account,) = store(school, preview(school, [said]), "Ms K")
    assert account.entries.created == 1
    assert names(school)[-1][1:3] == ("Newcomer", "Nia")


def test_a_list_brought_in_where_nobody_can_be_asked_is_refused_with_a_row_of_nobody(school):
    account = look(school, listed([*map(row, EVERYONE), row(NEW)], new_pupils="refuse"))
    assert checks(account) == {"pupils_nobody_to_ask"}
    assert not account.can_be_stored
    made = look(school, listed([*map(row, EVERYONE), row(NEW)], new_pupils="make"))
    assert made.entries.created == 1
    same_name = row(EVERYONE[0], "surname", "forename", "form", "year")
    alike = listed([same_name], head="Surname,Forename,Reg,Year\n", new_pupils="make")
    assert not look(school, alike).can_be_stored


def test_last_years_list_moves_nobody_to_another_year_group(school):
    rows = [row(p | {"year": "10"}, "upn", "year", "pp") for p in EVERYONE]
    account = look(school, listed(rows, head="UPN,Year,PP\n"))
    assert checks(account) == {"cohorts_of_other_year"}
    assert "28 of 28 pupils would move" in account.findings[0].message
    assert not account.can_be_stored
    last_year = replace(listed(rows, head="UPN,Year,PP\n"), academic_year=2026)
    assert checks(look(school, last_year)) == set()


def test_a_pupil_moves_to_another_year_group_only_when_said(school):
    moved = [row(p | ({"year": "10"} if n == 3 else {})) for n, p in enumerate(EVERYONE)]
    account = look(school, listed(moved))
    assert [(f.check, f.row) for f in account.findings if f.check == "cohorts_kept"] == [
        ("cohorts_kept", 5)
    ]
    assert not account.can_be_stored
    (account,) = store(school, preview(school, [listed(moved, taken=(5,))]), "Ms K")
    assert account.entries.updated == 1
    with school.cursor() as cursor:
        found = cursor.execute("select surname from standing.pupil where results_year = 2028")
        assert found.fetchall() == [("Slade",)]


@pytest.mark.parametrize("namesakes", [1, 2])
def test_a_namesake_of_another_year_with_a_number_of_their_own_is_somebody_else(school, namesakes):
    first = [
        NEW | {"upn": f"A80120009{n}001", "number": "", "born": date(2010, 10, 1 + n)}
        for n in range(namesakes)
    ]
    store_unseen(school, [listed(map(row, first), new_pupils="make")], "test")
    younger = NEW | {"born": date(2014, 10, 1), "year": "7"}
    account = look(school, listed([row(younger)], made=()))
    assert checks(account) == {"pupils_new"}


def test_the_lists_of_a_new_school_make_everybody_but_those_who_look_alike(fresh_database):
    start_own_school(fresh_database, 123_456, "Harbour School")
    by_name = row(EVERYONE[0], "surname", "forename", "year", "form")
    lists = [
        listed(map(row, EVERYONE[:20]), "one.csv"),
        listed(map(row, EVERYONE[20:]), "two.csv"),
        listed([by_name], "three.csv", "Surname,Forename,Year,Reg\n"),
    ]
    accounts = store_unseen(fresh_database, lists, "test")
    assert [account.entries.created for account in accounts] == [20, 8, 0]
    assert checks(accounts[2]) == {"pupils_look_alike"}


def test_a_register_with_two_rows_a_pupil_makes_nobody(school):
    rows = [row(p, "surname", "forename", "form", "pp") for p in EVERYONE for _ in range(2)]
    account = look(school, listed(rows, "behaviour.csv", "Surname,Forename,Reg,PP\n"))
    assert not account.can_be_stored
    assert account.rows.rejected == 56


SURE = {
    "name and form": ("surname,forename,form", True),
    "name alone": ("surname,forename", True),
    "name, other form": ("surname,forename,other_form", False),
    "name, other year group": ("surname,forename,other_year", False),
}
HEADS = {
    "surname": "Surname",
    "forename": "Forename",
    "form": "Reg",
    "other_form": "Reg",
    "other_year": "Year",
}


@pytest.mark.parametrize(("fields", "is_sure"), SURE.values(), ids=SURE)
def test_only_a_row_that_agrees_with_one_pupil_is_offered_with_all_the_others(
    school, fields, is_sure
):
    asked = fields.split(",")
    pupil = EVERYONE[3] | {"other_form": "11Z", "other_year": "8"}
    text = ",".join(HEADS[f] for f in asked) + ",PP\n"
    account = look(school, listed([row(pupil, *asked, "pp")], head=text))
    assert account.lookalikes["is_sure"].tolist() == [is_sure]


def test_of_namesakes_the_one_whose_number_lacks_its_zeros_is_offered(fresh_database):
    twins = a_school(fresh_database)  # two are called Bill Bell: 0004 and 0005
    rows = "4,Bill Bell,3\n5,Bill Bell,9\n7,Bill Bell,8\n"
    (account,) = preview(twins, [listed([rows], "marks.csv", "Adno,Name,Maths\n")])
    assert account.entries.created == 0
    told = {finding.row: finding.check for finding in account.findings}
    assert told == {
        2: "pupils_look_alike",
        3: "pupils_look_alike",
        4: "pupils_two_of_one_name",
    }
