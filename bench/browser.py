"""In a real browser: from the click on a filter to the last chart drawn.

The clock is the page's own: it starts at the pointer going down on the option and stops at the
last change inside the page's body, once the app says it has finished and nothing has moved for a
while. Needs requirements-dev.txt and Chromium.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.app import running_app, session
from bench.figures import Figure, percentile

PAGES = ("overview", "cohort", "groups", "subjects", "behind_target")
CLICKS, NEW = 20, 2
"""Clicks on each page; the first `NEW` open a checkpoint that was not looked at before."""
QUIET = 400
"""Milliseconds without a change that mean the page is drawn; they are not part of the figure."""

BROWSER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WATCH = """
() => {
  window.bench = { down: 0, last: 0 };
  const main = document.querySelector('[data-testid="stMain"]');
  new MutationObserver(() => { window.bench.last = performance.now(); })
    .observe(main, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener('pointerdown', () => { window.bench.down = performance.now(); }, true);
}
"""
DRAWN = """
(quiet) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const idle = app.getAttribute('data-test-script-state') === 'notRunning';
  return idle && window.bench.last > window.bench.down
    && performance.now() - window.bench.last > quiet;
}
"""


def measure(database_file: Path | None = None) -> list[Figure]:
    """Measure clicks on the checkpoint filter of each page with charts, and all together."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "school.duckdb"
        if database_file:
            shutil.copy(database_file, file)
        with running_app(file) as port, _browser() as tab:
            with session(port) as first:
                first.run()
            times = {page: _clicks(tab, f"http://127.0.0.1:{port}", page) for page in PAGES}
    again = [
        Figure(f"{page}: filter click to last drawn, median", median(ms[NEW:]), "ms", None, len(ms))
        for page, ms in times.items()
    ]
    new = [ms for each in times.values() for ms in each[:NEW]]
    every = [ms for each in times.values() for ms in each]
    return [
        *again,
        Figure(
            "a checkpoint not looked at before, all pages, median", median(new), "ms", n=len(new)
        ),
        Figure(
            "filter click to last chart drawn, p95", percentile(every, 0.95), "ms", 350, len(every)
        ),
    ]


@contextmanager
def _browser() -> Iterator:
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER)
        yield browser.new_page(viewport={"width": 1920, "height": 1080})
        browser.close()


def _clicks(tab, address: str, page: str) -> list[float]:
    tab.goto(f"{address}/{page}")
    tab.wait_for_selector(".st-key-checkpoint")
    tab.wait_for_timeout(3000)
    tab.evaluate(WATCH)
    return [_click(tab, number % 2 + 1) for number in range(CLICKS)]


def _click(tab, option: int) -> float:
    # Two checkpoints in turn, so that each click changes every picture on the page.
    tab.click(".st-key-checkpoint input")
    tab.wait_for_selector("[role=option]")
    tab.locator("[role=option]").nth(option).click()
    tab.wait_for_function(DRAWN, arg=QUIET, timeout=30_000)
    return tab.evaluate("() => window.bench.last - window.bench.down")
