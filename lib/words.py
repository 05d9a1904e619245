"""Numbers as a sentence says them: true minus, grades in words, lists with an "and"."""

from collections.abc import Sequence

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LANGUAGES = """English Eng French German Spanish Italian Mandarin Arabic Bengali Gujarati Japanese
Panjabi Persian Polish Portuguese Russian Turkish Urdu Latin"""
PROPER_STARTS = tuple(LANGUAGES.split())
"""Subjects that keep their capital in the middle of a sentence."""
GRADE_WORDS = (
    (0.05, "nothing"),
    (0.15, "a tenth of a grade"),
    (0.225, "a fifth of a grade"),
    (0.29, "a quarter of a grade"),
    (0.42, "a third of a grade"),
    (0.58, "half a grade"),
    (0.71, "two thirds of a grade"),
    (0.85, "three quarters of a grade"),
    (1.15, "a grade"),
    (1.35, "a grade and a quarter"),
    (1.75, "a grade and a half"),
)


def grades(value: float, unit: str = "grade") -> str:
    """Return the size in words, to about a tenth of a grade: "half a grade", "1.9 grades".

    `unit` is what the checkpoint counts distances in: grade, step, or "grade or step".
    """
    for below, words in GRADE_WORDS:
        if abs(value) < below:
            return words.replace("grade", unit)
    return f"{abs(value):.1f} {units(unit)}"


def nothing_of_who_is_behind(where: str = "") -> str:
    """Say of grades without a single distance from target that nobody can be told.

    `where` narrows them, with a blank before it: " in maths".
    """
    return f"no grade{where} has a target on its scale: nothing can be said of who is behind"


def units(unit: str) -> str:
    """Return several of a unit: grades, steps, grades or steps."""
    return " or ".join(f"{one}s" for one in unit.split(" or "))


def no_attainment_8(kind: str) -> str:
    """Say why the grades of a checkpoint that makes none make no Attainment 8."""
    if kind == "working_at":
        return "Working-at grades make no Attainment 8"
    return "These scales of Years 7 to 9 make no Attainment 8"


def or_a_step(words: str, unit: str) -> str:
    """Return from where a pupil is behind: in grades, or one step where `unit` says steps.

    The school's threshold is in grades, which the scales of Years 7 to 9 have none of.
    """
    if unit == "grade":
        return words
    return "one step" if unit == "step" else f"{words}, or one step on a scale of Years 7 to 9,"


def number(count: int) -> str:
    """Return small counts in words and others in digits, as a sentence would."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return "1 row", "1,642 rows", "2 members of staff"; `many` where an s does not make it."""
    first, of, rest = one.partition(" of ")
    return f"{count:,} {one if count == 1 else many or f'{first}s{of}{rest}'}"


def either(count: float, one: str, many: str) -> str:
    """Return the word that agrees with a count: is or are, has or have."""
    return one if count == 1 else many


def pupils(count: int) -> str:
    """Return "1 pupil" or "46 pupils"."""
    return counted(count, "pupil")


def listed(names: Sequence[str]) -> str:
    """Return "French, music and maths"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence(text: str) -> str:
    """Return the text with a capital at its start and the rest as it was."""
    return text[:1].upper() + text[1:]


def in_sentence(subject: str) -> str:
    """Return a subject as the middle of a sentence writes it: maths, but French and PE."""
    is_acronym = len(subject) > 1 and not subject[1].islower()
    if is_acronym or subject.startswith(PROPER_STARTS):
        return subject
    return subject[:1].lower() + subject[1:]
