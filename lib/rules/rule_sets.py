"""Rule sets: which tables, slots and labels measure the cohort of one results year.

A year borrows the newest published tables that are not later than itself, and says which
(design, section 5, honesty rule 1; wording from the DfE's own practice of provisional estimates).
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

RELEASES = ("provisional", "revised", "final")
"""From the earliest to the one that stands."""


@dataclass(frozen=True)
class Tables:
    """One year's folder that holds estimates: its year and its best release."""

    year: int
    release: str


def year_folders(folder: Path) -> list[Path]:
    """Return the folders of results years, oldest first."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and path.name.isdigit())


def read_table(path: Path) -> pd.DataFrame:
    """Read one reference file: blank is missing, `NA` and its like are text."""
    return pd.read_csv(path, keep_default_na=False, na_values=[""])


def published_tables(folder: Path) -> list[Tables]:
    """Return the years whose estimates were published, oldest first."""
    found = []
    for year in year_folders(folder):
        releases = set(read_table(year / "estimates.csv")["release"])
        if releases:
            found.append(Tables(int(year.name), max(releases, key=RELEASES.index)))
    return found


def rule_sets(folder: Path) -> pd.DataFrame:
    """Return `reference_rule_set`: one row per results year and per proposal.

    A year with a folder of its own but no row in rule_sets.csv is an ordinary year.
    """
    rows = read_table(folder / "rule_sets.csv").fillna({"note": "", "progress_8_note": ""})
    rows = pd.concat([rows, _ordinary_years(folder, set(rows["rule_set"]))], ignore_index=True)
    tables = published_tables(folder)
    used = [_tables_for(year, tables) for year in rows["results_year"]]
    notes = zip(rows["progress_8_note"], rows["results_year"], used, strict=True)
    return rows.assign(
        tables_year=[t.year for t in used],
        tables_release=[t.release for t in used],
        progress_8_note=[note or _progress_8_note(year, t) for note, year, t in notes],
    )


def slots_folder(rule_set: pd.Series) -> str:
    """Return the name of the folder whose elements.csv this rule set uses."""
    given = rule_set["slots_folder"]
    return given if isinstance(given, str) else str(rule_set["tables_year"])


def _ordinary_years(folder: Path, known: set[str]) -> pd.DataFrame:
    years = [path.name for path in year_folders(folder) if path.name not in known]
    return pd.DataFrame(
        {
            "rule_set": years,
            "results_year": [int(year) for year in years],
            "label": [f"{year} rules" for year in years],
            "is_proposal": [False] * len(years),
            "has_progress_8": [True] * len(years),
            "has_ebacc": [False] * len(years),
            "progress_8_note": [""] * len(years),
            "note": [""] * len(years),
        }
    )


def _tables_for(results_year: float, tables: list[Tables]) -> Tables:
    if pd.isna(results_year):
        return tables[-1]
    return max((t for t in tables if t.year <= results_year), key=lambda t: t.year)


def _progress_8_note(results_year: float, tables: Tables) -> str:
    against = f"against {tables.year} {tables.release} estimates"
    if tables.year == results_year:
        return against
    return f"{against}; the official figure will use this cohort's own year"
