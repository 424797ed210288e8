"""Drafted, approved, published, corrected: who may, in which order, and what the log says of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json

import pytest
from sqlalchemy import select

from tests.casebook.test_releases import _file
from tests.casebook.world import NOW, World, world
from treve.casebook import (
    bulletin_in_public,
    bulletin_list,
    bulletins,
    log,
    releases,
    rows,
    schema,
    schema_bulletins,
    visible,
)
from treve.casebook.book import Casebook
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletin_risks import Risk
from treve.casebook.bulletins import Made
from treve.casebook.visible import Forbidden
from treve.errors import BadValue, NotFound, Refused
from treve.ledger import checkpoint as checkpoints

FIRST, UNTIL = dt.date(2017, 1, 2), dt.date(2017, 1, 16)
PAPER = Made("daily", Reach.COMMISSION, "syr", {"until": "2017-01-05"}, {"a.json": b"{}\n", "a.en.html": b"<p>words"})


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _draft(made: World, paper: Made = PAPER, who: str = "analyst") -> str:
    with made.book.write(NOW) as writing:
        return bulletins.draft(writing, made.who[who], paper)


def _approve(made: World, bulletin_id: str, accepted: dict[str, str] | None = None, who: str = "head") -> None:
    with made.book.write(NOW) as writing:
        bulletins.approve(writing, made.who[who], bulletin_id, accepted or {})


def _publish(made: World, bulletin_id: str, who: str = "head") -> bytes:
    with made.book.write(NOW) as writing:
        return bulletins.publish(writing, made.who[who], bulletin_id, made.key)


def _readers(made: World, bulletin_id: str) -> set[str]:
    found = set()
    with made.book.read() as connection:
        for name, viewer in made.who.items():
            seen = [one.bulletin_id for one in bulletin_list.listing(connection, viewer)]
            try:
                bulletin_list.shown(connection, viewer, bulletin_id)
                assert bulletin_id in seen, name
                found.add(name)
            except NotFound:
                assert bulletin_id not in seen, name
    return found


DRAFTERS = {"head", "officer", "investigator", "analyst"}


@pytest.mark.parametrize(
    ("reach", "to", "readers"),
    [
        (Reach.MISSION, None, DRAFTERS | {"monitor", "sector"}),
        (Reach.COMMISSION, None, DRAFTERS | {"commission", "mediator"}),
        (
            Reach.PARTIES,
            None,
            DRAFTERS
            | {"liaison_a", "liaison_b", "centre_1", "centre_2", "commission", "mediator", "observer", "auditor"},
        ),
        (Reach.PARTY, "party_a", DRAFTERS | {"liaison_a"}),
    ],
    ids=["mission", "commission", "parties", "party"],
)
def test_a_draft_is_for_who_drafts_and_a_published_one_for_its_readers(
    made: World, reach: Reach, to: str | None, readers: set[str]
) -> None:
    one = _draft(made, dataclasses.replace(PAPER, reach=reach, compartment=to))
    assert _readers(made, one) == DRAFTERS
    _approve(made, one)
    assert _readers(made, one) == DRAFTERS
    _publish(made, one)
    assert _readers(made, one) == readers


def test_who_may_do_what(made: World) -> None:
    for name in made.who.keys() - DRAFTERS:
        with pytest.raises(Forbidden):
            _draft(made, who=name)
    one = _draft(made)
    for name in made.who.keys() - {"head"}:
        with pytest.raises(Forbidden):
            _approve(made, one, who=name)
    with pytest.raises(Refused, match="is a draft; this takes one that is: approved"):
        _publish(made, one)
    _approve(made, one)
    for name in made.who.keys() - {"head"}:
        with pytest.raises(Forbidden):
            _publish(made, one, who=name)


def test_each_risk_is_answered_and_one_that_stops_is_never_taken(made: World) -> None:
    one = _draft(made, dataclasses.replace(PAPER, risks=(Risk("small_number", 4), Risk("in_danger", 1))))
    with pytest.raises(BadValue, match="small_number"):
        _approve(made, one, {"in_danger": "the person was asked", "small_number": "  "})
    _approve(made, one, {"in_danger": "the person was asked", "small_number": "towns, not people"})
    stopped = _draft(made, dataclasses.replace(PAPER, risks=(Risk("no_consent", 1, True),)))
    with pytest.raises(Refused, match="no_consent"):
        _approve(made, stopped, {"no_consent": "never mind"})


def test_a_publication_is_in_the_log_with_every_hash_and_a_checkpoint_covers_it(made: World) -> None:
    one = _draft(made)
    _approve(made, one)
    signed = _publish(made, one)
    with made.book.read() as connection:
        found = bulletin_list.shown(connection, made.who["commission"], one)
        position = found.positions["published"]
        assert checkpoints.read(signed, "x").size > position
        assert bulletin_list.checkpoint_after(connection, position) == signed
        exported = [
            json.loads(line) for line in log.exported(connection, made.who["commission"], made.key.public).contents
        ]
        for name, hashed, size in found.files:
            content = bulletin_list.content_of(connection, found, name)
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (hashed, size)
            assert content == PAPER.files[name]
    told = [json.loads(row["content"]) if isinstance(row.get("content"), str) else row for row in exported]
    text = json.dumps(told)
    assert hashlib.sha256(b"{}\n").hexdigest() in text
    assert "bulletin_draft" not in text
    assert "bulletin_approved" not in text


def test_a_correction_replaces_once_and_the_first_stays(made: World) -> None:
    first = _draft(made)
    again = dataclasses.replace(PAPER, replaces=first)
    with pytest.raises(Refused, match="only a published"):
        _draft(made, again)
    _approve(made, first)
    _publish(made, first)
    with pytest.raises(Refused, match="same kind"):
        _draft(made, dataclasses.replace(again, reach=Reach.PARTIES))
    two, three = _draft(made, again), _draft(made, again)
    for one in (two, three):
        _approve(made, one)
    _publish(made, two)
    with pytest.raises(Refused, match="replaced this one already"):
        _publish(made, three)
    with made.book.read() as connection:
        travels = [
            one.values["bulletin_id"]
            for one in rows.read([b"".join(rows.lines(connection, handed_over=False))], "x")
            if isinstance(one, rows.Row) and one.table is schema_bulletins.bulletin
        ]
        # An edition travels after the one that it replaces, whatever their ids: the databases ask for that.
        assert travels == [first, two, three]
        old = bulletin_list.shown(connection, made.who["commission"], first)
        assert (old.replaced_by, old.state) == (two, "published")
        assert bulletin_list.content_of(connection, old, "a.json") == b"{}\n"


def test_the_files_of_a_discarded_draft_go_unless_another_edition_holds_them(made: World) -> None:
    one, other = _draft(made), _draft(made, dataclasses.replace(PAPER, files={"a.json": b"{}\n"}))
    with made.book.write(NOW) as writing:
        bulletins.discard(writing, made.who["analyst"], one, "a mistake")
    with made.book.read() as connection:
        gone = bulletin_list.shown(connection, made.who["head"], one)
        assert gone.state == "discarded"
        # Of a discarded edition nothing is handed out, even what another edition still holds.
        for name in ("a.en.html", "a.json"):
            with pytest.raises(NotFound):
                bulletin_list.content_of(connection, gone, name)
        kept = bulletin_list.shown(connection, made.who["head"], other)
        assert bulletin_list.content_of(connection, kept, "a.json") == b"{}\n"
    with pytest.raises(Refused, match="is discarded"):
        _approve(made, one)


def test_nothing_but_a_coarse_table_goes_to_everybody(made: World) -> None:
    with pytest.raises(Refused, match="coarse"):
        _draft(made, dataclasses.replace(PAPER, reach=Reach.PUBLIC))


def _public(made: World, **asked: object) -> Made:
    with made.book.write(NOW) as writing:
        signed = log.sign(writing, made.key)
    with made.book.read() as connection:
        order = AskedPublic(FIRST, UNTIL, **asked)  # type: ignore[arg-type]
        return bulletin_in_public.made(connection, made.who["head"], order, signed)


def test_a_public_edition_is_told_as_a_release_and_a_late_report_stops_the_next(made: World) -> None:
    _file(made, 12)
    one = _draft(made, _public(made), "head")
    with made.book.read() as connection:
        assert bulletin_list.public_listing(connection) == []
        with pytest.raises(NotFound):
            bulletin_list.public_shown(connection, one)
    _approve(made, one)
    _publish(made, one)
    with made.book.read() as connection:
        assert [each.bulletin_id for each in bulletin_list.public_listing(connection)] == [one]
        assert len(releases.earlier(connection)) == 1
        # The truth of the counts stands in no content that an export shows.
        content = schema.content
        for viewer in made.who.values():
            shown = connection.scalars(select(content.c.kind).where(visible.contents(viewer)))
            assert {"release", "bulletin_draft", "bulletin_approved"}.isdisjoint(shown)
    late = _draft(made, _public(made), "head")
    _approve(made, late)
    _file(made, 1)
    stopped = _public(made)
    assert [risk.stops for risk in stopped.risks] == [True]
    with pytest.raises(Refused, match="could_be_worked_out"):
        _approve(made, _draft(made, stopped, "head"))
    assert _public(made, hold=True).risks == ()


def test_what_was_safe_when_it_was_approved_is_looked_at_again_when_it_is_published(made: World) -> None:
    _file(made, 12)
    early = _draft(made, _public(made), "head")
    _approve(made, early)
    _file(made, 2)
    other = _draft(made, _public(made), "head")
    _approve(made, other)
    _publish(made, other)
    with pytest.raises(Refused, match="could be worked out"):
        _publish(made, early)
