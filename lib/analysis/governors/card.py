"""What a governor card is made of. Screen, slides, paper and workbook are all drawn from these."""

from dataclasses import dataclass
from datetime import date

from lib.dates import short_date

QUESTIONS = {
    "going_well": "What is going well?",
    "concerns": "What concerns us?",
    "at_risk": "What is at risk?",
    "groups": "Which groups, how many pupils and how sure?",
    "interventions": "Are interventions working?",
    "trust": "Can we trust the data?",
}
"""The six cards in the order they are read, each headed by its question."""


@dataclass(frozen=True)
class Mark:
    """One row of a picture: a value in the picture's unit with its likely range.

    `low` and `high` are None where a number is counted, not estimated. `n_words` says of how many.
    `against` is what it is compared with and `of` the whole of a count, None where there is none.
    """

    name: str
    value: float
    low: float | None
    high: float | None
    reading: str
    value_words: str
    n_words: str
    against: float | None = None
    of: float | None = None


@dataclass(frozen=True)
class Picture:
    """The one picture of a card. `kind` is ranges (a dot and its range) or bars (counts by date).

    `unit` is percent (values 0 to 1), grades or pupils; `against_words` name the line of `against`.
    """

    kind: str
    unit: str
    marks: tuple[Mark, ...]
    against_words: str = ""


@dataclass(frozen=True)
class Edited:
    """What the school wrote in place of a card's sentence, by whom and when."""

    text: str
    by: str
    on: date


@dataclass(frozen=True)
class Card:
    """One card. `sentence` is Checkpoint's own; `certainty` is n and the likely range in words.

    `compared_with` names the comparator with its year and status, `sources` go under slides.
    `clause` is what the page's heading takes from this card. `withheld` says what is hidden.
    """

    card_id: str
    finding: str
    sentence: str
    certainty: str
    compared_with: str
    picture: Picture | None = None
    clause: str = ""
    withheld: str = ""
    sources: tuple[str, ...] = ()
    edited: Edited | None = None

    @property
    def question(self) -> str:
        """The question the card answers."""
        return QUESTIONS[self.card_id]

    @property
    def said(self) -> str:
        """The sentence that is shown: the school's where it wrote one."""
        return self.edited.text if self.edited else self.sentence

    @property
    def edit_mark(self) -> str:
        """Who wrote the sentence, and when; blank where Checkpoint did."""
        if self.edited is None:
            return ""
        return f"Edited by {self.edited.by}, {short_date(self.edited.on)}"

    @property
    def alt(self) -> str:
        """The picture in words: the finding, each value with its range, and how many."""
        if self.picture is None:
            return f"{self.finding}. {self.certainty}"
        values = "; ".join(f"{m.name} {m.value_words}" for m in self.picture.marks)
        line = f" Compared with: {self.compared_with}." if self.compared_with else ""
        return f"{self.finding}. {values}. {self.certainty}{line}"


@dataclass(frozen=True)
class Stamp:
    """What every card carries: whose figures, of which checkpoint, checked or not, which rules."""

    school: str
    year_group: str
    checkpoint: str
    checkpoint_on: date
    status: str
    rules: str
    is_checked: bool

    @property
    def line(self) -> str:
        """The stamp as it stands inside each picture."""
        return f"{self.year_group}, {self.checkpoint}. {self.status}. {self.rules}."


@dataclass(frozen=True)
class GovernorCards:
    """The six cards of one checkpoint, the finding they come to, and the smallest group shown."""

    finding: str
    cards: tuple[Card, ...]
    stamp: Stamp
    threshold: int

    @property
    def hidden_words(self) -> str:
        """The one line about what is not shown."""
        return (
            f"Groups under {self.threshold} pupils are not shown, "
            "nor any number they could be worked out from."
        )

    def card(self, card_id: str) -> Card:
        """Return one card. Raises StopIteration for no such card."""
        return next(card for card in self.cards if card.card_id == card_id)
