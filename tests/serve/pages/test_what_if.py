"""Two readings side by side, from one's own run."""

from __future__ import annotations

from tests.serve.pages.conftest import Visit

TRUCE = "syr-2016-12-30"


def test_another_reading_is_shown_and_one_that_is_not_there_is_none(visit_runs: Visit) -> None:
    head = visit_runs("head")
    assert "change verdict" in head.get(f"/agreements/{TRUCE}/what-if").text
    assert head.get(f"/agreements/{TRUCE}/what-if", other="nobody").status_code == 404
    assert "does not hold incidents against" in head.get("/agreements/ukr-2015-02-15/what-if").text
    assert "Counted under" in head.get("/registers/tallies").text
