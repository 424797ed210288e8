"""Letters by e-mail that say only that there is something: no names, no numbers, no content.

Somebody gives an address, and of what they want to hear. A letter is written down once for each account and occasion, and each
attempt to send it is committed before it is made: killed while it was sent, it is not sent again, and the delivery log says that it
may have arrived.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from enum import StrEnum

from sqlalchemy import Connection, delete, exists, insert, select, update

from treve.casebook import bulletin_readers, due, people, schema
from treve.casebook.book import Casebook, Writing
from treve.casebook.schema_bulletins import bulletin, bulletin_step, mail, mail_address
from treve.catalogue import LANGUAGES
from treve.errors import BadValue, Refused, worded

TOPICS = ("deadlines", "published")
_SOON = dt.timedelta(days=3)
_LATELY = dt.timedelta(days=7)
# Then a letter is given up: after about 8 hours.
MOST_TRIES = 8
_FIRST_WAIT_SECONDS = 120
_LONGEST_WAIT_SECONDS = 4 * 3600
_AT_ONCE = 200


class Sent(StrEnum):
    """What became of an attempt: taken by the server, to be tried again, refused for good, or nobody knows."""

    TAKEN = "sent"
    LATER = "waiting"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to be sent. `message_id` stays the same however often it is tried."""

    number: int
    account_id: str
    address: str
    language: str
    topic: str
    message_id: str
    tries: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """One line of the delivery log. It holds no address."""

    account: str
    occasion: str
    state: str
    tries: int
    last_answer: str | None


def set_address(writing: Writing, account_id: str, address: str, topics: tuple[str, ...], language: str) -> None:
    """Where somebody wants to be told, and of what; an empty address ends it. The log holds that it was set, and not what it is.

    Raises BadValue for what is no address, topic or language.
    """
    if any(topic not in TOPICS for topic in topics):
        raise BadValue("mail", "topics", ", ".join(topics), worded("some of {known}", known=", ".join(TOPICS)))
    if language not in LANGUAGES:
        raise BadValue("mail", "language", language, worded("one of {known}", known=", ".join(LANGUAGES)))
    run = writing.connection.execute
    run(delete(mail_address).where(mail_address.c.account_id == account_id))
    if address:
        _check(address)
        values = {
            "account_id": account_id,
            "address": address,
            "topics": " ".join(sorted(topics)),
            "language": language,
        }
        run(insert(mail_address).values(values))
    writing.log("mail_address", {"account": account_id, "set": bool(address)}, ("account", account_id))


def address_of(connection: Connection, account_id: str) -> tuple[str, tuple[str, ...], str] | None:
    """One's own address, topics and language; None where none is set."""
    row = connection.execute(select(mail_address).where(mail_address.c.account_id == account_id)).first()
    return None if row is None else (row.address, tuple(row.topics.split()), row.language)


def write_letters(writing: Writing) -> int:
    """Write down the letters for what there is now; how many are new. One a day for deadlines, one for each publication."""
    now = writing.now
    written = 0
    for row in writing.connection.execute(select(mail_address)).all():
        for occasion in _occasions(writing.connection, row.account_id, row.topics.split(), now):
            same = exists().where(mail.c.account_id == row.account_id, mail.c.occasion == occasion)
            if writing.connection.scalar(select(same)):
                continue
            writing.connection.execute(
                insert(mail).values(
                    account_id=row.account_id,
                    occasion=occasion,
                    message_id=secrets.token_hex(16),
                    state="waiting",
                    tries=0,
                    next_try=int(now.timestamp()),
                )
            )
            written += 1
    return written


