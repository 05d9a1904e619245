"""The subjects Checkpoint knows and the names schools call them by, from the reference data."""

from dataclasses import dataclass

from lib.importing.reading.headings import key
from lib.store.statements import Cursor, rows


@dataclass(frozen=True)
class Subject:
    """A subject as schools name it, with the qualification its grades usually are."""

    subject_id: str
    name: str
    qualification: str


@dataclass(frozen=True)
class SubjectBook:
    """Subjects by every name they go by."""

    by_key: dict[str, Subject]
    by_id: dict[str, Subject]

    def find(self, name: str) -> Subject | None:
        """Return the subject called `name` in any spelling, or None."""
        return self.by_key.get(key(name)) or self.by_key.get(key(name.replace("&", " and ")))


def subject_book(cursor: Cursor) -> SubjectBook:
    """Read the subjects and their aliases."""
    by_id = {
        subject_id: Subject(subject_id, name, qualification)
        for subject_id, name, qualification in rows(cursor, "importing/subjects/known_subjects")
    }
    by_key = {
        key(alias): by_id[s]
        for alias, s in rows(cursor, "importing/subjects/known_aliases")
        if s in by_id
    }
    for subject in by_id.values():
        by_key.setdefault(key(subject.name), subject)
        by_key.setdefault(key(subject.subject_id), subject)
    return SubjectBook(by_key, by_id)
