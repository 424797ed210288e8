"""Every page that stands by itself, in three languages, on a telephone and on a wide screen."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute

from tests.desk.conftest import Opened
from tests.serve.pages.page_rules import PARTS
from treve.catalogue import LANGUAGES
from treve.serve.pages.every import OPEN_PAGES, PAGES

# Files to keep and no pages to look at.
FILES = {"/ledger/export", "/public/checkpoint", "/public/feed"}
PATHS = sorted(
    route.path
    for router in (*PAGES, *OPEN_PAGES)
    for route in router.routes
    if isinstance(route, APIRoute)
    and "GET" in (route.methods or ())
    and "{" not in route.path
    and route.path not in FILES
    if f"GET {route.path}" not in PARTS
)
MOST_BYTES = 300_000


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_and_can_be_used_and_asks_nobody_else(opened: Opened, language: str, width: int) -> None:
    looked = opened("head", language, width)
    wrong = {}
    for path in PATHS:
        status = looked.go(path)
        if status == 403:
            # The browser notes that the page was refused; that is what was asked of it.
            looked.complaints = [one for one in looked.complaints if "403" not in one]
        found = looked.faults() if status in (200, 403) else [f"status {status}"]
        shown = looked.page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
        if shown != [language, LANGUAGES[language].direction]:
            found.append(f"shown in {shown}")
        looked.complaints.clear()
        if found:
            wrong[path] = found
    assert wrong == {}


def test_the_first_page_is_light(opened: Opened) -> None:
    looked = opened("", "ar")
    sizes: list[int] = []
    looked.page.on("response", lambda answer: sizes.append(len(answer.body())))
    looked.go("/sign-in")
    looked.page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < MOST_BYTES, sizes
