"""A real browser for tests: Debian's Chromium, watched for errors and for requests that leave this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def launched(playwright: Playwright) -> Browser:
    """Return the browser; without one the test is skipped, but on the machine of continuous integration it fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("no Chromium: apt-get install chromium (as root `make test` does it)")
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Give a page of a fresh profile; fail where the console shows an error or a request goes elsewhere."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
    context = browser.new_context(base_url=address, **options)
    context.set_default_timeout(15_000)
    trouble: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: None if _is_here(request.url) else trouble.append(f"asks {request.url}"))
    try:
        yield page
    finally:
        context.close()
    assert not trouble, trouble


def _is_here(address: str) -> bool:
    return urlsplit(address).hostname in ("127.0.0.1", "localhost", "::1") or address.startswith("data:")
