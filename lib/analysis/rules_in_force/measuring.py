"""Which rules, tables and national figures measure a cohort, in words and short tables."""

from dataclasses import dataclass

import pandas as pd

from lib.store.database import Database

ELEMENT_NAMES = {
    "english": "English",
    "maths": "Maths",
    "ebacc": "EBacc",
    "open": "Open",
    "science": "Science",
    "breadth": "Breadth",
    "choice": "Choice",
}
SUBJECTS_NAMED = 8


@dataclass(frozen=True)
class RulesInForce:
    """One cohort's rule set, ready to be shown; the frames have headings for a screen."""

    finding: str
    lede: str
    slots: pd.DataFrame
    cohorts: pd.DataFrame
    bandings: pd.DataFrame
    not_known: pd.DataFrame
    sources: pd.DataFrame
    proposal: "Proposal | None"


@dataclass(frozen=True)
class Proposal:
    """A rule set that is consulted on and not adopted."""

    title: str
    note: str
    slots: pd.DataFrame
    not_known: pd.DataFrame


def rules_in_force(database: Database, urn: int, results_year: int, name: str) -> RulesInForce:
    """Return what measures the cohort of `results_year`, which the page calls `name`.

    Raises IndexError when the school has no such cohort.
    """
    cohorts = database.rows("rules_in_force/by_cohort", urn=urn)
    rule = cohorts[cohorts.results_year == results_year].iloc[0]
    return RulesInForce(
        finding=_finding(rule, name),
        lede=_lede(rule),
        slots=_slots(database, rule.rule_set),
        cohorts=_cohorts(cohorts),
        bandings=_bandings(database, results_year),
        not_known=_not_known(database, rule.rule_set),
        sources=_sources(database, rule.rule_set),
        proposal=_proposal(database),
    )


def _finding(rule: pd.Series, name: str) -> str:
    are, have = ("are", "have") if name.endswith("leavers") else ("is", "has")
    if not rule.has_progress_8:
        return f"{name} {have} Attainment 8 but no Progress 8: no KS2 tests were sat"
    against = f"{rule.tables_year} {rule.tables_release} estimates"
    if rule.tables_year == rule.results_year:
        return f"{name} {are} measured against {against}, their own year’s"
    return f"{name} {are} measured against {against}, the newest published"


def _lede(rule: pd.Series) -> str:
    pupils = f"{rule.pupils:,} pupils, results year {rule.results_year}."
    if not rule.has_progress_8:
        return f"{pupils} {rule.progress_8_note}."
    if rule.tables_year == rule.results_year:
        return f"{pupils} Progress 8 is {rule.progress_8_note}."
    return f"{pupils} A proxy until then: {rule.progress_8_note.split('; ')[-1]}."


def _slots(database: Database, rule_set: str) -> pd.DataFrame:
    rows = database.rows("rules_in_force/elements", rule_set=rule_set)
    frame = pd.DataFrame(
        {
            "Element": [ELEMENT_NAMES.get(e, e.capitalize()) for e in rows.element],
            "Slots": rows.slots,
            "Counted": [_counted(row) for row in rows.itertuples()],
            "Takes": [_takes(row) for row in rows.itertuples()],
            "Divided by": [_plain(d) for d in rows.progress_divisor],
            "Spread in England": [f"{d:.3f}" if pd.notna(d) else "" for d in rows.deviation],
        }
    )
    if rows.deviation.isna().all():
        return frame.drop(columns=["Divided by", "Spread in England"])
    return frame


def _counted(row: object) -> str:
    if row.weight == 1:
        return "once"
    return "twice, if both were taken" if row.weight_needs_both else "twice"


def _takes(row: object) -> str:
    if row.stage == 2:
        return "The best of everything left, technical awards included"
    if row.one_per_category:
        return f"No two from one category: {', '.join(row.categories)}"
    named = ", ".join(list(row.subjects)[:SUBJECTS_NAMED])
    more = len(row.subjects) - SUBJECTS_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _cohorts(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Results year": [_plain(y) for y in rows.results_year],
            "Tables": [f"{r.tables_year} {r.tables_release}" for r in rows.itertuples()],
            "Progress 8": [note[:1].upper() + note[1:] for note in rows.progress_8_note],
            "EBacc measures": ["yes" if e else "dropped" for e in rows.has_ebacc],
            "Pupils": rows.pupils,
        }
    )


def _bandings(database: Database, results_year: int) -> pd.DataFrame:
    rows = database.rows("rules_in_force/bandings", results_year=results_year)
    shown = {"above": "wholly above 0", "below": "wholly below 0", "includes_zero": "includes 0"}
    return pd.DataFrame(
        {
            "Band": rows.label,
            "Score": [_bounds(r.score_from, r.score_below) for r in rows.itertuples()],
            "Likely range": [shown[test] for test in rows.interval_test],
        }
    )


def _bounds(low: float, below: float) -> str:
    if pd.isna(low) and pd.isna(below):
        return "any"
    if pd.isna(below):
        return f"{_signed(low)} or more"
    return f"under {_signed(below)}" if pd.isna(low) else f"{_signed(low)} to {_signed(below)}"


def _signed(score: float) -> str:
    return f"{score:+.1f}".replace("-", "−") if score else "0"


def _not_known(database: Database, rule_set: str) -> pd.DataFrame:
    rows = database.rows("rules_in_force/not_known", rule_set=rule_set)
    return rows.drop(columns="source").set_axis(
        ["What", "What is missing", "What Checkpoint does"], axis=1
    )


def _sources(database: Database, rule_set: str) -> pd.DataFrame:
    rows = database.rows("rules_in_force/sources", rule_set=rule_set)
    return pd.DataFrame(
        {
            "Table": rows.title,
            "Year": ["" if r.folder == r.file else r.folder for r in rows.itertuples()],
            "Release": rows.release,
            "From": rows.url.str.removeprefix("https://"),
        }
    )


def _proposal(database: Database) -> Proposal | None:
    rows = database.rows("rules_in_force/proposals")
    if rows.empty:
        return None
    row = rows.iloc[-1]
    return Proposal(
        title=str(row.label),
        note=f"{row.progress_8_note[:1].upper()}{row.progress_8_note[1:]}. {row.note}.",
        slots=_slots(database, row.rule_set),
        not_known=_not_known(database, row.rule_set),
    )


def _plain(number: float) -> str:
    return str(int(number))
