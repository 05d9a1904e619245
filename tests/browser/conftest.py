"""A real browser on the real app, on this computer, with a copy of the sample school.

Without a browser these tests are skipped with a reason; where CI is set that is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # One process for every tab: a program that one has compiled is there for the next.
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
    "--disable-features=SpareRendererForSitePerProcess",
]
STARTS_WITHIN = 60


def _missing(what):
    if os.environ.get("CI"):
        pytest.fail(f"{what}; in CI the browser tests must run")
    pytest.skip(f"{what}; see requirements-dev.txt")


@pytest.fixture(scope="session")
def window(tmp_path_factory):
    """One window for all tabs, with a folder of its own: a program compiled once stays compiled."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("Playwright is not installed")
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        _missing("there is no Chromium on this computer")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("window"), executable_path=found, args=ARGUMENTS
        )
        opened.set_default_timeout(90_000)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def app_address(sample_file, tmp_path_factory):
    """The address of the app, running in a process of its own until the tests end."""
    path = tmp_path_factory.mktemp("browser") / "browser.duckdb"
    shutil.copy(sample_file, path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"CHECKPOINT_DB": str(path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address):
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the app did not start")


@pytest.fixture(scope="session")
def tab(window):
    """The one tab of all tests: to open another costs as much again as to load the app in it."""
    return window.new_page()


@pytest.fixture(scope="module")
def load(tab, app_address):
    """Load an address of the app anew in the one tab, in a size; returns Playwright's page.

    `told` has what is to be called with each event of a name, until the next address is loaded.
    """
    listening = {}

    def load_(path="", width=1920, height=1080, told=None):
        stop_telling()
        tab.goto("about:blank")
        listening.update(told or {})
        for event, call in listening.items():
            tab.on(event, call)
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(f"{app_address}/{path}")
        settled(tab)
        return tab

    def stop_telling():
        for event, call in listening.items():
            tab.remove_listener(event, call)
        listening.clear()

    yield load_
    stop_telling()


@pytest.fixture
def visit(window, load, app_address):
    """Open an address of the app as somebody who comes anew; a test's second one in a tab more."""
    tabs = []

    def open_(path="", width=1920, height=1080, told=None):
        if not tabs:
            tabs.append(load(path, width, height, told))
            return tabs[0]
        page = window.new_page()
        tabs.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{app_address}/{path}")
        settled(page)
        return page

    yield open_
    for page in tabs[1:]:
        page.close()


MOVE_ON = """path => new Promise(done => {
  const state = 'data-test-script-state', app = document.querySelector('[data-testid=stApp]');
  new MutationObserver(() => app.getAttribute(state) === 'notRunning' && done(true))
    .observe(app, {attributeFilter: [state]});
  setTimeout(() => done(false), 10000);
  history.pushState({}, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  document.querySelector('[data-testid=stMain]').scrollTo(0, 0);
})"""
"""What the back button does: another address in the tab, whose page the app then runs.

It says whether the app did: now and then Streamlit overlooks that the address is another one.
"""


@pytest.fixture(scope="module")
def turn_to(load, tab, app_address):
    """Turn the one tab to an address of the app; returns Playwright's page.

    The program in the tab stays, and with it what a person would keep by clicking from page to
    page: loading it is most of what a page costs. A test about a first visit asks for `visit`, and
    so does one that a page left by another test would disturb.
    """
    loaded = False

    def turn(path="", width=1920, height=1080):
        nonlocal loaded
        is_first_page = path[:1] in ("", "?")
        if is_first_page or not loaded or not moved_on(path, {"width": width, "height": height}):
            load(path, width, height)
        settled(tab)
        loaded = True
        return tab

    def moved_on(path, size):
        if not tab.url.startswith(app_address):
            return False
        if tab.viewport_size != size:
            tab.set_viewport_size(size)
        return tab.evaluate(MOVE_ON, f"/{path}")

    return turn


def settled(page):
    """Wait until the page has its finding and nothing is running any more."""
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(300)
