"""Whether what is known of pupils is of the year it is stored for, told by their year groups."""

import pandas as pd

from lib.importing.findings import Finding
from lib.importing.people.contradicting import FEWEST, MOST_SHARE
from lib.importing.reading.headings import year_groups_in
from lib.importing.screening import Screening

LAST = 11


def check_year_groups_of_other_year(s: Screening) -> list[Finding]:
    """More than a tenth of the pupils were in the year group it names in another year."""
    known = _people(s) if s.kind.has_grades else _entries(s)
    known = known[known["named"].astype(bool)]
    pairs = zip(known["group"], known["named"], strict=True)
    differs = pd.Series([group not in named for group, named in pairs], index=known.index)
    others = known[differs.astype(bool)]
    pupils, contradicted = known["source_row"].nunique(), others["source_row"].nunique()
    if contradicted < FEWEST or contradicted <= MOST_SHARE * pupils:
        return []
    named = sorted({group for groups in others["named"] for group in groups})
    years = sorted(set(others["academic_year"]))
    return [
        Finding(
            "year_groups_of_other_year",
            "error",
            f"It says Year {' and '.join(map(str, named))}, and {contradicted} of {pupils} pupils "
            f"are in another year group in {years[0] - 1}/{years[0] % 100:02d}. This looks like "
            "the list of another academic year.",
            "Export this year's, or choose the checkpoint it is of: its academic year first."
            if s.belongs_to_checkpoint
            else "Export this year's, or say which academic year it is of, in its title or its "
            "headings, such as 2025/26.",
        )
    ]


def check_year_groups_past(s: Screening) -> list[Finding]:
    """A pupil who had left Year 11 by the year it is stored for; grades may be of one."""
    if s.kind.has_grades:
        return []
    table = _entries(s)
    past = table[table["group"] > LAST].drop_duplicates("source_row")
    return [
        Finding(
            "year_groups_past",
            "error",
            f"This pupil was in Year 11 in {year - 1 - group + LAST}/"
            f"{(year - group + LAST) % 100:02d}, and this is being stored for "
            f"{year - 1}/{year % 100:02d}.",
            "Leave the row out, or say which academic year it is of, in a title or a heading.",
            row=int(row),
        )
        for row, year, group in zip(
            past["source_row"], past["academic_year"], past["group"], strict=True
        )
    ]


def _people(s: Screening) -> pd.DataFrame:
    """Return of the rows that name a year group what `_entries` does.

    What is said above grades is held against their checkpoint, which may be stored all the same.
    """
    known = s.people[s.people["year_in_file"].notna() & s.people["results_year"].notna()]
    known = known.drop_duplicates(["pupil_id", "year_in_file"])
    named = [{int(year)} for year in known["year_in_file"]]
    return pd.DataFrame(
        {
            "source_row": known["source_row"],
            "academic_year": s.academic_year,
            "group": (LAST - known["results_year"] + s.academic_year).astype("int64"),
            "named": pd.Series(named, index=known.index, dtype="object"),
        }
    )


def _entries(s: Screening) -> pd.DataFrame:
    """Return each entry's row with the academic year it is of, the year group its pupil is then in,
    and those that its row or else a title names.
    """
    people = s.people.drop_duplicates("source_row").set_index("source_row")
    years = s.entries.get("academic_year", pd.Series(pd.NA, index=s.entries.index, dtype="Int64"))
    years = years.fillna(s.academic_year).astype("Int64")
    results = s.entries["source_row"].map(people["results_year"]).astype("Int64")
    table = pd.DataFrame({"source_row": s.entries["source_row"], "academic_year": years})
    table["group"] = LAST - results + years
    above = _named_above(s)
    in_row = s.entries["source_row"].map(people["year_in_file"])
    named = [{int(year)} if pd.notna(year) else above for year in in_row]
    table["named"] = pd.Series(named, index=table.index, dtype="object")
    usable = results.notna() & s.entries["state"].isin(("ok", "said_twice"))
    return table[usable].astype({"academic_year": "int64", "group": "int64"})


def _named_above(s: Screening) -> set[int]:
    """Return the year groups that titles, the sheet's name and the file's name."""
    names = [*s.columns.titles, s.columns.sheet.name, s.delivery.file_name]
    return set().union(*map(year_groups_in, names))
