"""What the DfE published, as we hold it: complete, sourced, unchanged, and one shape a year."""

import csv
import hashlib
import re
import shutil

import duckdb
import pytest

from lib.rules.reference_tables import FOLDER, reference_tables
from lib.rules.rule_sets import rule_sets
from lib.store.database import open_database
from lib.store.reference import load_reference
from lib.store.shape import make_shape
from tests.spec.tables import rules_connection, score_cases

YEARS = sorted(p for p in FOLDER.iterdir() if p.is_dir() and p.name.isdigit())


def lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def asked(sql):
    return rules_connection().execute(sql).fetchall()


def test_every_reference_file_is_listed_with_its_source_and_its_hash():
    listed = {row["file"]: row for row in lines(FOLDER / "sources.csv")}
    files = {p.relative_to(FOLDER).as_posix(): p for p in FOLDER.rglob("*.csv")}
    assert listed.keys() == files.keys() - {"sources.csv"}
    for name, row in listed.items():
        assert row["sha256"] == hashlib.sha256(files[name].read_bytes()).hexdigest(), name
        assert row["url"].startswith("https://"), name
        assert row["title"], name
        assert row["release"], name


def test_every_year_holds_the_same_files_with_the_same_columns():
    shapes = [
        {p.name: p.read_text(encoding="utf-8").splitlines()[0] for p in year.iterdir()}
        for year in YEARS
    ]
    assert {year.name for year in YEARS} >= {"2022", "2023", "2024"}
    assert all(shape == shapes[0] for shape in shapes)


def test_there_are_sixty_subjects_with_short_names_that_fit_a_grid():
    subjects = lines(FOLDER / "subjects.csv")
    assert len(subjects) >= 60
    for row in subjects:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", row["subject_id"])
        assert len(row["short_name"]) <= 12
        assert row["department"]
    for column in ("subject_id", "name", "short_name", "sort_order"):
        values = [row[column] for row in subjects]
        assert len(values) == len(set(values)), column


@pytest.mark.parametrize(
    ("alias", "subject"),
    [
        ("Maths", "mathematics"),
        ("Ma", "mathematics"),
        ("Eng Lang", "english_language"),
        ("En", "english_language"),
        ("Trilogy", "combined_science"),
        ("Combined Sci", "combined_science"),
        ("Art & Design", "art_and_design"),
        ("RS", "religious_studies"),
        ("RE", "religious_studies"),
        ("Comp Sci", "computer_science"),
        ("IT", "information_technology"),
        ("PE", "physical_education"),
        ("H&SC", "health_and_social_care"),
        ("D&T", "design_and_technology"),
        ("Sport (BTEC)", "sport_btec"),
    ],
)
def test_a_school_s_own_name_for_a_subject_is_known(alias, subject):
    key = re.sub(r"[^a-z0-9]", "", alias.lower())
    aliases = {row["alias_key"]: row["subject_id"] for row in lines(FOLDER / "subject_aliases.csv")}
    assert aliases[key] == subject


def test_an_alias_is_letters_and_digits_and_names_one_known_subject():
    rows = lines(FOLDER / "subject_aliases.csv")
    keys = [row["alias_key"] for row in rows]
    subjects = {row["subject_id"] for row in lines(FOLDER / "subjects.csv")}
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in keys)
    assert len(keys) == len(set(keys))
    assert {row["subject_id"] for row in rows} == subjects


def test_every_subject_points_at_things_that_exist():
    assert (
        asked(
            "select subject_id from reference_subject where default_qualification not in "
            "(select qualification from reference_points)"
        )
        == []
    )
    assert (
        asked(
            "select subject_id from reference_subject where national_subject is not null and "
            "national_subject not in (select national_subject from reference_national_grade)"
        )
        == []
    )
    assert (
        asked(
            "select subject_id from reference_element_subject where subject_id not in "
            "(select subject_id from reference_subject)"
        )
        == []
    )


def test_no_other_subject_shares_an_ebacc_pillar_than_those_the_element_takes():
    assert (
        asked(
            "select subject_id from reference_subject where ebacc_pillar in "
            "('science', 'humanities', 'languages') and subject_id not in (select subject_id "
            "from reference_element_subject where rule_set = '2024' and element = 'ebacc')"
        )
        == []
    )


