"""Accounts made, given roles, reset and shut out in a browser; and what a role will see."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import led_to, told
from tests.serve.rehearsal import Scene
from treve.casebook.book import Casebook
from treve.serve.pages import admin

NEW = "a first long password"


@pytest.fixture
def book(sqlite_book: Casebook) -> Casebook:
    """One database is enough."""
    return sqlite_book


def test_accounts_are_shown_a_page_at_a_time(made: World, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admin, "_ON_A_PAGE", 7)
    owner, address, shown = visit("owner"), "/admin", list[str]()
    while address:
        page = owner.get(address).text
        shown += re.findall(r'<a href="/admin/people/A-\w+">(?:<[^>]+>)?(\w+)<', page)
        (address,) = re.findall(r'href="([^"]+)" rel="next"', page) or [""]
    assert shown == sorted(made.who)


def test_from_a_new_account_to_its_end(visit: Visit) -> None:
    owner = visit("owner")
    assert owner.send("/admin/people", name="new", password="short").status_code == 422
    assert owner.send("/admin/people", name="head", password=NEW).status_code == 422
    page = led_to(owner.send("/admin/people", name="new", password=NEW))
    new = visit("new", NEW)
    assert new.get("/account").status_code == 200
    assert owner.send(f"{page}/grants", role="king", compartment="mission").status_code == 422
    assert owner.send(f"{page}/grants", role="analyst", compartment="nowhere").status_code == 404
    led_to(owner.send(f"{page}/grants", role="analyst", compartment="mission"))
    assert "analyst at headquarters" in told(new.get("/account"))
    assert new.get("/bulletins/new").status_code == 200
    (grant,) = re.findall(r"/admin/grants/(G-\w+)/end", owner.get(page).text)
    led_to(owner.send(f"/admin/grants/{grant}/end"))
    assert new.get("/bulletins/new").status_code == 403
    assert owner.send(f"{page}/reset", password="short").status_code == 422
    led_to(owner.send(f"{page}/reset", password="another long password"))
    assert new.get("/account").status_code == 303
    again = visit("new", "another long password")
    led_to(owner.send(f"{page}/disable"))
    assert again.get("/account").status_code == 303
    assert "shut out" in told(owner.get(page))
    assert owner.get("/admin/people/A-0000000000000000").status_code == 404


def test_what_a_role_will_see_is_told_in_numbers(visit: Visit, made: World, there: Scene) -> None:
    owner = visit("owner")
    page = owner.get("/admin", role="analyst", compartment="mission")
    rows = dict(re.findall(r"(Reports|Cases|Notifications|Bulletins) (\d+)", told(page)))
    reports = [name for name in there.seen if there.ids[name].startswith("R-")]
    assert int(rows["Reports"]) == sum("analyst" in there.seen[name] for name in reports)
    assert not [name for name in there.seen if there.ids[name] in page.text]
    one = owner.get(f"/admin/people/{made.who['liaison_b'].account_id}")
    assert not [name for name in there.seen if there.ids[name] in one.text]


def test_compartments_are_made_once(visit: Visit) -> None:
    owner = visit("owner")
    led_to(owner.send("/admin/compartments", compartment_name="sector_3", meaning="the third"))
    assert "sector_3" in owner.get("/admin").text
    for name in ("sector_3", ""):
        assert owner.send("/admin/compartments", compartment_name=name).status_code == 422


def test_the_runs_and_the_sizes_are_shown(visit_lived: Visit) -> None:
    page = told(visit_lived("owner").get("/admin"))
    assert "Runs of the readerships" in page
    assert "all 2" in page
    assert "Entries of the log" in page


def test_what_a_role_will_see_is_counted_by_compartment_with_a_page_in_outline(visit: Visit, there: Scene) -> None:
    owner = visit("owner")
    page = owner.get("/admin", role="party_liaison", compartment="party_a")
    told_ = told(page)
    assert "What is seen of each compartment" in told_
    # The report of a party, its case and its incident; the report is not theirs to read who only manages accounts.
    assert re.search(r"party_a 1 1 1", told_), told_
    assert re.search(r"party_b 0 0 0", told_), told_
    assert "the page is shown in outline" in told_
    assert not [
        name for name, thing in there.ids.items() if thing in page.text and thing[:2] in ("R-", "C-", "N-", "E-")
    ]
    assert "They see no report." in told(owner.get("/admin", role="mediator", compartment="mission"))
    account = there.ids["account"]
    assert "What is seen of each compartment" in told(owner.get(f"/admin/people/{account}"))
