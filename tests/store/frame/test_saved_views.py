"""Saved views: kept by name, renamed, taken out and never lost; no pupil's name among them."""

import pytest

from lib.store.errors import StoreError
from lib.store.frame.saved_views import rename_view, save_view, withdraw_view

ADDRESS = "cohort=2027&subject=french&pupil=12"


@pytest.fixture
def urn(sample_copy):
    return int(sample_copy.rows("frame/school").urn.iloc[0])


def names(database, urn):
    return database.rows("frame/saved_views", urn=urn).name.tolist()


def test_a_view_is_kept_with_its_page_and_address(sample_copy, urn):
    save_view(sample_copy, urn, "  French,  boys ", "behind_target", ADDRESS, "AB")
    kept = sample_copy.rows("frame/saved_views", urn=urn).iloc[0]
    assert (kept["name"], kept.page, kept.address) == ("French, boys", "behind_target", ADDRESS)


def test_a_view_is_renamed_and_taken_out_and_the_row_stays(sample_copy, urn):
    save_view(sample_copy, urn, "One", "cohort", "", "AB")
    view_id = int(sample_copy.rows("frame/saved_views", urn=urn).view_id.iloc[0])
    rename_view(sample_copy, urn, view_id, "Two")
    assert names(sample_copy, urn) == ["Two"]
    withdraw_view(sample_copy, urn, view_id)
    assert names(sample_copy, urn) == []
    with sample_copy.cursor() as cursor:
        assert cursor.execute("select name from saved_view").fetchall() == [("Two",)]
    with pytest.raises(StoreError, match="not in the list"):
        rename_view(sample_copy, urn, view_id, "Three")
    with pytest.raises(StoreError, match="not in the list"):
        withdraw_view(sample_copy, urn, view_id)


def test_a_name_is_taken_once_whatever_its_case(sample_copy, urn):
    save_view(sample_copy, urn, "One", "cohort", "", "AB")
    with pytest.raises(StoreError, match="already"):
        save_view(sample_copy, urn, "ONE", "groups", "", "AB")


@pytest.mark.parametrize(
    ("name", "who", "said"),
    [("", "AB", "needs a name"), ("x" * 41, "AB", "needs a name"), ("One", " ", "Nobody is named")],
)
def test_a_view_without_a_name_or_a_person_is_refused(sample_copy, urn, name, who, said):
    with pytest.raises(StoreError, match=said):
        save_view(sample_copy, urn, name, "cohort", "", who)
    assert names(sample_copy, urn) == []


def test_a_pupils_name_is_refused_in_the_address_and_in_the_name(sample_copy, urn):
    with sample_copy.cursor() as cursor:
        forename, surname = cursor.execute(
            "select forename, surname from pupil order by pupil_id limit 1"
        ).fetchone()
    for value in (f"{forename}+{surname}", f"{surname.upper()}%2C%20{forename}"):
        with pytest.raises(StoreError, match="address of this page"):
            save_view(sample_copy, urn, "One", "pupil", f"cohort=2027&find={value}", "AB")
    with pytest.raises(StoreError, match="cannot be a pupil's name"):
        save_view(sample_copy, urn, f"For {surname}, {forename}", "pupil", ADDRESS, "AB")
    assert names(sample_copy, urn) == []
