"""The six cards a governor may see of one checkpoint: written from what lib.analysis answers.

Nothing is measured here. Each number first goes through the gate (lib/analysis/governors/gate.py),
the most important first: attainment, groups, who is behind, subjects, help, predictions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from lib.analysis.governors.attainment import concerns, going_well
from lib.analysis.governors.card import QUESTIONS, Card, Edited, GovernorCards
from lib.analysis.governors.facts import Facts, facts_of
from lib.analysis.governors.gate import Gate
from lib.analysis.governors.groups import which_groups
from lib.analysis.governors.impact import interventions
from lib.analysis.governors.risk import at_risk
from lib.analysis.governors.trust import trust
from lib.rules.suppression import Count
from lib.store.database import Database
from lib.store.row import Row
from lib.words import sentence

ABOUT_THE_YEAR = ("going_well", "groups", "at_risk", "concerns")


@dataclass(frozen=True)
class _Change(Row, query="governors/sentences"):
    """What the school wrote for a card; no sentence takes the one before it back."""

    card_id: str
    sentence: str | None
    edited_by: str
    edited_at: datetime


def governor_cards(database: Database, checkpoint_id: int, as_of: date) -> GovernorCards | None:
    """Return the cards of a checkpoint; None when it has no grades, or there is none.

    `as_of` is the day up to which help is counted.
    """
    facts = facts_of(database, checkpoint_id, as_of)
    if facts is None:
        return None
    return written(facts, Gate(facts.threshold), _edits(database, checkpoint_id))


def written(facts: Facts, gate: Gate, edits: Mapping[str, Edited]) -> GovernorCards:
    """Return the cards the facts come to through a fresh gate, with the school's sentences."""
    cards = {card.card_id: card for card in cards_of(facts, gate)}
    return GovernorCards(
        finding=_finding(cards, facts),
        cards=tuple(replace(cards[key], edited=edits.get(key)) for key in QUESTIONS),
        stamp=facts.stamp,
        threshold=facts.threshold,
    )


def cards_of(facts: Facts, gate: Gate) -> tuple[Card, ...]:
    """Write the cards; what the gate has let through by the end is all that they show."""
    whole = Count(facts.now.n, cohort=facts.cohort, on=facts.at)
    if gate.allows(whole):
        year = (
            going_well(facts, gate),
            which_groups(facts, gate),
            at_risk(facts, gate),
            concerns(facts, gate),
        )
    else:
        year = tuple(_too_small(facts, key) for key in ABOUT_THE_YEAR)
    return (*year, interventions(facts, gate), trust(facts, gate))


def _too_small(facts: Facts, card_id: str) -> Card:
    return Card(
        card_id,
        f"Fewer than {facts.threshold} pupils have grades, so none are shown",
        "With so few pupils, any number could be traced to one of them.",
        "Nothing is shown of a year group this small.",
        "",
    )


def _finding(cards: dict[str, Card], facts: Facts) -> str:
    """The page's heading: what goes well, then the catch."""
    parts = [cards["going_well"].clause]
    parts += [c for key in ("groups", "concerns", "at_risk") if (c := cards[key].clause)][:1]
    told = [part for part in parts if part]
    if told:
        return sentence("; ".join(told))
    return f"Little can be said of {facts.stamp.year_group} yet"


def _edits(database: Database, checkpoint_id: int) -> dict[str, Edited]:
    """The newest sentence the school wrote for each card, where it did not go back to ours."""
    changes = database.records(_Change, checkpoint_id=checkpoint_id)
    newest = {change.card_id: change for change in reversed(changes)}
    return {
        card_id: Edited(change.sentence, change.edited_by, change.edited_at.date())
        for card_id, change in newest.items()
        if change.sentence is not None
    }
