"""What every part of the programme asks of what a person writes: who, and words that fit."""

from lib.store.errors import StoreError

LONGEST_WHO, LONGEST_LINE, LONGEST_TEXT = 80, 240, 1_000
"""Characters."""


def person(said_by: str) -> str:
    """Return who is writing. Raises StoreError when nobody is named."""
    return line(said_by, "the name of the person writing", LONGEST_WHO, is_needed=True)


def line(text: str, what: str, longest: int = LONGEST_LINE, *, is_needed: bool = False) -> str:
    """Return the text without needless space. Raises StoreError when it is too long or missing."""
    tidy = " ".join(text.split())
    if is_needed and not tidy:
        raise StoreError(f"{what[:1].upper()}{what[1:]} is blank.", "Write it, then save again.")
    if len(tidy) > longest:
        raise StoreError(
            f"{what[:1].upper()}{what[1:]} has {len(tidy):,} characters.",
            f"Say it in {longest:,} or fewer.",
        )
    return tidy


def refuse_overtaken(seen: int, standing: int) -> None:
    """Raise StoreError when somebody has written since the person opened the page."""
    if seen != standing:
        raise StoreError(
            "Somebody has changed this since you opened the page.",
            "Nothing was saved. Look at it as it stands now, then write yours again.",
        )
