"""The bulletins of the demonstration: made from its run, drafted, approved and published by the casebook's own steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from treve.bulletin.edition.period import Kind
from treve.casebook import bulletin_from_run, bulletin_in_public, bulletin_list, bulletins, log, people
from treve.casebook.book import Casebook
from treve.casebook.bulletin_from_run import Asked
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.demonstration import SAID, WORK_STARTS
from treve.casebook.visible import Viewer

_MADE = WORK_STARTS + dt.timedelta(days=31)
VOUCHED = _MADE + dt.timedelta(days=1)
"""When the parties sign a checkpoint over the bulletins too."""

_CUT_OFF = "19:30"
_FORMATS = ("html", "pdf", "json")
# The first days of the truce, and the first two whole weeks after them.
_PERIODS = (
    (Kind.DAILY, dt.date(2017, 1, 5), Reach.MISSION),
    (Kind.DAILY, dt.date(2017, 1, 12), Reach.MISSION),
    (Kind.WEEKLY, dt.date(2017, 1, 12), Reach.COMMISSION),
)
_PUBLIC = AskedPublic(dt.date(2017, 1, 2), dt.date(2017, 1, 16))
# Left as a draft, so that there is one to look at.
_DRAFT = (Kind.WEEKLY, dt.date(2017, 1, 19), Reach.COMMISSION)


def publish(book: Casebook, run: Path, zone: str) -> int:
    """Publish the bulletins and leave one draft; how many were published.

    run   folder of the run of who reads every report
    zone  IANA name of the zone of its days
    """
    with book.read() as connection:
        analyst, head = (
            people.viewer(connection, people.account_named(connection, name)) for name in ("analyst", "head")
        )

    def of_period(kind: Kind, until: dt.date, reach: Reach) -> Callable[[bytes], Made]:
        asked = Asked(kind, until, reach, _CUT_OFF, zone, formats=_FORMATS)
        return lambda checkpoint: bulletin_from_run.made(book, analyst, run, asked, checkpoint)

    def in_public(checkpoint: bytes) -> Made:
        with book.read() as connection:
            return bulletin_in_public.made(connection, head, _PUBLIC, checkpoint)

    wanted = [*(of_period(*one) for one in _PERIODS), in_public]
    for number, make in enumerate(wanted):
        _publish(book, head, _drafted(book, analyst, make, number), number)
    _drafted(book, analyst, of_period(*_DRAFT), len(wanted))
    return len(wanted)


def _drafted(book: Casebook, drafter: Viewer, make: Callable[[bytes], Made], number: int) -> str:
    assert book.key is not None
    at = _MADE + dt.timedelta(hours=number)
    with book.write(at) as writing:
        checkpoint = log.sign(writing, book.key)
    made = make(checkpoint)
    with book.write(at) as writing:
        return bulletins.draft(writing, drafter, made)


def _publish(book: Casebook, publisher: Viewer, bulletin_id: str, number: int) -> None:
    assert book.key is not None
    at = _MADE + dt.timedelta(hours=number, minutes=30)
    with book.write(at) as writing:
        risks = bulletins.risks_of(writing.connection, bulletin_list.shown(writing.connection, publisher, bulletin_id))
        bulletins.approve(writing, publisher, bulletin_id, {risk.code: SAID for risk in risks})
        bulletins.publish(writing, publisher, bulletin_id, book.key)
