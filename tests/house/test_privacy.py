"""Nothing leaves this computer, and no pupil's name reaches a log: tried on the running app."""

import http.client
import os
import shutil
import socket
import tomllib
from pathlib import Path

import pytest

from lib.store.database import open_database

ROOT = Path(__file__).resolve().parents[2]
CANARY = "Zzqxcanary"

WATCHER = '''
"""Loaded by Python itself in the app's process: notes every attempt to reach another machine."""

import os
import sys

LOCAL = ("127.0.0.1", "localhost", "::1", "", None)


def watch(event, arguments):
    if event == "socket.connect":
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in LOCAL:
        with open(os.environ["OUTBOUND"], "a", encoding="utf-8") as out:
            out.write(f"{event} {host}\\n")


sys.addaudithook(watch)
with open(os.environ["OUTBOUND"], "a", encoding="utf-8"):
    pass
'''


@pytest.fixture(scope="module")
def settings():
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """Makes every Python started from here note its outbound attempts in the file returned."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("OUTBOUND", str(tmp_path / "outbound.txt"))
    return tmp_path / "outbound.txt"


@pytest.fixture
def canary_file(sample_file, tmp_path):
    """The sample school with every pupil given one name that can be searched for."""
    path = tmp_path / "canary.duckdb"
    shutil.copy(sample_file, path)
    database = open_database(path)
    with database.transaction() as cursor:
        cursor.execute("update pupil set surname = $name, forename = $name", {"name": CANARY})
    database.close()
    return path


def visit_every_page(port):
    """Open each page as a browser would and return which showed an error."""
    from bench.app import session
    from bench.school import pages

    failed = []
    for page in pages():
        with session(port) as tab:
            try:
                tab.run("" if page == "overview" else page)
            except RuntimeError:
                failed.append(page)
    return failed


def test_every_page_runs_without_reaching_any_other_machine_or_naming_a_pupil_in_the_log(
    canary_file, watched, tmp_path
):
    from bench.app import running_app

    log = tmp_path / "app.log"
    with running_app(canary_file, log) as port:
        assert visit_every_page(port) == []
    assert watched.exists(), "the watcher was not loaded"
    assert watched.read_text(encoding="utf-8") == ""
    assert CANARY not in log.read_text(encoding="utf-8")


def test_a_failing_page_is_logged_for_repair_and_still_names_no_pupil(
    canary_file, watched, tmp_path
):
    from bench.app import running_app

    database = open_database(canary_file)
    with database.transaction() as cursor:
        cursor.execute("alter table pupil_subject rename column shortfall to lost")
    database.close()
    log = tmp_path / "app.log"
    with running_app(canary_file, log) as port:
        visit_every_page(port)
    said = log.read_text(encoding="utf-8")
    assert "Error" in said
    assert CANARY not in said


def test_the_watcher_itself_notices_an_attempt(watched):
    import subprocess
    import sys

    attempt = "import socket; socket.getaddrinfo('192.0.2.1', 80, flags=socket.AI_NUMERICHOST)"
    subprocess.run([sys.executable, "-c", attempt], check=True, env=os.environ.copy())
    assert "192.0.2.1" in watched.read_text(encoding="utf-8")


def test_the_app_listens_on_this_computer_only_and_to_its_own_name_only(canary_file):
    from bench.app import running_app

    with running_app(canary_file) as port:
        # Another loopback address: a server on every interface would answer here.
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", port), timeout=2).close()
        assert _socket_status(port, "localhost") == 101
        assert _socket_status(port, "elsewhere.example") == 403


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1"]),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("server", "xsrfCookieSameSite", "strict"),
        ("server", "maxUploadSize", 20),
        ("server", "enableStaticServing", False),
        ("server", "fileWatcherType", "none"),
        ("server", "headless", True),
        ("server", "showEmailPrompt", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "disableDataExport", True),
        ("browser", "gatherUsageStats", False),
    ],
)
def test_the_hardened_settings_are_in_force(settings, section, option, value):
    assert settings[section][option] == value


def test_the_remote_control_of_the_app_is_left_off(settings):
    from streamlit import config

    assert "enableAgentApi" not in settings["server"]
    assert config.get_option("server.enableAgentApi") is False


def test_every_setting_is_one_that_streamlit_knows(settings):
    from streamlit import config

    known = set(config.get_config_options())
    given = {
        f"{section}.{option}"
        for section, options in settings.items()
        for option, value in options.items()
        if not isinstance(value, dict)
    }
    assert given - known == set()


def test_every_setting_stands_under_its_reason():
    lines = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("[server]")
    end = lines.index("[theme]")
    without = [
        line
        for above, line in zip(lines[start:end], lines[start + 1 : end], strict=False)
        if " = " in line and not above.startswith("#") and " = " not in above
    ]
    assert without == []


def test_an_open_database_reaches_no_other_file_and_no_address(fresh_database):
    for attempt in (
        "select * from read_csv('https://example.org/a.csv')",
        "select * from read_text('/etc/hostname')",
        "install httpfs",
        "copy (select 1) to 'out.csv'",
        "set enable_external_access = true",
    ):
        with (
            fresh_database.cursor() as cursor,
            pytest.raises(Exception, match=r"(?i)disabled|lock"),
        ):
            cursor.execute(attempt)


def _socket_status(port, name):
    """The status with which the app answers a page served under this name."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(
        "GET",
        "/_stcore/stream",
        headers={
            "Host": f"{name}:{port}",
            "Origin": f"http://{name}:{port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
        },
    )
    try:
        return connection.getresponse().status
    finally:
        connection.close()
