from __future__ import annotations

from treve.extract.registry import EXTRACTORS


def test_every_extractor_is_a_function_of_its_own_with_a_docstring() -> None:
    assert len(set(EXTRACTORS)) == len(EXTRACTORS)
    assert all(one.__doc__ for one in EXTRACTORS)
