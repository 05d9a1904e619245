"""An import cut off in the middle leaves the last thing that was stored, and nothing half-done."""

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from importing.cast import a_school, contents, grades, marks

from lib.importing.importer import store_unseen
from lib.store.database import open_database
from lib.store.errors import StoreError

PROJECT = Path(__file__).resolve().parents[2]
TRIALS = 3
ENDLESS = """
import sys
sys.path[:0] = [{project!r}, {tests!r}]
from importing.cast import MARKS, marks
from lib.importing.importer import store_unseen
from lib.store.database import open_database
database = open_database({path!r})
print("ready", flush=True)
grade = 1
while True:
    text = MARKS.replace("11/Ma1,5", f"11/Ma1,{{grade}}").replace("11/Ma2,4", f"11/Ma2,{{grade}}")
    store_unseen(database, [marks(text)], "test")
    print(grade, flush=True)
    grade = grade % 9 + 1
"""


@pytest.mark.parametrize("trial", range(TRIALS))
def test_a_process_killed_while_importing_leaves_whole_imports_only(trial, filled_file, tmp_path):
    path = shutil.copy(filled_file(a_school), tmp_path / "killed.duckdb")
    script = ENDLESS.format(project=str(PROJECT), tests=str(PROJECT / "tests"), path=str(path))
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    done = [process.stdout.readline()]
    time.sleep(0.05 + 0.22 * trial)
    process.kill()
    done += process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    database = open_database(path)
    maths = {
        grade
        for _, forename, subject, grade, _ in grades(database)
        if subject == "mathematics" and forename in ("Mari", "Sam")
    }
    batches = len(database.rows("importing/stored_imports", urn=123_456))
    database.close()
    assert len(maths) == 1
    assert batches - 1 in (len(done), len(done) + 1)


def test_a_read_only_folder_is_refused_in_words(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(folder, os.W_OK):
        folder = Path("/proc")  # the administrator may write everywhere but here
    with pytest.raises(StoreError, match="cannot write"):
        open_database(folder / "school.duckdb")


def test_a_database_open_in_another_process_is_refused_and_left_alone(school):
    store_unseen(school, [marks()], "test")
    before = contents(school)
    command = [sys.executable, "-m", "lib", "import", str(PROJECT / "tests/files/file_empty.csv")]
    result = subprocess.run(
        command,
        cwd=PROJECT,
        env={**os.environ, "CHECKPOINT_DB": str(school.path)},
        capture_output=True,
    )
    assert result.returncode == 1
    assert b"already open" in result.stderr
    assert contents(school) == before


FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = [{project!r}, {tests!r}]
from importing.cast import pupils
from lib.importing.importer import store_unseen
from lib.store.database import open_database
from lib.store.errors import StoreError
database = open_database({path!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
rows = "".join(f"N{{i:05d}},Nobody{{i}},Nell,11\\n" for i in range(5_000))
try:
    store_unseen(database, [pupils("Adno,Surname,Forename,Year\\n" + rows)], "test")
except StoreError as error:
    print(error.message, flush=True)
"""


def test_a_full_disk_is_said_in_words_and_what_was_stored_stays(filled_file, tmp_path):
    path = shutil.copy(filled_file(a_school), tmp_path / "full.duckdb")
    database = open_database(path)
    before = contents(database)
    database.close()
    script = FULL.format(project=str(PROJECT), tests=str(PROJECT / "tests"), path=str(path))
    # No file may grow past 2 kB: what a process meets when the disk is full.
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert "cannot write to full.duckdb" in result.stdout
    database = open_database(path)
    assert contents(database) == before
    database.close()
