"""Real databases in temporary folders: empty, or with the sample school loaded once."""

import hashlib
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from lib.importing.sample import load_sample
from lib.store.database import open_database

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50
)
settings.load_profile("suite")
"""A machine that is busy is no failure; a property that needs more examples says so itself."""

IN_ONE_WORKER = ("tests/browser/", "tests/pages/")
"""Folders whose files share what is dear to make ready: a browser with its app, answers kept."""
FIRST = ("tests/browser/", "tests/importing/", "tests/pages/")
"""What takes longest, so that no worker is left with it when the others have nothing more to do."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give each worker a file, or a whole folder, in the order of `FIRST`."""
    from xdist.scheduler import LoadFileScheduling

    class LoadSharedScheduling(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            return next((folder for folder in IN_ONE_WORKER if file.startswith(folder)), file)

    # Else files of few tests, which are those of slow ones, would come last.
    config.option.loadscopereorder = False
    return LoadSharedScheduling(config, log)


def pytest_collection_modifyitems(items):
    """Begin with what takes longest; the rest stands in the order of its files."""

    def place(item):
        known = (number for number, at in enumerate(FIRST) if item.nodeid.startswith(at))
        return next(known, len(FIRST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """The path of a closed database with the reference data. Copy it, never open it."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    open_database(path).close()
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """The path of a closed database with the sample school in it. Copy it, never open it."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    shutil.copy(made_once(), path)
    return path


def made_once():
    """The sample school's file, brought in by the first worker that needs it.

    It is kept in the machine's temporary folder under a hash of all that it is made of, so that
    a second run finds it there and a change of any of these makes a new one.
    """
    kept = Path(tempfile.gettempdir()) / f"checkpoint-sample-{made_of()}.duckdb"
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            part = kept.with_suffix(".part")
            part.unlink(missing_ok=True)
            database = open_database(part)
            load_sample(database)
            database.flush()
            database.close()
            part.replace(kept)
    return kept


def made_of():
    """A hash of every file that the sample school's database is made by or from."""
    folders = ("lib/store", "lib/rules", "lib/importing", "data/reference", "data/sample")
    total = hashlib.sha256()
    for path in sorted(p for folder in folders for p in (ROOT / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and "queries" not in path.parts:
            total.update(path.relative_to(ROOT).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


@pytest.fixture
def fresh_database(empty_file, tmp_path):
    """An empty database with the reference data, which a test may change."""
    yield from opened(empty_file, tmp_path / "fresh.duckdb")


@pytest.fixture(scope="session")
def filled_file(empty_file, tmp_path_factory):
    """Make a closed database that a function fills, once for all the tests that ask for it."""

    @cache
    def filled_file(fill):
        path = tmp_path_factory.mktemp("filled") / "filled.duckdb"
        with opened_copy(empty_file, path) as database:
            fill(database)
        return path

    return filled_file


@pytest.fixture
def filled(filled_file, tmp_path):
    """Open a database that a function fills: a copy of this test's own, which it may change."""
    with ExitStack() as open_until_the_end:
        yield lambda fill: open_until_the_end.enter_context(
            opened_copy(filled_file(fill), tmp_path / "filled.duckdb")
        )


@pytest.fixture(scope="session")
def empty_database(empty_file, tmp_path_factory):
    """An empty database with the reference data, to read and not to change."""
    yield from opened(empty_file, tmp_path_factory.mktemp("shared") / "empty.duckdb")


@pytest.fixture(scope="session")
def sample_database(sample_file, tmp_path_factory):
    """The sample school, to read and not to change."""
    yield from opened(sample_file, tmp_path_factory.mktemp("shared") / "sample.duckdb")


@pytest.fixture
def sample_copy(sample_file, tmp_path):
    """A copy of the sample school that a test may change."""
    yield from opened(sample_file, tmp_path / "copy.duckdb")


def opened(source, path):
    """Copy a closed database, open the copy, and close it at the end."""
    shutil.copyfile(source, path)
    database = open_database(path)
    yield database
    database.close()


opened_copy = contextmanager(opened)
