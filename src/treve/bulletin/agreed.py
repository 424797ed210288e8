"""What was agreed, and who disputes it: times, parties, exclusions, supporting forces, clauses, each with whose word it is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import coded_words, phrases, words
from treve.bulletin.shown import Shown
from treve.bulletin.view import Cell, Grid, Link, Row, enumerated, links
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, marked, say
from treve.model.agreement import About, ClauseKind, Says, TimeKind
from treve.store.protocol import Store

Rows = Sequence[Mapping[str, Any]]

_YES = {Says.BOUND, Says.CONDITIONAL, Says.EXCLUDED}
_NO = {Says.NOT_BOUND, Says.NOT_EXCLUDED}
_ALWAYS_TOLD = ("strict", "presumed")
STANDINGS: dict[str, Sayings[object]] = {
    "bound": Sayings({True: "bound", False: "not bound", None: "cannot be told"}),
    "excluded": Sayings({True: "shut out", False: "not shut out", None: "cannot be told"}),
}
PARTS: Sayings[str] = Sayings(
    {"territory": "Applies in", "excluded": "Leaves out", "zone": "Zone of one clause"},
)
LINES: Sayings[str] = Sayings({"line_of_contact": marked("line of contact"), "front": marked("front")})
_WHO_SAYS = (marked("Who says so"), marked("Who denies it"), marked("Other statements"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What the agreement files say of the agreements shown, and where each reading puts each actor."""

    times: Rows
    assertions: Rows
    clauses: Rows
    areas: Rows
    standings: Rows
    guarantors: Rows
    lines: Rows = ()

    @classmethod
    def of(cls, store: Store) -> Terms:
        """Read the tables of the agreements in `step_shown`."""
        return cls(
            times=store.fetch("bulletin/shown_time.sql").to_pylist(),
            assertions=store.fetch("bulletin/shown_assertion.sql").to_pylist(),
            clauses=store.fetch("bulletin/shown_clause.sql").to_pylist(),
            areas=store.fetch("bulletin/shown_area.sql").to_pylist(),
            standings=store.fetch("bulletin/shown_party.sql").to_pylist(),
            guarantors=store.fetch("guarantor").to_pylist() if "guarantor" in store.tables() else [],
            # A run made before lines were kept has no such table.
            lines=store.fetch("bulletin/shown_line.sql").to_pylist() if "agreement_line" in store.tables() else [],
        )


def grids(shown: Shown, terms: Terms, voices: Voices) -> tuple[Grid, ...]:
    """The tables of one agreement, in the order in which they are read; empty ones are left out."""
    own = _Own(shown, terms, voices)
    found = (
        own.times(),
        own.parties(),
        own.excluded(),
        own.supporters(),
        own.guarantors(),
        own.areas(),
        own.lines(),
        own.clauses(),
    )
    return tuple(grid for grid in found if grid.rows)


