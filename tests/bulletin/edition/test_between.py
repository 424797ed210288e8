from __future__ import annotations

from treve.bulletin.edition.between import bounds
from treve.bulletin.edition.figures import Bounds
from treve.catalogue import speaking


def test_one_number_or_two_ends() -> None:
    assert bounds(Bounds(3, 3)) == "3"
    assert bounds(Bounds(3, 1200)) == "3 to 1,200"
    with speaking("fr"):
        assert bounds(Bounds(3, 5)) == "3 à 5"
