"""Reading alone: `python -m bench.readers` prints seconds and peak memory of each large file.

Each is read in a process of its own, so that its peak is its own; what Python has had by then is
told apart, and so is the process that a workbook is read in. The processor's time, of both, says
what the file takes when others keep the machine busy.
"""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter

from bench.figures import Figure, table

MEGABYTE = 1024 * 1024
WORKBOOK_ROWS, WORKBOOK_COLUMNS = 17_500, 60
LONG_ROWS = 1_000_000
LONG_LIMIT = 100 * MEGABYTE
ONE_FILE = """
import os, sys, time
from pathlib import Path
from lib.importing.readers.formats import read
from bench.peak import childrens_peak, own_peak
data = Path(sys.argv[1]).read_bytes()
before, started = own_peak(), time.perf_counter()
file = read(Path(sys.argv[1]).name, data, limit=int(sys.argv[2]))
taken, rows = time.perf_counter() - started, sum(len(s.cells) for s in file.sheets)
times = os.times()
at_work = times.user + times.system + times.children_user + times.children_system
print(taken, at_work, own_peak(), childrens_peak(), before, rows)
"""


def measure() -> list[Figure]:
    """Make each large file in a temporary folder and read it."""
    return list(_figures())


def _figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, limit, seconds, megabytes) in FILES.items():
            path = Path(folder) / name
            make(path)
            size = path.stat().st_size / MEGABYTE
            taken, at_work, most, apart, before, rows = _read(path, limit)
            shown = f"{name}, {size:.1f} MB, {rows:,.0f} rows"
            yield Figure(f"{shown}: read", taken, "s", seconds)
            yield Figure(f"{shown}: processor at work", at_work, "s")
            yield Figure(f"{shown}: peak, {before:.0f} before", most, "MB")
            name_of = "peak of the process that reads it"
            yield Figure(f"{shown}: {name_of}", apart or most, "MB", megabytes)


def _read(path: Path, limit: int) -> list[float]:
    command = [sys.executable, "-c", ONE_FILE, str(path), str(limit)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(part) for part in said.split()]


def _row(number: int, columns: int) -> list[str | int | float]:
    """Return a pupil with grades and percentages, no two rows alike."""
    upn = f"B{801200000000 + number}"
    words = [upn, f"Surname{number}", f"Forename{number * 7 % 4001}"]
    return [*words, *((number * 31 + c * 17) % 1000 / 10 for c in range(columns - len(words)))]


def _xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        percent = workbook.add_format({"num_format": "0%"})
        for number in range(WORKBOOK_ROWS):
            sheet.write_row(number, 0, _row(number, WORKBOOK_COLUMNS))
            sheet.write_number(number, WORKBOOK_COLUMNS, 0.95, percent)


def _ods(path: Path) -> None:
    cell = "<table:table-cell office:value-type={}><text:p>{}</text:p></table:table-cell>"
    head = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        '<office:spreadsheet><table:table table:name="Marks">'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w") as part:
            part.write(head.encode())
            for number in range(WORKBOOK_ROWS):
                cells = "".join(
                    cell.format(
                        '"string"' if isinstance(v, str) else f'"float" office:value="{v}"', v
                    )
                    for v in _row(number, WORKBOOK_COLUMNS)
                )
                part.write(f"<table:table-row>{cells}</table:table-row>".encode())
            part.write(
                b"</table:table></office:spreadsheet></office:body></office:document-content>"
            )


def _sims(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write('<Workbook xmlns:ss="s"><Worksheet ss:Name="a"><Table>')
        while out.tell() < 19 * MEGABYTE:
            for number in range(100):
                cells = "".join(
                    f'<Cell><Data ss:Type="String">{value}</Data></Cell>'
                    for value in _row(number, 20)
                )
                out.write(f"<Row>{cells}</Row>\n")
        out.write("</Table></Worksheet></Workbook>")


def _long(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("UPN,Subject,Class,Grade,Date\r\n")
        for number in range(LONG_ROWS):
            upn = f"B{801200000000 + number // 9}"
            subject = f"Subject {number % 9}"
            out.write(f"{upn},{subject},11/Su{number % 7},{number % 10},13/11/2026\r\n")


FILES: dict[str, tuple[Callable[[Path], None], int, float | None, float | None]] = {
    "workbook.xlsx": (_xlsx, 20 * MEGABYTE, 5, 300),
    "workbook.ods": (_ods, 20 * MEGABYTE, 5, 300),
    "marksheets.xml": (_sims, 20 * MEGABYTE, None, None),
    "long.csv": (_long, LONG_LIMIT, None, 700),
}


if __name__ == "__main__":
    print(table(measure()))
