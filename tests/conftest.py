"""Real databases in temporary folders: empty, or with the sample school loaded once."""

import shutil

import pytest

from lib.importing.sample import load_sample
from lib.store.database import open_database


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
    database = open_database(path)
    load_sample(database)
    database.flush()
    database.close()
    return path


@pytest.fixture
def fresh_database(empty_file, tmp_path):
    """An empty database with the reference data, which a test may change."""
    yield from opened(empty_file, tmp_path / "fresh.duckdb")


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
    shutil.copy(source, path)
    database = open_database(path)
    yield database
    database.close()
