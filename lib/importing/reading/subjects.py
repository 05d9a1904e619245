"""The subjects Checkpoint knows and the names schools call them by, from the reference data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lib.importing.reading.grades import SCALE_NAMES
from lib.importing.reading.headings import key
from lib.importing.reading.scales.choosing import spelled_qualification
from lib.importing.reading.scales.school import NO_SCALES, ScaleBook, scale_book
from lib.store.statements import Cursor, rows


@dataclass(frozen=True)
class Subject:
    """A subject as schools name it, with the qualification its grades usually are."""

    subject_id: str
    name: str
    qualification: str


@dataclass(frozen=True)
class SubjectBook:
    """Subjects by every name they go by, and the scales that their grades may be on."""

    by_key: dict[str, Subject]
    by_id: dict[str, Subject]
    scales: ScaleBook = NO_SCALES
    own_names: Mapping[str, Subject] = field(default_factory=dict)
    """What the school said that rows of its files name, by the name as names are compared."""

    def find(self, name: str) -> Subject | None:
        """Return the subject called `name` in any spelling, or None."""
        return self.by_key.get(key(name)) or self.by_key.get(key(name.replace("&", " and ")))

    def named(self, cell: str) -> Subject | None:
        """Return the subject that a row names: as the school said, else by any name it goes by."""
        return self.own_names.get(key(cell)) or self.find(cell)

    def as_named(self, names: Mapping[str, str]) -> "SubjectBook":
        """Return the book with names, by subject_id, said of this file; a blank takes one back."""
        own = dict(self.own_names)
        for name, subject_id in names.items():
            own.pop(key(name), None)
            if subject_id:
                own[key(name)] = self.by_id[subject_id]
        return replace(self, own_names=own)

    def usual_of(self, name: str) -> str | None:
        """Return the usual qualification of a subject by a name of it, None for no subject."""
        subject = self.find(name)
        return subject.qualification if subject else None

    @property
    def scale_names(self) -> dict[str, str]:
        """What each scale that a column may be on is called, by its code."""
        return SCALE_NAMES | {scale.code: scale.name for scale in self.scales.offered()}

    def scale_name(self, code: str) -> str:
        """What a scale is called, also one that is offered no more."""
        scale = self.scales.by_code.get(code)
        return scale.name if scale else SCALE_NAMES[code]

    def spelled_scale(self, said: str, usual: str) -> str | None:
        """Return the qualification or scale that a file names, None when it is blank or unknown."""
        scale = self.scales.find(said) if said else None
        return scale.code if scale else spelled_qualification(said, usual)


def subject_book(cursor: Cursor, urn: int | None = None) -> SubjectBook:
    """Read the subjects, their aliases and the scales a school may use (any, without `urn`)."""
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
    book = SubjectBook(by_key, by_id, scale_book(cursor, urn))
    return book if urn is None else book.as_named(_own_names(cursor, urn))


def _own_names(cursor: Cursor, urn: int) -> dict[str, str]:
    return dict(rows(cursor, "importing/subjects/names_said", urn=urn))
