"""One file through every step on an open transaction: recognise, check, compare, store.

Previewing and storing are the same steps; a preview rolls the transaction back. So a preview
cannot promise what storing does not do, and files that build on each other preview together.
"""

import json
from dataclasses import replace
from datetime import date

import pandas as pd

from lib.importing.account.accounting import (
    NOBODY,
    account_of,
    account_of_refused,
    account_of_stopped,
    countable,
    reasons_left_out,
)
from lib.importing.account.claims import Claims
from lib.importing.account.preview import Preview
from lib.importing.checks import OF_FILES, OF_NUMBERS, OF_PUPILS, OF_TABLES, checks_in
from lib.importing.delivery import Delivery, academic_year_of
from lib.importing.findings import Finding, RowRefused, RowsRefusedError, in_file
from lib.importing.people.lookalikes import lookalikes
from lib.importing.people.matching import match_people, people
from lib.importing.reading.layouts import remember
from lib.importing.reading.parts import recognised_part
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import SubjectBook
from lib.importing.reading.tables.mending import mended
from lib.importing.screening import Screening
from lib.store.importing.worked_with import release
from lib.store.statements import Cursor, rows, run

Refused = dict[tuple[str, str], dict[int, RowRefused]]
"""Rows that could not be kept, by their number, for each table: its file and sheet."""
NOTHING = pd.DataFrame({"source_row": [], "place": []}, dtype="int64").assign(
    outcome="", old="", new=""
)


class BringingIn:
    """Files brought in one after the other on one cursor, by one person, for one school."""

    def __init__(
        self,
        cursor: Cursor,
        urn: int,
        book: SubjectBook,
        who: str,
        refused: Refused | None = None,
        claims: Claims | None = None,
    ) -> None:
        self.cursor = cursor
        self.urn = urn
        self.book = book
        self.who = who
        self.refused = {} if refused is None else refused
        """Rows that could not be kept when this was tried before: they are left out."""
        self.claims = claims
        """What its tables claim; None where each may build on those before it."""
        ((as_of_on,),) = rows(cursor, "importing/schools/school_day", urn=urn)
        self.day: date = as_of_on or date.today()
        ((pupils_here,),) = rows(cursor, "importing/matching/pupils_here", urn=urn)
        self._had_pupils: bool = pupils_here > 0
        self.to_score: set[int] = set()
        self.to_compare: set[int] = set()
        """Checkpoints to measure before the transaction ends: of those to compare, no grade and no
        KS2 score has changed."""
        self.previews: list[Preview] = []
        self._new_checkpoints: set[int] = set()
        self._seen: dict[tuple, set[int]] = {}
        """The pupils of the earlier parts of a file, so that none is missing who is in another."""
        self._first_part: dict[str, int] = {}

    def bring_in(self, delivery: Delivery) -> Preview:
        """Store what can be stored of one file and account for all of it."""
        self.previews.append(self._account_of(delivery))
        return self.previews[-1]

    def _account_of(self, delivery: Delivery) -> Preview:
        if delivery.refusal:
            return account_of_refused(delivery, delivery.refusal)
        screening = self._recognised(delivery)
        screening.findings += in_file(_noticed(screening), delivery.file_name)
        _check(screening, *OF_FILES)
        if screening.is_stopped or screening.columns.content is None:
            return account_of_stopped(screening)
        self._screen(screening)
        if screening.is_stopped:
            return account_of_stopped(screening)
        preview = self._stored(screening)
        release(self.cursor)
        screening.columns.let_go()
        return preview

    def _recognised(self, delivery: Delivery) -> Screening:
        screening = Screening(
            self.cursor,
            self.urn,
            self.book.as_named(dict(delivery.answers.subjects)),
            delivery,
            who=self.who,
            day=self.day,
        )
        found = recognised_part(self.cursor, self.urn, self.book, delivery)
        mend = mended(found, _names_by_upn(self.cursor, self.urn, found))
        screening.recognition, screening.mended_rows = mend.recognition, mend.rows
        screening.academic_year = delivery.academic_year or self._academic_year(delivery)
        choice = delivery.checkpoint
        found = choice and rows(
            self.cursor,
            "importing/checkpoints/checkpoint_like",
            urn=self.urn,
            academic_year=choice.academic_year,
            half_term=choice.half_term,
            year_group=choice.year_group,
            kind=choice.kind,
        )
        if found:
            screening.checkpoint_id, screening.checkpoint_status = found[0]
            screening.is_new_checkpoint = found[0][0] in self._new_checkpoints
        return screening

    def _academic_year(self, delivery: Delivery) -> int:
        if delivery.checkpoint:
            return delivery.checkpoint.academic_year
        return academic_year_of(self.day)

    def _screen(self, screening: Screening) -> None:
        if screening.kind.people:
            screening.refused = self.refused.get(_table(screening), {})
            screening.people = screening.kind.people(screening)
        else:
            screening.people = people(screening.columns)
            screening.people = match_people(screening)
            screening.lookalikes = lookalikes(screening)
            screening.is_first_list = not self._had_pupils
            _check(screening, *OF_NUMBERS)
            if screening.is_stopped:
                return
            _check(screening, *OF_PUPILS)
        screening.entries = _without_left_out(_with_pupils(screening), screening.findings)
        _check(screening, *screening.kind.checks)
        if self.claims:
            self.claims.hear(screening)
            _check(screening, *OF_TABLES)

    def _stored(self, screening: Screening) -> Preview:
        kind = screening.kind
        entries = countable(screening.entries)
        reasons = reasons_left_out(entries, screening.findings)
        accepted = entries[reasons.isna()]
        # An empty frame has no types to compare by, and nothing to compare.
        compared = NOTHING if accepted.empty else kind.compare(screening, accepted)
        preview = account_of(screening, entries, reasons, compared, self._missing(screening))
        if not preview.can_be_stored:
            return preview
        import_id = int(rows(self.cursor, "importing/files/next_import")[0][0])
        was_there = screening.checkpoint_id is not None
        try:
            kept_for = kind.keep(screening, import_id)
        except RowsRefusedError as error:
            self.refused[_table(screening)] = screening.refused | error.refused
            raise
        (self.to_compare if kind.stands_beside_grades else self.to_score).update(kept_for)
        if screening.checkpoint_id is not None and not was_there:
            self._new_checkpoints.add(screening.checkpoint_id)
        if self.claims:
            self.claims.made(self.cursor, screening, import_id)
        self._record(screening, preview, import_id)
        return replace(preview, import_id=import_id)

    def _missing(self, screening: Screening) -> pd.DataFrame:
        """Return who is missing from the file: from all of its parts for the same place so far."""
        delivery = screening.delivery
        place = (delivery.read.fingerprint, screening.columns.content, delivery.checkpoint)
        seen = self._seen.setdefault(place, set())
        seen |= {int(p) for p in screening.people["pupil_id"].dropna()}
        for number, earlier in enumerate(self.previews):
            if earlier.place == place:
                self.previews[number] = replace(earlier, missing=NOBODY)
        screening.seen = seen
        return screening.kind.missing(screening)

    def _record(self, screening: Screening, preview: Preview, import_id: int) -> None:
        delivery, found = screening.delivery, screening.columns
        part_of = self._first_part.setdefault(delivery.read.fingerprint, import_id)
        run(
            self.cursor,
            "importing/files/record_import",
            import_id=import_id,
            urn=self.urn,
            file_name=preview.file_name,
            fingerprint=delivery.read.fingerprint,
            format=delivery.read.format,
            sheet=found.sheet.label,
            part_of=part_of,
            content=preview.content,
            checkpoint_id=screening.checkpoint_id,
            imported_by=self.who,
            row_count=preview.rows.total,
            created=preview.entries.created,
            updated=preview.entries.updated,
            unchanged=preview.entries.unchanged,
            rejected=preview.entries.rejected,
            missing=len(preview.missing),
            findings=json.dumps(preview.report()["findings"], ensure_ascii=False),
        )
        if delivery.answers.pupils:
            names = {"said_by": self.who, "file_name": preview.file_name}
            run(self.cursor, "importing/matching/keep_other_names", **names)
        remember(self.cursor, self.urn, found, delivery.answers, self.who, preview.file_name)


