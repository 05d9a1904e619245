"""Whether a file as a whole can be about the pupils it numbers, before any row is asked about."""

from lib.importing.checks.matches import unmatched
from lib.importing.findings import Finding
from lib.importing.people.contradicting import FEWEST, MOST_SHARE, contradicting
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


def check_pupils_numbers_change(s: Screening) -> list[Finding]:
    """A list that gives many pupils another admission number: a column of some other number."""
    if not s.kind.brings_pupils:
        return []
    known = s.people[s.people["pupil_id"].notna() & s.people["number_here"].notna()]
    known = known[known["admission_number"].ne("")]
    bare = known["admission_number"].str.upper().str.lstrip("0")
    changed = int(bare.ne(known["number_here"].str.upper().str.lstrip("0")).sum())
    if changed < FEWEST or changed <= MOST_SHARE * len(known):
        return []
    return [
        Finding(
            "pupils_numbers_change",
            "error" if s.delivery.answers.misfits == "refuse" else "warning",
            f"{changed} of {len(known)} pupils get another admission number from this list. If "
            "that is wrong, later files would find other pupils by it.",
            "If it is another number, such as that of an exam, say that its column is not used. If "
            "your MIS gave new ones, it may be stored; the command line then needs "
            "--despite-headings.",
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
