"""The headings and rows of each kind of file the school holds."""

from datetime import date

import numpy as np

from data.sample.generator.attending import marks
from data.sample.generator.calendar import COHORTS, SUMMER_EXAMS, Collection
from data.sample.generator.grades import grade, nearest_points
from data.sample.generator.helping import helped
from data.sample.generator.people import Pupil, cohort
from data.sample.generator.stages import Stage, exam_stage, lower_stage, stage_of
from data.sample.generator.truths import chance, planted_truths

LIST_HEADING = (
    "UPN", "Admission number", "Surname", "Forename", "Sex", "Date of birth", "Year", "Reg",
    "Disadvantaged (PP)", "Looked after", "SEN", "EAL", "KS2 reading", "KS2 maths", "Joined",
    "Left",
)  # fmt: skip
HELP_HEADING = (
    "UPN", "Surname", "Forename", "Intervention", "Subject", "Wave", "Type", "Lead", "Start", "End",
)  # fmt: skip
SESSION_HEADING = (
    "UPN", "Surname", "Forename", "Intervention", "Subject", "Session date", "Session mark",
    "Reason", "Minutes",
)  # fmt: skip
MINUTES = "40"
QUALIFICATIONS = {
    "gcse": "GCSE",
    "combined": "Combined science GCSE",
    "vocational": "BTEC Tech Award",
}
MISSED = 0.004
MISSED_WHILE_OPEN = 0.06
MISSED_LATELY = 0.001
EARLY_ENTRY = date(2025, 11, 5)
EARLY_ENTRANTS = 8
ABSENT = 0.004

Sheet = tuple[list[str], list[list[str]]]


def pupil_list() -> Sheet:
    """Return the whole school as its information system would list it."""
    heading = list(LIST_HEADING)
    years = [year for year in COHORTS if year >= 2027]
    return heading, [
        _person(p, str(2038 - year), f"{2038 - year}{p.form}")
        for year in years
        for p in _in_order(cohort(year))
    ]


def leavers_list(results_year: int) -> Sheet:
    """Return a cohort that has left: its results year stands where the year group was."""
    heading = ["Results year" if name == "Year" else name for name in LIST_HEADING]
    pupils = _in_order(cohort(results_year))
    return heading, [_person(p, str(results_year), f"11{p.form}") for p in pupils]


def target_list(academic_year: int, results_year: int) -> Sheet:
    """Return one year group's targets, one column a subject."""
    is_exams = academic_year >= results_year - 1
    stage = (exam_stage if is_exams else lower_stage)(results_year)
    columns = _taught(stage)
    rows = [
        [p.upn, p.surname, p.forename]
        + [_cell(stage, stage.targets[academic_year][row, c], row, c) for c in columns]
        for row, p in _rows(stage, date(academic_year, 7, 31), date(academic_year - 1, 9, 1))
    ]
    return ["UPN", "Surname", "Forename", *(stage.subjects[c].name for c in columns)], rows


def marksheet(collection: Collection) -> Sheet:
    """Return one checkpoint of one year group: a class and a grade column for each subject."""
    stage = stage_of(collection)
    columns = _taught(stage)
    missing = _missing(collection, stage)
    heading = ["UPN", "Surname", "Forename", "Reg"]
    heading += [
        n for c in columns for n in (f"{stage.subjects[c].name} Class", stage.subjects[c].name)
    ]
    rows = []
    for row, p in _rows(stage, collection.collected_on, collection.collected_on):
        cells = [p.upn, p.surname, p.forename, f"{collection.year_group}{p.form}"]
        for c in columns:
            is_taken = bool(stage.taken[row, c])
            points = np.nan if missing[row, c] else stage.grades[collection.step, row, c]
            cells += [
                stage.class_of(collection, row, c) if is_taken else "",
                _cell(stage, points, row, c),
            ]
        rows.append(cells)
    return heading, rows