def test_estimates_hold_34_groups_without_a_gap_and_their_elements_add_up():
    assert asked(
        "select distinct count(*), min(ks2_group), max(ks2_group), min(ks2_from), max(ks2_to) "
        "from reference_estimate group by tables_year, release"
    ) == [(34, 1, 34, 59.0, 120.0)]
    assert asked(
        "select max(abs(attainment_8 - english - maths - ebacc - open)) <= 0.0201 "
        "from reference_estimate"
    ) == [(True,)]
    assert asked(
        "select count(*) from reference_estimate a join reference_estimate b "
        "on b.tables_year = a.tables_year and b.release = a.release "
        "and b.ks2_group = a.ks2_group + 1 where b.ks2_from <> a.ks2_to + 0.5"
    ) == [(0,)]


@pytest.mark.parametrize(
    ("subject", "band", "mean"),
    [
        ("English Language", "80 - 89.5", 2.27),
        ("English Language", "Total", 4.77),
        ("Mathematics", "100 - 102", 3.78),
        ("Combined Science", "110 - 113", 5.63),
        ("History", "Total", 4.62),
    ],
)
def test_national_means_leave_x_out_and_count_u_as_nought(subject, band, mean):
    found = rules_connection().execute(
        "select round(mean_points, 2) from reference_national_subject where pupil_group = 'all' "
        "and national_subject = $subject and ks2_band = $band",
        {"subject": subject, "band": band},
    )
    assert found.fetchall() == [(mean,)]


def test_what_is_not_known_is_said_for_every_year_and_the_proposal():
    said = {(row["folder"], row["item"]) for row in _not_known()}
    assert {folder for folder, _ in said} == {p.name for p in FOLDER.iterdir() if p.is_dir()}
    assert ("2024", "Extreme-score thresholds") in said
    assert ("2024", "2024 revised estimates") in said
    assert ("2022", "Subject grades by KS2 start") in said


def _not_known():
    return reference_tables()["reference_not_known"].to_dict("records")


@pytest.fixture
def next_year(tmp_path):
    """The reference folder with a made-up 2028 added, every estimate one point higher."""
    folder = tmp_path / "reference"
    shutil.copytree(FOLDER, folder)
    shutil.copytree(folder / "2024", folder / "2028")
    rows = lines(folder / "2028" / "estimates.csv")
    with (folder / "2028" / "estimates.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            higher = f"{float(row['attainment_8']) + 1:.2f}"
            writer.writerow(row | {"release": "revised", "attainment_8": higher})
    return folder


def test_adding_a_year_is_adding_a_folder(next_year, tmp_path):
    database = open_database(tmp_path / "school.duckdb", reference_folder=next_year)
    with database.cursor() as cursor:
        score_cases(cursor, "2028", [(1, 107, 105)], [(1, "mathematics", "gcse", "5", None)])
        assert cursor.execute("select estimate from scored_measure").fetchall() == [(48.45,)]
        score_cases(cursor, "2024", [(1, 107, 105)], [(1, "mathematics", "gcse", "5", None)])
        assert cursor.execute("select estimate from scored_measure").fetchall() == [(47.45,)]
    database.close()


def test_a_year_added_is_used_from_then_on_and_changes_no_year_before(next_year):
    before = rule_sets(FOLDER).set_index("rule_set")
    after = rule_sets(next_year).set_index("rule_set")
    assert (before.loc[:"2027", "tables_year"] == after.loc[:"2027", "tables_year"]).all()
    assert after.loc["2028", "progress_8_note"] == "against 2028 revised estimates"
    assert after.loc["2029", "progress_8_note"].startswith("against 2028 revised estimates; the")


def test_a_year_beyond_the_list_of_rule_sets_needs_no_new_line_there(next_year):
    (next_year / "2028").rename(next_year / "2040")
    after = rule_sets(next_year).set_index("rule_set")
    assert after.loc["2040", "tables_year"] == 2040


def test_a_changed_folder_is_loaded_again_and_an_unchanged_one_is_not(next_year, tmp_path):
    path = tmp_path / "school.duckdb"
    for folder, years in ((FOLDER, 3), (next_year, 4), (next_year, 4), (FOLDER, 3)):
        database = open_database(path, reference_folder=folder)
        with database.cursor() as cursor:
            found = cursor.execute("select count(distinct tables_year) from reference_estimate")
            assert found.fetchall() == [(years,)]
        database.close()


def test_a_folder_with_a_file_missing_leaves_what_was_loaded(next_year):
    connection = duckdb.connect()
    make_shape(connection)
    load_reference(connection, FOLDER)
    (next_year / "2028" / "points.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"points\.csv"):
        load_reference(connection, next_year)
    found = connection.execute("select max(tables_year) from reference_points").fetchall()
    connection.close()
    assert found == [(2024,)]