class _Own:
    """The terms of one agreement."""

    def __init__(self, shown: Shown, terms: Terms, voices: Voices) -> None:
        self._shown, self._terms, self._voices = shown, terms, voices
        self._readings = [one["reading"] for one in shown.told["readings"]]
        self._statuses: dict[tuple[str | None, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in self._mine(terms.standings):
            self._statuses[row["actor_id"], row["reading"]].append(row)

    def times(self) -> Grid:
        rows = sorted(self._mine(self._terms.times), key=lambda row: list(TimeKind).index(TimeKind(row["what"])))
        contested = {what for what in TimeKind if self._differ(rows, what)}
        return Grid(
            caption=say("Times, as asserted"),
            columns=(say("What"), say("Local time"), say("UTC"), say("Whose word"), say("Source")),
            rows=tuple(
                Row(
                    _contested(_time_name(row)) if row["what"] in contested else _time_name(row),
                    (
                        _local_time(row),
                        _utc(row),
                        self._voices.names(row["asserted_by"]),
                        links(row["source"]),
                    ),
                )
                for row in rows
            ),
            table="agreement_time",
            note=(
                say(
                    "Only an expiry, a notice or a replacement is a legal end. Any other end that somebody states, a "
                    "collapse or a date that was later moved, is kept here and ends nothing."
                )
                if any(row["what"] == TimeKind.ENDED for row in rows)
                else None
            ),
        )

    def parties(self) -> Grid:
        return self._assertion_grid(
            About.MEMBERSHIP,
            say("Parties: who says that a group is bound, and who denies it"),
            (say("Group"), *map(say, _WHO_SAYS)),
            "bound",
        )

    def excluded(self) -> Grid:
        return self._assertion_grid(
            About.EXCLUSION,
            say("Shut out of the truce: who says so, and who denies it"),
            (say("Who"), *map(say, _WHO_SAYS)),
            "excluded",
        )

    def supporters(self) -> Grid:
        return self._assertion_grid(
            About.SUPPORT,
            say("Forces that support a side"),
            (say("Force"), *map(say, _WHO_SAYS)),
            "bound",
        )

    def guarantors(self) -> Grid:
        return Grid(
            caption=say("Guarantors"),
            columns=(say("Guarantor"), say("Answers for"), say("From"), say("Until"), say("Source")),
            rows=tuple(
                Row(
                    self._voices.name(row["actor_id"]),
                    (
                        self._voices.name(row["for_side"]) if row["for_side"] else phrases.not_stated(),
                        phrases.day(row["first"]) if row["first"] else say("the start"),
                        phrases.day(row["until"]) if row["until"] else say("no end stated"),
                        links(row["source"]),
                    ),
                )
                for row in self._mine(self._terms.guarantors)
            ),
            table="guarantor",
        )

    def areas(self) -> Grid:
        return Grid(
            caption=say("Where it applies, and what it leaves out"),
            columns=(say("Part"), say("Area"), say("Extent"), say("Whose word"), say("Source")),
            rows=tuple(
                Row(
                    PARTS.get(row["part"], words.plain(row["part"])),
                    (
                        row["name"],
                        words.EXTENTS[row["extent"] if row["mapped"] else "unknown"],
                        self._voices.names(row["asserted_by"]) if row["asserted_by"] else phrases.not_stated(),
                        links(row["source"]),
                    ),
                )
                for row in self._mine(self._terms.areas)
            ),
            table="agreement_area, area",
        )

    def lines(self) -> Grid:
        return Grid(
            caption=say("Lines on the map, which no finding rests on"),
            columns=(say("Line"), say("Kind"), say("From"), say("Until"), say("Whose word"), say("Source")),
            rows=tuple(
                Row(
                    row["name"],
                    (
                        LINES.get(row["kind"], words.plain(row["kind"])),
                        phrases.day(row["valid_from"]) if row["valid_from"] else phrases.not_stated(),
                        phrases.day(row["valid_to"]) if row["valid_to"] else phrases.not_stated(),
                        self._voices.names(row["asserted_by"]) if row["asserted_by"] else phrases.not_stated(),
                        links(row["source"]),
                    ),
                )
                for row in self._mine(self._terms.lines)
            ),
            table="agreement_line",
        )

    def clauses(self) -> Grid:
        order = list(ClauseKind)
        rows = sorted(self._mine(self._terms.clauses), key=lambda row: order.index(ClauseKind(row["kind"])))
        return Grid(
            caption=say("Clauses"),
            columns=(say("Kind"), say("What"), say("Owed by"), say("Due"), say("Source")),
            rows=tuple(
                Row(
                    words.CLAUSES[ClauseKind(row["kind"])],
                    (
                        _clause_text(row),
                        self._voices.names(row["holders"]) if row["holders"] else "–",
                        phrases.stated_time(row["due"]) if row["due"] else "–",
                        links(row["source"]),
                    ),
                )
                for row in rows
            ),
            table="clause",
            note=say("In our words: this is not the text of the agreement."),
        )

    def _assertion_grid(self, about: About, caption: str, columns: tuple[str, ...], standing: str) -> Grid:
        by_actor: dict[tuple[str | None, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in self._mine(self._terms.assertions):
            if row["about"] == about:
                by_actor[(row["actor_id"], row["named"] if row["actor_id"] is None else "")].append(row)
        actors = sorted(by_actor, key=lambda one: self._heading(*one).casefold())
        rows = tuple(self._assertion_row(*one, by_actor[one], standing) for one in actors)
        if not any(row.cells[2] != "–" for row in rows):
            columns, rows = _without(columns, rows, 2)
        return Grid(
            caption,
            (*columns, say("How the readings take it")),
            rows,
            "assertion, party_status",
            note=say("A reading that is not named takes it as the strict reading does."),
        )

    def _assertion_row(self, actor_id: str | None, named: str, said: Rows, standing: str) -> Row:
        yes = [row for row in said if row["says"] in _YES]
        no = [row for row in said if row["says"] in _NO]
        other = [row for row in said if row["says"] == Says.NOTHING]
        contested = bool(yes and no)
        return Row(
            _contested(self._heading(actor_id, named)) if contested else self._heading(actor_id, named),
            (self._words_of(yes), self._words_of(no), self._words_of(other), self._standings(actor_id, standing)),
            strong=contested,
        )

    def _heading(self, actor_id: str | None, named: str) -> str:
        return self._voices.name(actor_id) if actor_id else named

    def _words_of(self, rows: Rows) -> Cell:
        said = []
        for row in rows:
            word = words.asserted(row["word"])
            if row["side"]:
                word = say("{word} {side}", word=word, side=self._voices.name(row["side"]))
            if row["asserted_on"]:
                word = say("{word}, {day}", word=word, day=phrases.day(row["asserted_on"]))
            text = say("{who}: {word}", who=self._voices.names(row["asserted_by"]), word=word)
            addresses = [link.address for link in links(row["source"]) if link.address]
            said.append(Link(text, addresses[0] if addresses else None))
        return tuple(said) if said else "–"

    def _standings(self, actor_id: str | None, standing: str) -> Cell:
        """Where strict and presumed put an actor, and every authority that differs from strict."""
        told = {
            reading: self._standing(self._statuses.get((actor_id, reading), ()), standing) for reading in self._readings
        }
        if not any(told.values()):
            return say("no actor of the library is named, so no reading can apply it")
        if len(set(told.values())) == 1:
            return say("every reading: {standing}", standing=next(iter(told.values())))
        return tuple(
            Link(say("{reading}: {standing}", reading=self._reading(reading), standing=text), None)
            for reading, text in told.items()
            if reading in _ALWAYS_TOLD or text != told.get("strict")
        )

    def _standing(self, rows: Rows, standing: str) -> str:
        """`bound`, or `cannot be told, from 4 January 2017 bound`; empty if the agreement does not speak of the actor."""
        parts: list[str] = []
        last: object = ...
        for row in rows:
            if row[standing] is last:
                continue
            last = row[standing]
            day = phrases.day(phrases.local_day(row["from_at"], self._shown.zone)) if row["from_at"] else ""
            told = STANDINGS[standing][last]
            parts.append(say("from {day} {standing}", day=day, standing=told) if parts else told)
        return enumerated(parts)

    def _reading(self, reading: str) -> str:
        return words.reading_in_list(reading, self._voices.name(reading))

    def _mine(self, rows: Rows) -> list[Mapping[str, Any]]:
        return [row for row in rows if row["agreement_id"] == self._shown.agreement_id]

    @staticmethod
    def _differ(rows: Rows, what: TimeKind) -> bool:
        """Whether two assertions of one start or legal end name different moments."""
        values = {
            (row["utc"] or row["value"])
            for row in rows
            if row["what"] == what and row["value"] and (what is not TimeKind.ENDED or row["legal_end"])
        }
        return what in (TimeKind.EFFECTIVE, TimeKind.ENDED) and len(values) > 1


def effective_sentence(shown: Shown) -> str:
    """When the truce starts and legally ends under the reading shown, local and UTC, in one or two sentences."""
    if shown.starts is None:
        return say(
            "No start of this agreement is known under this reading, so no incident can be held against its time."
        )
    if shown.starts[1] is None:
        started = say(
            "Not in effect before {moment}; nobody states a start.",
            moment=phrases.local_and_utc(shown.starts[0], shown.zone),
        )
    else:
        started = say("In effect from {moment}.", moment=_between(shown.starts[0], shown.starts[1], shown.zone))
    if shown.ends is None:
        ended = say("No legal end is known.")
    elif shown.ends[1] is None:
        ended = say(
            "No legal end before {moment}; nobody states when after that.",
            moment=phrases.local_and_utc(shown.ends[0], shown.zone),
        )
    else:
        ended = say("Legal end: {moment}.", moment=_between(shown.ends[0], shown.ends[1], shown.zone))
    return f"{started} {ended}"


def _between(earliest: dt.datetime, latest: dt.datetime, zone: str) -> str:
    if earliest == latest:
        return phrases.local_and_utc(earliest, zone)
    return say(
        "a moment between {earliest}, and {latest}",
        earliest=phrases.local_and_utc(earliest, zone),
        latest=phrases.local_and_utc(latest, zone),
    )


def _contested(what: str) -> str:
    return say("{what} (contested)", what=what)


def _without(columns: tuple[str, ...], rows: tuple[Row, ...], at: int) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Without the cells at a place, and the column above them; the first column stands above the row heads."""
    kept = tuple(Row(row.head, row.cells[:at] + row.cells[at + 1 :], row.strong) for row in rows)
    return columns[: at + 1] + columns[at + 2 :], kept


def _time_name(row: Mapping[str, Any]) -> str:
    what = TimeKind(row["what"])
    if what is not TimeKind.ENDED:
        return words.TIMES[what]
    if row["value"] is None:
        return say("End denied")
    return say("Legal end") if row["legal_end"] else say("End stated")


def _local_time(row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return words.asserted(row["kind"]) if row["kind"] else "–"
    zone = row["zone"] or say("zone not stated")
    if row["kind"]:
        zone = say("{zone}; {word}", zone=zone, word=words.asserted(row["kind"]))
    return say("{time} ({zone})", time=phrases.stated_time(row["value"]), zone=zone)


def _utc(row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return "–"
    return phrases.instant(row["utc"]) if row["utc"] else say("no instant: a bare day, or no zone")


def _clause_text(row: Mapping[str, Any]) -> str:
    code = coded_words.clause(row["code"])
    if row["detail"] and row["code"] == row["kind"]:
        return str(row["detail"])
    return say("{label}: {text}", label=code, text=row["detail"]) if row["detail"] else code
