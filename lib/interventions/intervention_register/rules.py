"""The rules of the Intervention Register: dated school settings, each said in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lib.dates import short_date
from lib.interventions.intervention_register.checkpoint import (
    RegisterCheckpoint,
    register_checkpoint,
)
from lib.numerals import percent
from lib.store.asking import Asking
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.intervention_register.proposing import RuleInForce, RuleReached, propose
from lib.store.row import Row
from lib.store.statements import run

SHORT = {
    "below_expected": "Below expected",
    "joined": "New here",
    "less_than_good": "Less than good",
    "disadvantaged_behind": "Disadvantaged, behind",
    "under_100": "Under 100",
    "slot_behind": "Behind in a slot",
}
"""How a list names each rule."""

USES = {
    "below_expected": ("line", "subjects"),
    "joined": ("weeks",),
    "less_than_good": ("line", "subjects"),
    "disadvantaged_behind": ("subjects",),
    "under_100": (),
    "slot_behind": ("subjects",),
}
"""What can be set of each rule."""

LIMITS = {"line": (-5.0, 3.0), "subjects": (1, 12), "weeks": (1, 40)}
LABELS = {
    "line": "Line, in grades from the national figure",
    "subjects": "In at least this many subjects",
    "weeks": "At most this many weeks before the checkpoint",
}


@dataclass(frozen=True)
class Rule:
    """One rule as in force, in words, with how far it can be applied at a checkpoint.

    `in_england` and `here`: the share of grades at or below the line, 0 to 1, of pupils in England
    with the same start and of ours; None for a rule without a line or without national figures.
    `grades` is how many of ours were compared. `gap` says who cannot be judged and why.
    """

    rule: str
    letter: str
    name: str
    is_on: bool
    line: float | None
    subjects: int | None
    weeks: int | None
    valid_from: date
    source: str
    in_scope: int
    judged: int
    proposed: int
    meaning: str
    gap: str
    in_england: float | None = None
    here: float | None = None
    grades: int = 0

    @property
    def cannot_be_applied(self) -> bool:
        """Whether it is on, about somebody here, and there is nothing to judge anybody by."""
        return self.is_on and self.in_scope > 0 and self.judged == 0

    @property
    def counted(self) -> int | None:
        """How many it proposes; None where it is off or nobody could be judged: not nobody."""
        return self.proposed if self.is_on and self.judged > 0 else None

    @property
    def beside(self) -> str:
        """The national figure beside the line, in words."""
        if self.in_england is None or self.here is None:
            return ""
        return (
            f"In England {percent(self.in_england)} of grades are there, from the same start and "
            f"in the same subjects; here {percent(self.here)} of {self.grades:,}."
        )


@dataclass(frozen=True)
class LineShares(Row, query="intervention_register/rules/line_shares"):
    """The shares of grades at or below a line, 0 to 1, and how many of ours were compared."""

    in_england: float | None
    here: float | None
    grades: int


def rules_at(database: Database, checkpoint_id: int, as_of: date) -> tuple[Rule, ...]:
    """Return every rule as in force on a day, with its reach at one checkpoint."""
    at = register_checkpoint(database, checkpoint_id)
    rules = propose(database, checkpoint_id, as_of).rules
    in_force = database.records(RuleInForce, checkpoint_id=checkpoint_id, as_of_on=as_of)
    sources = {rule.rule: _source(rule) for rule in in_force}
    return tuple(
        _with_england(database, replace(rule, source=sources[rule.rule]), checkpoint_id)
        for rule in rules_of(rules, at)
    )


def rules_of(rules: Iterable[RuleReached], at: RegisterCheckpoint) -> tuple[Rule, ...]:
    """Put the rules of a proposal, or of a kept register, into words."""
    return tuple(_rule(rule, at) for rule in rules)


def rules_finding(rules: tuple[Rule, ...]) -> str:
    """Say how many rules are in force, and how many of them could not be applied here."""
    on = sum(rule.is_on for rule in rules)
    blind = sum(rule.cannot_be_applied for rule in rules)
    if not blind and on == len(rules):
        return f"All {on} rules are in force, and each can be applied here"
    if not blind:
        return f"{on} of {len(rules)} rules are in force, and each can be applied here"
    return f"{on} of {len(rules)} rules are in force; {blind} cannot be applied to this checkpoint"


def set_rule(
    database: Database,
    checkpoint_id: int,
    rule: str,
    valid_from: date,
    is_on: bool,
    values: dict[str, float],
    who: str,
    note: str,
) -> None:
    """Set one rule of the school from a day on; what was in force before is kept, dated.

    `values` holds what the rule uses of line, subjects and weeks. Raises StoreError when who or
    why is missing, a value is outside its limits, or a good line would lie below the expected one.
    """
    if not who.strip() or not note.strip():
        raise StoreError(
            "Say who you are and why.", "Both are kept with the rule, for whoever asks later."
        )
    wanted = {name: values.get(name) if name in USES[rule] else None for name in LIMITS}
    for name, value in wanted.items():
        low, high = LIMITS[name]
        if name in USES[rule] and (value is None or not low <= value <= high):
            raise StoreError(f"{LABELS[name]}: it goes from {low:g} to {high:g}.", "Choose again.")
    with database.transaction() as cursor:
        in_force = Asking(cursor).records(
            RuleInForce, checkpoint_id=checkpoint_id, as_of_on=valid_from
        )
        _refuse_good_below_expected(in_force, rule, wanted["line"])
        at = register_checkpoint(Asking(cursor), checkpoint_id)
        run(
            cursor,
            "intervention_register/set_rule",
            urn=at.urn,
            rule=rule,
            valid_from=valid_from,
            is_on=is_on,
            who=who.strip(),
            note=note.strip(),
            **wanted,
        )


def _refuse_good_below_expected(
    in_force: Iterable[RuleInForce], rule: str, line: float | None
) -> None:
    lines = {r.rule: r.line for r in in_force} | ({rule: line} if line is not None else {})
    good, expected = lines["less_than_good"], lines["below_expected"]
    if good is not None and expected is not None and good < expected:
        raise StoreError(
            "Good progress cannot be less than expected progress.",
            f"Expected is {expected:g} grades from the national figure; set good at that or above.",
        )


def _source(rule: RuleInForce) -> str:
    if rule.set_by is None or rule.set_at is None:
        return rule.source
    return f"{rule.set_by}, {short_date(rule.set_at)}: {rule.note}"


def _rule(row: RuleReached, at: RegisterCheckpoint) -> Rule:
    return Rule(
        rule=row.rule,
        letter=row.letter,
        name=row.name,
        is_on=row.is_on,
        line=row.line,
        subjects=row.subjects,
        weeks=row.weeks,
        valid_from=row.valid_from,
        source="",
        in_scope=row.in_scope,
        judged=row.judged,
        proposed=row.proposed,
        meaning=_meaning(row),
        gap=_gap(row, at) if row.is_on else "Off: proposes nobody",
    )


def _meaning(row: RuleReached) -> str:
    if row.rule == "joined":
        return (
            f"Joined since the checkpoint before, at most {row.weeks} weeks before this one; "
            "not those who came up with Year 7 in September"
        )
    if row.rule == "under_100":
        return "In Year 7 with a KS2 scaled score under 100 in reading or maths"
    count = row.subjects or 1
    subjects = _in_subjects(count)
    line = "" if row.line is None else f"{_from_national(row.line)}, same KS2 start, {subjects}"
    return {
        "below_expected": f"SEN or more able, and below expected: {line}",
        "less_than_good": f"Less than good: {line}",
        "disadvantaged_behind": f"Disadvantaged and behind target {subjects}",
        "slot_behind": f"Behind target {subjects} that fill a slot of Attainment 8"
        if count > 1
        else "Behind target in a subject that fills a slot of Attainment 8",
    }[row.rule]


def _from_national(line: float) -> str:
    if line == 0:
        return "at the national figure or below"
    where = "below" if line < 0 else "above"
    return f"{abs(line):g} grades {where} the national figure, or lower"


def _in_subjects(subjects: int) -> str:
    return "in any subject" if subjects == 1 else f"in {subjects} subjects or more"


def _gap(row: RuleReached, at: RegisterCheckpoint) -> str:
    """Say who cannot be judged by a rule and why, or nothing where all can."""
    if row.rule == "under_100" and at.year_group != 7:
        return "About Year 7 only"
    missing = row.in_scope - row.judged
    if not missing:
        return ""
    if row.judged:
        return f"{missing} of {row.in_scope} cannot be judged: {_lacking(row)}"
    return f"Cannot be applied: {_why_not(row, at)}"


def _why_not(row: RuleReached, at: RegisterCheckpoint) -> str:
    whose = {"working_at": "working-at grades"}.get(at.kind, "")
    grades = "scales of Years 7 to 9" if at.unit != "grade" else whose
    if grades and row.rule in ("below_expected", "less_than_good"):
        return f"{grades} have no national figure to compare with"
    if grades and row.rule == "slot_behind":
        return f"{grades} make no Attainment 8"
    return _lacking(row)


def _lacking(row: RuleReached) -> str:
    if row.rule == "less_than_good" and (row.subjects or 1) > 1:
        return f"no KS2 start, or fewer than {row.subjects} subjects with a national figure"
    return {
        "below_expected": "no KS2 start, or no national figure for their subjects",
        "less_than_good": "no KS2 start, or no national figure for their subjects",
        "joined": "no joining date on the pupil list",
        "disadvantaged_behind": "no grade with a target",
        "under_100": "no KS2 score",
        "slot_behind": "no grade with a target, or none that fills a slot",
    }[row.rule]


def _with_england(database: Database, rule: Rule, checkpoint_id: int) -> Rule:
    if rule.line is None:
        return rule
    (share,) = database.records(LineShares, checkpoint_id=checkpoint_id, line=rule.line)
    if share.in_england is None or share.here is None:
        return rule
    return replace(rule, in_england=share.in_england, here=share.here, grades=share.grades)
