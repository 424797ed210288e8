"""One agreement told where there is no run: its terms, its readings, its calendar of obligations, and the truces around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.agreements.clauses import area_id, is_mapped, tables_of
from treve.bulletin import agreed, phrases, words
from treve.bulletin.agreed import Terms
from treve.bulletin.shown import MAIN_READING, Shown
from treve.bulletin.view import Grid, Link, Row, links
from treve.bulletin.voices import Voices
from treve.catalogue import say
from treve.model.agreement import Agreement, Area, ClauseKind, TimeKind
from treve.normalise.actor_book import ActorBook

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Laid:
    """An agreement as rows, laid out once for every reader. readings: names, strict and presumed first."""

    agreement: Agreement
    terms: Terms
    readings: tuple[str, ...]
    times: Mapping[str, Mapping[str, Any]]


def laid(agreement: Agreement, book: ActorBook) -> Laid:
    """The rows of an agreement, as a run would hold them."""
    tables = {name: table.to_pylist() for name, table in tables_of(agreement, book).items()}
    starts = {(row["agreement_id"], row["era"]): row["from_at"] for row in tables["era"]}
    standings = [
        {**row, "from_at": starts[row["agreement_id"], row["era"]]}
        for row in sorted(tables["party_status"], key=lambda row: (row["reading"], row["actor_id"], row["era"]))
    ]
    terms = Terms(
        times=tables["agreement_time"],
        assertions=sorted(tables["assertion"], key=_by_day),
        clauses=tables["clause"],
        areas=_areas(agreement),
        lines=tables["agreement_line"],
        standings=standings,
        guarantors=tables["guarantor"],
    )
    times = {row["reading"]: row for row in tables["reading"]}
    return Laid(agreement, terms, tuple(times), times)


def grids(one: Laid, voices: Voices) -> tuple[Grid, ...]:
    """The tables of times, parties, exclusions, supporters, guarantors, areas, lines and clauses; empty ones are left out."""
    return agreed.grids(under(one, MAIN_READING), one.terms, voices)


def under(one: Laid, reading: str) -> Shown:
    """The agreement under one of its readings."""
    row = one.times[reading]
    made = one.agreement
    told = {"id": made.agreement_id, "readings": [{"reading": name} for name in one.readings]}
    starts, ends = (
        None if row[f"{what}_earliest"] is None else (row[f"{what}_earliest"], row[f"{what}_latest"])
        for what in ("starts", "ends")
    )
    return Shown(made.agreement_id, made.title, made.zone, told, reading, starts, ends, None)


def readings_grid(one: Laid, voices: Voices) -> Grid:
    """When it holds under each reading."""
    rows = tuple(
        Row(words.reading_in_list(name, voices.name(name)), (agreed.effective_sentence(under(one, name)),))
        for name in one.readings
    )
    return Grid(say("From when to when, under each reading"), (say("Reading"), say("In force")), rows, "reading")


def apart(one: Laid, reading: str, other: str, voices: Voices) -> Grid:
    """The actors that two readings put differently at some time, and where each puts them."""
    eras: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for row in one.terms.standings:
        if row["reading"] in (reading, other):
            same = eras.setdefault(row["actor_id"], {}).setdefault(row["reading"], [])
            if not same or _stands(row) != _stands(same[-1]):
                same.append(row)
    told = {
        actor: {name: [_standing(row, one, row is not rows[0]) for row in rows] for name, rows in by.items()}
        for actor, by in eras.items()
    }
    nothing = [say("not spoken of")]
    rows = tuple(
        Row(voices.name(actor), (say("; ").join(by.get(reading, nothing)), say("; ").join(by.get(other, nothing))))
        for actor, by in sorted(told.items(), key=lambda pair: voices.name(pair[0]).casefold())
        if by.get(reading, nothing) != by.get(other, nothing)
    )
    heads = (say("Who"), *(words.reading_in_list(name, voices.name(name)) for name in (reading, other)))
    return Grid(say("Who is bound, and who is shut out"), heads, rows, "party_status")


def _stands(row: Mapping[str, Any]) -> tuple[bool | None, bool | None]:
    return row["bound"], row["excluded"]


def _standing(row: Mapping[str, Any], one: Laid, dated: bool) -> str:
    """`bound`, `not bound; shut out`, …; dated: with the day from which."""
    bound, excluded = (agreed.STANDINGS[key][row[key]] for key in ("bound", "excluded"))
    standing = bound if row["excluded"] is False else say("{bound}; {excluded}", bound=bound, excluded=excluded)
    if not dated or row["from_at"] is None:
        return standing
    day = phrases.day(phrases.local_day(row["from_at"], one.agreement.zone))
    return say("from {day} {standing}", day=day, standing=standing)


def calendar(one: Laid, voices: Voices) -> Grid:
    """What is owed, by the day it is due; what has no day stands last."""
    owed = [row for row in one.terms.clauses if row["kind"] == ClauseKind.OBLIGATION]
    rules = {clause.clause_id: clause for clause in one.agreement.clauses}
    rows = []
    for row in sorted(owed, key=lambda row: (row["due"] is None, row["due"] or "", row["clause_id"])):
        rule = rules[row["clause_id"]].due_rule
        due = phrases.stated_time(row["due"]) if row["due"] else say("no day is stated")
        if rule:
            due = say("{due} ({rule})", due=due, rule=rule.replace("_", " "))
        holders = voices.names(row["holders"]) if row["holders"] else say("nobody is named")
        rows.append(Row(due, (row["detail"] or row["code"].replace("_", " "), holders, links(row["source"]))))
    heads = (say("Due"), say("What"), say("Owed by"), say("Source"))
    return Grid(say("What is owed, and by when"), heads, tuple(rows), "clause")


def zones(one: Laid) -> Grid:
    """Areas that are there for a time only, in the order in which they begin."""
    made = one.agreement
    every = [(part, area) for part, group in _parts(made) for area in group if area.first or area.until]
    rows = tuple(
        Row(
            area.name,
            (
                agreed.PARTS[part],
                phrases.day(area.first) if area.first else say("the start"),
                phrases.day(area.until) if area.until else say("no end stated"),
                _links(area.sources),
            ),
        )
        for part, area in sorted(every, key=lambda pair: (pair[1].first or dt.date.min, pair[1].name))
    )
    heads = (say("Area"), say("Part"), say("From"), say("Until"), say("Source"))
    return Grid(say("Zones through time"), heads, rows, "agreement_area")


def around(one: Agreement, others: Mapping[str, Agreement], voices: Voices) -> Grid:
    """The truces before and after, and what is stated of their ends."""
    named = [(say("earlier"), name) for name in one.earlier] + [(say("later"), name) for name in one.later]
    rows = []
    for when, name in named:
        other = others.get(name)
        if other is None:
            rows.append(Row(name, (when, "–", say("not in the library"), "–")))
            continue
        rows.append(Row(other.title, (when, _stated(other, TimeKind.EFFECTIVE), _ends(other, voices), _reason(other))))
    heads = (say("Truce"), say("When"), say("Stated start"), say("Ends that are stated"), say("What became of it"))
    return Grid(say("Truces before and after, and what became of them"), heads, tuple(rows), "agreement_time")


def _stated(one: Agreement, what: TimeKind) -> str:
    values = dict.fromkeys(
        phrases.stated_time(time.value.isoformat())
        for time in one.times
        if time.what is what and time.value is not None
    )
    return say("; ").join(values) or say("none")


def _ends(one: Agreement, voices: Voices) -> tuple[Link, ...] | str:
    found = []
    for time in one.times:
        if time.what is not TimeKind.ENDED or time.value is None:
            continue
        what = say("legal end") if time.legal_end else say("said to have ended")
        told = say(
            "{day}: {what}, by {who}",
            day=phrases.stated_time(time.value.isoformat()),
            what=what,
            who=voices.names(";".join(time.by)),
        )
        found.append(Link(told, _address(time.sources)))
    return tuple(found) or say("nobody states an end")


def _reason(one: Agreement) -> str:
    return one.end_reason.replace("_", " ") if one.end_reason else "–"


def _address(sources: Sequence[str]) -> str | None:
    return next((link.address for link in links(" ".join(sources)) if link.address), None)


def _links(sources: Sequence[str]) -> tuple[Link, ...]:
    return links(" ".join(sources))


def _by_day(row: Mapping[str, Any]) -> tuple[bool, str, str]:
    return row["asserted_on"] is None, str(row["asserted_on"] or ""), row["assertion_id"]


def _parts(one: Agreement) -> tuple[tuple[str, tuple[Area, ...]], ...]:
    return ("territory", one.territory), ("excluded", one.excluded_areas), ("zone", one.zones)


def _areas(one: Agreement) -> list[Mapping[str, Any]]:
    return [
        {
            "agreement_id": one.agreement_id,
            "area_id": area_id(one, area),
            "part": part,
            "mapped": is_mapped(part, area),
            "extent": "polygon" if area.polygon else "units" if area.units else "unknown",
            "asserted_by": ";".join(area.by) or None,
            "name": area.name,
            "source": " ".join(area.sources) or None,
        }
        for part, group in _parts(one)
        for area in group
    ]
