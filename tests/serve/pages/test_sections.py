"""The menu: what stands in it is there, and opens for whoever finds it there."""

from __future__ import annotations

import pytest

from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from treve.catalogue import speaking
from treve.serve.pages.sections import SECTIONS, menu

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@ON_SQLITE
@pytest.mark.parametrize("name", ["owner", "head", "civil", "liaison_a", "mediator", "auditor"])
def test_each_page_in_somebody_s_menu_opens_and_the_page_shows_that_menu(visit: Visit, made: World, name: str) -> None:
    person = visit(name)
    found = menu(made.who[name])
    assert found
    for section in found:
        page = person.get(section.path)
        # A page of a run says so where none was made.
        assert page.status_code in (200, 409), section.path
        for other in found:
            assert f'href="{other.path}"' in page.text
        if page.status_code == 200:
            assert f'href="{section.path}" aria-current="page"' in page.text


def test_a_page_below_belongs_to_its_section() -> None:
    held = {path: [one.path for one in SECTIONS if one.holds(path)] for path in ("/", "/cases/C-x", "/casesx")}
    assert held == {"/": ["/"], "/cases/C-x": ["/cases"], "/casesx": []}


def test_labels_are_said_in_the_language_spoken() -> None:
    names = {}
    for language in ("en", "fr", "ar"):
        with speaking(language):
            names[language] = [one.name() for one in SECTIONS]
    assert all(len(set(names[one])) == len(SECTIONS) for one in names)
    assert not set(names["en"]) & set(names["ar"])
