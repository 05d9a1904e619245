"""Perversions of what stands round the grades: other columns, other tables, other rows."""

from dataclasses import replace

from perverse.perversions import perversion
from perverse.right_files import SUBJECTS, a_grade, line_of
from perverse.school import EVERYONE, YEAR_11
from perverse.school_list import Line, SchoolList

COLUMNS, TABLES, LINES = 2, 3, 4
HALF_TERMS = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")
KINDS = {"predicted": "Predicted", "working_at": "Working At", "mock": "Mock", "final": "Final"}
NO_GRADES = ("Mark", "Effort", "%", "Rank", "Homework", "Tier", "ATL", "Residual", "Points", "+/-")


def _is_wide(file: SchoolList) -> bool:
    return bool(file.subjects)


def _is_marks(file: SchoolList) -> bool:
    return file.kind == "marks" and _is_wide(file)


def _subject_heading(role: str) -> str:
    return SUBJECTS[role.partition(":")[2]]


def _alone(cells: list[str], like: Line) -> Line:
    """Return a line that is no pupil's."""
    return Line([*cells, *[""] * (len(like.cells) - len(cells))], like.roles)


def _without(file: SchoolList, prefix: str) -> None:
    """Say that nothing of the file is of this checkpoint."""
    for line in file.rows:
        line.said = {t: v for t, v in line.said.items() if not t.startswith(prefix)}


@perversion(COLUMNS, _is_wide)
def columns_beside_grades_that_hold_none(file: SchoolList) -> None:
    """Marks, effort, ranks and percentages of a subject, beside its grade.

    A score from 1 to 9 is none of them: it may be the grade, as some schools head theirs.
    """
    for role in list(file.subjects):
        words = file.random.choice(NO_GRADES)
        texts = [str(file.random.randint(1, 5)) for _ in file.rows]
        file.add_column(f"beside {role}", f"{_subject_heading(role)} {words}", texts, role)


@perversion(COLUMNS, _is_wide)
def column_of_marks_under_a_subject(file: SchoolList) -> None:
    texts = [str(file.random.randint(8, 79)) for _ in file.rows]
    file.add_column("marks", "Spanish", texts)


@perversion(COLUMNS, _is_wide)
def column_of_effort_under_a_subject(file: SchoolList) -> None:
    texts = [file.random.choice(("Exc", "Good", "RI")) for _ in file.rows]
    file.add_column("effort", "Drama", texts)


@perversion(COLUMNS, _is_wide)
def columns_that_sum_up(file: SchoolList) -> None:
    for heading in file.random.sample(
        ("Average", "Total", "Attainment 8", "Best 8", "Points", ""), 2
    ):
        file.add_column(
            f"sum {heading}", heading, [str(file.random.randint(3, 9)) for _ in file.rows]
        )


@perversion(COLUMNS, _is_wide)
def subject_in_two_columns(file: SchoolList) -> None:
    role = file.random.choice(file.subjects)
    subject = role.partition(":")[2]
    texts = [a_grade(file.random, subject) for _ in file.rows]
    for line, text in zip(file.rows, texts, strict=True):
        if line.said.get(role) != text:
            line.said.pop(role, None)
    heading = file.head.cell(role)
    file.add_column(f"again {role}", heading, texts)


@perversion(COLUMNS, _is_marks)
def headings_of_another_kind(file: SchoolList) -> None:
    """Every heading says the same other kind of grade than the one that is being stored."""
    kind = file.random.choice([k for k in KINDS if k != file.checkpoint.kind])
    for role in file.subjects:
        file.head.put(role, f"{file.head.cell(role)} {KINDS[kind]}")
    _without(file, "grade:")


@perversion(COLUMNS, _is_marks)
def headings_of_another_term(file: SchoolList) -> None:
    term = file.random.choice(
        [t for n, t in enumerate(HALF_TERMS, 1) if n != file.checkpoint.half_term]
    )
    shape = file.random.choice(("{0} {1}", "{1} {0}", "{0} ({1})"))
    for role in file.subjects:
        file.head.put(role, shape.format(file.head.cell(role), term))
    _without(file, "grade:")


