"""Pictures of every page for docs/pictures, by one command: python -m bench.pictures [PAGE...]

The app runs on the sample school in a temporary folder, each page is taken at the size of a small
laptop, and the picture is kept under 150 KB by fewer colours.
Needs requirements-dev.txt and Chromium.
"""

import argparse
import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bench.app import running_app
from lib.importing.sample import load_sample
from lib.store.database import open_database
from lib.ui.frame.navigation import SECTIONS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE = {"width": 1366, "height": 768}
LARGEST = 150_000
"""Bytes of one picture."""
COLOURS = (256, 128, 64, 32)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')"""


def main() -> int:
    """Take the pictures of the pages named, or of all; returns 0."""
    every = [place.name for section in SECTIONS.values() for place in section]
    parser = argparse.ArgumentParser(description="Pictures of every page in docs/pictures.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=", ".join(every))
    asked = parser.parse_args().pages or every
    if unknown := set(asked) - set(every):
        parser.error(f"no page called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.duckdb"
        database = open_database(path)
        load_sample(database)
        database.close()
        with running_app(path) as port:
            _take(port, asked)
    return 0


def smaller(png: bytes) -> bytes:
    """Return the picture as a PNG of at most LARGEST bytes. Raises ValueError when it cannot be."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in COLOURS:
        kept = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if kept.tell() <= LARGEST:
            return kept.getvalue()
    raise ValueError(f"A picture stays above {LARGEST} bytes even in {COLOURS[-1]} colours.")


def _take(port: int, names: list[str]) -> None:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE).new_page()
        page.set_default_timeout(90_000)
        for name in names:
            page.goto(f"http://127.0.0.1:{port}/{name}")
            _settled(page)
            kept = smaller(page.screenshot())
            (FOLDER / f"{name}.png").write_bytes(kept)
            print(f"{name}.png {len(kept) / 1000:.0f} KB")
        browser.close()


def _settled(page: Page) -> None:
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(800)


if __name__ == "__main__":
    sys.exit(main())
