"""The Intervention Register of one cohort and half-term: who qualifies, why, and with what help.

Once renewed it is kept as it was and read back from what was kept; until then the rules propose.
It is compared with the register kept for the half-term before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from lib.interventions.intervention_register.checkpoint import (
    Kept,
    RegisterCheckpoint,
    register_checkpoint,
)
from lib.interventions.intervention_register.rules import SHORT, Rule, rules_of
from lib.store.database import Database
from lib.store.intervention_register.proposing import RuleReached, propose

PUPIL = ["pupil_id", "name", "code", "form", "is_disadvantaged", "sen", "is_more_able"]


@dataclass(frozen=True)
class Entry:
    """A pupil on the register: who they are, and the columns of `entries` below."""

    pupil_id: int
    form: str | None
    is_disadvantaged: bool
    sen: str
    is_more_able: bool
    reasons: list[str]
    help: list[str]
    times: int
    is_new: bool
    by_hand: str
    left_on: date | None
    has_left: bool


@dataclass(frozen=True, eq=False)
class InterventionRegister:
    """The register of one checkpoint, kept or proposed, beside the one kept before.

    `entries`: one row per pupil on it, those with most reasons first: who they are, `reasons` (a
    list), `count` of them, `help` (a list of names: live now at the newest checkpoint, else then),
    `has_help`, `times` (registers running that hold them, this one included), `is_new`, `by_hand`
    (why a person put them on; else blank) and `has_left` the school since.
    `left`: who was on the one before and is not on this, with the help had in between and
    `has_left` the school. `taken_off`: by hand, with why. `reasons`: one row per pupil on it and
    rule. `kept` and `before` are None where there is none. `joined_by_rules` counts those who
    joined only by rules that could not be applied before, and `left_by_rules` those who left only
    because theirs are applied no longer.
    """

    at: RegisterCheckpoint
    as_of: date
    on_roll: int
    kept: Kept | None
    revisions: tuple[Kept, ...]
    before: Kept | None
    entries: pd.DataFrame
    left: pd.DataFrame
    taken_off: pd.DataFrame
    reasons: pd.DataFrame
    rules: tuple[Rule, ...]
    joined_by_rules: int
    left_by_rules: int

    @cached_property
    def joined(self) -> pd.DataFrame:
        """On it now and not on the one before."""
        return self.entries[self.entries.is_new] if self.before else self.entries.iloc[:0]

    @cached_property
    def stayed(self) -> pd.DataFrame:
        """On both."""
        return self.entries[~self.entries.is_new] if self.before else self.entries.iloc[:0]

    @cached_property
    def without_help(self) -> pd.DataFrame:
        """On it, still here, and with no help in place."""
        return self.entries[~self.entries.has_help & ~self.entries.has_left]

    def count_for_rule(self, rule: str) -> int:
        """How many are on it for one rule."""
        return self._for_each_rule.get(rule, 0)

    @cached_property
    def _for_each_rule(self) -> dict[str, int]:
        on_it = self.reasons[self.reasons.pupil_id.isin(self.entries.pupil_id)]
        counts = on_it.groupby("rule").pupil_id.nunique()
        return {str(rule): int(count) for rule, count in counts.items()}

    def for_rule(self, rule: str) -> pd.DataFrame:
        """Those on it for one rule, each with that `reason`."""
        why = self.reasons.loc[self.reasons.rule == rule, ["pupil_id", "reason"]]
        return self.entries.merge(why, on="pupil_id", validate="one_to_one")


def intervention_register(
    database: Database, checkpoint_id: int, as_of: date
) -> InterventionRegister:
    """Return the register of one checkpoint. `as_of` is today, for help live now.

    Of a checkpoint that a newer one has followed, help is that of its own day. Raises KeyError
    when there is no such checkpoint.
    """
    at = register_checkpoint(database, checkpoint_id)
    registers = database.records(Kept, checkpoint_id=checkpoint_id)
    revisions = tuple(r for r in registers if r.is_this)
    before = next((r for r in registers if not r.is_this), None)
    kept = next(iter(revisions), None)
    day = as_of if at.is_newest else (kept.as_of_on if kept else at.collected_on)
    reasons, rules, on_roll = _reasons(database, checkpoint_id, kept, day)
    people = database.rows("intervention_register/people", checkpoint_id=checkpoint_id)
    listed = database.rows("intervention_register/pupils", checkpoint_id=checkpoint_id)
    here = listed[listed.register_id == kept.register_id] if kept else listed.iloc[:0]
    on_it = set(here[here.is_on].pupil_id) if kept else set(reasons.pupil_id)
    reasons = reasons[reasons.pupil_id.isin(on_it)]
    entries = _entries(people, on_it, reasons, here)
    entries = _with_history(entries, listed, kept, before)
    left = _left(database, at, people, listed, on_it, before, day)
    joined_by_rules, left_by_rules = _by_rules(database, before, rules, reasons, entries, left)
    helped = _helped(here) if kept and not at.is_newest else _help(database, at, day, day)
    return InterventionRegister(
        at=at,
        as_of=day,
        on_roll=on_roll,
        kept=kept,
        revisions=revisions,
        before=before,
        entries=_in_order(_with_leaving(_with_help(entries, helped), day)),
        left=left,
        taken_off=people.merge(here[~here.is_on][["pupil_id", "hand_reason", "said_by"]]),
        reasons=reasons,
        rules=rules_of(rules, at),
        joined_by_rules=joined_by_rules,
        left_by_rules=left_by_rules,
    )


def _reasons(
    database: Database, checkpoint_id: int, kept: Kept | None, day: date
) -> tuple[pd.DataFrame, tuple[RuleReached, ...], int]:
    """Return the reasons, the rules and the number on roll: as kept, or as the rules propose."""
    if kept is None:
        proposal = propose(database, checkpoint_id, day)
        return proposal.reasons, proposal.rules, proposal.on_roll
    return (
        database.rows("intervention_register/reasons", register_id=kept.register_id),
        tuple(database.records(RuleReached, register_id=kept.register_id)),
        kept.on_roll,
    )


def _entries(
    people: pd.DataFrame, on_it: set[int], reasons: pd.DataFrame, here: pd.DataFrame
) -> pd.DataFrame:
    words = reasons.assign(words=reasons.rule.map(SHORT) + ": " + reasons.reason)
    by_pupil = words.groupby("pupil_id").words.agg(list)
    put_on = here[here.is_on & here.hand_reason.notna()]
    by_hand = dict(zip(put_on.pupil_id, put_on.hand_reason, strict=True))
    entries = people.loc[people.pupil_id.isin(on_it), [*PUPIL, "left_on"]].copy()
    entries["by_hand"] = [by_hand.get(i, "") for i in entries.pupil_id]
    entries["reasons"] = [list(by_pupil.get(i, [])) for i in entries.pupil_id]
    entries["count"] = entries.reasons.map(len)
    return entries


def _with_history(
    entries: pd.DataFrame, listed: pd.DataFrame, kept: Kept | None, before: Kept | None
) -> pd.DataFrame:
    """Add `is_new`, and since when: how many registers running, this one included."""
    earlier = listed[listed.is_on]
    if kept is not None:
        earlier = earlier[earlier.register_id != kept.register_id]
    order = sorted(earlier.collected_on.unique(), reverse=True)
    on = [set(earlier[earlier.collected_on == day].pupil_id) for day in order]
    running = [_running(pupil_id, on) for pupil_id in entries.pupil_id]
    is_new = [times == 0 for times in running] if before else [False] * len(entries)
    return entries.assign(times=[times + 1 for times in running], is_new=is_new)


def _running(pupil_id: int, on: list[set[int]]) -> int:
    """Count the registers before this one, newest first, that hold the pupil without a break."""
    return next((times for times, pupils in enumerate(on) if pupil_id not in pupils), len(on))


def _help(
    database: Database, at: RegisterCheckpoint, from_on: date, to_on: date
) -> dict[int, list[str]]:
    """The names of the help each pupil of the cohort had between two days, by pupil."""
    asked = {"checkpoint_id": at.checkpoint_id, "from_on": from_on, "to_on": to_on}
    return _helped(database.rows("intervention_register/help", **asked))


def _helped(rows: pd.DataFrame) -> dict[int, list[str]]:
    return {pupil_id: list(names) for pupil_id, names in zip(rows.pupil_id, rows.help, strict=True)}


def _with_help(entries: pd.DataFrame, helped: dict[int, list[str]]) -> pd.DataFrame:
    found = [helped.get(pupil_id, []) for pupil_id in entries.pupil_id]
    return entries.assign(
        help=pd.Series(found, entries.index, dtype=object),
        has_help=[bool(names) for names in found],
    )


def _in_order(entries: pd.DataFrame) -> pd.DataFrame:
    order = ["count", "times", "form", "name", "pupil_id"]
    return entries.sort_values(order, ascending=[False, False, True, True, True], ignore_index=True)


def _left(
    database: Database,
    at: RegisterCheckpoint,
    people: pd.DataFrame,
    listed: pd.DataFrame,
    on_it: set[int],
    before: Kept | None,
    day: date,
) -> pd.DataFrame:
    was_on = listed[listed.is_on & (listed.register_id == (before.register_id if before else -1))]
    gone = people[people.pupil_id.isin(set(was_on.pupil_id) - on_it)].copy()
    start = before.as_of_on if before else day
    return _with_leaving(_with_help(gone, _help(database, at, start, day)), day)


def _with_leaving(pupils: pd.DataFrame, day: date) -> pd.DataFrame:
    return pupils.assign(has_left=pupils.left_on.notna() & (pupils.left_on <= pd.Timestamp(day)))


def _by_rules(
    database: Database,
    before: Kept | None,
    rules: tuple[RuleReached, ...],
    reasons: pd.DataFrame,
    entries: pd.DataFrame,
    left: pd.DataFrame,
) -> tuple[int, int]:
    """Count who joined and who left only because other rules could be applied."""
    if before is None:
        return 0, 0
    then = _applied(database.records(RuleReached, register_id=before.register_id))
    reasons_then = database.rows("intervention_register/reasons", register_id=before.register_id)
    joined = entries[entries.is_new & (entries.by_hand == "")]
    return (
        len(set(joined.pupil_id) - set(reasons[reasons.rule.isin(then)].pupil_id)),
        len(
            set(left[~left.has_left].pupil_id)
            & set(reasons_then.pupil_id)
            - set(reasons_then[reasons_then.rule.isin(_applied(rules))].pupil_id)
        ),
    )


def _applied(rules: Iterable[RuleReached]) -> set[str]:
    """The rules that somebody could be judged by."""
    return {rule.rule for rule in rules if rule.is_on and rule.judged > 0}
