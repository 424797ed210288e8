"""`treve sources`."""

from __future__ import annotations

import json

from tests.commands.inside import treve


def test_the_sources_that_can_be_read_are_listed() -> None:
    assert {"ucdp_ged", "acled", "table"} <= {one["name"] for one in json.loads(treve("sources", "--json").stdout)}
    assert "ucdp_ged" in treve("sources").stdout
