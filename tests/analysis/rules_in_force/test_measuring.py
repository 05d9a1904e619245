"""What measures a cohort, in words and tables, against the reference data itself."""

import pytest

from lib.analysis.rules_in_force.measuring import rules_in_force

URN = 999001


@pytest.fixture
def rules(sample_database):
    def of(results_year, name="Year 11"):
        return rules_in_force(sample_database, URN, results_year, name)

    return of


def test_a_cohort_that_borrows_tables_says_which_and_that_it_is_a_proxy(rules):
    found = rules(2027)
    assert "2024 provisional estimates, the newest published" in found.finding
    assert found.lede.endswith(
        "A proxy until then: the official figure will use this cohort's own year."
    )


def test_the_slots_are_those_of_attainment_8_with_the_element_s_own_spread(rules):
    slots = rules(2027).slots.set_index("Element")
    assert slots["Slots"].to_dict() == {"English": 1, "Maths": 1, "EBacc": 3, "Open": 3}
    assert slots["Spread in England"].to_dict() == {
        "English": "1.614",
        "Maths": "1.487",
        "EBacc": "1.637",
        "Open": "1.617",
    }
    assert slots.loc["English", "Counted"] == "twice, if both were taken"


def test_a_cohort_without_progress_8_has_no_bands_and_no_spread(rules):
    found = rules(2026, "2026 leavers")
    assert found.bandings.empty
    assert "Spread in England" not in found.slots
    assert "sat no KS2 tests" in found.lede


def test_every_cohort_of_the_school_is_listed_with_its_word_on_progress_8(rules):
    cohorts = rules(2027).cohorts.set_index("Results year")
    assert list(cohorts.index) == [str(year) for year in range(2025, 2032)]
    assert cohorts.loc["2025", "Progress 8"].startswith("Progress 8 was not published")
    assert cohorts.loc["2030", "Progress 8"].startswith("Against 2024 provisional estimates")
    assert (cohorts["EBacc measures"] == "yes").sum() == 1


def test_the_bands_are_told_with_true_minus_signs(rules):
    bands = rules(2027).bandings.set_index("Band")
    assert bands.loc["Below average", "Score"] == "−0.5 to 0"
    assert bands.loc["Well above average", "Score"] == "+0.5 or more"


def test_the_proposal_stands_apart_with_its_own_slots_and_unknowns(rules):
    proposal = rules(2027).proposal
    assert proposal.slots["Slots"].sum() == 8
    assert "Divided by" not in proposal.slots
    assert "Where computer science sits" in set(proposal.not_known["What"])
    assert "not adopted" in proposal.title


def test_only_files_in_use_are_named_as_sources(rules):
    sources = rules(2027).sources
    assert set(sources["Year"]) == {"2024", "2025", ""}
    assert sources["From"].str.contains("KS4-ready-reckoners").any()


def test_a_cohort_the_school_does_not_have_is_an_error(rules):
    with pytest.raises(KeyError):
        rules(1999)
