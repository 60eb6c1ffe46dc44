"""Take the pictures of the page that the documentation shows: `make screenshots`.

The examples are added to a ledger of their own, which `dragoman serve` serves and Chromium looks at. A picture that
shows the same as before isn't written again, so that only real changes show in the history.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from dragoman.ledger import open_ledger

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
WIDE, PHONE = (1280, 860), (390, 780)
ENGLISH, ARABIC = "en-GB", "ar"
DRAGOMAN = [sys.executable, "-m", "dragoman"]


def main() -> None:
    """Code, serve, look."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("no Chromium: apt-get install chromium")
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = Path(folder) / "examples.db"
        articles = [
            path for path in sorted((ROOT / "examples").iterdir()) if path.suffix in (".txt", ".json", ".jsonl")
        ]
        subprocess.run([*DRAGOMAN, "add", "--ledger", ledger, *articles], stdout=subprocess.DEVNULL, check=True)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        with served(ledger) as entrance:
            take(browser, entrance, *chosen(ledger))
        browser.close()


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve the ledger and give the address that lets judge."""
    command = [*DRAGOMAN, "serve", "--ledger", str(ledger), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            entrance = re.search(r"http://\S+", server.stdout.readline())
            assert entrance
            yield entrance.group()
        finally:
            server.terminate()


def chosen(ledger: Path) -> tuple[str, str]:
    """Return an event that reports in several languages tell, and one of its articles in Arabic."""
    with open_ledger(ledger).read() as reader:
        event = max(reader.events(), key=lambda one: (len(one.languages), len(one.conflicts), len(one.reports)))
        article = next(report.document for report in event.reports if report.language == ARABIC)
        return event.id, article


def take(browser: Browser, entrance: str, event: str, article: str) -> None:
    """Take each picture."""
    shot(browser, entrance, "ledger", "/", WIDE)
    shot(browser, entrance, "event", f"/events/{event}", (1280, 1180))
    shot(browser, entrance, "article", f"/articles/{article}", WIDE)
    shot(browser, entrance, "map", "/map", (1280, 1000))
    shot(browser, entrance, "network", "/network", (1280, 1180), dark=True)
    shot(browser, entrance, "matrix", "/matrix", WIDE)
    shot(browser, entrance, "arabic", "/", WIDE, locale=ARABIC)
    shot(browser, entrance, "phone", "/", PHONE)


def shot(
    browser: Browser,
    entrance: str,
    name: str,
    path: str,
    size: tuple[int, int],
    *,
    locale: str = ENGLISH,
    dark: bool = False,
) -> None:
    """Take one picture, as a reader sees it who may judge."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale=locale, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(entrance)
    page.goto(entrance.partition("/enter")[0] + path)
    picture = page.screenshot()
    target = TARGET / f"{name}.png"
    if not target.exists() or target.read_bytes() != picture:
        target.write_bytes(picture)
        print(f"{target.relative_to(ROOT)}: {len(picture) // 1000} kB")
    context.close()


if __name__ == "__main__":
    main()
