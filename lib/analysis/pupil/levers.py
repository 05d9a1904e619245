"""Which grade would matter most: what one more grade adds in each subject, and why."""

from dataclasses import dataclass

import pandas as pd

from lib.words import either, in_sentence, listed, number, sentence

ELEMENTS = {"english": "English", "maths": "maths", "ebacc": "EBacc"}


@dataclass(frozen=True)
class Lever:
    """One subject: one grade up from where it stands. `adds` is in Attainment 8 points.

    `progress_8_adds` is None where there is no Progress 8. `at_target` is what meeting the target
    would add, None where it is met or there is none.
    """

    subject_id: str
    subject: str
    grade: str
    next_grade: str
    adds: float
    progress_8_adds: float | None
    at_target: float | None
    why: str


def levers(gains: pd.DataFrame, subjects: dict[str, str]) -> list[Lever]:
    """Return one lever for each subject that has a higher grade, the one that adds most first.

    `gains` is `lib.store.what_if.what_if` of one pupil with every step; `subjects` names them.
    """
    higher = gains[gains.kind == "higher"]
    targets = gains[gains.kind == "target"].set_index("subject_id").attainment_8_gain
    found = [
        _lever(steps.sort_values("steps"), subjects, targets)
        for subject_id, steps in higher.groupby("subject_id")
        if subject_id in subjects
    ]
    place = {subject_id: number for number, subject_id in enumerate(subjects)}
    return sorted(found, key=lambda lever: (-lever.adds, place[lever.subject_id]))


def levers_finding(found: list[Lever]) -> str:
    """Return the finding over the bars: what adds most, and what would add nothing."""
    if not found:
        return "There is no higher grade to reach"
    most = found[0].adds
    if not most:
        return "One more grade in any one subject adds nothing"
    best = [in_sentence(lever.subject) for lever in found if lever.adds == most]
    nothing = [in_sentence(lever.subject) for lever in found if lever.adds == 0]
    where = best[0] if len(best) == 1 else f"{best[0]} or {best[1]}"
    if len(best) > 2:
        where = f"any of {number(len(best))} subjects"
    points = either(most, "point", "points")
    catch = f"; in {_nothing(nothing)}, nothing" if nothing else ""
    return f"One more grade in {where} adds {most:g} {points}{catch}"


def _nothing(names: list[str]) -> str:
    return listed(names) if len(names) <= 2 else f"{number(len(names))} others"


def _lever(steps: pd.DataFrame, subjects: dict[str, str], targets: pd.Series) -> Lever:
    first = steps.iloc[0]
    progress = first.progress_8_gain
    return Lever(
        subject_id=first.subject_id,
        subject=subjects[first.subject_id],
        grade=first.grade,
        next_grade=first.new_grade,
        adds=float(first.attainment_8_gain),
        progress_8_adds=None if pd.isna(progress) else float(progress),
        at_target=float(targets[first.subject_id]) if first.subject_id in targets else None,
        why=_why(first, steps),
    )


def _why(first: pd.Series, steps: pd.DataFrame) -> str:
    if first.attainment_8_gain == 0:
        needed = steps[steps.attainment_8_gain > 0]
        if first.weight:
            return "adds nothing: it only takes another grade's place"
        if needed.empty:
            return "fills no slot, at any grade"
        return f"fills no slot: it would need {_article(str(needed.new_grade.iloc[0]))}"
    elements = [str(element) for element in first.elements]
    if not elements:
        return "moves what another subject counts for"
    if len(elements) == 2:
        return "half a grade in each of two slots"
    if first.weight == 2:
        swaps = elements == ["english"] and first.attainment_8_gain < 2
        return "takes the doubled slot from the other English" if swaps else "counts twice"
    element = ELEMENTS.get(elements[0], elements[0])
    return f"fills {'an' if element[0] in 'EAaeo' else 'a'} {element} slot"


def _article(grade: str) -> str:
    return f"an {grade}" if grade[0] in "8AL" else f"a {grade}"


def meeting_targets(found: list[Lever]) -> Lever | None:
    """Return the lever whose target, once met, adds most; None where none adds anything."""
    gaining = [lever for lever in found if lever.at_target]
    return max(gaining, key=lambda lever: lever.at_target or 0, default=None)


def each_grade(lever: Lever) -> str:
    """Say what each grade of a subject is worth: "each grade is worth two points"."""
    points = either(lever.adds, "point", "points")
    worth = number(int(lever.adds)) if lever.adds == int(lever.adds) else f"{lever.adds:g}"
    return sentence(f"each grade is worth {worth} {points}")
