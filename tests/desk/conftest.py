"""A real browser before a real server over the demonstration's casebook."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.desk.looked_at import Looked
from tests.serve.server import serving
from treve import refresh
from treve.casebook import demonstration
from treve.pipeline import Order
from treve.serve.options import ServeOptions
from treve.settings import Settings

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-2016" / "reports.csv"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
_FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
Opened = Callable[..., Looked]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's browser; skipped by name where there is none, a failure where CI runs."""
    if CHROMIUM is None:
        message = "no Chromium on this machine: install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Where the desk is, and account name → password."""
    folder = tmp_path_factory.mktemp("desk")
    book, filled = demonstration.fill(str(folder / "casebook.db"), EXAMPLE)
    order = Order(("syr-2016-12-30",), (), folder / "runs", settings=Settings(zones=(("table", "Asia/Damascus"),)))
    refresh.for_readerships(book, order)
    options = ServeOptions(
        zone="Asia/Damascus", requests_a_minute=1_000_000, failures_to_wait=1_000_000, runs=folder / "runs"
    )
    with serving(book, options) as address:
        yield address, filled.passwords
    book.close()


@pytest.fixture
def opened(chromium: Browser, demo: tuple[str, dict[str, str]]) -> Iterator[Opened]:
    """Open a window as somebody: `opened("head", language="ar", width=360)`; an empty name is a stranger."""
    address, passwords = demo
    contexts = []

    def open_window(name: str, language: str = "en", width: int = 1440) -> Looked:
        more: dict[str, Any] = {"viewport": {"width": width, "height": 900}, "locale": language}
        context = chromium.new_context(base_url=address, **more)
        contexts.append(context)
        page: Page = context.new_page()
        looked = Looked(page, address)
        if name:
            looked.sign_in(name, passwords[name])
        return looked

    yield open_window
    for context in contexts:
        context.close()
