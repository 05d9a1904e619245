"""The four registers: who is on each, since when, who or which file says so, and what differs.

The files' word and people's word are kept apart. A person's word counts until it is ended; when a
later pupil list says otherwise, that is a difference to settle, and nothing is overwritten.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.dates import short_date
from lib.store.asking import Asking
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.row import Row
from lib.store.statements import Cursor, run

TERM_STARTS = ((9, 1), (4, 15), (1, 1))
"""Month and day, the latest of a calendar year first: autumn, summer, spring."""


@dataclass(frozen=True)
class RegisterKind:
    """One of the four registers: its name, and whom it holds."""

    register: str
    name: str
    meaning: str


REGISTERS = {
    kind.register: kind
    for kind in (
        RegisterKind("sen", "SEN", "SEN support, or an education, health and care plan"),
        RegisterKind("more_able", "More able", "KS2 average of 110 or more"),
        RegisterKind(
            "pupil_premium",
            "Pupil Premium",
            "Disadvantaged: FSM in the last six years, looked after, or adopted from care",
        ),
        RegisterKind(
            "under_100",
            "Year 7 under 100",
            "In Year 7, with a KS2 scaled score under 100 in reading or maths",
        ),
    )
}


SOURCE = ["source", "said_by", "note", "file_name", "imported_on"]


@dataclass(frozen=True)
class Difference(Row, query="registers/differences"):
    """Where a person said one thing of a pupil and a later pupil list says the other."""

    register: str
    pupil_id: int
    name: str
    code: str
    form: str | None
    results_year: int
    membership_id: int
    hand_says: bool
    hand_from: date
    said_by: str
    note: str
    file_name: str
    imported_on: date

    @property
    def said(self) -> str:
        """Both words on it, the file's and the person's."""
        says, said = ("no", "yes") if self.hand_says else ("yes", "no")
        return (
            f"{self.file_name} of {short_date(self.imported_on)} says {says}; "
            f"{self.said_by} said {said} on {short_date(self.hand_from)}: {self.note}"
        )


@dataclass(frozen=True)
class Registers:
    """The registers of a school on a day.

    `members`: one row per register and pupil with `since` and `source` in words. `moves`: who
    joined or left one since the term began. `by_hand`: what people say now, yes or no.
    `differences`: those to settle.
    """

    as_of: date
    term_start: date
    members: pd.DataFrame
    moves: pd.DataFrame
    by_hand: pd.DataFrame
    differences: list[Difference]

    def on(self, register: str) -> pd.DataFrame:
        """The members of one register."""
        return self.members[self.members.register == register]

    def taken_off(self, register: str) -> pd.DataFrame:
        """Those a person says are not on one register."""
        return self.by_hand[(self.by_hand.register == register) & ~self.by_hand.hand_says]

    def moved(self, register: str, move: str) -> pd.DataFrame:
        """Who `joined` or `left` one register this term."""
        return self.moves[(self.moves.register == register) & (self.moves.move == move)]


@dataclass(frozen=True)
class Standing(Row, query="registers/standing"):
    """How a pupil stands on one register: what the file says, what a person says, until when."""

    pupil_id: int
    name: str
    file_says: bool
    hand_id: int | None
    hand_says: bool | None
    hand_from: date | None
    is_member: bool
    joined_on: date | None
    left_on: date | None
    last_day: date | None
    settled_until: date | None
    has_left: bool


def registers(database: Database, urn: int, as_of: date) -> Registers:
    """Return the four registers as they stand on a day."""
    start = term_start(as_of)
    members = database.rows("registers/members", urn=urn, as_of_on=as_of)
    return Registers(
        as_of=as_of,
        term_start=start,
        members=members.assign(
            since=[
                short_date(day) + (", first listed" if how == "first_list" else "")
                for day, how in zip(members.starts_on, members.opened_as, strict=True)
            ],
            source_words=[
                f"By hand, {who}: {note}" if source == "hand" else f"{file}, {short_date(day)}"
                for source, who, note, file, day in members[SOURCE].itertuples(index=False)
            ],
        ),
        moves=database.rows("registers/moves", urn=urn, from_on=start, to_on=as_of),
        by_hand=database.rows("registers/by_hand", urn=urn, as_of_on=as_of),
        differences=database.records(Difference, urn=urn, as_of_on=as_of),
    )


def term_start(day: date) -> date:
    """Return the first day of the term a day falls in: 1 September, 1 January or 15 April."""
    return next(start for start in (date(day.year, m, d) for m, d in TERM_STARTS) if start <= day)


def put_on(
    database: Database,
    pupil_id: int,
    register: str,
    day: date,
    today: date,
    who: str,
    note: str,
    detail: str | None = None,
) -> None:
    """Say by hand that a pupil is on a register from a day; of SEN, `detail` is K or E.

    Raises StoreError, and changes nothing, when the pupil is on it already or has left, the day is
    to come or before what was last said, or who and why are missing.
    """
    _say(database, pupil_id, register, True, day, today, who, note, detail)


def take_off(
    database: Database, pupil_id: int, register: str, day: date, today: date, who: str, note: str
) -> None:
    """Say by hand that a pupil is not on a register from a day. Raises StoreError as `put_on`."""
    _say(database, pupil_id, register, False, day, today, who, note, None)


def keep(database: Database, membership_id: int, who: str) -> None:
    """Let what a person said stand although a file says otherwise, until a further file does."""
    _named(who, "as said")
    with database.transaction() as cursor:
        run(cursor, "registers/keep_membership", membership_id=membership_id, who=who.strip())


def follow_file(database: Database, membership_id: int, day: date, who: str) -> None:
    """End what a person said, so that what the file says counts from that day."""
    _named(who, "the file is right")
    with database.transaction() as cursor:
        _end(cursor, membership_id, day, who, "The file is right")


def _say(
    database: Database,
    pupil_id: int,
    register: str,
    is_member: bool,
    day: date,
    today: date,
    who: str,
    note: str,
    detail: str | None,
) -> None:
    _named(who, note)
    if day > today:
        raise StoreError(
            f"{short_date(day)} is still to come.",
            "A register says what is so: choose today or before.",
        )
    with database.transaction() as cursor:
        standing = Asking(cursor).records(
            Standing, pupil_id=pupil_id, register=register, as_of_on=day
        )
        if not standing:
            raise StoreError("There is no such pupil.", "Choose one from the list.")
        (now,) = standing
        _refuse(now, REGISTERS[register], is_member, day)
        if now.hand_id is not None:
            _end(cursor, now.hand_id, day, who, note)
        if now.file_says != is_member:
            run(
                cursor,
                "registers/say_membership",
                pupil_id=pupil_id,
                register=register,
                is_member=is_member,
                detail=detail if is_member else None,
                starts_on=day,
                who=who.strip(),
                note=note.strip(),
            )


def _refuse(now: Standing, kind: RegisterKind, is_member: bool, day: date) -> None:
    """Raise StoreError where the change makes no sense. Nobody is named: names may be hidden."""
    if now.is_member == is_member:
        stands = "is on" if is_member else "is not on"
        raise StoreError(
            f"This pupil {stands} the {kind.name} register already.", "Nothing was changed."
        )
    if now.has_left and now.left_on:
        raise StoreError(
            f"This pupil left on {short_date(now.left_on)}.", "Registers hold the pupils on roll."
        )
    if is_member and now.last_day and day > now.last_day:
        raise StoreError(
            "This pupil is no longer in Year 7.", "The register ends with the last day of Year 7."
        )
    if now.settled_until and day < now.settled_until:
        raise StoreError(
            f"Something was said of this pupil for {short_date(now.settled_until)} already.",
            "Choose that day or a later one; what was said before is kept.",
        )


def _end(cursor: Cursor, membership_id: int, day: date, who: str, note: str) -> None:
    run(
        cursor,
        "registers/end_membership",
        membership_id=membership_id,
        ends_on=day,
        who=who.strip(),
        note=note.strip(),
    )


def _named(who: str, note: str) -> None:
    if not who.strip() or not note.strip():
        raise StoreError(
            "Say who you are and why.", "Both are kept with the change, for whoever asks later."
        )
