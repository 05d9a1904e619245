"""The grades to score: which of a file's tables hold them, of which kind, and from when."""

from dataclasses import dataclass, replace
from datetime import date

from lib.importing.delivery import CheckpointChoice, Delivery
from lib.importing.reading.answers import Answers
from lib.importing.reading.parts import parts_of, recognised_part
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import subject_book
from lib.importing.reading.tables.titles import measure_said, said_in
from lib.importing.reading.times import time_in
from lib.importing.scoring.school.pupils import NAMES, NOBODYS_URN, not_used
from lib.importing.scoring.school.wanted import Wanted
from lib.importing.sheet import FileRefusedError
from lib.store.database import Database
from lib.words import listed

GRADES = ("wide_marksheet", "long_results")
FINAL_RESULTS, YEAR_GROUP = 7, 11
KINDS = {"predicted": "predicted", "working_at": "working-at", "mock": "mock", "final": "final"}
INSTEAD = {
    "pupil_list": "a pupil list, not grades",
    "targets": "targets, not grades",
    "sessions": "attendance at sessions, not grades",
}


@dataclass(frozen=True)
class Graded:
    """The tables of a file that hold grades, and the kind they are."""

    deliveries: list[Delivery]
    kind: str


def results_to_store(
    database: Database, delivery: Delivery, wanted: Wanted, has_names: bool
) -> Graded:
    """Return the tables that hold grades, for one checkpoint.

    A file that cannot be read, or is not told what it is, stays as it is: the importer says why.
    Raises FileRefusedError when it holds something else, several kinds of grade or working-at ones.
    """
    if delivery.file is None:
        return Graded([delivery], "")
    with database.cursor() as cursor:
        book = subject_book(cursor)
        parts = parts_of(cursor, NOBODYS_URN, book, delivery)
        seen = [recognised_part(cursor, NOBODYS_URN, book, part) for part in parts]
    graded = [(p, s) for p, s in zip(parts, seen, strict=True) if s.content in GRADES]
    if not graded:
        _refuse_another_content(delivery, seen)
        return Graded(parts, "")
    kind = wanted.kind or _kind(delivery, [found for _, found in graded])
    if kind == "working_at":
        raise FileRefusedError(
            "score_working_at",
            "Working-at grades make no Attainment 8 or Progress 8.",
            "Give predicted, mock or final grades; say --kind where the heading is wrong.",
        )
    choice = _checkpoint(delivery, [found for _, found in graded], wanted, kind)
    # Rows below headings that nothing can be made of are told of, and refused.
    untold = [part for part, found in zip(parts, seen, strict=True) if _is_untold(found)]
    tables = [_for(part, found, choice, wanted, has_names) for part, found in graded]
    return Graded([*tables, *untold], kind)


def _is_untold(found: Recognition) -> bool:
    return found.content is None and found.sheet.from_row is not None


def _for(
    part: Delivery,
    found: Recognition,
    choice: CheckpointChoice,
    wanted: Wanted,
    has_names: bool,
) -> Delivery:
    names = [] if has_names else [c.key for c in found.columns if c.field in NAMES]
    misfits = "tell" if wanted.is_lenient else "refuse"
    return replace(
        part,
        content=found.content,
        checkpoint=choice,
        academic_year=choice.academic_year,
        answers=Answers(columns=not_used(names), misfits=misfits),
    )


def _refuse_another_content(delivery: Delivery, seen: list[Recognition]) -> None:
    held = next((found.content for found in seen if found.content), None)
    if held:
        raise FileRefusedError(
            "score_no_grades",
            f"This file holds {INSTEAD.get(held, 'something else than grades')}.",
            "Give the file of grades with --results, and the list of pupils with --pupils.",
            delivery.file_name,
        )


def _kind(delivery: Delivery, seen: list[Recognition]) -> str:
    """Return the kind of grade that headings, else titles and names, say; final where none does."""
    named = {kind for found in seen for kind in _kinds_of_columns(found)}
    titles = [text for found in seen for text in (*found.titles, found.sheet.name)]
    named = named or set(said_in([*titles, delivery.file_name]).kinds) - {"target"}
    if len(named) > 1:
        kinds = [KINDS[kind] for kind in KINDS if kind in named]
        raise FileRefusedError(
            "score_several_kinds",
            f"This file holds {listed(kinds)} grades.",
            "Say which of them to score, such as --kind predicted.",
            delivery.file_name,
        )
    return next(iter(named), "final")


def _kinds_of_columns(found: Recognition) -> set[str]:
    """Return the kinds of grade of columns, those that another kept out between them."""
    columns = [c for c in found.columns if c.measure == "grade" or c.why == "other_grades"]
    kinds = {column.kind for column in columns if column.kind}
    typed = found.column("grade_type")
    if typed is None:
        return kinds
    texts = {row[typed.place] for _, row in found.rows if typed.place < len(row)}
    return kinds | {m.kind for text in texts if (m := measure_said(text)) and m.kind}


def _checkpoint(
    delivery: Delivery, seen: list[Recognition], wanted: Wanted, kind: str
) -> CheckpointChoice:
    """Return the checkpoint that the grades are of: the half term they say, in the rules' year."""
    headed = [c.heading for found in seen for c in found.columns if c.measure == "grade"]
    titles = [text for found in seen for text in (*found.titles, found.sheet.name)]
    times = [time_in(text) for text in (*headed, *titles, delivery.file_name)]
    half_term = next((time.half_term for time in times if time and time.half_term), FINAL_RESULTS)
    return CheckpointChoice(
        wanted.year, half_term, YEAR_GROUP, kind, date(wanted.year, 8, 20), "open"
    )
