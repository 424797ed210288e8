from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from treve.extract.patterns.lexicon import lexicon
from treve.model.draft import Language

READ = [one for one in Language if one is not Language.UNKNOWN]


@pytest.mark.parametrize("language", READ)
@pytest.mark.parametrize("subject", ["times", "numbers", "figures", "in_force"])
def test_every_language_has_the_same_keys(language: Language, subject: str) -> None:
    optional = {"clock_before"}
    french = set(lexicon(Language.FRENCH, subject)) - optional
    assert set(lexicon(language, subject)) - optional == french


def test_a_language_that_is_not_read_has_no_words() -> None:
    assert lexicon(Language.UNKNOWN, "times") == {}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(one)


@pytest.mark.parametrize("language", READ)
@pytest.mark.parametrize("subject", ["roles", "terms", "incidents", "times", "figures", "in_force", "numbers"])
def test_a_pattern_in_several_lines_is_one(language: Language, subject: str) -> None:
    assert not any("\n" in one for one in _strings(lexicon(language, subject)))
