"""Whether what was stored is what the files truly say, told without anything of the importer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perverse.school import EVERYONE, Pupil
from perverse.school_list import Line, SchoolList

KEPT = ("surname", "forename", "date_of_birth", "results_year")
DETAILS = tuple(
    [
        "is_disadvantaged",
        "is_fsm",
        "is_fsm6",
        "is_looked_after",
        "is_eal",
        "sen",
        "attendance_percent",
        "ks2_reading",
        "ks2_maths",
        "joined_on",
        "left_on",
        "sex",
    ]
)


@dataclass(frozen=True)
class Stored:
    """What a database holds: of each pupil, by id, and each grade and target by pupil and topic."""

    pupils: dict[int, dict[str, object]]
    graded: dict[tuple[int, str], list[str]]


def stored(database) -> Stored:
    """Read what stands in a database now."""
    columns = ("pupil_id", *KEPT, *DETAILS)
    with database.cursor() as cursor:
        told = cursor.execute(f"select {', '.join(columns)} from standing.pupil").fetchall()
        graded = cursor.execute(
            "select pupil_id, 'grade:' || subject_id, grade from standing.result "
            "union all select pupil_id, 'target:' || subject_id, grade from standing.target"
        ).fetchall()
    found = defaultdict(list)
    for pupil_id, topic, grade in graded:
        found[pupil_id, topic].append(grade)
    return Stored({row[0]: dict(zip(columns, row, strict=True)) for row in told}, dict(found))


def wrongs(before: Stored, after: Stored, file: SchoolList, accounts: Sequence) -> list[str]:
    """Return everything that is wrong with what came of a file, a sentence each."""
    truth = _truth(file)
    return [
        *_of_people(before, after, truth),
        *_of_grades(after, truth),
        *_of_silence(after, file, truth, accounts),
        *_of_accounts(file, accounts),
    ]


def _truth(file: SchoolList) -> dict[tuple[int, str], set[str]]:
    """Return what the rows truly say of each pupil, by topic: two values contradict each other."""
    said = defaultdict(set)
    for _, line in file.all_lines():
        for topic, value in line.said.items():
            if line.who:
                said[_id(line.who), topic].add(value)
    return said


def _id(pupil: Pupil) -> int:
    """Return a pupil's id: they were brought in in this order, into an empty school."""
    return EVERYONE.index(pupil) + 1


def _of_people(before: Stored, after: Stored, truth: dict) -> Iterable[str]:
    for pupil_id in after.pupils.keys() - before.pupils.keys():
        yield f"made {after.pupils[pupil_id]['forename']} {after.pupils[pupil_id]['surname']}"
    for pupil_id, was in before.pupils.items():
        now = after.pupils[pupil_id]
        for column in (*KEPT, *DETAILS):
            if now[column] == was[column]:
                continue
            true = truth.get((pupil_id, f"detail:{column}"), set())
            if column in KEPT or true != {str(now[column])}:
                yield (
                    f"{was['forename']} {was['surname']} ({pupil_id}): {column} was "
                    f"{was[column]}, is {now[column]}, should be {true or 'that'}"
                )


def _of_grades(after: Stored, truth: dict) -> Iterable[str]:
    for (pupil_id, topic), grades in after.graded.items():
        true = truth.get((pupil_id, topic), set())
        if len(grades) != 1 or true != set(grades):
            name = after.pupils[pupil_id]
            yield (
                f"{name['forename']} {name['surname']} ({pupil_id}): {topic} is {grades}, "
                f"should be {sorted(true) or 'nothing'}"
            )


def _of_silence(after: Stored, file: SchoolList, truth: dict, accounts: Sequence) -> Iterable[str]:
    """Return what was neither stored nor told as left out, and what is told without a remedy."""
    findings = [finding for account in accounts for finding in account.findings]
    for finding in findings:
        if not finding.remedy.strip() or not finding.message.strip():
            yield f"{finding.check} names no remedy"
    rows = {finding.row for finding in findings if finding.row}
    rows |= {
        row
        for account in accounts
        if account.content is None and any(f.severity == "error" for f in account.findings)
        for row in account.row_outcomes.index
    }
    columns = {finding.column for finding in findings if not finding.row and finding.column}
    is_whole = any(f.row is None and not f.column and f.severity == "error" for f in findings)
    named = " ".join(f.message for f in findings if f.row is None)
    for number, line in file.all_lines():
        for topic, value in line.said.items() if line.who else ():
            heading = _heading(file, line, topic)
            is_told = is_whole or number in rows or heading in columns or f"“{heading}”" in named
            if not is_told and not _is_there(after, _id(line.who), topic, value):
                yield f"line {number}: {topic} {value} is neither stored nor told ({heading})"


def _heading(file: SchoolList, line: Line, topic: str) -> str:
    column = topic if topic in line.roles else "grade"
    heads = [h for _, h in file.all_lines() if h.is_head and h.roles is line.roles]
    return heads[0].cell(column) if heads and column in line.roles else ""


def _is_there(after: Stored, pupil_id: int, topic: str, value: str) -> bool:
    if topic.startswith("detail:"):
        return str(after.pupils[pupil_id][topic.removeprefix("detail:")]) == value
    return value in after.graded.get((pupil_id, topic), [])


def _of_accounts(file: SchoolList, accounts: Sequence) -> Iterable[str]:
    """Return where a row is counted twice, or not at all."""
    for account in accounts:
        parts = (account.rows.created, account.rows.updated, account.rows.unchanged)
        if account.rows.total != sum(parts) + account.rows.rejected:
            yield "the rows do not add up"
        if account.row_outcomes.index.has_duplicates:
            yield "a row has two outcomes"
    contents = {account.content for account in accounts if account.content}
    names = {account.file_name for account in accounts}
    for name in names:
        for sheet in (file.lines, file.second_sheet):
            yield from _not_counted(
                file, sheet, [a for a in accounts if a.file_name == name], contents
            )


def _not_counted(
    file: SchoolList, lines: list[Line], accounts: Sequence, contents: set
) -> Iterable[str]:
    is_second = lines is file.second_sheet
    of_sheet = [
        a for a in accounts
        if not file.second_sheet or ("Sheet2" if is_second else "Sheet1") in (a.sheet or "")
    ]  # fmt: skip
    if any(account.recognition is None for account in of_sheet):
        return
    for number, line in enumerate(lines, start=1):
        if not line.is_row or not any(cell.strip() for cell in line.cells):
            continue
        for content in contents or {None}:
            times = sum(
                number in account.row_outcomes.index
                for account in of_sheet
                if account.content in (content, None)
            )
            if times > 1 or (times == 0 and len(contents) < 2):
                yield f"line {number} is counted {times} times as {content}"
