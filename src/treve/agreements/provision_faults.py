"""What can be wrong with what an agreement forbids, allows and asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from treve.agreements.examination import Examiner, as_day, day_of, nearest
from treve.agreements.schema import ProvisionEntry
from treve.agreements.source_text import KeyPath
from treve.agreements.words import excepted_acts, prohibited_acts
from treve.model.act import Act

COLLECTIVE_HOLDERS = ("each party", "all parties")
"""Holders of an obligation that are no single actor."""


class ProvisionExaminer(Examiner):
    """Prohibitions, exceptions and obligations."""

    def run(self) -> None:
        """Note every fault and notice."""
        self._provisions()
        self._obligations()

    def _provisions(self) -> None:
        areas = {area.id for area in self._entry.territory.zones if area.id}
        areas |= {area.id for area in self._entry.territory.include if area.id}
        groups: tuple[tuple[str, Sequence[ProvisionEntry], Iterable[str]], ...] = (
            ("prohibitions", self._entry.prohibitions, prohibited_acts()),
            ("exceptions", self._entry.exceptions, excepted_acts()),
        )
        seen: set[str] = set()
        for key, entries, codes in groups:
            for position, one in enumerate(entries):
                keys: KeyPath = (key, position)
                self._provision(keys, one, tuple(codes), areas)
                self._once(keys, one.id, seen)

    def _provision(self, keys: KeyPath, entry: ProvisionEntry, codes: Sequence[str], areas: set[str]) -> None:
        if entry.code not in codes and not entry.acts and not entry.may_acts:
            suggestion = nearest(entry.code, codes)
            self._fault((*keys, "code"), f"no code {entry.code!r}{suggestion}", f"acts:, or one of {', '.join(codes)}")
        for act_key in ("acts", "may_acts"):
            for position, act in enumerate(getattr(entry, act_key)):
                if act not in set(Act):
                    self._fault(
                        (*keys, act_key, position),
                        f"no act {act!r}{nearest(act, list(Act))}",
                        f"one of {', '.join(Act)}",
                    )
        if entry.zone_id is not None and entry.zone_id in {line.id for line in self._entry.territory.lines}:
            problem = f"{entry.zone_id!r} is a line, and a line has no inside"
            self._fault((*keys, "zone_id"), problem, "an id of territory.zones: the strip along the line as a polygon")
        elif entry.zone_id is not None and entry.zone_id not in areas:
            suggestion = nearest(entry.zone_id, areas)
            self._fault(
                (*keys, "zone_id"),
                f"no zone {entry.zone_id!r}{suggestion}",
                f"an id of territory.zones: {', '.join(sorted(areas)) or 'there is none'}",
            )
        self._are_asserters(keys, entry.by)

    def _obligations(self) -> None:
        declared = [day_of(time) for time in self._entry.times.declared if time.value is not None]
        seen: set[str] = set()
        for position, one in enumerate(self._entry.obligations):
            keys: KeyPath = ("obligations", position)
            self._once(keys, one.id, seen)
            for holder in one.holder:
                if holder not in self._book.actors and holder not in COLLECTIVE_HOLDERS:
                    suggestion = nearest(holder, (*self._book.actors, *COLLECTIVE_HOLDERS))
                    self._fault(
                        (*keys, "holder"),
                        f"no actor {holder!r}{suggestion}",
                        f"ids of actors, {' or '.join(COLLECTIVE_HOLDERS)}",
                    )
            if one.tz is not None:
                self._is_zone((*keys, "tz"), one.tz)
            if declared and one.due is not None and as_day(one.due) < min(declared):
                self._notice((*keys, "due"), f"{as_day(one.due)} lies before the declaration on {min(declared)}")
