"""What stands of a report, where it was changed several times, perhaps at several installations that did not know of each other.

Of changes that stand against each other the careful one holds: a use counts as agreed to only where every version agrees to it, and
a person counts as in danger where any version says so. Consent that was stated by itself is not changed by a correction of facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import schema
from treve.casebook.exchange_items import ABOUT, Heads

KINDS = tuple(kind for kind, about in ABOUT.items() if about != "sealed")


def own_origin(connection: Connection) -> str:
    """The name of this casebook's log."""
    return str(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "origin")))


def read(rows: Iterable[Any], origin: str) -> dict[str, list[dict[str, Any]]]:
    """What the newest entries about each thing say, of one report: `words`, `consent`, `threat`.

    rows  position and body of its entries of `KINDS`, in order
    """
    heads, said = Heads(), dict[str, dict[str, Any]]()
    for row in rows:
        value = json.loads(row.body)
        about = ABOUT[value["kind"]]
        came = value.get("received")
        name = came["item"] if came else f"{origin}/{row.position}"
        said[name] = value
        heads.take("", about, name, came["after"] if came else heads.of("", about))
    return {about: [said[name] for name in heads.of("", about)] for about in ("words", "consent", "threat")}


def consent(standing: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """The uses that every version agrees to."""
    versions = standing["consent"] or standing["words"]
    agreed = [set(one.get("consent", ())) for one in versions]
    return sorted(set.intersection(*agreed)) if agreed else []


def threat(standing: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Does any version say that the person is in danger?"""
    return any(one.get("threat", False) for one in standing["threat"] or standing["words"])
