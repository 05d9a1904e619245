"""Who has not yet sent grades: subjects, and the classes they are waiting for."""

import pandas as pd

from lib.analysis.assessment.completeness import Completeness, SubjectIn
from lib.analysis.assessment.standing_out import HealthLine, behind_the_line
from lib.words import either, in_sentence, listed, number, sentence

SUBJECTS_SHOWN = 3
"""Lines of their own; the other short subjects share one, so that the page stays a page."""
CLASSES_NAMED = 4
WAITED_FOR = 2
"""Grades a short subject must lack to be waited for: one alone holds nothing up."""
SILENT_CLASS = 5
"""Pupils in a class from which not one grade has come, for the class to be asked for by itself."""
COLUMNS = {"subject": "Subject", "class_code": "Class"}


def missing_lines(grades: pd.DataFrame, answer: Completeness, kind: str) -> list[HealthLine]:
    """Return a line for each subject to wait for, one for the rest of them, one for odd grades.

    `grades` is the query health_grades. A subject is waited for when it is short, or when a
    whole class has sent nothing.
    """
    lacking = [s for s in answer.subjects if s.received < s.expected]
    silent = _silent_subjects(grades)
    waited = [s for s in lacking if _is_waited_for(s) or s.subject_id in silent]
    odd = [s for s in lacking if s not in waited]
    lines = [_subject_line(grades, s, kind) for s in waited[:SUBJECTS_SHOWN]]
    if rest := waited[SUBJECTS_SHOWN:]:
        lines.append(_together(grades, rest, kind, asks=True))
    if odd:
        lines.append(_together(grades, odd, kind, asks=False))
    return lines


def _is_waited_for(subject: SubjectIn) -> bool:
    return subject.is_short and subject.expected - subject.received >= WAITED_FOR


def _silent_subjects(grades: pd.DataFrame) -> set[str]:
    classes = grades.groupby(["subject_id", "class_code"])["is_in"].agg(["size", "sum"])
    silent = classes[(classes["size"] >= SILENT_CLASS) & (classes["sum"] == 0)]
    return set(silent.index.get_level_values("subject_id"))


def _subject_line(grades: pd.DataFrame, subject: SubjectIn, kind: str) -> HealthLine:
    count = subject.expected - subject.received
    of_subject = grades[grades.subject_id == subject.subject_id]
    name = in_sentence(subject.subject)
    if subject.received:
        heading = f"{subject.subject}: {count:,} of {subject.expected:,} grades have not come in"
    else:
        heading = f"{subject.subject}: none of {subject.expected:,} grades has come in"
    ask = f"Ask {name}{_classes(of_subject)}."
    return HealthLine(
        "missing",
        asks=True,
        n=count,
        of=subject.expected,
        heading=heading,
        ask=_of_results(kind) or ask,
        subjects=(name,),
        pupils=behind_the_line(of_subject[~of_subject.is_in], COLUMNS),
        columns=COLUMNS,
    )


def _classes(of_subject: pd.DataFrame) -> str:
    """Say which classes the missing grades are of: " for 11a/Mu1 (4 of 8 missing)"."""
    counts = _counts(of_subject)
    waiting = counts[counts.missing > 0].sort_values("missing", ascending=False, kind="stable")
    named = [
        f"{c.class_code} ({f'{c.missing} of {c.of} missing' if c.received else 'nothing sent'})"
        for c in waiting.head(CLASSES_NAMED).itertuples(index=False)
    ]
    if more := len(waiting) - len(named):
        named.append(f"{number(more)} more classes")
    return f" for {listed(named)}" if named else f" for them{_in_so_far(counts)}"


def _counts(of_subject: pd.DataFrame) -> pd.DataFrame:
    """Return class_code, of, received and missing, for the classes that are known."""
    known = of_subject.dropna(subset=["class_code"])
    counts = known.groupby("class_code")["is_in"].agg(of="size", received="sum").reset_index()
    return counts.assign(missing=counts.of - counts.received)


def _in_so_far(counts: pd.DataFrame) -> str:
    """Name what has come in where nobody knows the classes of the rest, so they can be told."""
    if not 0 < len(counts) <= CLASSES_NAMED:
        return ""
    sent = [f"{c.received} of {c.class_code}" for c in counts.itertuples(index=False)]
    return f"; in so far: {listed(sent)}"


def _together(
    grades: pd.DataFrame, subjects: list[SubjectIn], kind: str, *, asks: bool
) -> HealthLine:
    count = sum(s.expected - s.received for s in subjects)
    of = sum(s.expected for s in subjects)
    ids = {s.subject_id for s in subjects}
    rows = grades[grades.subject_id.isin(ids) & ~grades.is_in]
    names = [in_sentence(s.subject) for s in subjects]
    have = either(count, "has", "have")
    if asks:
        others = f"{sentence(number(len(subjects)))} other subject{'s' * (len(subjects) > 1)}"
        heading = f"{others}: {count:,} of {of:,} grades have not come in"
    else:
        heading = f"{count:,} odd grade{'s' * (count > 1)} {have} not come in"
    return HealthLine(
        "missing" if asks else "missing_few",
        asks=asks,
        n=count,
        of=of,
        heading=heading,
        ask=_of_results(kind) or f"Ask {_named(names)} for them.",
        subjects=tuple(names) if asks else (),
        pupils=behind_the_line(rows, COLUMNS),
        columns=COLUMNS,
    )


def _named(names: list[str]) -> str:
    if len(names) <= CLASSES_NAMED + 1:
        return listed(names)
    return listed([*names[:CLASSES_NAMED], f"{number(len(names) - CLASSES_NAMED)} more"])


def _of_results(kind: str) -> str:
    return "Ask the exams officer about these results." if kind == "final" else ""
