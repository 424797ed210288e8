from __future__ import annotations

import json

from treve.bulletin.edition.content import Around
from treve.bulletin.edition.figures import Figures, count
from treve.bulletin.edition.values import values


def test_the_verdicts_of_a_reading_add_up(told: Figures, around: Around) -> None:
    plain = json.loads(json.dumps(values(told, around)))
    assert plain["incidents_recorded"] == [count(told.now).low, count(told.now).high]
    for by_verdict in plain["verdicts"].values():
        assert [sum(one["now"][end] for one in by_verdict.values()) for end in (0, 1)] == plain["incidents_recorded"]
    assert len(plain["incidents"]) == sum(one.passed_on for one in told.now)
