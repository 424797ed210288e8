"""What can be wrong with an agreement file, and what its reader should know: every fault with its line, key and what was expected.

A fault keeps the agreement from being read. A notice does not. All are found in one pass: what does not fit the shape is set
aside, and the rest is examined all the same.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import json
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from treve.agreements.convert import asserter_id, geometry_text, polygon_text, units_of, zone_of
from treve.agreements.instants import instants_of
from treve.agreements.lines import line_problem
from treve.agreements.schema import (
    AgreementEntry,
    AreaEntry,
    ExclusionEntry,
    PartyEntry,
    ProvisionEntry,
    SupportEntry,
    TimeEntry,
)
from treve.agreements.source_text import KeyPath, SourceText, dotted
from treve.agreements.words import assertion_words, end_words, excepted_acts, prohibited_acts
from treve.model.act import Act
from treve.model.actor import ActorKind
from treve.model.agreement import About, Notice
from treve.model.asserter import AsserterKind
from treve.normalise.actor_book import ActorBook
from treve.normalise.zones import is_zone

COLLECTIVE_HOLDERS = ("each party", "all parties")
"""Holders of an obligation that are no single actor."""

_LIKENESS = 0.75  # of difflib; below it a suggestion is more often noise than help
_POLYGONS = ("Polygon", "MultiPolygon")


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


def examine(
    entry: AgreementEntry, text: SourceText, book: ActorBook, place: Callable[[KeyPath], KeyPath]
) -> Examination:
    """Everything that can be told wrong of an entry whose shape is right; `place` as in Examination."""
    found = Examination(text, place)
    _Examiner(entry, found, book).run()
    return found


class _Examiner:
    def __init__(self, entry: AgreementEntry, found: Examination, book: ActorBook) -> None:
        self._entry, self._found, self._book = entry, found, book
        self._fault, self._notice = found.fault, found.notice

    def run(self) -> None:
        self._zone()
        self._times()
        self._actors()
        self._assertions()
        self._areas()
        self._lines()
        self._provisions()
        self._obligations()
        self._links()
        self._source_positions()

    # Zones and times.

    def _zone(self) -> None:
        if self._entry.zone is not None:
            self._is_zone(("zone",), self._entry.zone)
        elif zone_of(self._entry) is None:
            expected = "zone: with the IANA zone of the territory, such as Asia/Damascus"
            problem = "the zone of the territory cannot be told from the times"
            for keys in self._dated():
                self._fault(keys, f"{problem}, and a day begins here", expected)
            self._notice(
                ("times",), f"{problem}: its bare days are as wide as the clocks of the Earth; give {expected}"
            )

    def _dated(self) -> Iterator[KeyPath]:
        """Where a day begins or ends something on which a finding can rest."""
        entry = self._entry
        for position, guarantor in enumerate(entry.guarantors):
            if guarantor.first or guarantor.until:
                yield ("guarantors", position)
        for key in ("parties", "supporting_forces", "excluded_actors"):
            for position, one in enumerate(getattr(entry, key)):
                word = assertion_words().get(one.asserted)
                if one.first or one.until or (word and word.from_day and one.on):
                    yield (key, position)
        for key in ("include", "exclude", "zones"):
            for position, area in enumerate(getattr(entry.territory, key)):
                if self._in_use(key, area) and (area.valid_from or area.valid_to):
                    yield ("territory", key, position)

    def _in_use(self, key: str, area: AreaEntry) -> bool:
        """Whether a finding can rest on an area: a zone to which no clause is limited is only told."""
        provisions = (*self._entry.prohibitions, *self._entry.exceptions)
        limits = {one.zone_id for one in provisions if one.zone_id}
        return key != "zones" or not self._entry.territory.include or area.id in limits

    def _is_zone(self, keys: KeyPath, name: str) -> bool:
        if _is_zone(name):
            return True
        suggestion = nearest(name, _all_zones())
        self._fault(keys, f"{name!r} is no IANA zone{suggestion}", "a zone such as Asia/Damascus")
        return False

    def _times(self) -> None:
        times = self._entry.times
        for what in ("declared", "signed", "effective", "ended"):
            for position, time in enumerate(getattr(times, what)):
                keys: KeyPath = ("times", what, position)
                self._time(keys, time, is_end=what == "ended")
                self._asserters(keys, time.by, time.src)
        if not times.effective:
            self._notice(("times",), "nobody states a start: the agreement is nowhere known to be in force")
        self._order()

    def _time(self, keys: KeyPath, time: TimeEntry, *, is_end: bool) -> None:
        zone_exists = time.tz is None or self._is_zone((*keys, "tz"), time.tz)
        self._precision(keys, time)
        if time.value is None and not is_end:
            self._fault((*keys, "value"), "is empty", "a day as YYYY-MM-DD or a wall time as YYYY-MM-DDTHH:MM")
        if zone_exists:
            self._utc(keys, time)
        if is_end:
            self._end_word(keys, time)
        elif time.renewed:
            self._fault((*keys, "renewed"), "stands on a time that is no end", "renewed only under times.ended")

    def _precision(self, keys: KeyPath, time: TimeEntry) -> None:
        if time.precision not in (None, "minute", "day"):
            self._fault((*keys, "precision"), f"holds {time.precision!r}", "minute or day")
        elif time.precision == "minute" and time.value is not None and not isinstance(time.value, dt.datetime):
            self._fault((*keys, "precision"), "is minute, the value a bare day", "day, or a wall time in value")
        elif time.precision == "day" and isinstance(time.value, dt.datetime):
            self._fault((*keys, "precision"), "is day, the value a wall time", "minute, or a bare day in value")

    def _utc(self, keys: KeyPath, time: TimeEntry) -> None:
        if not isinstance(time.value, dt.datetime) or time.tz is None:
            if time.utc is not None:
                self._fault((*keys, "utc"), "stands without a wall time and its zone", "both, or no utc")
            return
        instants = instants_of(time.value, time.tz)
        written = " or ".join(_instant_text(one) for one in instants)
        if not instants:
            self._fault(
                (*keys, "value"),
                f"{time.value:%Y-%m-%dT%H:%M} does not occur in {time.tz}, whose clocks skip it",
                "a wall time that occurs",
            )
        elif len(instants) > 1 and time.utc not in instants:
            self._fault(
                (*keys, "value"),
                f"{time.value:%Y-%m-%dT%H:%M} occurs twice in {time.tz}",
                f"utc: {written}, to say which",
            )
        elif time.utc is not None and time.utc not in instants:
            self._fault(
                (*keys, "utc"), f"{_instant_text(time.utc)} is not {time.value:%Y-%m-%dT%H:%M} in {time.tz}", written
            )
        elif len(instants) > 1:
            self._notice((*keys, "value"), f"occurs twice in {time.tz}; utc says which")

    def _end_word(self, keys: KeyPath, time: TimeEntry) -> None:
        word = end_words().get(time.kind or "")
        if word is None:
            suggestion = nearest(time.kind or "", end_words())
            self._fault((*keys, "kind"), f"holds {time.kind!r}{suggestion}", f"one of {', '.join(end_words())}")
        elif time.value is None and word.legal_end:
            self._fault((*keys, "value"), "is empty", "the day or wall time of the legal end")

    def _order(self) -> None:
        """A legal end before every start, or a start before the last declaration, cannot be."""
        starts = [_day_of(time) for time in self._entry.times.effective if time.value is not None]
        for position, time in enumerate(self._entry.times.ended):
            word = end_words().get(time.kind or "")
            if starts and time.value is not None and word and word.legal_end and _day_of(time) < min(starts):
                self._fault(
                    ("times", "ended", position, "value"),
                    f"{_day_of(time)} lies before the start on {min(starts)}",
                    "an end after it",
                )

    # Who.

    def _actor(self, keys: KeyPath, actor_id: str) -> bool:
        if actor_id in self._book.actors:
            return True
        suggestion = nearest(actor_id, self._book.actors)
        self._fault(keys, f"no actor {actor_id!r}{suggestion}", "the id of an actor of the library or of --actors")
        return False

    def _actors(self) -> None:
        entry = self._entry
        for position, guarantor in enumerate(entry.guarantors):
            keys: KeyPath = ("guarantors", position)
            self._actor((*keys, "actor"), guarantor.actor)
            if guarantor.for_side is not None:
                self._actor((*keys, "for"), guarantor.for_side)
            self._period((*keys, "to"), guarantor.first, guarantor.until, "from")
        for position, name in enumerate(entry.umbrella_names):
            if self._actor(("umbrella_names", position), name) and self._book.kind(name) is not ActorKind.UMBRELLA:
                self._fault(("umbrella_names", position), f"{name!r} is no umbrella name", "an actor of kind umbrella")
        for position, name in enumerate(entry.mechanism.members if entry.mechanism else ()):
            self._actor(("mechanism", "members", position), name)

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

    def _assertions(self) -> None:
        entry = self._entry
        groups: tuple[tuple[str, About, Sequence[PartyEntry | SupportEntry | ExclusionEntry]], ...] = (
            ("parties", About.MEMBERSHIP, entry.parties),
            ("supporting_forces", About.SUPPORT, entry.supporting_forces),
            ("excluded_actors", About.EXCLUSION, entry.excluded_actors),
        )
        for key, about, entries in groups:
            for position, one in enumerate(entries):
                self._assertion((key, position), about, one)

    def _assertion(self, keys: KeyPath, about: About, entry: PartyEntry | SupportEntry | ExclusionEntry) -> None:
        known = tuple(word.word for word in assertion_words().values() if word.about is about)
        if entry.asserted not in known:
            suggestion = nearest(entry.asserted, known)
            self._fault((*keys, "asserted"), f"holds {entry.asserted!r}{suggestion}", f"one of {', '.join(known)}")
        if isinstance(entry, ExclusionEntry):
            self._excluded((*keys, "actor"), entry.actor)
        else:
            self._actor((*keys, "actor"), entry.actor)
        if isinstance(entry, SupportEntry):
            self._actor((*keys, "supports"), entry.supports)
        self._period((*keys, "until"), entry.first, entry.until, "from")
        word = assertion_words().get(entry.asserted)
        if word and word.from_day and entry.on is None and entry.first is None:
            self._fault((*keys, "on"), f"is empty beside asserted: {word.word}", "the day of joining, in on or from")
        self._asserters(keys, entry.by, entry.src)

    def _excluded(self, keys: KeyPath, name: str) -> None:
        if name in self._book.actors:
            return
        suggestion = nearest(name, self._book.actors)
        if suggestion and " " not in name:
            self._fault(keys, f"no actor {name!r}{suggestion}", "the id of an actor, or a name in words")
        else:
            self._notice(
                keys, f"{name!r} is no actor of the library: an exclusion without a name, which blocks nothing"
            )

    def _period(self, keys: KeyPath, first: dt.date | None, until: dt.date | None, start_key: str) -> None:
        if first is not None and until is not None and until < first:
            self._fault(keys, f"{until} lies before {start_key}, {first}", f"a day on or after {first}")

    # Where and what.

    def _areas(self) -> None:
        seen: set[str] = set()
        for key in ("include", "exclude", "zones"):
            for position, area in enumerate(getattr(self._entry.territory, key)):
                self._area(("territory", key, position), area)
                if area.id is not None and area.id in seen:
                    self._fault(("territory", key, position, "id"), f"{area.id!r} stands there twice", "each id once")
                seen.add(area.id or "")

    def _area(self, keys: KeyPath, area: AreaEntry) -> None:
        self._period((*keys, "valid_to"), area.valid_from, area.valid_to, "valid_from")
        for name in area.by:
            if self._book.asserter_kind(asserter_id(name, self._book)) is None:
                self._notice((*keys, "by"), f"{name!r} is no known asserter")
        for unit_key in ("covers", "may_cover"):
            for position, unit in enumerate(getattr(area, unit_key)):
                if unit.admin2 is not None and unit.admin1 is None:
                    self._fault(
                        (*keys, unit_key, position, "admin2"), "stands without admin1", "the division it lies in"
                    )
        if area.polygon is not None:
            self._polygon((*keys, "polygon"), area)
        if not has_extent(area) and self._in_use(str(keys[1]), area):
            effect = "it blocks nothing" if keys[1] == "exclude" else "every place stays undetermined"
            self._notice(keys, f"nobody published its extent: {effect}")

    def _polygon(self, keys: KeyPath, area: AreaEntry) -> None:
        expected = "a GeoJSON Polygon or MultiPolygon, WGS 84, longitude first, rings closed"
        try:
            problem = _polygon_problem(json.loads(polygon_text(area, self._found.text.path) or "null"))
        except OSError as missing:
            problem = f"{area.polygon!r} cannot be opened: {missing.strerror}"
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = "is no GeoJSON"
        if problem:
            self._fault(keys, problem, expected)

    def _lines(self) -> None:
        areas = {
            area.id
            for key in ("include", "exclude", "zones")
            for area in getattr(self._entry.territory, key)
            if area.id
        }
        seen: set[str] = set()
        for position, line in enumerate(self._entry.territory.lines):
            keys: KeyPath = ("territory", "lines", position)
            self._period((*keys, "valid_to"), line.valid_from, line.valid_to, "valid_from")
            if line.id is not None and line.id in seen | areas:
                self._fault((*keys, "id"), f"{line.id!r} stands there twice", "each id once")
            seen.add(line.id or "")
            if not line.by and not line.src:
                self._fault(keys, "nobody is named who drew it", "by: who says so, or src: where it stands")
            for name in line.by:
                if self._book.asserter_kind(asserter_id(name, self._book)) is None:
                    self._notice((*keys, "by"), f"{name!r} is no known asserter")
            try:
                problem = line_problem(json.loads(geometry_text(line.line, self._found.text.path)))
            except OSError as missing:
                problem = f"{line.line!r} cannot be opened: {missing.strerror}"
            except (ValueError, KeyError, TypeError, AttributeError):
                problem = "is no GeoJSON"
            if problem:
                self._fault(
                    (*keys, "line"), problem, "a GeoJSON LineString or MultiLineString, WGS 84, longitude first"
                )

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
                if one.id is not None and one.id in seen:
                    self._fault((*keys, "id"), f"{one.id!r} stands there twice", "each id once")
                seen.add(one.id or "")

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
        for name in entry.by:
            if self._book.asserter_kind(asserter_id(name, self._book)) is None:
                self._notice((*keys, "by"), f"{name!r} is no known asserter")

    def _obligations(self) -> None:
        declared = [_day_of(time) for time in self._entry.times.declared if time.value is not None]
        seen: set[str] = set()
        for position, one in enumerate(self._entry.obligations):
            keys: KeyPath = ("obligations", position)
            if one.id in seen:
                self._fault((*keys, "id"), f"{one.id!r} stands there twice", "each id once")
            seen.add(one.id)
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
            if declared and one.due is not None and _as_day(one.due) < min(declared):
                self._notice((*keys, "due"), f"{_as_day(one.due)} lies before the declaration on {min(declared)}")

    # Links and sources.

    def _links(self) -> None:
        entry = self._entry
        for key in ("earlier", "later"):
            for position, other in enumerate(getattr(entry, key)):
                if other == entry.id:
                    self._fault((key, position), "names the agreement itself", "the id of another agreement")
        for other in sorted(set(entry.earlier) & set(entry.later)):
            self._fault(("later",), f"{other!r} stands in earlier too", "one of the two")
        for position, one in enumerate(entry.evidence):
            if one.end - one.start != len(one.text):
                self._fault(
                    ("evidence", position, "end"),
                    f"the span has {one.end - one.start} code points, the text {len(one.text)}",
                    "start and end of these very words",
                )

    def _source_positions(self) -> None:
        count = len(self._entry.sources)
        for keys, positions in _all_positions(self._entry):
            for position in positions:
                if not 1 <= position <= count:
                    self._fault((*keys, "src"), f"{position} is no position in sources", f"1 to {count}")


def has_extent(area: AreaEntry) -> bool:
    """Whether anything is known of where an area lies."""
    return bool(units_of(area) or area.polygon is not None or area.areas)


def _all_positions(entry: AgreementEntry) -> Iterator[tuple[KeyPath, Sequence[int]]]:
    for what in ("declared", "signed", "effective", "ended"):
        for position, time in enumerate(getattr(entry.times, what)):
            yield ("times", what, position), time.src
    for key in (
        "guarantors",
        "parties",
        "supporting_forces",
        "counts",
        "excluded_actors",
        "prohibitions",
        "exceptions",
        "obligations",
    ):
        for position, one in enumerate(getattr(entry, key)):
            yield (key, position), one.src
    for key in ("include", "exclude", "zones"):
        for position, area in enumerate(getattr(entry.territory, key)):
            yield ("territory", key, position), area.src
    for position, line in enumerate(entry.territory.lines):
        yield ("territory", "lines", position), line.src
    if entry.mechanism:
        yield ("mechanism",), entry.mechanism.src
    if entry.sanctions:
        yield ("sanctions",), entry.sanctions.src


def _polygon_problem(geometry: object) -> str | None:
    """What is wrong with a GeoJSON geometry; None if nothing is."""
    # Shapely takes a third of the time of a whole start; most agreements have no polygon.
    import shapely
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in _POLYGONS:
        return "is no Polygon or MultiPolygon"
    try:
        made = shape(geometry)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, shapely.errors.ShapelyError):
        return "has coordinates that make no polygon"
    west, south, east, north = made.bounds if not made.is_empty else (0.0, -91.0, 0.0, 0.0)
    if made.is_empty or west < -180 or east > 180 or south < -90 or north > 90:
        return "has coordinates that are no degrees" if not made.is_empty else "is empty"
    return None if made.is_valid else f"is no valid polygon: {shapely.is_valid_reason(made)}"


@functools.cache
def _is_zone(name: str) -> bool:
    return is_zone(name)


@functools.cache
def _all_zones() -> tuple[str, ...]:
    return tuple(sorted(zoneinfo.available_timezones()))


def _instant_text(instant: dt.datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%MZ}"


def _as_day(moment: dt.datetime | dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _day_of(time: TimeEntry) -> dt.date:
    """The local day of a time that has a value."""
    if time.value is None:
        raise ValueError("a time without a value has no day")
    return _as_day(time.value)
