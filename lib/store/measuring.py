"""Measure once, where the grades are stored: slots, measures, and each grade beside its target."""

from collections.abc import Iterable

import duckdb

from lib.store.asking import Asking
from lib.store.scoring import score
from lib.store.settings import SETTINGS, get_settings
from lib.store.statements import run

FORGET = (
    "measuring/forget_slots",
    "measuring/forget_measures",
    "measuring/forget_measured_with",
    "measuring/forget_scales",
)


def measure(
    cursor: duckdb.DuckDBPyConnection, scored: Iterable[int], compared: Iterable[int] = ()
) -> None:
    """Rebuild what depends on the grades of these checkpoints, and on what stands beside them.

    To be called inside the transaction that changed them. Slots and Attainment 8 are rebuilt for
    the checkpoints to be scored: their grades or the KS2 scores of their pupils changed.
    Shortfalls, runs and movement are rebuilt for every checkpoint of their cohorts, and of the
    cohorts of those to be compared, of which only targets, classes or thresholds changed.
    A locked checkpoint is measured once and then left alone, whatever changes later.
    """
    to_score = sorted(set(scored))
    touched = sorted({*to_score, *compared})
    if not touched:
        return
    run(cursor, "measuring/measured_checkpoint", scored=to_score, touched=touched)
    if to_score:
        _score(cursor)
    run(cursor, "measuring/forget_subjects")
    for (urn,) in cursor.execute("select distinct urn from measured_checkpoint").fetchall():
        run(cursor, "measuring/pupil_subject", urn=urn, **_thresholds(cursor, urn))


def compare_school(cursor: duckdb.DuckDBPyConnection, urn: int) -> None:
    """Rebuild the shortfalls, runs and movement of one school, as when a threshold changes."""
    found = cursor.execute("select checkpoint_id from checkpoint where urn = $urn", {"urn": urn})
    measure(cursor, (), [checkpoint_id for (checkpoint_id,) in found.fetchall()])


def measure_everything(cursor: duckdb.DuckDBPyConnection) -> None:
    """Measure every checkpoint again, as when the reference data has changed."""
    found = cursor.execute("select checkpoint_id from checkpoint")
    measure(cursor, [checkpoint_id for (checkpoint_id,) in found.fetchall()])


def _score(cursor: duckdb.DuckDBPyConnection) -> None:
    run(cursor, "measuring/measured_case")
    for name in FORGET:
        run(cursor, name)
    own, proposed = _rule_sets(cursor)
    for rule_set in own:
        _take_cases(cursor, rule_set)
        _keep_scores(cursor, rule_set)
    # A proposal is for every cohort; the cases of the only rule set are all there are.
    if len(own) > 1:
        _take_cases(cursor, None)
    for rule_set in proposed:
        _keep_scores(cursor, rule_set)
    run(cursor, "measuring/keep_measured_with")
    run(cursor, "measuring/keep_scales")


def _rule_sets(cursor: duckdb.DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """Return the rule sets of the cohorts that have cases, and the proposals where there is one."""
    found = cursor.execute(
        "select distinct rule_set, false as is_proposal from measured_case "
        "union all select rule_set, true from reference_rule_set "
        "where is_proposal and exists (from measured_case) order by all"
    ).fetchall()
    return [name for name, is_proposal in found if not is_proposal], [
        name for name, is_proposal in found if is_proposal
    ]


def _take_cases(cursor: duckdb.DuckDBPyConnection, rule_set: str | None) -> None:
    run(cursor, "measuring/scoring_case", rule_set=rule_set)
    run(cursor, "measuring/scoring_result")


def _keep_scores(cursor: duckdb.DuckDBPyConnection, rule_set: str) -> None:
    score(cursor, rule_set)
    keep_slots(cursor, rule_set)
    run(cursor, "measuring/keep_measures", rule_set=rule_set)


def keep_slots(cursor: duckdb.DuckDBPyConnection, rule_set: str) -> None:
    """Keep the working that `score` left, for the cases numbered in `measured_case`."""
    run(cursor, "measuring/keep_entries", rule_set=rule_set)
    run(cursor, "measuring/keep_uses")
    run(cursor, "measuring/keep_slots", rule_set=rule_set)


def _thresholds(cursor: duckdb.DuckDBPyConnection, urn: int) -> dict[str, float]:
    settings = get_settings(Asking(cursor), urn)
    return {s.name: settings[s.name] for s in SETTINGS if s.remeasures}
