"""One report in the browser: held against others, corrected, withdrawn."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from treve.casebook import links

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
SHELLS = {"area": "Idlib", "act": "mortar", "occurred_from": "2017-01-09"}


def test_two_reports_are_decided_on_with_a_reason_and_the_decision_can_be_seen(made: World, enter: Enter) -> None:
    one, other = made.report("monitor", "a", **SHELLS), made.report("liaison_a", "b", **SHELLS)
    analyst = enter("analyst")
    assert f'value="{other}"' in analyst.get(f"/reports/{one}").text
    order = {"report_2": other, "answer": "same", "reason": "one crater"}
    for wrong in (order | {"reason": ""}, order | {"answer": ""}, order | {"answer": "undecided?"}):
        assert analyst.send(f"/reports/{one}/link", **wrong).status_code == 422
    assert analyst.send(f"/reports/{one}/link", **order).status_code == 303
    page = analyst.get(f"/reports/{one}").text
    assert "one crater" in page
    assert f'value="{other}"' not in page
    assert "2 reports tell this incident" in page
    # The party sees its own report, and nothing of the decision.
    party = enter("liaison_a").get(f"/reports/{other}").text
    assert "one crater" not in party
    assert one not in party
    with made.book.read() as connection:
        assert [found.answer for found in links.decisions(connection, made.who["head"])] == ["same"]


def test_who_corrects_sees_what_rests_on_it_and_only_who_filed_it_does(made: World, enter: Enter) -> None:
    report = made.report("monitor", "six shells", killed_low="2", consent="verification", **SHELLS)
    case = made.case(report)
    monitor = enter("monitor")
    form = monitor.get(f"/reports/{report}/correction").text
    assert case in form
    assert "six shells" in form
    assert "Only who filed a report" in enter("head").get(f"/reports/{report}/correction").text
    fields = {"summary": "seven shells", "killed_low": "3", **SHELLS}
    assert monitor.send(f"/reports/{report}/correction", **fields).status_code == 422
    assert monitor.send(f"/reports/{report}/correction", **fields, reason="counted again").status_code == 303
    page = monitor.get(f"/reports/{report}").text
    told = r"before: <del>.*six shells.*</del> · after: <ins>.*seven shells.*</ins>"
    assert re.search(told, page)
    # No arrow: it would point from what is now to what was, in a script that runs from right to left.
    assert "→" not in page
    assert "counted again" in page
    assert case in monitor.get(f"/reports/{report}/withdrawal").text
    assert monitor.send(f"/reports/{report}/withdrawal", reason="").status_code == 422
    assert monitor.send(f"/reports/{report}/withdrawal", reason="thunder").status_code == 303
    gone = monitor.get(f"/reports/{report}").text
    assert "thunder" in gone
    assert f'href="/reports/{report}/correction"' not in gone


@pytest.mark.parametrize(
    ("precision", "said"),
    [("1", "the place itself"), ("2", "near it"), ("3", "its district"), ("4", "its governorate")],
)
def test_the_page_says_how_precisely_the_place_is_known(made: World, enter: Enter, precision: str, said: str) -> None:
    report = made.report(
        "monitor", "six shells", latitude="35.9", longitude="36.6", place_precision=precision, **SHELLS
    )
    shown = enter("monitor").get(f"/reports/{report}")
    assert shown.status_code == 200
    assert f"<dd>{said}</dd>" in shown.text
