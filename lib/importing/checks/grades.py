"""Whether each grade can be read on its column's scale, and is said once."""

from collections.abc import Callable, Iterable

from lib.importing.findings import Finding
from lib.importing.named_rows import Entry, named
from lib.importing.reading.grades import SCALE_NAMES, is_shaded, scales_that_know
from lib.importing.reading.scales.school import PERCENTAGES, YEARS
from lib.importing.screening import Screening
from lib.store.statements import lend, rows

KEY = ["pupil_id", "subject_id", "qualification", "entered_on"]


def check_grades_unknown(s: Screening) -> list[Finding]:
    """Something that is no grade on any scale."""
    return _found(
        s.by_state.get("unknown", []),
        "grades_unknown",
        lambda e: None if scales_that_know(e.value_in_file) else _unknown(s, e),
    )


def check_grades_outside_scale(s: Screening) -> list[Finding]:
    """A grade, but not one of this column's scale."""
    return _found(
        s.by_state.get("unknown", []),
        "grades_outside_scale",
        lambda e: _outside(s, e) if scales_that_know(e.value_in_file) else None,
    )


NO_SUBJECT = (
    "This row does not say its subject.",
    "Fill in the subject in every row; a merged cell stands in its first row only.",
)


def check_grades_subject_unknown(s: Screening) -> list[Finding]:
    """A row of results, or of targets, whose subject is not known."""
    if not s.columns.is_long:
        return []
    named = _cells(s, "subject")
    return _found(
        s.by_state.get("no_subject", []),
        "grades_subject_unknown",
        lambda e: (
            (
                f"“{name}” is not a subject Checkpoint knows.",
                "Say which subject it is on Import data, once, or write the subject's usual name.",
            )
            if (name := named.get(e.source_row, ""))
            else NO_SUBJECT
        ),
    )


def check_grades_qualification_unknown(s: Screening) -> list[Finding]:
    """A row of results whose qualification is not known."""
    named = _cells(s, "qualification")
    return _found(
        s.by_state.get("no_qualification", []),
        "grades_qualification_unknown",
        lambda e: (
            f"“{named.get(e.source_row, '')}” is not a qualification Checkpoint knows.",
            "Write GCSE, Combined science GCSE, BTEC Tech Award, Cambridge National, WJEC "
            "vocational or leave it blank for the subject's usual one.",
        ),
    )


def check_grades_date_unknown(s: Screening) -> list[Finding]:
    """A row of results whose entry date cannot be read, so that first entry cannot be told."""
    named = _cells(s, "entered_on")
    return _found(
        s.by_state.get("no_date", []),
        "grades_date_unknown",
        lambda e: (
            f"“{named.get(e.source_row, '')}” is not a date.",
            "Write the entry date as day/month/year, such as 21/06/2026, or leave it blank.",
        ),
    )


def check_grades_other_year(s: Screening) -> list[Finding]:
    """A row of results dated in another academic year than the checkpoint's."""
    choice, named = s.delivery.checkpoint, _cells(s, "entered_on")
    return _found(
        s.by_state.get("other_year", []),
        "grades_other_year",
        lambda e: (
            f"“{named.get(e.source_row, '')}” is not in the academic year of "
            f"{choice.name if choice else 'the checkpoint'}.",
            "Bring it in for the checkpoint of its own year, or correct the date.",
        ),
    )


def check_grades_earlier(s: Screening) -> list[Finding]:
    """A row of a pupil and subject of which there is a later one."""
    return _found(
        s.by_state.get("earlier", []),
        "grades_earlier",
        lambda e: (
            "Several dates for one pupil and subject: the latest is taken, and the earlier row is "
            "left out.",
            "Nothing to do, if the latest is meant. Else leave the later rows out.",
        ),
        severity="warning",
        is_left_out=True,
    )


def check_grades_no_target(s: Screening) -> list[Finding]:
    """A grade nobody can aim at: X, or one the rules of the pupil's year give no points."""
    if s.columns.content != "targets" or s.entries.empty:
        return []
    lend(s.cursor, "entry", s.entries)
    places = set(rows(s.cursor, "importing/targets/targets_without_points"))
    return _found(
        [e for e in named(Entry, s.entries) if (e.source_row, e.place) in places],
        "grades_no_target",
        lambda e: (
            f"“{e.value_in_file}” cannot be a target: it has no points in the pupil's year.",
            f"Write {_one_of(s, e.qualification)}, or leave it blank.",
        ),
    )


def check_grades_contradict(s: Screening) -> list[Finding]:
    """One pupil, one subject, two different grades: neither is guessed to be right."""
    return _found(
        _repeated(s, is_contradicted=True),
        "grades_contradict",
        lambda e: (
            "This pupil has two different grades in this subject, so neither is used.",
            "Keep the row that is right and bring the file in again.",
        ),
    )


def check_grades_said_twice(s: Screening) -> list[Finding]:
    """One pupil, one subject, the same grade again: counted once."""
    return _found(
        _repeated(s, is_contradicted=False),
        "grades_said_twice",
        lambda e: (
            "This pupil's grade in this subject is in the file twice, and is stored once.",
            "Nothing to do, unless one of the two rows was meant for another pupil.",
        ),
        severity="warning",
        is_left_out=True,
    )


