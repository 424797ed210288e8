"""A page without a run says what is missing and how to make one."""

from __future__ import annotations

import pytest

from tests.casebook.world import PASSWORD, World
from tests.serve.server import Person


@pytest.mark.parametrize("path", ["/analysis", "/agreements/syr-2016-12-30/what-if", "/registers/tallies"])
def test_who_has_no_run_is_told_how_one_is_made(at_desk: tuple[str, World], path: str) -> None:
    address, _ = at_desk
    head = Person(address, "head", PASSWORD)
    answer = head.get(path)
    assert answer.status_code == 200
    assert "No run yet" in answer.text
    assert "treve casebook work --readerships" in answer.text
    head.close()
