"""A desk with one account for each role and nothing filed yet, and what people do there in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page

from tests.casebook.world import PASSWORD, World, world
from tests.desk.looked_at import Looked
from tests.serve.server import serving
from treve.casebook import book as books
from treve.casebook import people
from treve.serve.options import ServeOptions


class Mission:
    """The desk, and its people, each in a window of their own."""

    def __init__(self, browser: Browser, address: str, made: World) -> None:
        self.browser, self.address, self.made = browser, address, made
        self._windows: dict[str, Looked] = {}

    def at(self, name: str, **more: Any) -> Page:
        """Somebody's window, signed in."""
        return self.looked(name, **more).page

    def looked(self, name: str, **more: Any) -> Looked:
        """Somebody's window with what it notes."""
        if name not in self._windows:
            context = self.browser.new_context(base_url=self.address, locale="en", **more)
            looked = Looked(context.new_page(), self.address)
            looked.sign_in(name, PASSWORD)
            self._windows[name] = looked
        return self._windows[name]

    def close(self) -> None:
        """Shut every window."""
        for looked in self._windows.values():
            looked.page.context.close()


@contextmanager
def mission(browser: Browser, folder: Path) -> Iterator[Mission]:
    """A new casebook with everybody in it, served for as long as this lasts."""
    quick = pytest.MonkeyPatch()
    quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    book = books.create(str(folder / "casebook.db"), "desk.example/mission")
    options = ServeOptions(requests_a_minute=1_000_000, failures_to_wait=1_000_000)
    try:
        made = world(book)
        with serving(book, options) as address:
            found = Mission(browser, address, made)
            try:
                yield found
            finally:
                found.close()
    finally:
        book.close()
        quick.undo()


def deed(page: Page, case: str, button: str, **fields: str) -> None:
    """Press a button of a case's page, fill the form that opens, and send it."""
    page.goto(case)
    page.get_by_role("link", name=button, exact=True).click()
    for name, value in fields.items():
        field = page.locator(f"#form [name='{name}']")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("#form button:not([formnovalidate])").click()
    page.wait_for_url(f"**{case}?done=*")
