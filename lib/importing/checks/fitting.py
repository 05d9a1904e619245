"""Whether headings, titles, sheet and file name say the checkpoint that grades are stored as."""

from collections import Counter
from collections.abc import Iterable

from lib.importing.contents.results_by_row import rows_wanted
from lib.importing.findings import Finding
from lib.importing.people.matching import texts
from lib.importing.reading.columns import Column
from lib.importing.reading.fitting import time_columns, time_fits
from lib.importing.reading.headings import measure_of, measures_within
from lib.importing.reading.tables.titles import said_in
from lib.importing.reading.times import academic_years_in
from lib.importing.screening import Screening
from lib.words import counted, either

KINDS = {
    "predicted": "Predicted",
    "working_at": "Working at",
    "mock": "Mock",
    "final": "Final",
    "target": "Target",
}
OF_A_YEAR = {"targets": "target", "other_targets": "other_target"}
"""Contents that are of an academic year, and the measure of their columns."""

STORED_AS_IT_IS = (
    "If not, it may be stored as it is; the command line then needs --despite-headings."
)
REMEDY = f"If that is so, choose the checkpoint and the kind it names. {STORED_AS_IT_IS}"
OF_ANOTHER_YEAR = f"If that is so, choose the academic year it names. {STORED_AS_IT_IS}"

ITSELF, ABOVE = "It is headed {}, and", "The table above it is headed {}, and this one"


def check_checkpoint_other_kind(s: Screening) -> list[Finding]:
    """Grades that are headed as another kind than they are stored as."""
    wanted = _wanted_kind(s)
    if wanted is None:
        return []
    kinds = {c.kind for c in _used(s)} | _kinds_of_rows(s)
    # What the columns say themselves is nearer than any title.
    own = {str(kind) for kind in kinds if kind} or _kinds_of_titles(s)
    # A table that says nothing may be more of what stands above it.
    named = own or set(said_in(s.columns.sheet.said_above).kinds) - {"target"}
    if not named or wanted in named:
        return []
    said = " and ".join(KINDS[kind] for kind in sorted(named))
    return [_misfit(s, "checkpoint_other_kind", said, ITSELF if own else ABOVE)]


def check_checkpoint_other_time(s: Screening) -> list[Finding]:
    """Grades that are headed with another half term or academic year than they are stored as."""
    choice = s.delivery.checkpoint
    if _wanted_kind(s) is None and s.columns.content not in OF_A_YEAR:
        return []
    texts = [column.heading for column in _used(s)]
    nearest = next((t for t in (texts, *_titles(s)) if _tells_a_time(t)), [])
    if s.columns.content in OF_A_YEAR:
        years = said_in(nearest).years
        wrong = nearest[:1] if years and s.academic_year not in years else []
    else:
        wrong = [text for text in nearest if choice and not time_fits(text, choice)]
    return [_misfit(s, "checkpoint_other_time", f"“{wrong[0]}”")] if wrong else []


def check_columns_none_fits(s: Screening) -> list[Finding]:
    """A subject's columns are all of another kind or time than the checkpoint's."""
    return [
        Finding(
            "columns_none_fits",
            "error",
            f"“{column.heading}” is of another kind or time than this checkpoint, and no other "
            "column of its subject fits, so none is used.",
            "Choose the checkpoint it is of, or say that it is this one's (its subject and grade).",
            column=column.heading,
            value=column.heading,
            place=column.place,
        )
        for column in s.columns.columns
        if column.why == "none_fits"
    ]


def check_rows_of_other_time(s: Screening) -> list[Finding]:
    """A row whose term or academic year, in a column of its own, is not the checkpoint's."""
    choice = s.delivery.checkpoint
    is_of_targets = s.columns.content == "targets"
    if not is_of_targets and (not s.belongs_to_checkpoint or choice is None):
        return []
    stored = _stored_as(s)
    return [
        Finding(
            "rows_of_other_time",
            "error",
            f"“{row[column.place]}” is not {stored}.",
            "Bring it in for its own year."
            if is_of_targets
            else "Bring it in for its own checkpoint.",
            row=number,
            column=column.heading,
            value=row[column.place],
        )
        for column in time_columns(s.columns.columns, s.columns.rows)
        for number, row in s.columns.rows
        if column.place < len(row) and not _row_fits(s, row[column.place])
    ]


