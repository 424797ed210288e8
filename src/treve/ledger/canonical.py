"""Canonical JSON (RFC 8785), written and strictly read: one value has one text, and only that text is taken."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import rfc8785

from treve.errors import BadValue


def encode(value: Any) -> bytes:
    """A value of dictionaries, lists, texts, numbers, true, false and null as canonical JSON.

    Raises BadValue for what JSON cannot hold exactly: integers beyond 2**53, NaN, other types, lone surrogates.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as problem:
        raise BadValue(
            "canonical JSON", "value", repr(value)[:80], f"a value JSON can hold exactly ({problem})"
        ) from None


def decode(data: bytes, where: str) -> Any:
    """Read canonical JSON.

    Raises BadValue for text that is no JSON, repeats a key, or is JSON in any but its canonical form.
    """
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse)
        again = rfc8785.dumps(value)
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        raise _bad(where, data) from None
    if again != data:
        raise _bad(where, data)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key that is repeated")
    return found


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _bad(where: str, data: bytes) -> BadValue:
    shown = data[:60].decode("utf-8", "replace")
    return BadValue(where, "text", shown, "canonical JSON (RFC 8785)")