def check_grades_repaired(s: Screening) -> list[Finding]:
    """Grades a spreadsheet turned into dates, a combined science mean, a percentage with parts."""
    return _found(
        s.by_state.get("repaired", []),
        "grades_repaired",
        lambda e: (
            f"“{e.value_in_file}” is read as {e.grade}.",
            "Nothing to do: a percentage is kept whole."
            if e.qualification == PERCENTAGES
            else "Check one against your MIS. To stop it, format the column as Text before typing "
            "6-5.",
        ),
        severity="warning",
    )


def check_grades_shaded(s: Screening) -> list[Finding]:
    """Grades with + = or −, of which the whole grade counts: told once a column."""
    is_whole = ~s.entries["qualification"].isin(list(s.book.scales.by_code))
    graded = s.entries[s.entries["state"].eq("ok") & is_whole]
    shaded = [value for value in graded["value_in_file"].unique() if is_shaded(value)]
    columns = {
        (int(entry.place), entry.source_column): entry.value_in_file
        for entry in named(Entry, graded[graded["value_in_file"].isin(shaded)])
    }
    return [
        Finding(
            "grades_shaded",
            "note",
            "Of grades with +, = or − the whole grade is stored: 5+, 5= and 5− are all 5. What "
            "stood in the file is kept beside each grade.",
            "Nothing to do: Attainment 8 and Progress 8 count whole grades. To keep the thirds in "
            "Years 7 to 9, say that the column's scale is “9 to 1 with thirds”.",
            column=heading,
            value=value,
        )
        for (_, heading), value in columns.items()
    ]


def check_scales_without_points(s: Screening) -> list[Finding]:
    """A scale of Years 7 to 9: told once a scale, and as a warning above Year 9."""
    scales = s.book.scales.by_code
    entries = s.entries[s.entries["qualification"].isin(list(scales))]
    choice = s.delivery.checkpoint
    is_late = s.belongs_to_checkpoint and choice is not None and choice.year_group not in YEARS
    return [
        Finding(
            "scales_without_points",
            "warning" if is_late else "note",
            f"Read on the scale “{scales[str(code)].name}”, and stored: no Attainment 8 or "
            "Progress 8 is made from it.",
            "If they are grades of a qualification, say which under Scale. A target on another "
            "scale has no distance from these grades.",
            column=str(of_scale["source_column"].iloc[0]),
            value=scales[str(code)].name,
        )
        for code, of_scale in entries.groupby("qualification", sort=False)
    ]


def check_grades_no_grade(s: Screening) -> list[Finding]:
    """Cells that say in words that there is no grade: nothing changes for them."""
    return _found(
        s.by_state.get("no_grade", []),
        "grades_no_grade",
        lambda e: (
            f"“{e.value_in_file}” is read as no grade; whatever was there before stays.",
            "Nothing to do. For a pupil absent from an exam, use X.",
        ),
        severity="note",
    )


def _found(
    entries: Iterable[Entry],
    check: str,
    words: Callable[[Entry], tuple[str, str] | None],
    severity: str = "error",
    is_left_out: bool = False,
) -> list[Finding]:
    """Return a finding for each entry that `words` has a message and a remedy for."""
    told = [(entry, words(entry)) for entry in entries]
    return [
        Finding(
            check,
            severity,
            said[0],
            said[1],
            row=int(entry.source_row),
            column=entry.source_column,
            value=entry.value_in_file,
            place=int(entry.place),
            is_left_out=is_left_out,
        )
        for entry, said in told
        if said
    ]


def _unknown(s: Screening, entry: Entry) -> tuple[str, str]:
    return (
        f"“{entry.value_in_file}” is not a grade.",
        f"Correct it to {_one_of(s, entry.qualification)}, or leave the cell blank.",
    )


def _one_of(s: Screening, scale: str) -> str:
    name = s.book.scale_name(scale)
    return f"a grade of the scale “{name}”" if scale in s.book.scales.by_code else f"a {name} grade"


def _outside(s: Screening, entry: Entry) -> tuple[str, str]:
    other = SCALE_NAMES[scales_that_know(entry.value_in_file)[0]]
    return (
        f"“{entry.value_in_file}” is a {other} grade, but this column is read as "
        f"{s.book.scale_name(entry.qualification)}.",
        "Correct the grade, or rename the heading to the course the pupil is on.",
    )


def _repeated(s: Screening, *, is_contradicted: bool) -> list[Entry]:
    """Return the entries of a pupil and subject that another entry contradicts, or says first."""
    readable = s.entries["state"].isin(["ok", "repaired"])
    usable = s.entries[readable & s.entries["pupil_id"].notna()]
    usable = usable[usable.duplicated(KEY, keep=False)]
    if usable.empty:
        return []
    # Which of two equal grades is kept must not depend on the order of the rows: the plainer one.
    usable = usable.sort_values(["state", "value_in_file", "source_row"], kind="stable")
    groups = usable.groupby(KEY, dropna=False)
    differs = groups["grade"].transform("nunique") > 1
    return named(Entry, usable[differs if is_contradicted else ~differs & (groups.cumcount() > 0)])


def _cells(s: Screening, field: str) -> dict[int, str]:
    column = s.columns.column(field)
    if column is None:
        return {}
    return {n: row[column.place] for n, row in s.columns.rows if column.place < len(row)}
