"""Exercises: a casebook that is one says so in the name of its log, and so in every receipt, checkpoint and bundle it signs.

The name is set when the casebook is made and stands in its first entry; nothing can change it, and nothing merges the two kinds.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from treve.casebook import schema
from treve.errors import BadValue, Refused, worded

MARK = "EXERCISE/"


def name_of(origin: str, is_exercise: bool) -> str:
    """The name of a log. Raises BadValue for a real one that begins as one of an exercise does."""
    if origin.upper().startswith(MARK):
        raise BadValue(
            "casebook",
            "origin",
            origin,
            worded("a name that does not begin with {mark}: exercises get it by themselves", mark=MARK),
        )
    return f"{MARK}{origin}" if is_exercise else origin


def named(origin: str) -> bool:
    """Is this the name of the log of an exercise?"""
    return origin.startswith(MARK)


def is_one(connection: Connection) -> bool:
    """Is this casebook an exercise?"""
    return named(str(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "origin"))))


def must_match(own: str, other: str) -> None:
    """Raises Refused where one of two logs is an exercise and the other is not."""
    if named(own) != named(other):
        raise Refused("an exercise and the real thing take nothing from each other")
