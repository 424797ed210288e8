"""The names of states and of their people, from the table `lexicons/states.csv`: row by row, and as patterns for word lists."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterator
from importlib import resources

from treve.extract.text.folding import folded
from treve.model.draft import Language

_ENDING = re.compile(r"(?:ия|ая|[аяьй])$")
_SHORTEST_STEM = 3  # letters


@functools.cache
def state_names(language: Language) -> tuple[tuple[str, str, str], ...]:
    """Each name as (id of the state or body, kind, name as written); kind is state, capital, adjective, organisation or group."""
    table = resources.files("treve.extract").joinpath("lexicons", "states.csv").read_text(encoding="utf-8")
    return tuple(
        (row["id"], row["kind"], name.strip())
        for row in csv.DictReader(io.StringIO(table))
        for name in (row.get(language.value) or "").split(";")
        if name.strip()
    )


@functools.cache
def filled(words: str, language: Language) -> str:
    """Words of a lexicon with `{state}` and `{nationals}` replaced by patterns of what they stand for; folded."""
    if "{state}" in words:
        words = words.replace("{state}", _one_of(_stem(name, language) for name in _names(language, "state")))
    if "{nationals}" in words:
        words = words.replace("{nationals}", _one_of(_people(_names(language, "adjective"), language)))
    return folded(words)


def _names(language: Language, kind: str) -> list[str]:
    return [name for _, of, name in state_names(language) if of == kind]


def _one_of(patterns: Iterator[str]) -> str:
    # The longest first: "South Sudan" before "Sudan".
    return "(?:" + "|".join(sorted(set(patterns), key=lambda one: (-len(one), one))) + ")"


def _stem(name: str, language: Language) -> str:
    """A name in any case: Russian ones end in one way or another."""
    if language is not Language.RUSSIAN:
        return re.escape(name)
    return r"\s".join(_inflected(word) for word in name.split())


def _inflected(word: str) -> str:
    stem = _ENDING.sub("", word)
    if len(stem) < _SHORTEST_STEM or word[-1] in "иоуыэ":
        return re.escape(word)
    return re.escape(stem) + r"\w{0,3}"


def _people(adjectives: list[str], language: Language) -> Iterator[str]:
    """The people of a state, as the language makes them from its adjective."""
    for one in adjectives:
        if " " in one:
            continue
        if language is Language.ENGLISH and not one.endswith(("s", "sh", "ch", "ese")):
            yield re.escape(one) + "s"  # "Syrian soldiers": the adjective alone counts nobody
        elif language in (Language.FRENCH, Language.SPANISH):
            yield re.escape(one) + ("(?:e?s)?" if one[-1] not in "sx" else "")
        elif language is Language.RUSSIAN and one.endswith("ский"):
            yield re.escape(one.removesuffix("ский")) + r"(?:ец|ц\w{1,3})"
        elif language is Language.ARABIC and one.startswith("ال") and one.endswith("ي"):
            yield r"(?:ال)?" + re.escape(one.removeprefix("ال")) + "(?:ا|ين|ون|ات)?"