def _table(screening: Screening) -> tuple[str, str]:
    return screening.delivery.read.fingerprint, screening.columns.sheet.label


def _names_by_upn(cursor: Cursor, urn: int, sheet: Recognition) -> dict[str, tuple[str, str]]:
    """Return the names on the pupil list, read only when some row is longer than its headings."""
    width = len(sheet.columns)
    if not any(any(row[width:]) for _, row in sheet.rows):
        return {}
    return {
        upn: (surname, forename)
        for upn, surname, forename in rows(cursor, "importing/matching/pupils_by_upn", urn=urn)
    }


def _noticed(screening: Screening) -> list[Finding]:
    """Return what the reader noticed about the file, with its first part, or about this sheet."""
    sheet, is_first = screening.columns.sheet.name, screening.delivery.part == 1
    return [
        Finding(n.check, n.severity, n.message, n.remedy, row=n.row, value=n.value)
        for n in screening.delivery.read.notices
        if n.sheet == sheet or (n.sheet is None and is_first)
    ]


def _check(screening: Screening, *modules: str) -> None:
    for check in checks_in(*modules).values():
        screening.findings += in_file(check(screening), screening.delivery.file_name)


def _with_pupils(screening: Screening) -> pd.DataFrame:
    entries = screening.kind.entries(screening)
    if "pupil_id" in entries.columns:
        return entries
    pupils = screening.people.set_index("source_row")["pupil_id"]
    return entries.assign(pupil_id=entries["source_row"].map(pupils))


def _without_left_out(entries: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """Mark the entries of rows and columns left out already: nothing more is said of them."""
    if "state" not in entries:
        return entries
    left_out = reasons_left_out(entries, findings).notna() & entries["state"].ne("no_grade")
    return entries.assign(state=entries["state"].mask(left_out, "left_out"))