@perversion(COLUMNS, _is_marks)
def headings_of_another_year(file: SchoolList) -> None:
    term = HALF_TERMS[file.checkpoint.half_term - 1]
    for role in file.subjects:
        file.head.put(role, f"{file.head.cell(role)} 2025/26 {term}")
    _without(file, "grade:")


@perversion(COLUMNS, _is_marks)
def another_terms_grades_beside(file: SchoolList) -> None:
    """This term's grades, and beside each those of the term before under their own headings."""
    now = file.checkpoint.half_term
    for role in list(file.subjects):
        heading = file.head.cell(role)
        file.head.put(role, f"{heading} {HALF_TERMS[now - 1]}")
        texts = [a_grade(file.random, role.partition(":")[2]) for _ in file.rows]
        file.add_column(f"then {role}", f"{heading} {HALF_TERMS[now % 6]}", texts, role)


@perversion(COLUMNS, _is_marks)
def another_kind_of_grade_beside(file: SchoolList) -> None:
    other = file.random.choice([k for k in KINDS if k != file.checkpoint.kind])
    for role in list(file.subjects):
        heading = file.head.cell(role)
        file.head.put(role, f"{heading} {KINDS[file.checkpoint.kind]}")
        texts = [a_grade(file.random, role.partition(":")[2]) for _ in file.rows]
        file.add_column(f"other {role}", f"{heading} {KINDS[other]}", texts, role)


