"""What came of the rows of the contract's two files: findings, and the report's account of them."""

from collections.abc import Iterable, Sequence

from lib.importing.account.reports import COUNTED, together
from lib.importing.findings import Finding, as_records
from lib.importing.sheet import FileRefusedError
from lib.store.batch import Fault, Used
from lib.words import counted

WORDS = {
    "no_pupil": ("", "Give every pupil a pupil_id."),
    "pupil_twice": ("Listed twice:", "keep one line; the first is used."),
    "no_score": ("", "Give a scaled score from 80 to 120, or leave it blank."),
    "pupil_unknown": ("Not in the pupils file:", "add the pupil there."),
    "no_date": ("", "Write the date as 2027-06-14, or no date."),
}


def findings(faults: Iterable[Fault], names: dict[str, str]) -> list[Finding]:
    """Return what is wrong with rows, by the names of the files (`pupils` and `results`)."""
    return [
        Finding(
            f"score_{fault.fault}",
            "error",
            _message(fault),
            WORDS[fault.fault][1] if fault.fault in WORDS else fault.remedy or "",
            row=fault.line,
            column=fault.column,
            value=fault.value,
            file=names[fault.file],
        )
        for fault in faults
    ]


def _message(fault: Fault) -> str:
    said = WORDS[fault.fault][0] if fault.fault in WORDS else ""
    times = f"{fault.rows:,} rows." if fault.rows > 1 else ""
    return " ".join(part for part in (times, said) if part)


def undated_twice(used: Used, names: dict[str, str]) -> list[Finding]:
    """Return what is told, and stops nothing, of several results where no date says the first."""
    if not used.undated_twice:
        return []
    return [
        Finding(
            "score_undated_twice",
            "warning",
            f"{counted(used.undated_twice, 'time')} a pupil has several results in a subject "
            "without a date, so the best counts.",
            "Give entered_on: the first entry counts.",
            column="entered_on",
            file=names["results"],
        )
    ]


def report(
    used: Used, faults: Sequence[Fault], names: dict[str, str], formats: dict[str, str]
) -> dict:
    """Return the account of both files: each row once, as used, without a grade, or rejected."""
    files = [
        _of_file(kind, used, [f for f in faults if f.file == kind], names, formats)
        for kind in ("pupils", "results")
    ]
    return together(files)


def refusal(error: FileRefusedError, file: str) -> Finding:
    """Return the refusal of a whole file as its one finding."""
    return Finding(error.check, "error", error.message, error.remedy, value=error.value, file=file)


def report_of_refusal(finding: Finding) -> dict:
    """Return the account where nothing could be read: the refusal, and no row."""
    nothing = {"file": finding.file, "format": None, **dict.fromkeys(COUNTED, 0)}
    return together([{**nothing, "findings": as_records([finding])}])


def _of_file(
    kind: str, used: Used, faults: list[Fault], names: dict[str, str], formats: dict[str, str]
) -> dict:
    rows, created, rejected = used.of(kind)
    told = undated_twice(used, names) if kind == "results" else []
    return {
        "file": names[kind],
        "format": formats[kind],
        "rows": rows,
        "created": created,
        "updated": 0,
        "unchanged": rows - created - rejected,
        "rejected": rejected,
        "missing": 0,
        "findings": as_records([*findings(faults, names), *told]),
    }
