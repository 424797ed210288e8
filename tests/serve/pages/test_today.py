"""Today: what changed, what was not seen and what is due, of what one may see; and what the viewer's own run says."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.rehearsal import scene
from treve.casebook import cases, watch
from treve.casebook.workflow import State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
NOW = dt.datetime.now(dt.UTC)


def test_what_changed_since_the_handover_and_who_reads_the_note(made: World, enter: Enter) -> None:
    made.report("monitor", "before", recorder="patrol 4")
    officer, analyst, party = enter("officer"), enter("analyst"), enter("liaison_a")
    assert officer.send("/handover", text=" ").status_code == 422
    assert officer.send("/handover", text="the road is shut").status_code == 303
    assert party.send("/handover", text="x").status_code == 403
    made.report("liaison_a", "after", recorder="liaison office")
    page = analyst.get("/").text
    assert "What changed since the handover" in page
    assert "the road is shut" in page
    assert "officer" in page
    assert "1 new report," in page
    assert "liaison office" in page
    assert "patrol 4" not in page
    other = party.get("/").text
    assert "the road is shut" not in other
    assert "What changed in the last 24 hours" in other
    nobody = enter("mediator").get("/").text
    assert "0 new reports" in nobody


def test_an_earlier_day_and_no_day_that_has_not_come(made: World, enter: Enter) -> None:
    made.report("monitor", "then", recorder="patrol 4")
    head = enter("head")
    # The log's own time never runs backwards, so that nothing of this casebook lies before the day on which it was made.
    assert "patrol 4" in head.get("/", day=NOW.date().isoformat()).text
    assert "patrol 4" not in head.get("/", day=(NOW.date() - dt.timedelta(days=1)).isoformat()).text
    for wrong in ("soon", "9999-12-31", "0001-01-01", "2017-13-01"):
        page = head.get("/", day=wrong)
        assert (page.status_code, "That is no day" in page.text) == (200, True), wrong


def test_what_was_not_seen_and_that_nothing_is_known_without_records(made: World, enter: Enter) -> None:
    head = enter("head")
    assert "what could be seen is not known" in head.get("/").text
    with made.book.write(NOW) as writing:
        sector, today = made.who["sector"], NOW.date()
        watch.record(writing, sector, "patrol", today - dt.timedelta(days=20), "Idlib", 90, "walked")
        watch.record(writing, sector, "access_denied", today, "Wadi Barada", None, "turned away", "the 4th")
        watch.record(writing, sector, "camera", today, "Homs", 0, "no power")
    page = head.get("/").text
    for words in ("turned away", "the 4th", "no power", "Nobody watched"):
        assert words in page, words
    assert "what could be seen is not known" in enter("liaison_a").get("/").text


def test_what_is_overdue_and_which_of_it_is_mine(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    with made.book.write(NOW) as writing:
        cases.step(writing, made.who["head"], case, State.REGISTERED, "x", "2017-02-01")
        cases.assign(writing, made.who["head"], case, made.who["officer"].account_id)
    page = enter("officer").get("/").text
    assert "1 thing is overdue" in page
    assert "given to me" in page
    assert "given to me" not in enter("head").get("/").text
    assert case not in enter("liaison_a").get("/").text


def test_what_is_due_says_what_its_case_is_about_to_those_who_may_know(made: World, enter: Enter) -> None:
    there = scene(made)
    told, case = there.ids["notification to party_a"], there.ids["tabled case"]
    page = enter("head").get("/").text
    line = page[page.index(told) :].split("</li>")[0]
    for words in (case, "artillery", "Idlib", "2017-01-05"):
        assert words in line, words
    assert re.search(r"party_a\s+Case", re.sub("<[^>]*>", "", line))
    # The party gets the letter, and of the reports of the other party nothing.
    party = enter("liaison_a").get("/").text
    assert "Idlib" not in party[party.index(told) :].split("</li>")[0]
