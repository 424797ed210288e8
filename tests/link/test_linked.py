"""What linking is asked for by default."""

from __future__ import annotations

from treve.link.linked import Linked, LinkOrder
from treve.link.window import Window


def test_by_default_reports_are_linked_and_nobody_has_decided_anything() -> None:
    assert LinkOrder().window == Window()
    assert LinkOrder().decisions == ()
    assert Linked() == Linked((), ())