def deliver(
    book: Casebook, send: Callable[[Letter], tuple[Sent, str]], now: Callable[[], dt.datetime]
) -> Mapping[str, int]:
    """Send what is due to be tried; state → how many came to it.

    send  tries one letter; what became of it and what the server said. It raises nothing for what a server or a line can do.
    """
    counts: dict[str, int] = {}
    with book.write() as writing:
        # What was being sent when a worker was killed: it may have arrived, so it is not sent again.
        left = update(mail).where(mail.c.state == "sending").values(state="unsure", last_answer="stopped while sending")
        counts["unsure"] = int(writing.connection.execute(left).rowcount)
    while (letter := _next(book, now())) is not None:
        state, said = send(letter)
        counted = _done(book, letter, state, said, now())
        counts[counted] = counts.get(counted, 0) + 1
    return {state: number for state, number in counts.items() if number}


def delivery_log(connection: Connection, limit: int = 50) -> list[Delivered]:
    """The last letters, the newest first."""
    query = select(mail, schema.account.c.name).join(schema.account, schema.account.c.account_id == mail.c.account_id)
    rows = connection.execute(query.order_by(mail.c.number.desc()).limit(limit))
    return [Delivered(row.name, row.occasion.split(" ")[0], row.state, row.tries, row.last_answer) for row in rows]


def _next(book: Casebook, now: dt.datetime) -> Letter | None:
    """The next letter to be tried, marked as being sent; committed before anything is sent."""
    with book.write(now) as writing:
        due_now = (mail.c.state == "waiting", mail.c.next_try <= int(now.timestamp()))
        query = select(mail, mail_address.c.address, mail_address.c.language).join(
            mail_address, mail_address.c.account_id == mail.c.account_id
        )
        row = writing.connection.execute(
            query.where(*due_now).order_by(mail.c.next_try, mail.c.number).limit(1)
        ).first()
        if row is None:
            return None
        writing.connection.execute(
            update(mail).where(mail.c.number == row.number).values(state="sending", tries=row.tries + 1)
        )
    topic = row.occasion.split(" ")[0]
    return Letter(row.number, row.account_id, row.address, row.language, topic, row.message_id, row.tries + 1)


def _done(book: Casebook, letter: Letter, state: Sent, said: str, now: dt.datetime) -> str:
    named, wait = state.value, 0
    if state is Sent.LATER:
        wait = min(_FIRST_WAIT_SECONDS * 2 ** (letter.tries - 1), _LONGEST_WAIT_SECONDS)
        named = "waiting" if letter.tries < MOST_TRIES else "given_up"
    values = {"state": named, "next_try": int(now.timestamp()) + wait, "last_answer": said[:500]}
    with book.write(now) as writing:
        writing.connection.execute(update(mail).where(mail.c.number == letter.number).values(values))
    return named


def _occasions(connection: Connection, account_id: str, topics: list[str], now: dt.datetime) -> list[str]:
    """What there is to tell one account; nothing for one that is disabled."""
    try:
        viewer = people.viewer(connection, account_id)
    except Refused:
        return []
    found = []
    if "deadlines" in topics:
        until = (now.date() + _SOON).isoformat()
        if any(one.day <= until for one in due.calendar(connection, viewer, now.date(), limit=1)):
            found.append(f"deadlines {now.date().isoformat()}")
    if "published" in topics:
        since = (now - _LATELY).strftime("%Y-%m-%dT%H:%M:%S")
        query = (
            select(bulletin.c.bulletin_id)
            .join(bulletin_step, bulletin_step.c.bulletin_id == bulletin.c.bulletin_id)
            .join(schema.entry, schema.entry.c.position == bulletin_step.c.entry)
            .where(bulletin_step.c.step == "published", schema.entry.c.recorded >= since)
            .where(bulletin_readers.bulletins(viewer), bulletin_step.c.account_id != account_id)
            .order_by(bulletin.c.entry)
            .limit(_AT_ONCE)
        )
        found += [f"published {one}" for one in connection.scalars(query)]
    return found


def _check(address: str) -> None:
    try:
        parts = Address(addr_spec=address)
        good = (
            bool(parts.username and parts.domain) and address.isascii() and address.isprintable() and " " not in address
        )
    except (ValueError, IndexError, MessageError):
        good = False
    if not good or len(address) > 254:
        raise BadValue("mail", "address", address, "an address such as name@example.org")
