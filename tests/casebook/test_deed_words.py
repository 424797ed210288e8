"""Every deed has words."""

from __future__ import annotations

from treve.casebook.deed_words import DEEDS
from treve.casebook.roles import Deed


def test_no_deed_is_without_words() -> None:
    assert set(DEEDS) == {one.value for one in Deed}
