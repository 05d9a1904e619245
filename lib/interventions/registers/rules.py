"""The rules of the Intervention Register: dated school settings, each said in words."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.dates import short_date
from lib.numerals import percent
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.named_queries import asked
from lib.store.registers.proposing import propose
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


def rules_at(database: Database, checkpoint_id: int, as_of: date) -> tuple[Rule, ...]:
    """Return every rule as in force on a day, with its reach at one checkpoint."""
    at = database.rows("registers/checkpoint", checkpoint_id=checkpoint_id).iloc[0]
    table = propose(database.rows, checkpoint_id, as_of).rules
    rules = rules_of(table, str(at.kind), int(at.year_group))
    return tuple(_with_england(database, rule, checkpoint_id) for rule in rules)


def rules_of(table: pd.DataFrame, kind: str, year_group: int) -> tuple[Rule, ...]:
    """Put the rows of a proposal, or of a kept register, into words."""
    return tuple(_rule(row, kind, year_group) for row in table.itertuples(index=False))


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
        in_force = asked(
            cursor, "registers/rules/in_force", checkpoint_id=checkpoint_id, as_of_on=valid_from
        ).set_index("rule")
        _refuse_good_below_expected(in_force, rule, wanted["line"])
        at = asked(cursor, "registers/checkpoint", checkpoint_id=checkpoint_id).iloc[0]
        run(
            cursor,
            "registers/set_rule",
            urn=int(at.urn),
            rule=rule,
            valid_from=valid_from,
            is_on=is_on,
            who=who.strip(),
            note=note.strip(),
            **wanted,
        )


def _refuse_good_below_expected(in_force: pd.DataFrame, rule: str, line: float | None) -> None:
    lines = in_force.line.to_dict() | ({rule: line} if line is not None else {})
    if lines["less_than_good"] < lines["below_expected"]:
        raise StoreError(
            "Good progress cannot be less than expected progress.",
            f"Expected is {lines['below_expected']:g} grades from the national figure; set good at "
            "that or above.",
        )


def _rule(row: tuple, kind: str, year_group: int) -> Rule:
    set_by = getattr(row, "set_by", None)
    source = getattr(row, "source", "")
    if set_by is not None and not pd.isna(set_by):
        source = f"{set_by}, {short_date(row.set_at)}: {row.note}"
    return Rule(
        rule=row.rule,
        letter=row.letter,
        name=row.name,
        is_on=bool(row.is_on),
        line=None if pd.isna(row.line) else float(row.line),
        subjects=None if pd.isna(row.subjects) else int(row.subjects),
        weeks=None if pd.isna(row.weeks) else int(row.weeks),
        valid_from=row.valid_from.date(),
        source=source,
        in_scope=int(row.in_scope),
        judged=int(row.judged),
        proposed=int(row.proposed),
        meaning=_meaning(row),
        gap=_gap(row, kind, year_group) if row.is_on else "Off: proposes nobody",
    )


def _meaning(row: tuple) -> str:
    if row.rule == "joined":
        return (
            f"Joined since the checkpoint before, at most {row.weeks:.0f} weeks before this one; "
            "not those who came up with Year 7 in September"
        )
    if row.rule == "under_100":
        return "In Year 7 with a KS2 scaled score under 100 in reading or maths"
    subjects = _in_subjects(int(row.subjects))
    line = "" if pd.isna(row.line) else f"{_from_national(row.line)}, same KS2 start, {subjects}"
    return {
        "below_expected": f"SEN or more able, and below expected: {line}",
        "less_than_good": f"Less than good: {line}",
        "disadvantaged_behind": f"Disadvantaged and behind target {subjects}",
        "slot_behind": f"Behind target {subjects} that fill a slot of Attainment 8"
        if row.subjects > 1
        else "Behind target in a subject that fills a slot of Attainment 8",
    }[row.rule]


def _from_national(line: float) -> str:
    if line == 0:
        return "at the national figure or below"
    where = "below" if line < 0 else "above"
    return f"{abs(line):g} grades {where} the national figure, or lower"


def _in_subjects(subjects: int) -> str:
    return "in any subject" if subjects == 1 else f"in {subjects} subjects or more"


def _gap(row: tuple, kind: str, year_group: int) -> str:
    """Say who cannot be judged by a rule and why, or nothing where all can."""
    if row.rule == "under_100" and year_group != 7:
        return "About Year 7 only"
    missing = int(row.in_scope) - int(row.judged)
    if not missing:
        return ""
    if row.judged:
        return f"{missing} of {int(row.in_scope)} cannot be judged: {_lacking(row)}"
    return f"Cannot be applied: {_why_not(row, kind)}"


def _why_not(row: tuple, kind: str) -> str:
    if kind == "working_at":
        working_at = {
            "below_expected": "working-at grades have no national figure to compare with",
            "less_than_good": "working-at grades have no national figure to compare with",
            "slot_behind": "working-at grades make no Attainment 8",
        }
        if row.rule in working_at:
            return working_at[row.rule]
    return _lacking(row)


def _lacking(row: tuple) -> str:
    if row.rule == "less_than_good" and row.subjects > 1:
        return f"no KS2 start, or fewer than {row.subjects:.0f} subjects with a national figure"
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
    share = database.rows(
        "registers/rules/line_shares", checkpoint_id=checkpoint_id, line=rule.line
    ).iloc[0]
    if pd.isna(share.in_england) or pd.isna(share.here):
        return rule
    return Rule(
        **{
            **vars(rule),
            "in_england": float(share.in_england),
            "here": float(share.here),
            "grades": int(share.grades),
        }
    )