@perversion(COLUMNS, lambda f: f.kind == "results")
def rows_of_other_kinds(file: SchoolList) -> None:
    """A column says of each row what kind of grade it is; only this checkpoint's are wanted."""
    kinds = [*(k for k in KINDS if k != file.checkpoint.kind), "target"]
    file.add_column("kind", "Grade type", [KINDS[file.checkpoint.kind]] * len(file.rows))
    for line in file.random.sample(file.rows, len(file.rows) // 3):
        other = file.random.choice(kinds)
        cells = list(line.cells)
        cells[line.roles.index("kind")] = KINDS.get(other, "Target")
        (topic,) = line.said or ("",)
        cells[line.roles.index("grade")] = a_grade(file.random, topic.partition(":")[2])
        said = {}
        if other == "target" and topic:
            said = {topic.replace("grade", "target"): cells[line.roles.index("grade")]}
        file.lines.append(Line(cells, line.roles, line.who, said, is_row=True))


@perversion(COLUMNS, _is_marks)
def pupils_of_another_year_group(file: SchoolList) -> None:
    """Pupils of Year 10 among those of the checkpoint's year."""
    for pupil in EVERYONE[len(YEAR_11) :]:
        texts = {role: a_grade(file.random, role.partition(":")[2]) for role in file.subjects}
        file.lines.append(line_of(pupil, file.roles, {}, texts))


@perversion(COLUMNS, _is_wide)
def columns_in_another_order(file: SchoolList) -> None:
    order = list(range(len(file.roles)))
    file.random.shuffle(order)
    roles = file.roles
    for line in [line for line in file.lines if line.roles is roles]:
        line.cells[:] = [line.cells[place] for place in order]
    roles[:] = [roles[place] for place in order]


@perversion(TABLES, lambda f: len(f.rows) > 8)
def columns_in_another_order_from_the_middle(file: SchoolList) -> None:
    """Half way down stand headings again, with the columns in another order."""
    order = list(range(len(file.roles)))
    file.random.shuffle(order)
    _new_headings(file, [file.roles[p] for p in order], [file.head.cells[p] for p in order], order)


@perversion(TABLES, lambda f: f.kind in ("marks", "targets") and len(f.rows) > 8)
def other_subjects_from_the_middle(file: SchoolList) -> None:
    """Half way down stand headings again, with other subjects above the same places."""
    spare = [
        s
        for s in SUBJECTS
        if all(not r.endswith(s) for r in file.roles) and s != "combined_science"
    ]
    file.random.shuffle(spare)
    roles, head = list(file.roles), list(file.head.cells)
    for place, role in enumerate(file.roles):
        if role in file.subjects and spare and not role.endswith("combined_science"):
            subject = spare.pop()
            measure = role.partition(":")[0]
            roles[place] = f"{measure}:{subject}"
            head[place] = SUBJECTS[subject] + (" Target" if measure == "target" else "")
    before = list(file.roles)
    _new_headings(file, roles, head, list(range(len(roles))))
    for line in file.rows:
        if line.roles is roles:
            line.said = {roles[before.index(t)]: v for t, v in line.said.items() if t in before}


def _new_headings(file: SchoolList, roles: list[str], head: list[str], order: list[int]) -> None:
    half = len(file.rows) // 2
    after = file.rows[half:]
    for line in after:
        line.cells = [line.cells[place] for place in order]
        line.roles = roles
    place = next(n for n, line in enumerate(file.lines) if line is after[0])
    blank = [Line([""] * len(roles), roles)] * file.random.randint(0, 2)
    file.lines[place:place] = [*blank, Line(head, roles, is_head=True)]


@perversion(LINES)
def headings_on_every_page(file: SchoolList) -> None:
    found = []
    for line in file.lines:
        found.append(line)
        if line.is_row and file.random.random() < 0.15:
            head = next(h for h in file.lines if h.is_head and h.roles is line.roles)
            found += [_alone(["Page 2 of 3"], line), replace(head, cells=list(head.cells))]
    file.lines = found


@perversion(LINES)
def titles_above(file: SchoolList) -> None:
    titles = ["Harbour School", "Year 11 2026/27", "Printed 12/11/2026"]
    file.lines[:0] = [_alone([title], file.head) for title in titles]


@perversion(LINES, _is_marks)
def title_of_another_kind(file: SchoolList) -> None:
    """The title above the headings says other grades than those that are being stored."""
    kind = file.random.choice([k for k in KINDS if k != file.checkpoint.kind])
    file.lines[:0] = [_alone([f"Year 11 {KINDS[kind]} grades"], file.head)]
    _without(file, "grade:")


@perversion(LINES)
def blank_lines(file: SchoolList) -> None:
    for _ in range(3):
        place = file.random.randint(1, len(file.lines))
        file.lines.insert(place, _alone([], file.head))


@perversion(LINES)
def totals_below(file: SchoolList) -> None:
    word = file.random.choice(("Average", "Total", "Max", "Count", "% 9-4", "Total pupils"))
    last = file.lines[-1]
    cells = [word if not n else "" for n in range(len(last.roles))]
    for place, role in enumerate(last.roles):
        if role.startswith(("grade", "target:", "detail:")) and place:
            cells[place] = file.random.choice(("4.7", "31", "68%"))
    file.lines.append(Line(cells, last.roles))


@perversion(LINES, lambda f: not f.second_sheet)
def notes_below(file: SchoolList) -> None:
    texts = ("* provisional", "Report run by J Smith on 12/11/2026", "End of report")
    for text in file.random.sample(texts, 2):
        file.lines.append(_alone([text], file.lines[-1]))


@perversion(LINES, lambda f: _is_wide(f) and f.kind != "marks_and_targets")
def headings_in_two_rows(file: SchoolList) -> None:
    """The subject stands above, the measure below, as where cells were merged."""
    if len([line for line in file.lines if line.is_head]) > 1:
        return
    above = ["" for _ in file.roles]
    for role in file.subjects:
        above[file.roles.index(role)] = file.head.cell(role).removesuffix(" Target")
        file.head.put(role, "Target" if role.startswith("target") else "Grade")
    place = file.lines.index(file.head)
    file.lines.insert(place, Line(above, file.roles))


@perversion(LINES, lambda f: f.kind in ("marks", "targets", "flags") and len(f.rows) > 8)
def two_sheets_that_contradict(file: SchoolList) -> None:
    """A second sheet with the same pupils, of whom some have other grades."""
    if len([line for line in file.lines if line.is_head]) > 1:
        return
    again = [replace(each, cells=list(each.cells), said=dict(each.said)) for each in file.lines]
    for line in [line for line in again if line.is_row and line.who][::4]:
        for role in [role for role in line.said if role in line.roles]:
            flag = "N" if line.cell(role) == "Y" else "Y"
            other = "3-3" if "combined" in role else flag if "detail" in role else "2"
            line.put(role, other)
            line.said[role] = {"Y": "True", "N": "False"}.get(other, other)
    file.second_sheet = again


@perversion(LINES)
def the_same_as_text_and_as_workbook(file: SchoolList) -> None:
    file.is_sent_twice = not file.second_sheet
