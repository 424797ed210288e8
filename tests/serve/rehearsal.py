"""A casebook in which everything can be tried and nothing stays: each transaction that writes is rolled back at its end."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select

from tests.casebook.world import NOW, PASSWORD, World
from treve.casebook import (
    attachments,
    batch,
    bulletins,
    cases,
    derivations,
    drafts,
    intake,
    links,
    log,
    obligations,
    peers,
    people,
    report_form,
    rulings,
    saved_filters,
    schema,
    sealing,
)
from treve.casebook.batch_file import read_bytes
from treve.casebook.book import Casebook, Writing
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.obligations import Obligation
from treve.casebook.peers import Introduction
from treve.casebook.redaction import Span
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.sealing import Purpose
from treve.casebook.visible import Viewer
from treve.casebook.workflow import Outcome, State
from treve.ledger.note import SecretKey

LATER = NOW + dt.timedelta(days=1)
# Enough for a run to have an incident and findings from each of the first reports.
SHELLING = {
    "occurred_from": "2017-01-05",
    "area": "Idlib",
    "latitude": "35.44",
    "longitude": "36.65",
    "act": "artillery",
    "perpetrator_alleged": "syrian-government",
    "target": "rebels",
}


class Rehearsal(Casebook):
    """The same casebook, in which writing is only tried."""

    @contextmanager
    def write(self, now: dt.datetime | None = None) -> Iterator[Writing]:
        """A transaction that writes and is rolled back, whatever happens."""
        with self._turn, self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield Writing(connection, now or dt.datetime.now(dt.UTC), self.ring)
            finally:
                connection.rollback()


@dataclass
class Scene:
    """What there is, by a name each, and who should see it: names of `world.HOLDERS`."""

    ids: dict[str, str] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, made: str, seen: str) -> str:
        """Something new; `seen` are the names of those who should see it."""
        self.ids[name], self.seen[name] = made, set(seen.split())
        return made


def scene(made: World) -> Scene:
    """Reports in five compartments, a case that is assigned, one that is tabled and ruled, and what belongs to them."""
    there = Scene()
    there.add("report of mission", made.report("monitor", **SHELLING), "monitor sector analyst head")
    first = there.add(
        "report of party_a", made.report("liaison_a", "a", **SHELLING), "liaison_a analyst head officer investigator"
    )
    other = there.add(
        "report of guarantor_1", made.report("centre_1", "b", **SHELLING), "centre_1 analyst head officer investigator"
    )
    tabled = there.add(
        "report of party_b", made.report("liaison_b", "c", **SHELLING), "liaison_b analyst head commission observer"
    )
    there.add("report of public", made.report("civil", "d", **SHELLING), "civil analyst head")
    everybody = "analyst head officer investigator"
    one = there.add("assigned case", made.case(first, other), f"{everybody} liaison_a centre_1")
    seen = "analyst head liaison_b commission observer liaison_a"
    two = there.add("tabled case", made.case(tabled), seen)
    head, commission = made.who["head"], made.who["commission"]
    made.walk(one, State.REGISTERED)
    _assign(made, one, "officer", "investigator")
    made.walk(two, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    with made.book.write(NOW) as writing:
        cases.table(writing, head, two)
        vote = {"party_a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(writing, commission, two, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x")
        due = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)
        told = rulings.notify(writing, head, two, "party_a", "x", due)
        there.add("notification to party_a", told, "liaison_a head commission")
        duty = Obligation("party_a", "withdrawal", "guns", "art. 3", due, 12)
        there.add(
            "obligation of party_a", obligations.add(writing, head, duty), f"{everybody} commission observer liaison_a"
        )
        links.decide(writing, made.who["analyst"], first, other, "same", "one shell")
        log.sign(writing, made.key)
        table = read_bytes("t.csv", b"summary\nfrom a table\n")
        taken = batch.take(writing, made.who["centre_1"], table, made.key, "guarantor_1")
        there.add("batch of guarantor_1", str(taken.batch_id), "centre_1")
        filtered = saved_filters.add(writing, made.who["centre_1"], "mine", "reports", "area=Idlib")
        there.add("filter of centre_1", filtered, "centre_1")
        there.add("report of a batch", taken.new[0], "centre_1 analyst head")
        told_there = ({"place": "Tir"}, "Shells hit Tir", 0, 14)
        kept = drafts.keep(writing, made.who["monitor"], "mission", "text", [told_there])
        there.add("draft of mission", kept[0], "monitor sector")
        note = attachments.read("note.txt", b"words")
        form = report_form.read({"summary": "with a file"}, "x")
        filed = intake.submit(writing, made.who["monitor"], form, made.key, "mission", [note]).report_id
        there.add("report with a file", filed, "monitor sector analyst head")
        there.ids["file"] = note.sha256
        there.ids["copy"] = derivations.redact_text(writing, head, filed, 1, [Span(0, 2, "x")], "for the parties")
        keys = SecretKey("example.org/second", bytes(32)), sealing.new_key(Purpose.PEOPLE)
        said = Introduction(keys[0].public, keys[1].public)
        peers.add(writing, made.who["owner"], said, made.who["monitor"].account_id, frozenset({"mission"}))
    _remedied(made, there)
    _published(made, there)
    with made.book.read() as connection:
        there.ids["account"] = made.who["auditor"].account_id
        grants = schema.role_grant
        query = select(grants.c.grant_id).where(grants.c.account_id == made.who["auditor"].account_id)
        there.ids["grant"] = str(connection.scalar(query))
        there.add("token of nobody", "f" * 16, "")
    return there


def _published(made: World, there: Scene) -> None:
    """A bulletin for the commission, a letter to a party, and a draft."""
    drafters = "analyst head officer investigator"
    paper = Made("daily", Reach.COMMISSION, "syr", {"until": "2017-01-05", "languages": ["en"]}, {"a.json": b"{}"})
    letter = dataclasses.replace(
        paper, kind="notification", reach=Reach.PARTY, compartment="party_a", files={"a.json": b"[]"}
    )
    head = made.who["head"]
    with made.book.write(NOW) as writing:
        ids = [bulletins.draft(writing, head, one) for one in (paper, letter, paper, paper)]
        for one in ids[:2]:
            bulletins.approve(writing, head, one, {})
            bulletins.publish(writing, head, one, made.key)
        bulletins.approve(writing, head, ids[3], {})
    there.add("bulletin for the commission", ids[0], f"{drafters} commission mediator")
    there.add("letter to party_a", ids[1], f"{drafters} liaison_a")
    there.add("draft bulletin", ids[2], drafters)
    there.add("approved bulletin", ids[3], drafters)


def _assign(made: World, case_id: str, *names: str) -> None:
    with made.book.write(NOW) as writing:
        for name in names:
            cases.assign(writing, made.who["head"], case_id, made.who[name].account_id)


def _remedied(made: World, there: Scene) -> None:
    """A third case, at whose end something is owed."""
    everybody = "analyst head officer investigator"
    report = there.add("report behind a remedy", made.report("liaison_b", "e"), f"liaison_b {everybody}")
    case_id = there.add("case with a remedy", made.case(report, workflow="full"), f"liaison_b liaison_a {everybody}")
    head = made.who["head"]
    _assign(made, case_id, "officer", "investigator")
    made.walk(case_id, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
    both = people_with(made, "head", "commission")
    with made.book.write(NOW) as writing:
        vote = {"party_a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(writing, both, case_id, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x")
        told = rulings.notify(writing, head, case_id, "party_a", "x", NOW.date())
        there.add("answered notification", told, "liaison_a head officer investigator")
        rulings.answer(writing, made.who["liaison_a"], told, "response", "x")
        for state in (State.ACCEPTED, State.FINAL):
            cases.step(writing, both, case_id, state, "x")
        asked = rulings.ask_remedy(writing, head, case_id, "party_a", "discipline", NOW.date())
        there.add("remedy of party_a", asked, f"liaison_a {everybody}")


def people_with(made: World, *names: str) -> Viewer:
    """Somebody with the roles of several."""
    grants = frozenset(grant for name in names for grant in made.who[name].grants)
    return Viewer(made.who[names[0]].account_id, grants)


def signed_in(made: World) -> dict[str, str]:
    """Name → token of a session."""
    return {name: people.sign_in(made.book, name, PASSWORD, None, int(_now())) for name in made.who}


def _now() -> float:
    return dt.datetime.now(dt.UTC).timestamp()
