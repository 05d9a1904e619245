"""Keeping the school's own sentence on a governor card, and going back to Checkpoint's."""

import re

from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.statements import rows, run

CARDS = ("going_well", "concerns", "at_risk", "groups", "interventions", "trust")
LONGEST_SENTENCE, LONGEST_NAME = 240, 60
"""Characters: a sentence of two lines on a slide."""


def keep_sentence(
    database: Database, checkpoint_id: int, card_id: str, sentence: str, edited_by: str
) -> None:
    """Keep a sentence for one card, with who wrote it; earlier ones stay in the history.

    Raises StoreError, and keeps nothing, when it is blank or too long, nobody says who wrote it, or
    it names a pupil, a class or a member of staff of the school.
    """
    words, who = " ".join(sentence.split()), " ".join(edited_by.split())
    if not words:
        raise StoreError("The sentence is blank.", "Write one, or go back to Checkpoint's own.")
    if len(words) > LONGEST_SENTENCE:
        raise StoreError(
            f"The sentence has {len(words)} characters.",
            f"Governors read one sentence: {LONGEST_SENTENCE} characters at most.",
        )
    _keep(database, checkpoint_id, card_id, words, who)


def reset_sentence(database: Database, checkpoint_id: int, card_id: str, edited_by: str) -> None:
    """Go back to Checkpoint's own sentence. Raises StoreError when nobody says who does."""
    _keep(database, checkpoint_id, card_id, "", " ".join(edited_by.split()))


def _keep(
    database: Database, checkpoint_id: int, card_id: str, sentence: str, edited_by: str
) -> None:
    if card_id not in CARDS:
        raise StoreError("There is no such card.", "Choose one of the six cards on the page.")
    if not edited_by or len(edited_by) > LONGEST_NAME:
        raise StoreError(
            "Nobody is named as the one who wrote it.",
            f"Write your role, such as Deputy head, in {LONGEST_NAME} characters at most.",
        )
    with database.transaction() as cursor:
        found = rows(cursor, "governors/named_in", checkpoint_id=checkpoint_id)
        _refuse_names(
            f"{sentence} {edited_by}", [str(name) for (name,) in found if str(name).strip()]
        )
        words = {"card_id": card_id, "sentence": sentence, "edited_by": edited_by}
        run(cursor, "governors/keep_sentence", checkpoint_id=checkpoint_id, **words)


def _refuse_names(text: str, names: list[str]) -> None:
    """Governors may not read a name; only a whole one is known as such ("Grace" is a word)."""
    said = _words(text)
    spoken = [form for name in names for form in _spoken(_words(name).split())]
    if any(f" {form} " in said for form in spoken):
        raise StoreError(
            "The sentence names a pupil, a class or a member of staff.",
            "Governors must not see names: say how many, or which subject, in their place.",
        )


def _spoken(words: list[str]) -> list[str]:
    """A name as written and, of one with initials, as it is said: Miss K. Brook, Miss Brook."""
    return [" ".join(words), *([f"{words[0]} {words[-1]}"] if len(words) > 2 else [])]


def _words(text: str) -> str:
    return " ".join(["", *re.findall(r"[^\W_]+", text.casefold()), ""])
