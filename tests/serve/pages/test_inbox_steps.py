"""All reports that the filters of the inbox find: cases over them, those that tell the same together."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from tests.serve.server import Person
from treve.casebook import case_list, cases, links
from treve.serve.pages import many_steps

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _cases(made: World) -> dict[str, list[str]]:
    with made.book.read() as connection:
        return {one["case"]: one["reports"] for one in case_list.listing(connection, made.who["head"])}


def _groups(page: str) -> str:
    found = re.search(r'name="groups" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def _do(person: Person, path: str, **order: str) -> str:
    """Look, and do what was looked at; the page that then comes."""
    look = person.send(path, **order)
    assert look.status_code == 200, look.text
    done = person.send(path, **order, certain="yes", groups=_groups(look.text))
    assert done.status_code == 200
    return done.text


def test_cases_are_opened_over_what_the_filters_find_and_over_nothing_else(made: World, enter: Enter) -> None:
    one, other = made.report("monitor", "a", area="Idlib"), made.report("liaison_a", "b", area="Idlib")
    alone, taken = made.report("monitor", "c", area="Idlib"), made.report("monitor", "d", area="Idlib")
    elsewhere = made.report("monitor", "e", area="Homs")
    before = made.case(taken)
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who["head"], one, other, "same", "one crater")
    head = enter("head")
    assert 'href="/inbox/steps?area=Idlib"' in head.get("/inbox", area="Idlib").text
    page = head.get("/inbox/steps", area="Idlib").text
    assert "4 reports" in page
    assert "3 groups of reports" in page
    order = {"deed": "open", "area": "Idlib"}
    look = head.send("/inbox/steps", **order).text
    assert "2 cases would be opened" in look
    assert "1 group of reports would stay as it is" in look
    assert before in look
    assert set(_cases(made)) == {before}
    # Filed between the look and the deed: what was not shown is not touched.
    late = made.report("monitor", "f", area="Idlib")
    done = head.send("/inbox/steps", **order, certain="yes", groups=_groups(look)).text
    assert "2 cases were opened" in done
    held = sorted(reports for case, reports in _cases(made).items() if case != before)
    assert held == sorted([sorted([one, other]), [alone]])
    assert not {late, elsewhere} & {report for reports in held for report in reports}
    again = head.send("/inbox/steps", **order, certain="yes", groups=_groups(look)).text
    assert "0 cases were opened" in again
    assert "2 groups of reports stayed as they are" in again


def test_they_are_added_to_a_case_or_their_cases_are_moved_with_a_reason(made: World, enter: Enter) -> None:
    first, second = made.report("monitor", "a", area="Idlib"), made.report("monitor", "b", area="Idlib")
    case = made.case(made.report("monitor", "c", area="Homs"))
    head = enter("head")
    add = {"deed": "add", "area": "Idlib", "case": case, "reason": "one shelling"}
    for wrong in (add | {"case": ""}, add | {"reason": ""}, add | {"case": "C-nonsense"}, add | {"deed": "hide"}):
        answer = head.send("/inbox/steps", **wrong)
        assert (answer.status_code, 'class="wrong"' in answer.text) == (422, True), wrong
    assert head.send("/inbox/steps", **add | {"case": "C-aaaaaaaaaaaaaaaa"}).status_code == 404
    assert "2 groups were added" in _do(head, "/inbox/steps", **add)
    with made.book.read() as connection:
        assert {first, second} < set(cases.reports_of(connection, case))
    page = head.get(f"/cases/{case}").text
    assert "1 report added" in page
    assert "one shelling" in page
    move = {"deed": "move", "area": "Idlib", "to": "registered", "reason": "complete"}
    assert head.send("/inbox/steps", **move | {"to": ""}).status_code == 422
    assert "1 case moved" in _do(head, "/inbox/steps", **move)
    assert state_of(made, case) == "registered"


def test_what_cannot_be_read_finds_nothing_rather_than_everything(made: World, enter: Enter) -> None:
    report = made.report("monitor", "a")
    head = enter("head")
    for path in ("first=soon", "act=bombing", "in_case=perhaps"):
        assert head.http.get(f"/inbox/steps?{path}").status_code == 422, path
    assert head.send("/inbox/steps", deed="open", first="soon").status_code == 422
    assert head.send("/inbox/steps", deed="open", certain="yes", groups="everything").status_code == 422
    assert head.send("/inbox/steps", deed="open", certain="yes").status_code == 422
    assert _cases(made) == {}
    # A group that names what one does not see is left, as if it were not there.
    sector, hidden = enter("sector"), made.report("liaison_a", "b")
    answers = [
        re.sub(
            "<time.*?</time>",
            "",
            sector.send("/inbox/steps", deed="open", certain="yes", groups=f"{one} {one}").text.replace(one, "R-…"),
        )
        for one in (hidden, "R-0000000000000000")
    ]
    assert "0 cases were opened" in answers[0]
    assert answers[0] == answers[1]
    assert report


def test_more_than_is_done_at_once_is_counted_and_refused(
    made: World, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_steps, "MOST_GROUPS", 2)
    for number in range(3):
        made.report("monitor", str(number), area="Idlib")
    head = enter("head")
    page = head.get("/inbox/steps", area="Idlib").text
    assert "3 reports" in page
    assert "more than is done at once" in page
    assert '<form method="post" action="/inbox/steps"' not in page
    assert head.send("/inbox/steps", deed="open", area="Idlib").status_code == 422
    assert _cases(made) == {}
