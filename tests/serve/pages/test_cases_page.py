"""The list of cases is narrowed by its address; many move only once it was shown which."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from treve.casebook import cases
from treve.casebook.workflow import State

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_many_move_only_once_it_was_shown_which(made: World, enter: Enter) -> None:
    first, second, third = (made.case(made.report("monitor", str(number))) for number in range(3))
    made.walk(third, State.REGISTERED)
    head = enter("head")
    order = {"to": "registered", "reason": "complete", "case": [first, second, third]}
    look = head.send("/cases/bulk", **order)
    assert "2 cases would move" in look.text
    assert "cannot become registered" in look.text
    assert state_of(made, first) == "reported"
    done = head.send("/cases/bulk", **order, certain="yes")
    assert "2 cases moved" in done.text
    assert [state_of(made, one) for one in (first, second, third)] == ["registered"] * 3
    nothing = head.send("/cases/bulk", to="registered", reason="x")
    assert (nothing.status_code, "Choose at least one case" in nothing.text) == (422, True)


def test_the_list_is_narrowed_by_its_address_and_says_what_it_cannot_read(made: World, enter: Enter) -> None:
    mine, other = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b", area="Idlib"))
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], mine, made.who["officer"].account_id)
        cases.step(writing, made.who["head"], other, State.REGISTERED, "x", "2017-02-01")
    head = enter("head")

    def shown(**asked: str) -> set[str]:
        return set(re.findall(r'<th scope="row"><a href="/cases/(C-[a-z2-7]+)"', head.get("/cases", **asked).text))

    assert shown() == {mine, other}
    assert shown(state="registered") == {other}
    assert shown(due_before="2017-02-02") == {other}
    assert shown(due_before="2017-02-01") == set()
    wrong = head.get("/cases", due_before="soon", state="registered")
    assert (wrong.status_code, "A day as" in wrong.text) == (422, True)
    assert other in wrong.text
    assert mine in enter("officer").get("/cases", mine="true").text
    assert "Idlib" in head.get("/cases", state="registered").text
