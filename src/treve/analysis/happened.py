"""What else happened: the library's list, and a user's own file of the same form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from treve.catalogue import LANGUAGES
from treve.errors import BadFile, BadValue
from treve.model.happened import Happened

LIBRARY = Path(__file__).parent / "happened_library"
_KEYS = ("what", "country", "place", "first", "last", "sources")


def happened(countries: frozenset[str], own: Path | None = None) -> tuple[Happened, ...]:
    """What the library and the user's own file hold about these countries, in order of days. Raises BadFile, BadValue."""
    paths = [*sorted(LIBRARY.glob("*.yaml")), *([own] if own else [])]
    found = [one for path in paths for one in read_happened(path) if one.country in countries]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.what["en"])))


def read_happened(path: Path) -> tuple[Happened, ...]:
    """The entries of one YAML file: a list, each with what, country, first, last and sources; place may be missing.

    Raises BadFile if it cannot be read or is no list, BadValue for an entry that does not fit.
    """
    try:
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as problem:
        raise BadFile(str(path), f"cannot be read: {problem}", "a list of what happened, in YAML") from problem
    if not isinstance(content, list):
        raise BadFile(str(path), "holds no list", "a list of what happened, in YAML")
    return tuple(_entry(f"{path}: entry {at}", one) for at, one in enumerate(content, start=1))


def during(entries: Iterable[Happened], first: dt.date, last: dt.date) -> tuple[Happened, ...]:
    """Those that touch the days from first to last."""
    return tuple(one for one in entries if one.first <= last and one.last >= first)


def _entry(where: str, given: Any) -> Happened:
    if not isinstance(given, dict) or set(given) - set(_KEYS):
        raise BadValue(where, "entry", str(given)[:80], f"the keys {', '.join(_KEYS)}")
    first, last = (_day(where, key, given.get(key)) for key in ("first", "last"))
    if last < first:
        raise BadValue(where, "last", str(last), f"a day on or after {first}")
    country = given.get("country")
    if not (isinstance(country, str) and len(country) == 2 and country.isupper()):
        raise BadValue(where, "country", str(country), "a code of two capital letters, such as SY")
    sources = given.get("sources")
    if not (isinstance(sources, list) and sources and all(isinstance(one, str) and one.strip() for one in sources)):
        raise BadValue(where, "sources", str(sources), "a list of addresses, at least one")
    what = _told(where, "what", given.get("what"))
    if "en" not in what:
        raise BadValue(where, "what", str(given.get("what")), "a name, in English at least")
    return Happened(what, country, _told(where, "place", given.get("place")), first, last, tuple(sources))


def _day(where: str, key: str, value: Any) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise BadValue(where, key, str(value), "a day, YYYY-MM-DD")
    return value


def _told(where: str, key: str, value: Any) -> dict[str, str]:
    """A text, which is then English, or texts by language; nothing is stated where it is missing."""
    given = {"en": value} if isinstance(value, str) else value or {}
    if not isinstance(given, dict) or not all(
        code in LANGUAGES and isinstance(text, str) for code, text in given.items()
    ):
        raise BadValue(where, key, str(value), f"a text, or texts by language ({', '.join(LANGUAGES)})")
    return {str(code): text.strip() for code, text in given.items() if text.strip()}
