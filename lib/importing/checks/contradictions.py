"""Whether a file as a whole can be about the pupils it numbers, before any row is asked about."""

from lib.importing.checks.matches import unmatched
from lib.importing.findings import Finding
from lib.importing.people.contradicting import contradicting
from lib.importing.screening import Screening


def check_pupils_contradict_numbers(s: Screening) -> list[Finding]:
    """So many rows contradict the pupils their numbers name that the file is not believed."""
    found = contradicting(s.people)
    if not found.refuses:
        return []
    return [
        Finding(
            "pupils_contradict_numbers",
            "error",
            f"{found.count} of {found.compared} rows {found.how}. {found.cause}",
            f"{found.remedy} Nothing was stored and nobody was renamed.",
        )
    ]


def check_pupils_nobody_to_ask(s: Screening) -> list[Finding]:
    """A pupil list with rows of nobody here by number, brought in where nobody can be asked."""
    unknown = unmatched(s) if s.kind.brings_pupils else []
    if s.delivery.answers.new_pupils != "refuse" or s.is_first_list or not unknown:
        return []
    return [
        Finding(
            "pupils_nobody_to_ask",
            "error",
            f"{len(unknown)} of {len(s.people)} rows of this pupil list are of nobody here by "
            "number, and a pupil is never made without being asked.",
            "Bring it in on the Import data page, or with --new-pupils when they are all new.",
        )
    ]
