"""Bulletins from the form to the public site, as people do it."""

from __future__ import annotations

import json
import re

import pytest

from tests.casebook.test_releases import _file
from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import led_to, told
from tests.serve.rehearsal import Scene


@pytest.fixture
def book(sqlite_book):  # type: ignore[no-untyped-def]
    """One database is enough: the pages say nothing that depends on it."""
    return sqlite_book


def test_a_daily_edition_from_draft_to_correction(visit_lived: Visit) -> None:
    analyst, head, commission = (visit_lived(name) for name in ("analyst", "head", "commission"))
    fields = {
        "kind": "daily",
        "until": "2017-01-05",
        "cut_off": "24:00",
        "reach": "commission",
        "language": ["en", "ar"],
    }
    page = led_to(analyst.send("/bulletins/period", **fields))
    assert commission.get(page).status_code == 404
    assert analyst.send(f"{page}/approve").status_code == 403
    unanswered = head.send(f"{page}/approve")
    assert unanswered.status_code == 422
    asked = re.findall(r'name="(reason-\w+)"', unanswered.text)
    assert "reason-no_consent" in asked
    kept = head.send(f"{page}/approve", **{asked[0]: "kept while others are missing"})
    assert "kept while others are missing" in kept.text
    assert led_to(head.send(f"{page}/approve", **dict.fromkeys(asked, "the commission needs it"))) == page
    assert commission.get(page).status_code == 404
    assert led_to(head.send(f"{page}/publish")) == page
    seen = commission.get(page)
    assert seen.status_code == 200
    assert "the commission needs it" not in seen.text
    assert "Entry" in told(seen)
    assert "the commission needs it" in head.get(page).text
    name = "daily-2017-01-05-syr-2016-12-30"
    html = commission.get(f"{page}/files/{name}.ar.html")
    assert "sandbox" in html.headers["content-security-policy"]
    assert 'dir="rtl"' in html.text
    assert commission.get(f"{page}/files/{name}.en.pdf").content.startswith(b"%PDF")
    assert commission.get(f"{page}/files/absent.pdf").status_code == 404
    number = page.rpartition("/")[2]
    form = head.get("/bulletins/new", replaces=number)
    assert f'value="{number}"' in form.text
    assert "On one case" not in form.text
    again = led_to(analyst.send("/bulletins/period", replaces=number, **fields))
    plain = json.loads(analyst.get(f"{again}/files/{name}.json").content)
    assert (plain["replaces"], plain["corrections"]) == (number, [])


def test_what_cannot_be_made_is_said_and_what_was_written_stays(visit_lived: Visit, lived: tuple[World, Scene]) -> None:
    head, there = visit_lived("head"), lived[1]
    for path, fields, status in (
        ("/bulletins/period", {"kind": "daily", "until": "soon", "reach": "mission", "language": "en"}, 422),
        ("/bulletins/period", {"kind": "yearly", "until": "2017-01-05", "reach": "mission", "language": "en"}, 422),
        ("/bulletins/period", {"kind": "daily", "until": "2017-01-05", "reach": "public", "language": "en"}, 422),
        (
            "/bulletins/period",
            {"kind": "daily", "until": "2017-01-05", "reach": "mission", "zone": "Mars", "language": "en"},
            422,
        ),
        ("/bulletins/period", {"kind": "daily", "until": "2017-01-05", "reach": "mission"}, 422),
        ("/bulletins/public", {"first": "2017-01-03", "public_until": "2017-01-09", "language": "en"}, 422),
        ("/bulletins/case", {"case": "C-aaaaaaaaaaaaaaaa", "case_reach": "mission", "language": "en"}, 404),
        ("/bulletins/case", {"case": there.ids["assigned case"], "case_reach": "commission", "language": "en"}, 422),
        ("/bulletins/letter", {"notification": "N-0000000000000000", "language": "en"}, 404),
    ):
        answer = head.send(path, **fields)
        assert (answer.status_code, 'role="alert"' in answer.text) == (status, True), (path, fields)
    kept = head.send(
        "/bulletins/period", kind="weekly", until="2017-01-05", reach="parties", zone="Mars", language="fr"
    )
    assert 'value="Mars"' in kept.text
    assert '<option value="weekly" selected>' in kept.text
    assert '<option value="parties" selected>' in kept.text


def test_without_a_run_the_page_says_how_to_make_one(visit: Visit) -> None:
    head = visit("head")
    assert "treve casebook work --readerships" in head.get("/bulletins/new").text
    answer = head.send("/bulletins/period", kind="daily", until="2017-01-05", reach="mission", language="en")
    assert answer.status_code == 422


def test_a_case_and_a_letter_reach_their_readers_and_nobody_else(visit: Visit, there: Scene) -> None:
    head = visit("head")
    for path, fields, reader, other in (
        ("/bulletins/case", {"case": there.ids["tabled case"], "case_reach": "commission"}, "commission", "liaison_a"),
        ("/bulletins/letter", {"notification": there.ids["notification to party_a"]}, "liaison_a", "liaison_b"),
    ):
        page = led_to(head.send(path, language="en", **fields))
        text = head.get(page).text
        reasons = dict.fromkeys(re.findall(r'name="(reason-\w+)"', text), "taken")
        if "This stops it" in text:
            # The report behind it was filed without consent to this use.
            assert head.send(f"{page}/approve", **reasons).status_code == 409
            continue
        led_to(head.send(f"{page}/approve", **reasons))
        led_to(head.send(f"{page}/publish"))
        assert visit(reader).get(page).status_code == 200
        assert visit(other).get(page).status_code == 404


def test_a_public_edition_appears_on_the_public_site_once_it_is_published(visit: Visit, made: World) -> None:
    _file(made, 12)
    head, stranger = visit("head"), visit()
    page = led_to(head.send("/bulletins/public", first="2017-01-02", public_until="2017-01-16", language="en"))
    number = page.rpartition("/")[2]
    files = re.findall(rf"{page}/files/([\w.\-]+)", head.get(page).text)

    def open_to_strangers() -> bool:
        paths = [f"/public/bulletins/{number}", *(f"/public/bulletins/{number}/files/{name}" for name in files)]
        found = {stranger.get(path).status_code for path in paths}
        assert found in ({200}, {404})
        assert (number in stranger.get("/public/").text) is (found == {200})
        return found == {200}

    assert not open_to_strangers()
    led_to(head.send(f"{page}/approve"))
    assert not open_to_strangers()
    led_to(head.send(f"{page}/publish"))
    assert open_to_strangers()
    discarded = led_to(
        head.send("/bulletins/public", first="2017-01-02", public_until="2017-01-16", language="en", hold="yes")
    )
    assert led_to(head.send(f"{discarded}/discard", reason="x")) == "/bulletins"
    assert head.get(f"{discarded}/files/{files[0]}").status_code == 404


def test_a_form_keeps_what_its_author_may_not_publish(visit: Visit) -> None:
    assert "For everybody" not in visit("analyst").get("/bulletins/new").text
    assert "For everybody" in visit("head").get("/bulletins/new").text
