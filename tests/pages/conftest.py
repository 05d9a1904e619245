"""Pages run as Streamlit runs them: in the frame, on a real file, without a browser."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from lib.store.database import open_database

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def sample_app_file(sample_file, tmp_path_factory):
    """A file with the sample school for the app alone: one process opens a file only once."""
    path = tmp_path_factory.mktemp("app") / "sample_app.duckdb"
    shutil.copy(sample_file, path)
    return path


@pytest.fixture(scope="session")
def empty_app_file(tmp_path_factory):
    """A file with a school that has brought in nothing yet."""
    path = tmp_path_factory.mktemp("app") / "empty_app.duckdb"
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("insert into school values (123456, 'New School', false, null)")
    database.close()
    return path


@pytest.fixture(scope="session")
def sample_app_names(sample_database):
    """The names of the sample school's pupils, to look for where they must not stand."""
    with sample_database.cursor() as cursor:
        found = cursor.execute("select distinct forename, surname from pupil").fetchall()
    return {f"{forename} {surname}" for forename, surname in found}


@pytest.fixture(scope="session", autouse=True)
def packages_read_once():
    """Streamlit reads about every installed package for each app anew: half of what a page took."""
    scanner = pytest.importorskip("streamlit.components.v2.manifest_scanner")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            scanner, "scan_component_manifests", cache(scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def open_page(monkeypatch, sample_app_file):
    """Open a page by its name, with filters as the address holds them; no file is the sample's."""
    testing = pytest.importorskip("streamlit.testing.v1")

    def open_(name, file=None, **filters):
        monkeypatch.setenv("CHECKPOINT_DB", str(file or sample_app_file))
        app = testing.AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for key, value in filters.items():
            app.query_params[key] = value
        app.run()
        if name != "overview":
            app.switch_page(f"pages/{name}.py").run()
        assert not app.exception, app.exception
        return app

    return open_


def html_of(app):
    """Everything the page says in its own HTML, as one text."""
    return "\n".join(element.body for element in app.get("html"))


def opened(app):
    """What the page's buttons open, each clicked once, as one text; the page is then as before."""
    keys = [b.key for b in app.button if str(b.key).startswith("open_")]
    said = []
    for key in keys:
        app.button(key=key).click().run()
        assert not app.exception, app.exception
        said.append(html_of(app))
        app.run()
    return "\n".join(said)


def finding_of(app):
    """The page's one h1. Fails when there is none, or more than one."""
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", html_of(app))
    assert len(found) == 1, found
    return found[0]
