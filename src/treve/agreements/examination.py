"""What is found in an agreement, and what every part of it asks: who is known, which zones there are, which day it was."""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import zoneinfo
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from treve.agreements.convert import asserter_id
from treve.agreements.schema import AgreementEntry, TimeEntry
from treve.agreements.source_text import KeyPath, SourceText, dotted
from treve.model.agreement import Notice
from treve.model.asserter import AsserterKind
from treve.normalise.actor_book import ActorBook
from treve.normalise.zones import is_zone

_LIKENESS = 0.75  # of difflib; below it a suggestion is more often noise than help


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the nearest known name; empty if none is near."""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=_LIKENESS)
    return f" (did you mean {found[0]!r}?)" if found else ""


@dataclass(frozen=True, slots=True)
class Examination:
    """The faults and notices of one agreement, each with the line it belongs to.

    place  turns a path in the entry into the path in the file (they differ where something was set aside)
    """

    text: SourceText
    place: Callable[[KeyPath], KeyPath]
    faults: list[tuple[int, str]] = field(default_factory=list)
    notices: list[tuple[int, Notice]] = field(default_factory=list)

    def fault(self, keys: KeyPath, problem: str, expected: str) -> None:
        """Note a fault at a key."""
        line = self.text.line(self.place(keys))
        self.faults.append(
            (line, f"{self.text.path}:{line}: {dotted(self.place(keys))}: {problem}; expected {expected}")
        )

    def notice(self, keys: KeyPath, text: str) -> None:
        """Note something a reader should know."""
        line = self.text.line(self.place(keys))
        self.notices.append((line, Notice(f"{self.text.path}:{line}", f"{dotted(self.place(keys))}: {text}")))


class Examiner:
    """One part of an examination: its entry, what was found so far, and the questions that several parts ask."""

    def __init__(self, entry: AgreementEntry, found: Examination, book: ActorBook) -> None:
        self._entry, self._found, self._book = entry, found, book
        self._fault, self._notice = found.fault, found.notice

    def _is_zone(self, keys: KeyPath, name: str) -> bool:
        if _is_zone(name):
            return True
        suggestion = nearest(name, _all_zones())
        self._fault(keys, f"{name!r} is no IANA zone{suggestion}", "a zone such as Asia/Damascus")
        return False

    def _actor(self, keys: KeyPath, actor_id: str) -> bool:
        if actor_id in self._book.actors:
            return True
        suggestion = nearest(actor_id, self._book.actors)
        self._fault(keys, f"no actor {actor_id!r}{suggestion}", "the id of an actor of the library or of --actors")
        return False

    def _asserters(self, keys: KeyPath, names: Sequence[str], src: Sequence[int]) -> None:
        if not names:
            self._notice((*keys, "by"), "nobody is named as saying so; it counts as hearsay")
        kinds = set()
        for name in names:
            kind = self._book.asserter_kind(asserter_id(name, self._book))
            kinds.add(kind)
            if kind is None:
                known = (*self._book.asserters, *self._book.actors)
                self._notice(
                    (*keys, "by"), f"{name!r} is no known asserter{nearest(name, known)}; it counts as hearsay"
                )
        if names and not src and kinds != {AsserterKind.REFERENCE}:
            self._notice(keys, "rests on no source; give src")

    def _period(self, keys: KeyPath, first: dt.date | None, until: dt.date | None, start_key: str) -> None:
        if first is not None and until is not None and until < first:
            self._fault(keys, f"{until} lies before {start_key}, {first}", f"a day on or after {first}")

    def _are_asserters(self, keys: KeyPath, names: Sequence[str]) -> None:
        for name in names:
            if self._book.asserter_kind(asserter_id(name, self._book)) is None:
                self._notice((*keys, "by"), f"{name!r} is no known asserter")

    def _once(self, keys: KeyPath, name: str | None, seen: set[str]) -> None:
        """A fault if the id was seen already; it is seen from now on."""
        if name is not None and name in seen:
            self._fault((*keys, "id"), f"{name!r} stands there twice", "each id once")
        seen.add(name or "")


def as_day(moment: dt.datetime | dt.date) -> dt.date:
    """The local day of a moment."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def day_of(time: TimeEntry) -> dt.date:
    """The local day of a time that has a value."""
    if time.value is None:
        raise ValueError("a time without a value has no day")
    return as_day(time.value)


@functools.cache
def _is_zone(name: str) -> bool:
    return is_zone(name)


@functools.cache
def _all_zones() -> tuple[str, ...]:
    return tuple(sorted(zoneinfo.available_timezones()))
