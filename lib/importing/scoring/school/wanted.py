"""What a person asks of `score` about files in a school's own shape."""

from dataclasses import dataclass
from datetime import date

from lib.importing.delivery import academic_year_of


@dataclass(frozen=True)
class Wanted:
    """The results year of the rules (None: a proposal), the kind of grades if said.

    `despite_headings` scores files whose headings, names or dates of birth say another time.
    """

    results_year: int | None
    kind: str | None = None
    despite_headings: bool = False

    @property
    def year(self) -> int:
        """The summer of the exams; a proposal is tried on this year's."""
        return self.results_year or academic_year_of(date.today())

    @property
    def is_lenient(self) -> bool:
        """Whether a file of another time is scored all the same: a proposal has no year."""
        return self.despite_headings or self.results_year is None