def final_results(results_year: int) -> Sheet:
    """Return the exam results of one cohort, some of them entered before the summer."""
    stage = exam_stage(results_year)
    generator = chance("exam day", results_year)
    rows = []
    early = (
        generator.permutation(len(stage.pupils))[:EARLY_ENTRANTS] if results_year == 2026 else []
    )
    for row, p in _rows(stage, SUMMER_EXAMS[results_year], SUMMER_EXAMS[results_year]):
        for c in np.flatnonzero(stage.taken[row]):
            subject = stage.subjects[c]
            points = float(nearest_points(np.clip(stage.truth[row, c], 0, 9), subject.scale))
            absent = generator.random() < ABSENT
            line = [p.upn, subject.name, QUALIFICATIONS[subject.scale]]
            if row in early and subject.name == "Maths":
                rows.append([*line, grade(max(points - 1, 0), "gcse"), _day(EARLY_ENTRY)])
            written = "X" if absent else grade(points, subject.scale)
            rows.append([*line, written, _day(SUMMER_EXAMS[results_year])])
    return ["UPN", "Subject", "Qualification", "Grade", "Entry date"], rows


def interventions() -> Sheet:
    """Return who was given which help."""
    return list(HELP_HEADING), [
        [
            h.pupil.upn, h.pupil.surname, h.pupil.forename, h.name, h.subject, str(h.wave), h.kind,
            h.lead, _day(h.starts_on), _day(h.ends_on),
        ]
        for h in helped()
    ]  # fmt: skip


def sessions() -> Sheet:
    """Return who was at which session of help."""
    return list(SESSION_HEADING), [
        [
            m.help.pupil.upn, m.help.pupil.surname, m.help.pupil.forename, m.help.name,
            m.help.subject, _day(m.held_on), "absent" if m.reason else "present", m.reason, MINUTES,
        ]
        for m in marks()
    ]  # fmt: skip


def _person(p: Pupil, year: str, form: str) -> list[str]:
    return [
        p.upn, f"{(p.results_year - 2018) * 1000 + p.number + 1:06d}", p.surname, p.forename, p.sex,
        _day(p.date_of_birth), year, form, _yes(p.is_disadvantaged), _yes(p.is_looked_after), p.sen,
        _yes(p.is_eal), _number(p.ks2_reading), _number(p.ks2_maths), _day(p.joined_on),
        _day(p.left_on) if p.left_on else "",
    ]  # fmt: skip


def _in_order(pupils: list[Pupil]) -> list[Pupil]:
    return sorted(pupils, key=lambda p: (p.form, p.surname, p.forename, p.number))


def _rows(stage: Stage, by: date, still_on: date) -> list[tuple[int, Pupil]]:
    """Return the pupils who had joined by one day and were still there on another, by form."""
    rows = {p.number: row for row, p in enumerate(stage.pupils)}
    there = [
        p
        for p in _in_order(stage.pupils)
        if p.joined_on <= by and (p.left_on is None or p.left_on >= still_on)
    ]
    return [(rows[p.number], p) for p in there]


def _taught(stage: Stage) -> list[int]:
    return [c for c in range(len(stage.subjects)) if stage.taken[:, c].any()]


def _missing(collection: Collection, stage: Stage) -> np.ndarray:
    """Return which grades nobody had entered when the checkpoint was collected."""
    generator = chance(
        f"missing {collection.academic_year} {collection.half_term}", stage.results_year
    )
    short = planted_truths()["short_of_grades"]
    is_latest = (collection.results_year, collection.academic_year) == (short["results_year"], 2027)
    share = MISSED_WHILE_OPEN if collection.status == "open" else MISSED
    missing = generator.random(stage.taken.shape) < (MISSED_LATELY if is_latest else share)
    for column, subject in enumerate(stage.subjects):
        if is_latest and subject.name in short:
            takes = np.array(
                [row for row, _ in _rows(stage, collection.collected_on, collection.collected_on)]
            )
            takes = takes[stage.taken[takes, column]]
            missing[:, column] = False
            missing[generator.choice(takes, short[subject.name], replace=False), column] = True
    return missing


def _cell(stage: Stage, points: float, row: int, column: int) -> str:
    if not stage.taken[row, column] or np.isnan(points):
        return ""
    scale = stage.subjects[column].scale if stage.is_exams else "gcse"
    return grade(float(points), scale)


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _yes(answer: bool) -> str:
    return "Y" if answer else "N"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