def check_rows_of_other_kind(s: Screening) -> list[Finding]:
    """Results one a row that a column says are of another kind of grade, told once a kind."""
    column = s.columns.column("grade_type")
    if column is None or not s.columns.is_long or not s.columns.content or not s.kind.has_grades:
        return []
    types = texts(s.columns.rows, column)
    of_targets = {"targets", "other_targets"} & set(s.columns.contents)
    beside = {"target"} if of_targets else set()
    beside |= {"grade"} if s.columns.content == "targets" else set()
    others = Counter(
        text for text, is_wanted in zip(types, rows_wanted(s, types), strict=True) if not is_wanted
    )
    return [
        Finding(
            "rows_of_other_kind",
            "note",
            f"{counted(count, 'row')} under “{text}” {either(count, 'is', 'are')} of another kind "
            "than what is being stored, and not used.",
            "For those grades, bring the file in again and choose their kind.",
            column=column.heading,
            value=text,
        )
        for text, count in others.items()
        if not ((measure := measure_of(text)) and measure.name in beside)
    ]


def _row_fits(s: Screening, text: str) -> bool:
    choice = s.delivery.checkpoint
    if s.columns.content == "targets":
        return s.academic_year in (academic_years_in(text) or {s.academic_year})
    return choice is None or time_fits(text, choice)


def _wanted_kind(s: Screening) -> str | None:
    if s.columns.content == "targets":
        return "target"
    choice = s.delivery.checkpoint
    return choice.kind if s.belongs_to_checkpoint and choice else None


def _used(s: Screening) -> list[Column]:
    """Return the columns whose grades are stored; what a person said of one needs no heading."""
    grade = s.columns.grade_column() if s.columns.is_long else None
    measure = OF_A_YEAR.get(str(s.columns.content), "grade")
    columns = [grade] if grade else s.columns.subject_columns(measure)
    return [column for column in columns if not column.why.startswith("said")]


def _kinds_of_rows(s: Screening) -> set[str | None]:
    """Return the kinds that a column of kinds names, of results one a row."""
    column = s.columns.column("grade_type")
    if column is None or not s.columns.is_long:
        return set()
    texts = {row[column.place] for _, row in s.columns.rows if column.place < len(row)}
    measures = [measure for text in texts if (measure := measure_of(text))]
    return {m.kind or ("target" if m.name == "target" else None) for m in measures}


def _titles(s: Screening) -> Iterable[list[str]]:
    """Return what is said of the whole table, the nearest first."""
    name = s.delivery.file_name.rpartition(".")[0] or s.delivery.file_name
    return (list(s.columns.titles), [s.columns.sheet.name], [name])


def _kinds_of_titles(s: Screening) -> set[str]:
    """Return the kinds that the nearest title names; targets beside grades are in their columns."""
    headed = {m.name for c in s.columns.columns for m in measures_within(c.heading)}
    if s.columns.content == "targets" and "target" in headed:
        return set()
    beside = {"target"} & headed
    told = (set(said_in(texts).kinds) - beside for texts in _titles(s))
    return next((kinds for kinds in told if kinds), set())


def _tells_a_time(texts: Iterable[str]) -> bool:
    said = said_in(texts)
    return bool(said.half_terms or said.years)


def _misfit(s: Screening, check: str, said: str, which: str = ITSELF) -> Finding:
    choice = s.delivery.checkpoint
    is_of_grades = choice and s.columns.content not in OF_A_YEAR
    kind = f", {KINDS[choice.kind]}" if choice and is_of_grades else ""
    return Finding(
        check,
        "error" if s.delivery.answers.misfits == "refuse" else "warning",
        f"{which.format(said)} is being stored as {_stored_as(s)}{kind}.",
        OF_ANOTHER_YEAR if s.columns.content in OF_A_YEAR and "time" in check else REMEDY,
        value=said,
    )


def _stored_as(s: Screening) -> str:
    choice = s.delivery.checkpoint
    if s.columns.content in OF_A_YEAR or choice is None:
        return f"targets of {s.academic_year - 1}/{s.academic_year % 100:02d}"
    return choice.name
