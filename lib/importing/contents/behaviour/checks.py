"""Whether a log of behaviour is whole, and what of behaviour is not kept."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from lib.dates import long_date
from lib.importing.checks.of_entries import about, in_state
from lib.importing.findings import Finding
from lib.importing.named_rows import Entry, named
from lib.importing.people.matching import texts
from lib.importing.reading.times import HALF_TERMS, half_term_of
from lib.importing.reading.values import days
from lib.importing.screening import Screening
from lib.store.statements import frame
from lib.words import counted, either, listed

AT_THE_START = timedelta(days=20)
"""How far into its first month a log of a whole half-term may begin: nothing happens at once."""
FEW = 3

check_behaviour_half_counted = in_state(
    "beside_unknown",
    "behaviour_half_counted",
    "Another event of this pupil in this half-term cannot be told, so none of it is counted.",
    "Say of that other event whether it is positive or negative.",
)
"""Events beside one that cannot be told: half a count is no count."""


def check_behaviour_not_kept(s: Screening) -> list[Finding]:
    """Columns of behaviour of which nothing is kept."""
    columns = [c for c in s.columns.columns if c.field == "behaviour_not_kept"]
    if not columns:
        return []
    are = either(len(columns), "is", "are")
    return [
        Finding(
            "behaviour_not_kept",
            "warning",
            f"{listed([f'“{c.heading}”' for c in columns])} {are} not kept: of behaviour only "
            "positive and negative points are.",
            "Nothing to do. Points come in under Positive points and Negative points.",
            column=columns[0].heading if len(columns) == 1 else None,
        )
    ]


def check_behaviour_points_added(s: Screening) -> list[Finding]:
    """Points by day of which a pupil has several in a half-term: they are added up."""
    if s.columns.column("event_on") is None or s.columns.column("event_kind"):
        return []
    points = s.entries[s.entries["state"].eq("ok") & s.entries["place"].ge(0)]
    pupils = points["source_row"].map(s.people.set_index("source_row")["pupil_id"])
    again = pd.concat([pupils, points[["measure", "academic_year", "half_term"]]], axis=1)
    if not again[pupils.notna()].duplicated().any():
        return []
    return [
        Finding(
            "behaviour_points_added",
            "warning",
            "A pupil has points of several days here: those of one half-term are added up.",
            "Nothing to do, if each row is what that day or week brought. If the rows are running "
            "totals, leave only the last of each half-term.",
        )
    ]


def check_behaviour_log_in_part(s: Screening) -> list[Finding]:
    """A log that seems to hold only a part of a half-term of which more is here: left out."""
    found = []
    for log in _logs(s):
        if not log.seems_a_part:
            continue
        found += about(
            named(Entry, s.entries[s.entries["source_row"].isin(log.rows)]),
            "behaviour_log_in_part",
            f"The log holds {log.days}, and {counted(log.lower, 'count')} of {log.name} here "
            f"{either(log.lower, 'is', 'are')} higher, so it is not taken for the whole of it.",
            "Export the log from the first day of the half-term. If it does hold all of it, undo "
            "the import of the earlier log, then bring this one in.",
        )
    return found


def check_behaviour_log_lowers(s: Screening) -> list[Finding]:
    """A log of a whole half-term that has fewer events than are here, which it replaces."""
    return [
        Finding(
            "behaviour_log_lowers",
            "warning",
            f"{counted(log.lower, 'count')} of {log.name} here {either(log.lower, 'is', 'are')} "
            f"higher than in this log, which holds {log.days} and is taken for the whole of it. "
            "Pupils who are not in it keep theirs.",
            "Nothing to do, if events were taken back. Otherwise export the whole half-term.",
        )
        for log in _logs(s)
        if log.lower and not log.seems_a_part
    ]


@dataclass(frozen=True)
class _Log:
    """A log's events of one half-term, beside the counts that stand here."""

    name: str
    first: date
    last: date
    rows: frozenset[int]
    lower: int  # pupils' counts that are higher here
    here: int

    @property
    def days(self) -> str:
        """The days it holds."""
        one = long_date(self.first)
        return one if self.first == self.last else f"{one} to {long_date(self.last)}"

    @property
    def seems_a_part(self) -> bool:
        """Whether it begins late, or lowers most of the counts here, and so is not the whole."""
        earlier = (self.first - timedelta(days=n) for n in range(1, 123))
        before = next(d for d in earlier if half_term_of(d) != half_term_of(self.first))
        is_late = self.first - before > AT_THE_START
        return self.lower > 0 and (is_late or (self.here >= FEW and self.lower * 2 > self.here))


def _logs(s: Screening) -> list[_Log]:
    """Return what a log holds of each half-term; nothing where the sheet is none."""
    column = s.columns.column("event_on")
    if column is None or s.entries.empty:
        return []
    numbers = [number for number, _ in s.columns.rows]
    on = dict(zip(numbers, days(texts(s.columns.rows, column)), strict=True))
    is_placed = s.entries["pupil_id"].notna() & s.entries["half_term"].notna()
    events = s.entries[s.entries["is_counted"] & is_placed]
    events = events.assign(day=events["source_row"].map(on))
    here = frame(s.cursor, "importing/observations/counts_of_behaviour", urn=s.urn)
    return [_log(part, here) for _, part in events.groupby("occasion") if part["day"].notna().all()]


def _log(events: pd.DataFrame, here: pd.DataFrame) -> _Log:
    key = ["pupil_id", "measure"]
    counts = events.groupby(key)["value"].sum().rename("in_log")
    standing = here[here["occasion"] == events["occasion"].iloc[0]]
    standing = standing[standing["measure"].isin(events["measure"])]
    beside = standing.set_index(key)["value"].to_frame().join(counts, how="left").fillna(0)
    return _Log(
        HALF_TERMS[int(events["half_term"].iloc[0]) - 1],
        events["day"].min(),
        events["day"].max(),
        frozenset(events["source_row"]),
        int((beside["in_log"] < beside["value"]).sum()),
        len(beside),
    )
