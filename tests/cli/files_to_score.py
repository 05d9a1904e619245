"""Twelve pupils' results in the contract's shape and in those that schools have, to be scored."""

import csv
import io
import json
from dataclasses import dataclass

import openpyxl

from lib.cli.commands import main
from lib.importing.reading.upns import letter_of

SUBJECTS = ("Maths", "Eng Lang", "English Literature", "Combined Science", "Hist", "French", "Art")
GRADES = (
    ("5", "5", "6", "5-5", "4", "3", "7"),
    ("4", "6", "5", "4-3", "5", "4", "6"),
    ("9", "8", "8", "9-9", "9", "7", "8"),
    ("3", "4", "3", "3-2", "2", "3", "4"),
    ("7", "7", "6", "7-6", "8", "6", "5"),
    ("2", "3", "4", "2-2", "3", "1", "5"),
    ("6", "5", "5", "6-5", "5", "6", "6"),
    ("8", "9", "9", "8-8", "7", "8", "9"),
    ("1", "2", "2", "U", "2", "1", "3"),
    ("5", "6", "7", "6-6", "6", "5", "4"),
    ("4", "4", "4", "4-4", "4", "4", "4"),
    ("6", "7", "6", "7-7", "6", "7", "8"),
)
KS2 = (
    (101, 103),
    (98, 96),
    (117, 115),
    (90, 88),
    (108, 110),
    (85, 91),
    (104, 102),
    (116, 118),
    (82, 84),
    (105, 104),
    (100, 100),
    ("", 109),
)
NAMES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
NAMES = (*NAMES, "Larch", "Maple")


def upn_of(number):
    """A UPN that passes its check."""
    digits = f"93700{number:07d}"
    return letter_of("?" + digits) + digits


UPNS = [upn_of(number) for number in range(len(GRADES))]
CONTRACT_PUPILS = [["pupil_id", "ks2_reading", "ks2_maths"]] + [
    [upn, str(reading), str(maths)] for upn, (reading, maths) in zip(UPNS, KS2, strict=True)
]
CONTRACT_RESULTS = [["pupil_id", "subject", "grade"]] + [
    [upn, subject, grade]
    for upn, grades in zip(UPNS, GRADES, strict=True)
    for subject, grade in zip(SUBJECTS, grades, strict=True)
]
LIST = [["UPN", "Surname", "Forename", "DOB", "KS2 Reading", "KS2 Ma"]] + [
    [upn, name, f"{name[::-1].title()}", f"{day:02d}/03/2008", str(reading), str(maths)]
    for day, (upn, name, (reading, maths)) in enumerate(zip(UPNS, NAMES, KS2, strict=True), 1)
]
MARKSHEET = [["UPN", "Surname", "Forename", *SUBJECTS]] + [
    [*row[:3], *grades] for row, grades in zip(LIST[1:], GRADES, strict=True)
]


def text(rows, separator=","):
    """Rows as a text table."""
    return "".join(separator.join(row) + "\n" for row in rows)


def workbook(rows, sheet="Year 11"):
    """Rows as the bytes of a workbook."""
    book = openpyxl.Workbook()
    table = book.active
    table.title = sheet
    for row in rows:
        table.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@dataclass
class Outcome:
    """What a run of the command ended in; `rows` is None where it wrote no scores."""

    status: int
    out: str
    err: str
    rows: list | None
    report: dict


def run_score(folder, capsys, results, pupils, rules="2024", extra=()):
    """Run the command on two files, each a text or (name, bytes)."""
    paths = {}
    for option, name, content in (("--results", "R.csv", results), ("--pupils", "P.csv", pupils)):
        name, data = content if isinstance(content, tuple) else (name, content.encode())
        paths[option] = folder / name
        paths[option].write_bytes(data)
    out, report = folder / "S.csv", folder / "report.json"
    out.unlink(missing_ok=True)
    said = [part for option, path in paths.items() for part in (option, str(path))]
    capsys.readouterr()
    status = main(
        ["score", "--rules", rules, *said, "--out", str(out), "--report", str(report), *extra]
    )
    told = capsys.readouterr()
    rows = None
    if out.exists():
        rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    return Outcome(status, told.out, told.err, rows, json.loads(report.read_text("utf-8")))
