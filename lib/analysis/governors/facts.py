"""Every answer the governor cards are written from, asked once; nothing is worked out anew here."""

import re
from dataclasses import dataclass
from datetime import date

from lib.analysis.assessment.accuracy import PredictionAccuracy, prediction_accuracy
from lib.analysis.assessment.health import CollectionHealth, collection_health
from lib.analysis.cohort.headlines import Headline, headlines
from lib.analysis.cohort.history import Story, stories
from lib.analysis.frame.checkpoint import MeasuredCheckpoint, measured_checkpoint
from lib.analysis.governors.card import Stamp
from lib.analysis.groups.keeping_up import GroupsAnswer, groups_at
from lib.analysis.impact.judged import ImpactAnswer, impact_of
from lib.analysis.overview.changes import Overview, overview
from lib.analysis.subjects.against_target import SubjectsAnswer, subjects_at
from lib.dates import short_date
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import get_settings

EARLIER = 4
KINDS = {"predicted": ", predicted", "working_at": ", working at", "mock": ", mock", "final": ""}
STATUSES = {"open": "Unchecked, collected", "checked": "Checked", "locked": "Locked, checked"}


@dataclass(frozen=True)
class _EarlierCheckpoint(Row, query="governors/earlier"):
    """A checkpoint before it, the newest first."""

    checkpoint_id: int
    collected_on: date


@dataclass(frozen=True)
class BehindThen:
    """The behind list of an earlier checkpoint: how many of how many, and when."""

    checkpoint_id: int
    on: date
    behind: int
    of: int


@dataclass(frozen=True)
class Facts:
    """One checkpoint and what lib.analysis answers about it.

    `earlier` are the behind lists before it, oldest first. `unnamed` are words (of names and class
    codes) that may stand on no card. `minimum` and `threshold` are pupils: the smallest group with
    a verdict, and the smallest one governors may be shown.
    """

    checkpoint_id: int
    results_year: int
    kind: str
    makes_attainment_8: bool
    stamp: Stamp
    headlines: dict[str, Headline]
    stories: dict[str, Story]
    subjects: SubjectsAnswer | None
    groups: GroupsAnswer | None
    now: Overview
    earlier: tuple[BehindThen, ...]
    impact: ImpactAnswer
    health: CollectionHealth | None
    accuracy: PredictionAccuracy | None
    unnamed: frozenset[str]
    as_of: date
    minimum: int
    threshold: int

    @property
    def cohort(self) -> str:
        """The cohort as the gate tells it from others."""
        return str(self.results_year)

    @property
    def at(self) -> str:
        """The checkpoint as the gate tells it from others."""
        return str(self.checkpoint_id)


def facts_of(database: Database, checkpoint_id: int, as_of: date) -> Facts | None:
    """Ask everything about one checkpoint; None when it has no grades, or there is none."""
    at = measured_checkpoint(database, checkpoint_id)
    if at is None:
        return None
    now = overview(database, checkpoint_id, None, "", as_of)
    if not now.n + now.untold:
        return None
    settings = get_settings(database, at.urn)
    return Facts(
        checkpoint_id=checkpoint_id,
        results_year=at.results_year,
        kind=at.kind,
        makes_attainment_8=at.makes_attainment_8,
        stamp=_stamp(at),
        headlines=headlines(database, checkpoint_id, None),
        stories={story.measure: story for story in stories(database, checkpoint_id)},
        subjects=subjects_at(database, checkpoint_id),
        groups=groups_at(database, checkpoint_id, "disadvantaged"),
        now=now,
        earlier=_earlier(database, checkpoint_id, as_of),
        impact=impact_of(database, at.urn, as_of, "cycles"),
        health=collection_health(database, checkpoint_id),
        accuracy=prediction_accuracy(database, checkpoint_id),
        unnamed=_unnamed(database, at.urn),
        as_of=as_of,
        minimum=int(settings["minimum_pupils"]),
        threshold=int(settings["suppress_below"]),
    )


def words_of(text: str) -> set[str]:
    """The words of a text as names are compared: of three letters or more, whatever their case."""
    return {word for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 2}


def _stamp(at: MeasuredCheckpoint) -> Stamp:
    is_checked = at.status in ("checked", "locked")
    since = at.checked_on if is_checked and at.checked_on else at.collected_on
    tables = f"{at.rules}, {at.tables} tables"
    if at.unit != "grade" and not at.makes_attainment_8:
        tables = "No Attainment 8 is made from these scales of Years 7 to 9"
    collected = short_date(at.collected_on)
    return Stamp(
        school=at.school + (" (sample: invented pupils)" if at.is_sample else ""),
        year_group=f"Year {at.year_group}",
        checkpoint=f"{at.name} {at.academic_year_label}{KINDS[at.kind]}, {collected}",
        checkpoint_on=at.collected_on,
        status=f"{STATUSES[at.status]} {short_date(since)}",
        rules="No rule set" if at.rules is None else tables,
        is_checked=is_checked,
    )


def _earlier(database: Database, checkpoint_id: int, as_of: date) -> tuple[BehindThen, ...]:
    found = database.records(_EarlierCheckpoint, checkpoint_id=checkpoint_id)[:EARLIER]
    then = [(at, overview(database, at.checkpoint_id, None, "", as_of)) for at in reversed(found)]
    return tuple(
        BehindThen(at.checkpoint_id, at.collected_on, told.behind, told.n)
        for at, told in then
        if told.n
    )


def _unnamed(database: Database, urn: int) -> frozenset[str]:
    rows = database.rows("governors/unnamed", urn=urn)
    return frozenset(word for name in rows.name for word in words_of(str(name)))
