"""The folder data/reference as data frames, one for each reference_* table of the store."""

from pathlib import Path

import pandas as pd

from lib.rules.rule_sets import read_table, rule_sets, slots_folder, year_folders

FOLDER = Path(__file__).parents[2] / "data" / "reference"


def reference_tables(folder: Path = FOLDER) -> dict[str, pd.DataFrame]:
    """Return every reference table by the name it has in the store.

    Raises FileNotFoundError when a file is missing and KeyError when a column is.
    """
    rules = rule_sets(folder)
    return {
        "reference_subject": read_table(folder / "subjects.csv"),
        "reference_subject_alias": read_table(folder / "subject_aliases.csv"),
        "reference_qualification": read_table(folder / "qualifications.csv"),
        "reference_school_scale": read_table(folder / "school_scales.csv"),
        "reference_school_scale_grade": read_table(folder / "school_scale_grades.csv"),
        "reference_ks2_band": read_table(folder / "ks2_bands.csv"),
        "reference_source": read_table(folder / "sources.csv"),
        "reference_rule_set": rules.drop(columns="slots_folder"),
        "reference_element": _of_each_rule_set(folder, rules, "elements.csv"),
        "reference_element_subject": _of_each_rule_set(folder, rules, "element_subjects.csv"),
        "reference_banding": _bandings(folder, rules),
        "reference_points": _of_each_year(folder, "points.csv", "tables_year"),
        "reference_estimate": _of_each_year(folder, "estimates.csv", "tables_year"),
        "reference_deviation": _of_each_year(folder, "standard_deviations.csv", "tables_year"),
        "reference_national_average": _of_each_year(
            folder, "national_averages.csv", "results_year"
        ),
        "reference_national_grade": _of_each_year(
            folder, "subject_grades_by_ks2_band.csv", "results_year"
        ),
        "reference_not_known": _not_known(folder),
    }


def _of_each_year(folder: Path, name: str, year_column: str) -> pd.DataFrame:
    """Stack one file of every year that has lines in it; the folder says the year."""
    frames = []
    for year in year_folders(folder):
        frame = read_table(year / name)
        if len(frame):
            frames.append(frame.assign(**{year_column: int(year.name)}))
    return pd.concat(frames, ignore_index=True)


def _of_each_rule_set(folder: Path, rules: pd.DataFrame, name: str) -> pd.DataFrame:
    frames = [
        read_table(folder / slots_folder(rule) / name).assign(rule_set=rule["rule_set"])
        for _, rule in rules.iterrows()
    ]
    return pd.concat(frames, ignore_index=True)


def _bandings(folder: Path, rules: pd.DataFrame) -> pd.DataFrame:
    frames = [
        read_table(folder / str(tables_year) / "bandings.csv").assign(results_year=int(year))
        for tables_year, year, has_progress_8 in zip(
            rules.tables_year, rules.results_year, rules.has_progress_8, strict=True
        )
        if has_progress_8
    ]
    return pd.concat(frames, ignore_index=True)


def _not_known(folder: Path) -> pd.DataFrame:
    files = sorted(folder.glob("*/not_known.csv"))
    return pd.concat(
        [read_table(path).assign(folder=path.parent.name) for path in files], ignore_index=True
    )
