"""Every file of the sample school, and the manifest that lists them in the order to load them."""

from dataclasses import dataclass
from pathlib import Path

from data.sample.generator import beside, sheets, teaching
from data.sample.generator.calendar import COHORTS, FINAL, Collection, collections
from data.sample.generator.files import csv_bytes, xlsx_bytes
from data.sample.generator.truths import SAMPLE, planted_truths

MANIFEST_HEADING = (
    "file", "content", "academic_year", "half_term", "year_group", "kind", "status",
    "collected_on", "checked_on",
)  # fmt: skip
SCHOOL_YEARS = (2025, 2026, 2027)
HALF_TERMS = (
    "autumn_1", "autumn_2", "spring_1", "spring_2", "summer_1", "summer_2", "results",
)  # fmt: skip


@dataclass(frozen=True)
class SchoolFile:
    """One file as the school holds it, and what the manifest says of it."""

    name: str
    content: str
    academic_year: int
    year_group: int | None
    collection: Collection | None
    body: bytes

    def manifest_row(self) -> list[str]:
        """Return the file's row of the manifest."""
        c = self.collection
        told = [str(c.half_term), str(c.year_group), c.kind, c.status] if c else []
        told += [c.collected_on.isoformat(), str(c.checked_on or "")] if c else []
        year_group = "" if self.year_group is None else str(self.year_group)
        return [
            self.name, self.content, str(self.academic_year),
            *(told or ["", year_group, "", "", "", ""]),
        ]  # fmt: skip


def school_files() -> list[SchoolFile]:
    """Return every file of the school in the order they are to be loaded."""
    grades = map(_grades, collections())
    return [*_pupil_lists(), *_targets(), *grades, *_help(), *_beside_grades()]


def write_school(folder: Path = SAMPLE) -> int:
    """Write the school's files, its manifest and school.csv. Returns how many files."""
    files = school_files()
    for name, body in sample_bytes(files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return len(files)


def sample_bytes(files: list[SchoolFile]) -> dict[str, bytes]:
    """Return the bytes of every generated file by its path inside data/sample."""
    school = planted_truths()["school"]
    about = [str(school["urn"]), school["name"], school["as_of_on"].isoformat()]
    return {
        "school.csv": csv_bytes(["urn", "name", "as_of_on"], [about]),
        "manifest.csv": csv_bytes(MANIFEST_HEADING, [file.manifest_row() for file in files]),
        **{f"files/{file.name}": file.body for file in files},
    }


def _pupil_lists() -> list[SchoolFile]:
    leavers = [
        SchoolFile(
            f"leavers_{year}.csv",
            "pupil_list",
            year,
            None,
            None,
            csv_bytes(*sheets.leavers_list(year)),
        )
        for year in (2025, 2026)
    ]
    body = csv_bytes(*sheets.pupil_list(), marked=True)
    return [*leavers, SchoolFile("pupils_2026_27.csv", "pupil_list", 2027, None, None, body)]


def _targets() -> list[SchoolFile]:
    files = []
    for academic_year in SCHOOL_YEARS:
        for results_year in COHORTS:
            year_group = academic_year + 11 - results_year
            if 7 <= year_group <= 11:
                sheet = sheets.target_list(academic_year, results_year)
                is_workbook = (academic_year, year_group) == (2027, 11)
                body = xlsx_bytes("Targets", *sheet) if is_workbook else csv_bytes(*sheet)
                name = f"targets_{_year_label(academic_year)}_year_{year_group:02d}"
                name += ".xlsx" if is_workbook else ".csv"
                files.append(SchoolFile(name, "targets", academic_year, year_group, None, body))
    return files


def _grades(c: Collection) -> SchoolFile:
    name = f"{_year_label(c.academic_year)}_{HALF_TERMS[c.half_term - 1]}_year_{c.year_group:02d}"
    if c.half_term == FINAL:
        body = csv_bytes(*sheets.final_results(c.results_year))
        return SchoolFile(f"{name}.csv", "long_results", c.academic_year, c.year_group, c, body)
    sheet = sheets.marksheet(c)
    is_workbook = (c.academic_year, c.half_term, c.year_group) == (2027, 1, 10)
    body = xlsx_bytes("Year 10", *sheet) if is_workbook else csv_bytes(*sheet)
    name += ".xlsx" if is_workbook else ".csv"
    return SchoolFile(name, "wide_marksheet", c.academic_year, c.year_group, c, body)


def _help() -> list[SchoolFile]:
    lists = {"interventions": sheets.interventions(), "sessions": sheets.sessions()}
    return [
        SchoolFile(f"{name}.csv", name, 2027, None, None, csv_bytes(*sheet))
        for name, sheet in lists.items()
    ]


def _beside_grades() -> list[SchoolFile]:
    lists = {
        ("attendance", "attendance_by_half_term"): beside.attendance(),
        ("behaviour", "behaviour_2026_27_autumn_1"): beside.behaviour(),
        ("tests", "reading_tests"): beside.reading_tests(),
        ("tests", "cat4_year_07"): beside.cat4(),
        ("needs", "special_needs"): beside.special_needs(),
        ("staff", "staff"): teaching.staff(),
        ("teaching_groups", "timetable_2026_27_year_11"): teaching.timetable(2027),
        ("teaching_groups", "set_changes_2026_27_year_11"): teaching.set_changes(2027),
        ("other_targets", "targets_of_all_kinds_2026_27_year_11"): teaching.targets(2027),
    }
    lists |= {
        ("attitude", f"attitude_2026_27_autumn_1_year_{c.year_group:02d}"): beside.attitude(c)
        for c in beside.latest_collections()
    }
    return [
        SchoolFile(f"{name}.csv", content, 2027, None, None, csv_bytes(*sheet))
        for (content, name), sheet in lists.items()
    ]


def _year_label(academic_year: int) -> str:
    return f"{academic_year - 1}_{academic_year % 100:02d}"
