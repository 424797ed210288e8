"""Agreements and actor books made up for the tests: the least that says something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from treve.model.actor import Actor, ActorKind, ActorRelation, Relation
from treve.model.agreement import (
    About,
    Agreement,
    AgreementTime,
    Area,
    Assertion,
    Guarantor,
    Line,
    Says,
    TimeKind,
)
from treve.model.asserter import Asserter, AsserterKind
from treve.normalise.actor_book import ActorBook

START = dt.datetime(2019, 12, 31, 22, 0, tzinfo=dt.UTC)
"""1 January 2020, 00:00 in Damascus."""


def actor(actor_id: str, kind: ActorKind = ActorKind.ARMED_GROUP) -> Actor:
    return Actor(actor_id, kind, actor_id, None, None, None, (), None, None, "made up")


def book(
    actors: Iterable[Actor], relations: Sequence[ActorRelation] = (), asserters: Iterable[Asserter] = ()
) -> ActorBook:
    return ActorBook(
        MappingProxyType({one.actor_id: one for one in actors}),
        tuple(relations),
        MappingProxyType({one.asserter_id: one for one in asserters}),
    )


def part_of(part: str, whole: str, first: dt.date | None = None, until: dt.date | None = None) -> ActorRelation:
    return ActorRelation(part, Relation.PART_OF, whole, first, until)


TEXT = Asserter("text", "the text", AsserterKind.TEXT)
PRESS = Asserter("press", "a newspaper", AsserterKind.PRESS)


def claim(
    about: About,
    actor_id: str,
    word: str,
    says: Says,
    by: Sequence[str] = ("text",),
    *,
    number: int = 1,
    side: str | None = None,
    on: dt.date | None = None,
    first: dt.date | None = None,
    until: dt.date | None = None,
) -> Assertion:
    return Assertion(
        f"{about}-{number}",
        about,
        actor_id,
        actor_id,
        word,
        says,
        side,
        tuple(by),
        "text" in by,
        on,
        first,
        until,
        ("https://example.org",),
        None,
    )


def start(
    value: dt.datetime | dt.date, utc: dt.datetime | None, by: Sequence[str] = ("text",), number: int = 1
) -> AgreementTime:
    precision = "minute" if isinstance(value, dt.datetime) else "day"
    zone = "Asia/Damascus" if utc else None
    return AgreementTime(
        f"effective-{number}",
        TimeKind.EFFECTIVE,
        value,
        zone,
        utc,
        precision,
        None,
        False,
        tuple(by),
        "text" in by,
        (),
        None,
    )


def agreement(
    assertions: Sequence[Assertion] = (),
    *,
    guarantors: Sequence[Guarantor] = (),
    times: Sequence[AgreementTime] | None = None,
    umbrella_names: Sequence[str] = (),
    territory: Sequence[Area] = (),
    lines: Sequence[Line] = (),
    zone: str = "Asia/Damascus",
) -> Agreement:
    stated = (start(dt.datetime(2020, 1, 1, 0, 0), START),) if times is None else tuple(times)  # noqa: DTZ001
    return Agreement(
        agreement_id="made-up",
        title="made up",
        kind="cessation",
        zone=zone,
        documents=(),
        times=stated,
        end_reason=None,
        guarantors=tuple(guarantors),
        assertions=tuple(assertions),
        umbrella_names=tuple(umbrella_names),
        territory=tuple(territory),
        excluded_areas=(),
        zones=(),
        lines=tuple(lines),
        map_note=None,
        clauses=(),
        counts=(),
        earlier=(),
        later=(),
        sources=(),
        evidence=(),
        path="made-up.yaml",
    )
