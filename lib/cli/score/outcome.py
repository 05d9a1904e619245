"""What scoring ends in: figures and an account of the rows, or a refusal with its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lib.importing.findings import Finding, grouped
from lib.importing.scoring.account import refusal, report_of_refusal
from lib.importing.sheet import FileRefusedError
from lib.store.batch import Sums
from lib.words import counted


@dataclass(frozen=True)
class Done:
    """Files scored and written: the sums of all pupils, and the account of the rows."""

    sums: Sums
    report: dict
    findings: Sequence[Finding] = ()  # to be told of all the same
    kind: str = ""  # of the grades, where the files were read as a school's


class Refused(Exception):  # noqa: N818 - a refusal is no error of the program
    """Nothing was written. `findings` are told one a line before the message."""

    def __init__(self, message: str, report: dict, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.report = report
        self.findings = findings

    @classmethod
    def because(cls, check: str, message: str, remedy: str, file: str = "") -> Refused:
        """Return the refusal for one reason that is of no row."""
        finding = Finding(check, "error", message, remedy, file=file)
        return cls(f"{message} {remedy}", report_of_refusal(finding))

    @classmethod
    def of_rows(cls, findings: Sequence[Finding], report: dict) -> Refused:
        """Return the refusal for rows that cannot be used, which may be left out."""
        rows = {(finding.file, finding.row) for finding in findings}
        said = f"{counted(len(rows), 'row')} cannot be used."
        if any(finding.row is None for finding in findings):
            said = "What is listed cannot be used."
        return cls(f"{said} Nothing was written (--skip-bad).", report, findings)

    @classmethod
    def of_all(cls, findings: Sequence[Finding], report: dict) -> Refused:
        """Return the refusal of files of which nothing can be scored."""
        said = "Nothing can be scored of these files, and nothing was written."
        if any(finding.check.startswith("ages_") for finding in findings):
            said += " With --despite-headings dates of birth are passed over."
        return cls(said, report, findings)

    @classmethod
    def of_file(cls, error: FileRefusedError, name: str) -> Refused:
        """Return the refusal of a whole file by its reader or by what it holds."""
        said = str(error) if error.message.startswith(name) else f"{name}: {error}"
        return cls(said, report_of_refusal(refusal(error, name)))

    @classmethod
    def none_usable(cls, name: str, findings: Sequence[Finding], report: dict) -> Refused:
        """Return the refusal of a file of which nothing is left."""
        said = f"No row of {name} can be used. Correct what is listed, or export it again."
        return cls(f"{said} Nothing was written.", report, findings)


def told(findings: Sequence[Finding]) -> list[str]:
    """Return what to print: a line for each finding, or for all rows alike of which none has more.

    A line has the file, the line, the column and the value, what is wrong and what to do.
    """
    alike = [f for f in findings if f.row is not None and f.value is None]
    together = [
        f"{', '.join(part for part in (group.file, group.where) if part)}: "
        f"{_words(group.message, group.remedy)}"
        for group in grouped(alike)
    ]
    return [*together, *(_told(f) for f in findings if f.row is None or f.value is not None)]


def _told(finding: Finding) -> str:
    where = [finding.file] if finding.file else []
    where += [f"line {finding.row}"] if finding.row is not None else []
    value = "" if finding.value is None else f'"{finding.value}"'
    what = " ".join(part for part in (finding.column, value) if part)
    where += [what] if what else []
    return f"{', '.join(where)}: {_words(finding.message, finding.remedy)}"


def _words(message: str, remedy: str) -> str:
    return " ".join(part for part in (message, remedy) if part)
