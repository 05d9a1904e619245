"""The subjects answer as pictures: what each chart is handed, and the same as a table."""

import pandas as pd

from lib.analysis.classes import differences as classes
from lib.analysis.classes.differences import ALARM, ALERT, Funnel
from lib.analysis.statistics.intervals import Estimate, Reading
from lib.analysis.statistics.wording import likely
from lib.analysis.subjects import distribution as grades_held
from lib.analysis.subjects import finding, movement
from lib.analysis.subjects.against_target import Subject, SubjectsAnswer
from lib.analysis.subjects.distribution import Distribution
from lib.analysis.subjects.movement import Movement
from lib.charts.classes.funnel import Limit, Point, funnel
from lib.charts.frame.marks import mark
from lib.charts.frame.rows import Range, Row
from lib.charts.frame.template import Figure
from lib.charts.subjects.distribution import distribution
from lib.charts.subjects.movement import movement_grid
from lib.charts.subjects.rows import subject_rows, target_rows
from lib.numerals import signed
from lib.ui.frame.meeting_mode import rows_that_fit

HEADINGS = {
    "against_england": ("Against England, same KS2 start", "England"),
    "against_own_subjects": ("Against their other subjects", "other subjects"),
}
LARGEST_CLASS = 32


def comparisons(answer: SubjectsAnswer) -> dict[str, str]:
    """Return the comparisons that the rows can be judged by, and the words of the switch."""
    names = {"against_england": "England", "against_target": "Target"}
    first = {answer.basis: names[answer.basis]} if answer.basis in names else {}
    return first | {"against_own_subjects": "Other subjects", "table": "Table"}


def rows_picture(answer: SubjectsAnswer, comparison: str) -> Figure:
    """Return every subject as one row, judged by the comparison."""
    subjects = subjects_that_fit(answer, comparison)
    if comparison == "against_target":
        return target_rows(
            [_row(s, comparison, ("against_target",)) for s in subjects], answer.counted_in
        )
    rows = [_row(s, comparison, ("against_target", comparison)) for s in subjects]
    return subject_rows(rows, *HEADINGS[comparison], answer.counted_in)


def subjects_that_fit(answer: SubjectsAnswer, comparison: str) -> tuple[Subject, ...]:
    """Return the subjects this screen has rows for, in their order: the clear ones, the largest."""
    says = {"above": 0, "below": 0, "not clear": 1}
    ranked = sorted(answer.subjects, key=lambda s: (says.get(s.reading(comparison), 2), -s.n))
    kept = ranked[: rows_that_fit(len(ranked))]
    return tuple(s for s in answer.subjects if s in kept)


def left_out_note(answer: SubjectsAnswer, comparison: str) -> str:
    """Say how many subjects have no row on this screen, if any."""
    kept, every = len(subjects_that_fit(answer, comparison)), len(answer.subjects)
    return (
        "" if kept == every else f" {kept} of {every} subjects: the clear ones, then the largest."
    )


def rows_table(answer: SubjectsAnswer) -> pd.DataFrame:
    """Return all three comparisons of every subject as a table to be read."""
    return pd.DataFrame(
        [
            {
                "Subject": s.name,
                "Pupils": s.n,
                "Against target": _cell(s.against_target),
                "Against England": _cell(s.against_england),
                "Against their other subjects": _cell(s.against_own_subjects),
                "Reading": _reading(s, answer.basis),
            }
            for s in answer.subjects
        ]
    )


def rows_alt(answer: SubjectsAnswer, comparison: str) -> str:
    """Say each subject's difference, likely range and n."""
    rows = "; ".join(
        f"{s.name}, {s.n} pupils: {_cell(getattr(s, comparison)) or 'too few to tell'}"
        for s in answer.subjects
    )
    return f"{finding.rows_title(answer, comparison)}. {rows}."


def funnel_picture(found: Funnel, subject_id: str | None = None) -> Figure:
    """Return the classes as a funnel, those of one subject outlined."""
    points = [
        Point(c.class_code, c.subject, c.n, c.difference, c.reading, c.subject_id == subject_id)
        for c in found.classes
    ]
    largest = max(LARGEST_CLASS, *(c.n for c in found.classes))
    sizes, band = classes.limits(found, ALERT, largest)
    far = classes.limits(found, ALARM, largest)[1]
    return funnel(points, Limit(sizes.tolist(), band.tolist(), far.tolist()))


def funnel_alt(found: Funnel) -> str:
    """Say whether chance explains the classes, and name those outside."""
    outside = "; ".join(
        f"{c.class_code}, {c.subject}, {c.n} pupils: {signed(c.difference)}" for c in found.outside
    )
    return f"{classes.finding(found)}. {classes.note(found)} {outside}".strip()


def movement_picture(
    found: Movement, before: str, now: str, cell: tuple[str, str] | None
) -> Figure:
    """Return the movement grid between the two checkpoints named; `cell` is the one chosen."""
    return movement_grid(found.grades, found.counts, before, f"grade now, {now}", cell)


def movement_alt(found: Movement, subject: str) -> str:
    """Say how many rose, stayed and fell, and n."""
    n = len(found.pupils)
    return f"{movement.finding(found, subject)}; {found.stayed} stayed, of {n} pupils."


def distribution_picture(found: Distribution) -> Figure:
    """Return the grades held beside England's at the same KS2 mix."""
    return distribution(found.grades, found.pupils, found.expected, "England at the same KS2 start")


def distribution_alt(found: Distribution, subject: str) -> str:
    """Say the grades held and England's, grade by grade."""
    grades = ", ".join(
        f"grade {grade}: {pupils}, England's {expected:.0f}"
        for grade, pupils, expected in zip(found.grades, found.pupils, found.expected, strict=True)
    )
    title = grades_held.finding(found, subject)
    return f"{title}. {grades_held.note(found)} {grades}."


def _row(subject: Subject, comparison: str, pictures: tuple[str, ...]) -> Row:
    reading = subject.reading(comparison)
    ranges = tuple(_range(getattr(subject, p), reading == "copied") for p in pictures)
    word = _word(subject, comparison) if reading == "too few to tell" else ""
    return Row(subject.name, str(subject.n), ranges, (), reading, word)


def _word(subject: Subject, comparison: str) -> str:
    return "No figure" if getattr(subject, comparison).n == 0 else "Too few"


def _reading(subject: Subject, comparison: str) -> str:
    shape = mark(subject.reading(comparison))
    if subject.reading(comparison) != "too few to tell":
        return shape.words
    return f"{shape.glyph} {_word(subject, comparison)}"


def _range(reading: Reading, is_copied: bool) -> Range | None:
    if not isinstance(reading, Estimate):
        return None
    # Copied grades are no new evidence, so they carry no verdict.
    word = "not clear" if is_copied else reading.reading
    return Range(reading.value, reading.low, reading.high, word)


def _cell(reading: Reading) -> str:
    if not isinstance(reading, Estimate):
        return ""
    return f"{signed(reading.value)} ({likely(reading)})"
