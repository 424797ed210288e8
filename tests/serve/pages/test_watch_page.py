"""Records of watching from the browser."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from treve.casebook import watch

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
NOW = dt.datetime.now(dt.UTC)


def test_a_record_of_watching_is_written_down_and_bad_ones_are_shown_again(made: World, enter: Enter) -> None:
    sector = enter("sector")
    good = {"kind": "camera", "day": NOW.date().isoformat(), "area": "Homs", "minutes": "0", "note": "no power"}
    for name, value in (("minutes", "2000"), ("minutes", "long"), ("day", "soon"), ("area", ""), ("kind", "rumour")):
        bad = sector.send("/watch", **good | {name: value})
        assert (bad.status_code, "no power" in bad.text) == (422, True), name
    assert "No record" in sector.get("/watch").text
    assert sector.send("/watch", **good).status_code == 303
    assert "no power" in enter("head").get("/watch").text
    assert "no power" in enter("head").get("/").text
    assert "no power" not in enter("liaison_a").get("/watch").text
    assert made.who


def test_records_of_the_last_days_are_shown_newest_first_and_only_who_watches_is_given_the_form(
    made: World, enter: Enter
) -> None:
    with made.book.write(NOW) as writing:
        for days, note in ((40, "long ago"), (20, "then"), (1, "lately")):
            day = NOW.date() - dt.timedelta(days=days)
            watch.record(writing, made.who["sector"], "patrol", day, "Homs", None, note)
    page = enter("sector").get("/watch").text
    assert 0 < page.index("lately") < page.index("then")
    assert "long ago" not in page
    # How long it took is not known, which is not nought.
    assert page.count('<td class="number">–</td>') == 2
    assert 'action="/watch"' in page
    head, commission = enter("head"), enter("commission")
    assert 'action="/watch"' not in commission.get("/watch").text
    assert 'action="/watch"' not in head.get("/watch").text
    form = {"kind": "patrol", "day": NOW.date().isoformat(), "area": "Homs", "note": "x"}
    assert commission.send("/watch", **form).status_code == 403
