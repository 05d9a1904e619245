"""The account of files brought in, as plain data: for the nightly import's report.

A row of a file counts once, however many tables were made of it: a row whose target is new and
whose grade is as before is a row created.
"""

from collections.abc import Sequence

from lib.importing.account.preview import OUTCOMES, Preview
from lib.importing.findings import as_records

COUNTED = ("rows", *OUTCOMES, "missing")


def report(accounts: Sequence[Preview]) -> dict:
    """Return one account of all files, with one of each file, and of each table in it, below."""
    by_file: dict[tuple, list[Preview]] = {}
    for account in accounts:
        file = account.delivery.file
        key = (account.file_name, file.fingerprint if file else None)
        by_file.setdefault(key, []).append(account)
    return together([_of_file(parts) for parts in by_file.values()])


def together(files: Sequence[dict]) -> dict:
    """Return one account of several files, each of which is below."""
    return {
        "file": ", ".join(file["file"] for file in files),
        "format": ", ".join(sorted({file["format"] or "unread" for file in files})),
        **{name: sum(file[name] for file in files) for name in COUNTED},
        "findings": [finding for file in files for finding in file["findings"]],
        "files": list(files),
    }


def _of_file(parts: Sequence[Preview]) -> dict:
    best: dict[tuple, int] = {}
    for part in parts:
        for row, outcome in part.row_outcomes.items():
            place = (part.recognition.sheet.name if part.recognition else "", row)
            best[place] = min(best.get(place, len(OUTCOMES)), OUTCOMES.index(outcome))
    ranks = list(best.values())
    missing = {int(pupil) for part in parts for pupil in part.missing["pupil_id"]}
    first = parts[0]
    return {
        "file": first.file_name,
        "format": first.delivery.file.format if first.delivery.file else None,
        "rows": len(ranks),
        **{outcome: ranks.count(rank) for rank, outcome in enumerate(OUTCOMES)},
        "missing": len(missing),
        "findings": as_records(_each_once(parts)),
        "parts": [part.report() for part in parts],
    }


def _each_once(parts: Sequence[Preview]) -> list:
    return list(dict.fromkeys(finding for part in parts for finding in part.findings))
