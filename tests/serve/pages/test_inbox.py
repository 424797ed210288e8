"""The inbox: narrowed by its address; a case is opened over what is chosen."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.server import Person
from treve.casebook import cases, intake

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
SHELLS = {"area": "Idlib", "act": "mortar", "occurred_from": "2017-01-09"}


def _listed(person: Person, **asked: str) -> list[str]:
    return re.findall(r'<a href="/reports/(R-[0-9a-f]{16})"', person.get("/inbox", **asked).text)


def test_the_inbox_is_a_link(made: World, enter: Enter) -> None:
    first = made.report("monitor", "a", **SHELLS)
    second = made.report("liaison_a", "b", **SHELLS | {"area": "Homs", "occurred_from": "2017-01-12"})
    third = made.report("monitor", "c")
    made.case(second)
    head = enter("head")
    assert _listed(head) == [third, second, first]
    assert _listed(head, area="Idlib") == [first]
    assert _listed(head, first="2017-01-10", act="mortar") == [second]
    assert _listed(head, compartment="party_a") == [second]
    assert _listed(head, in_case="true") == [second]
    assert _listed(head, in_case="false") == [third, first]
    assert _listed(enter("liaison_a")) == [second]
    wrong = head.get("/inbox", first="soon", area="Idlib")
    assert (wrong.status_code, first in wrong.text, third in wrong.text) == (422, True, False)
    # What is written of a report stands under its link, as words.
    assert head.send("/cases").status_code == 422
    done = head.send("/cases", report=[first, third])
    case = done.headers["location"].split("/")[2].partition("?")[0]
    with made.book.read() as connection:
        assert cases.reports_of(connection, case) == sorted([first, third])


def test_a_withdrawn_report_is_shown_as_withdrawn(made: World, enter: Enter) -> None:
    report = made.report("monitor", "six shells")
    with made.book.write(NOW) as writing:
        intake.correct(writing, made.who["monitor"], report, None, "thunder")
    page = enter("head").get("/inbox").text
    assert '<span class="tag">withdrawn</span>' in page
