"""The school's own ladder, as a person writes it: a step a line, the lowest first.

A ladder written anew under its name counts for files to come. Where its steps are others, or in
another order, it is another scale: what has been measured keeps the steps it had.
"""

from collections.abc import Iterator, Sequence

from lib.importing.reading.grades import SCALE_NAMES, scales_that_know
from lib.importing.reading.headings import key
from lib.importing.reading.scales.school import NONE_HERE, ScaleBook, plain, scale_book
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import rows, run

FEWEST, LONGEST = 2, 40
Steps = list[tuple[str, list[str]]]


def read_ladder(text: str) -> Steps:
    """Return each line's step with the other ways to write it, which follow after commas."""
    lines = [[word.strip() for word in line.split(",")] for line in text.splitlines()]
    filled = [[word for word in line if word] for line in lines]
    return [(words[0], words[1:]) for words in filled if words]


def write_ladder(database: Database, urn: int, name: str, text: str, who: str) -> None:
    """Keep a school's ladder, lowest step first, with who wrote it and when.

    Raises StoreError, and keeps nothing, where a step could be mistaken for another or for a grade
    of a scale that Checkpoint knows.
    """
    name, who, steps = " ".join(name.split()), who.strip(), read_ladder(text)
    with database.transaction() as cursor:
        book = scale_book(cursor, urn)
        for refusal in (*_names(book, name, who), *_steps(steps), *_known(book, name, steps)):
            raise StoreError(*refusal)
        ((ladder_id,),) = rows(cursor, "importing/scales/next_ladder")
        grades = [grade for grade, _ in steps]
        same = rows(cursor, "importing/scales/ladder_alike", urn=urn, name=name, grades=grades)
        scale = same[0][0] if same else f"own_{ladder_id}"
        said = {"urn": urn, "scale": scale, "name": name, "who": who}
        run(cursor, "importing/scales/keep_ladder", ladder_id=ladder_id, **said)
        for place, (grade, spellings) in enumerate(steps):
            step = {"grade": grade, "spellings": "|".join(spellings), "steps": place}
            run(cursor, "importing/scales/keep_step", ladder_id=ladder_id, **step)


Refusals = Iterator[tuple[str, str]]
"""What is wrong, and what to do."""


def _names(book: ScaleBook, name: str, who: str) -> Refusals:
    if not name:
        yield (
            "A ladder needs a name.",
            "Write what the school calls it; columns are said to be on it.",
        )
    known = [scale.name for scale in book.offered() if scale.urn is None]
    if key(name) in map(key, (*known, *SCALE_NAMES.values())):
        yield f"A scale is already called “{name}”.", "Give the ladder a name of its own."
    if not who:
        yield "It must be said who writes the ladder.", "Write your name or your initials."


def _steps(steps: Steps) -> Refusals:
    if len(steps) < FEWEST:
        yield "A ladder has at least two steps.", "Write the lowest first, a step a line."
    seen = set[str]()
    for word in _words(steps):
        if plain(word) in seen:
            yield f"“{word}” stands twice.", "Give each step, and each spelling, to one line only."
        seen.add(plain(word))
        if "|" in word:
            yield f"“{word}” holds a “|”.", "Write it without; put commas between spellings."
        if len(word) > LONGEST:
            yield f"“{word[:LONGEST]}…” is longer than 40 letters.", "Write it shorter."
        if plain(word) in NONE_HERE:
            yield f"“{word}” is read as no grade.", "Call the step otherwise."


def _known(book: ScaleBook, name: str, steps: Steps) -> Refusals:
    """Refuse words that are grades elsewhere, and a ladder that is there already."""
    others = [s for s in book.offered() if key(s.name) != key(name)]
    for grade, _ in steps:
        # A letter may still be another spelling of a step: it is read where the ladder is named.
        known = [SCALE_NAMES[code] for code in scales_that_know(grade)]
        has_figures = any(character.isdigit() for character in grade)
        known += [s.name for s in others if s.urn is None and has_figures and s.read(grade).grade]
        if known:
            yield (
                f"“{grade}” is already a grade of {known[0]}.",
                "Say that the column is on that scale, or call the step otherwise.",
            )
    for scale in others:
        if steps and all(scale.read(grade).grade for grade, _ in steps):
            yield (
                f"This is the scale “{scale.name}”, which can be chosen already.",
                "Say that the column is on it.",
            )


def _words(steps: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    for grade, spellings in steps:
        yield from (grade, *spellings)
