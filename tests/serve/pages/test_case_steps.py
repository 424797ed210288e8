"""Steps of a case from the browser: made once, taken back, refused where overtaken."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from tests.serve.pages.sender import send

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_a_step_that_was_overtaken_is_refused_and_what_is_wrong_is_said_at_its_field(made: World, enter: Enter) -> None:
    case = made.case(made.report("monitor", "a"))
    head = enter("head")
    page = head.get(f"/cases/{case}/step", to="registered").text
    after = re.search(r'name="after" value="(\d+)"', page)
    assert after is not None
    bad = send(head, f"/cases/{case}/step", to="registered", reason="  ", due="soon", after=after[1])
    assert bad.status_code == 422
    assert bad.text.count('aria-invalid="true"') == 2
    assert 'value="soon"' in bad.text
    assert state_of(made, case) == "reported"
    assert send(head, f"/cases/{case}/step", to="registered", reason="r", after=after[1]).status_code == 303
    late = send(head, f"/cases/{case}/step", to="triaged", reason="r", after=after[1])
    assert (late.status_code, "has moved since" in late.text) == (409, True)
    assert send(head, f"/cases/{case}/undo", reason="too soon").status_code == 303
    assert state_of(made, case) == "reported"
    assert "A step was taken back" in head.get(f"/cases/{case}").text
    # A form of a step that may not follow any more is not opened.
    assert "not yours to make now" in head.get(f"/cases/{case}/step", to="verified").text
