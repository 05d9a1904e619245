"""Perversions of how cells and files are written."""

from perverse.perversions import perversion
from perverse.school_list import SchoolList

CELLS, WRITING = 5, 6
SEN = {"N": ("No SEN", "N - No SEN", "", "No"), "K": ("K - SEN Support", "SEN Support", "S"),
       "E": ("E - EHCP", "EHC Plan", "Statement")}  # fmt: skip
PREMIUM = {"Y": ("Ever 6", "PP", "Yes", "T", "1"), "N": ("No", "F", "0", "N")}
MEALS = {"Y": ("Yes", "T", "TRUE"), "N": ("No", "F", "FALSE")}
LANGUAGE = {"Y": ("Yes", "POL", "T"), "N": ("ENG", "English", "No", "ENB")}
WORDS = {"detail:sen": SEN, "detail:is_disadvantaged": PREMIUM, "detail:is_fsm": MEALS,
         "detail:is_eal": LANGUAGE}  # fmt: skip


def _graded(file: SchoolList) -> list[str]:
    return [role for role in file.roles if role.startswith(("grade", "target:"))]


def _is_wide(file: SchoolList) -> bool:
    return bool(_graded(file))


def _in_grades(file: SchoolList, by) -> None:
    for line in file.lines:
        if line.is_row:
            for place, role in enumerate(line.roles):
                text = line.cells[place]
                if role.startswith(("grade", "target:")) and text:
                    line.cells[place] = by(text)


@perversion(CELLS, lambda f: any(role in WORDS for role in f.roles))
def words_of_the_census(file: SchoolList) -> None:
    """Each flag in one of the ways that systems write it, a column in one way."""
    for role in set(file.roles) & set(WORDS):
        chosen = {flag: file.random.choice(texts) for flag, texts in WORDS[role].items()}
        if role == "detail:is_eal" and chosen["N"] == "" and chosen["Y"] == "":
            continue
        for line in file.rows:
            if role in line.roles:
                line.put(role, chosen.get(line.cell(role), line.cell(role)))
                if line.cell(role) == "Ever 6" and line.who:
                    line.said["detail:is_fsm6"] = "True"


@perversion(CELLS, lambda f: "detail:is_eal" in f.roles)
def languages_not_known(file: SchoolList) -> None:
    for line in file.rows[::5]:
        if "detail:is_eal" in line.roles:
            line.put("detail:is_eal", file.random.choice(("REF", "NOT", "ZZZ")))
            line.said.pop("detail:is_eal", None)


@perversion(CELLS, lambda f: "detail:attendance_percent" in f.roles)
def attendance_as_shares(file: SchoolList) -> None:
    for line in file.rows:
        role = "detail:attendance_percent"
        if role in line.roles and line.cell(role):
            line.put(role, f"{float(line.cell(role)) / 100:.3f}")


@perversion(CELLS, _is_wide)
def grades_framed_as_formulas(file: SchoolList) -> None:
    _in_grades(file, lambda text: f'="{text}"')


@perversion(CELLS)
def letters_that_nobody_sees(file: SchoolList) -> None:
    """Hard spaces, zero-width letters and direction marks round what stands in the cells."""
    for line in file.rows:
        line.cells[:] = [
            file.random.choice(("\u200b{}", "{}\u00a0", "\ufeff{}", "\u200e{}\u200f")).format(c)
            if c
            else c
            for c in line.cells
        ]


@perversion(CELLS, _is_wide)
def grades_as_decimals(file: SchoolList) -> None:
    shape = file.random.choice(("{}.0", "{},0", "{}.00"))
    _in_grades(file, lambda text: shape.format(text) if text.isdigit() else text)


@perversion(CELLS, _is_wide)
def grades_in_words(file: SchoolList) -> None:
    shape = file.random.choice(("Grade {}", "grade {} ", " {}", "{}*"))
    _in_grades(file, lambda text: shape.format(text) if text.isdigit() else text)


@perversion(CELLS, _is_wide)
def grades_with_a_third(file: SchoolList) -> None:
    _in_grades(file, lambda text: text + file.random.choice("+=-−") if text in "87654321" else text)


@perversion(CELLS, _is_wide)
def pairs_as_a_spreadsheet_spoils_them(file: SchoolList) -> None:
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep".split()  # noqa: SIM905 - reads better as a line

    def spoiled(text: str) -> str:
        first, dash, second = text.partition("-")
        return f"{int(first):02d}-{months[int(second) - 1]}" if dash and second.isdigit() else text

    _in_grades(file, spoiled)


@perversion(CELLS, _is_wide)
def pairs_written_otherwise(file: SchoolList) -> None:
    by = file.random.choice(("/", " ", ""))
    _in_grades(file, lambda text: text.replace("-", by) if text[0].isdigit() else text)


@perversion(CELLS, _is_wide)
def no_grade_in_words(file: SchoolList) -> None:
    for line in [line for line in file.rows[::6] if "grade" not in line.roles]:
        for role in [role for role in line.said if role in line.roles][:1]:
            line.put(
                role, file.random.choice(("N/A", "Abs", "-", "#N/A", "?", "TBC", "NYE", "A", "W"))
            )
            del line.said[role]


@perversion(CELLS, _is_wide)
def grades_that_are_none(file: SchoolList) -> None:
    for line in [line for line in file.rows[::7] if "grade" not in line.roles]:
        for role in [role for role in line.said if role in line.roles][:1]:
            line.put(role, file.random.choice(("10", "95", "0", "good", "8A+", "5;4", "-3")))
            del line.said[role]


@perversion(WRITING)
def written_with_another_separator(file: SchoolList) -> None:
    file.delimiter = file.random.choice((";", "\t", "|"))


@perversion(WRITING)
def written_in_another_encoding(file: SchoolList) -> None:
    file.encoding = file.random.choice(("utf-8-sig", "utf-16", "cp1252", "cp850"))


@perversion(WRITING)
def written_with_other_line_ends(file: SchoolList) -> None:
    file.line_end = file.random.choice(("\r\n", "\r"))


@perversion(WRITING)
def written_as_a_workbook(file: SchoolList) -> None:
    file.is_workbook = True


@perversion(WRITING, lambda f: "surname" in f.roles and not f.second_sheet)
def comma_in_a_name_that_nothing_quotes(file: SchoolList) -> None:
    """One surname holds the separator, as where a program quotes nothing (GIAP)."""
    file.is_unquoted = True
    line = file.random.choice([line for line in file.rows if "surname" in line.roles])
    line.put("surname", f"{line.cell('surname')}{file.delimiter} Jr")


@perversion(WRITING)
def named_after_another_kind(file: SchoolList) -> None:
    """A file's name is only a name: it changes neither whose nor which grades these are."""
    file.name = file.random.choice(("Copy of list (2)", "export", "Y11 Aut1", "REPORT"))


@perversion(WRITING, lambda f: bool({"born", "upn"} & set(f.roles)) and not f.second_sheet)
def cell_missing_from_a_row(file: SchoolList) -> None:
    """A program leaves out an empty cell altogether, so that the rest of its row moves up."""
    role = "born" if "born" in file.roles else "upn"
    for line in file.random.sample(file.rows, 3):
        del line.cells[line.roles.index(role)]
