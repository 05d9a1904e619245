"""A workbook that hangs, fills the memory or kills its reader ends a process, never Checkpoint."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import psutil
import pytest
import xlsxwriter
from importing.ole import ole_file, record, workbook_stream
from importing.test_readers_workbooks import cell, ods_file

from lib.importing.readers.formats import read
from lib.importing.readers.limits import MEGABYTE, USUAL
from lib.importing.readers.workbooks import apart
from lib.importing.readers.workbooks.apart import read_apart
from lib.importing.readers.workbooks.watch import Watch, end, used_by
from lib.importing.sheet import FileRefusedError

FILES = Path(__file__).resolve().parents[1] / "files" / "readers"
ALIVE = ["UPN", "Surname", "Forename", "Maths"]
SLOW = ods_file(
    '<table:table-row table:number-rows-repeated="300000"><table:table-cell '
    'table:number-columns-repeated="2" office:value-type="string"><text:p>5</text:p>'
    "</table:table-cell></table:table-row>"
)
"""A few hundred bytes that keep the reader at work for two seconds."""


def refused(kind, data, space=USUAL):
    with pytest.raises(FileRefusedError) as refusal:
        read_apart(kind, data, space)
    assert refusal.value.message.endswith(".") and refusal.value.remedy.endswith(".")
    assert still_reads()
    return refusal.value.check


def still_reads():
    file = read("a.xlsx", (FILES / "several_sheets.xlsx").read_bytes())
    return file.sheets[1].cells[0] == ALIVE


def corners():
    out = BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "UPN")
        sheet.write(1_048_575, 16_383, "Maths")
    return out.getvalue()


def test_a_workbook_that_takes_too_long_is_given_up_and_refused():
    assert refused("ods", SLOW, replace(USUAL, seconds=0.3)) == "file_damaged"


def test_a_workbook_that_needs_too_much_memory_is_refused():
    assert refused("ods", SLOW, replace(USUAL, memory_bytes=80 * MEGABYTE)) == "file_too_many_cells"


def test_a_workbook_that_aborts_its_reader_is_refused():
    """Two cells at far corners: python-calamine asks for 400 GB, and the process aborts."""
    assert refused("xlsx", corners()) == "file_too_many_cells"


def test_an_old_workbook_at_which_its_reader_panics_is_damaged():
    data = bytearray((FILES / "marksheet.xls").read_bytes())
    data[1695] = 128
    assert refused("xls", bytes(data)) == "file_damaged"


def test_what_is_no_workbook_is_damaged():
    empty = ole_file(Workbook=workbook_stream(record(0x203, b"")))
    assert refused("xls", empty) == "file_damaged"
    assert refused("xlsx", b"PK\x03\x04 and no more") == "file_damaged"


def test_a_cell_that_says_end_does_not_make_half_a_workbook_whole(monkeypatch):
    """The reader dies just after a row with such a cell, before its own last word."""
    said = '{"sheet": "Marks"}\n["UPN", "end"]\n'
    dies = [sys.executable, "-c", f"import sys; sys.stdin.read(); sys.stdout.write({said!r})"]

    def started(kind, space, complaints):
        pipe = subprocess.PIPE
        return subprocess.Popen(dies, stdin=pipe, stdout=pipe, stderr=complaints)

    monkeypatch.setattr(apart, "_started", started)
    with pytest.raises(FileRefusedError) as refusal:
        read_apart("xlsx", b"")
    assert refusal.value.check == "file_damaged"


def test_two_workbooks_are_read_at_once_and_neither_waits_for_the_other():
    names = ["marksheet.xls", "marksheet.ods", "marksheet.xlsb", "several_sheets.xlsx"]
    with ThreadPoolExecutor(4) as at_once:
        files = list(at_once.map(lambda name: read(name, (FILES / name).read_bytes()), names))
    assert [file.format for file in files] == ["xls", "ods", "xlsb", "xlsx"]
    assert all("Marlowe" in str(file.sheets) for file in files)


def test_a_slow_workbook_does_not_hold_up_another():
    with ThreadPoolExecutor(2) as at_once:
        slow = at_once.submit(read, "slow.ods", SLOW)
        assert at_once.submit(still_reads).result()
        assert not slow.done()
        assert len(slow.result().sheets[0].cells) == 300_000


def started(code):
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)


def test_a_process_past_its_memory_is_ended_where_the_system_does_not():
    process = started(f"held = b'x' * {200 * MEGABYTE}; print(1, flush=True); input()")
    with process, Watch(process, 60, 100 * MEGABYTE) as watch:
        process.wait(timeout=30)
    assert watch.ended_for == "memory"


def test_a_process_past_its_time_is_ended():
    process = started("while True: pass")
    began = time.monotonic()
    with process, Watch(process, 0.2, 1_000 * MEGABYTE) as watch:
        process.wait(timeout=30)
    assert watch.ended_for == "time"
    assert time.monotonic() - began < 20


def test_a_process_that_sleeps_past_its_time_is_ended():
    process = started("import time; time.sleep(60)")
    with process, Watch(process, 0.2, 1_000 * MEGABYTE) as watch:
        process.wait(timeout=30)
    assert watch.ended_for == "time"


def test_a_process_within_its_limits_ends_by_itself():
    process = started("print('done')")
    with process, Watch(process, 60, 1_000 * MEGABYTE) as watch:
        assert process.stdout.read().strip() == b"done"
    assert watch.ended_for == ""


def test_what_a_process_has_started_counts_and_ends_with_it():
    code = (
        "import subprocess, sys\n"
        f"child = 'held = b\"x\" * {60 * MEGABYTE}; print(1, flush=True); input()'\n"
        "inner = subprocess.Popen([sys.executable, '-c', child], stdin=-1, stdout=-1)\n"
        "inner.stdout.readline()\n"
        "print(inner.pid, flush=True)\n"
        "inner.wait()\n"
    )
    process = started(code)
    with process:
        inner = psutil.Process(int(process.stdout.readline()))
        assert used_by(process.pid)[0] > 60 * MEGABYTE
        end(process)
        inner.wait(timeout=30)
    assert used_by(process.pid)[0] == 0


def test_a_binary_workbook_shows_percentages_and_errors_and_hides_what_is_hidden():
    file = read("marksheet.xlsb", (FILES / "marksheet.xlsb").read_bytes())
    (sheet,) = file.sheets
    assert [row[6:] for row in sheet.cells] == [
        ["Attendance", "French"],
        ["95%", "#N/A"],
        ["90.5%", "5"],
        ["100%", "6"],
    ]
    assert [(notice.check, notice.sheet) for notice in file.notices] == [
        ("file_sheet_hidden", "Old")
    ]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_binary_workbook_that_breaks_off_is_refused(share):
    data = (FILES / "marksheet.xlsb").read_bytes()
    with pytest.raises(FileRefusedError) as refusal:
        read("a.xlsb", data[: int(len(data) * share)])
    assert refusal.value.check == "file_damaged"


def test_a_time_of_an_open_document_reads_as_it_is_shown():
    shown = 'office:value-type="time" office:time-value="PT12H04M00S"'
    file = read("a.ods", ods_file(cell(shown, "<text:p>12:04</text:p>")))
    assert file.sheets[0].cells == [["12:04"]]
