"""A headquarters and two sector laptops, each with a casebook of its own, introduced to each other."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.casebook.world import NOW, PASSWORD
from treve.casebook import book as books
from treve.casebook import exchange, intake, peers, people, report_form
from treve.casebook.attachments import Attachment
from treve.casebook.book import Casebook
from treve.casebook.exchange import Taken
from treve.casebook.roles import Preset, Role
from treve.casebook.visible import Viewer

HEADQUARTERS, NORTH, SOUTH = "example.org/headquarters", "example.org/north", "example.org/south"
PEERS = {HEADQUARTERS: (NORTH, SOUTH), NORTH: (HEADQUARTERS,), SOUTH: (HEADQUARTERS,)}
_NUMBERS = itertools.count()


@dataclass
class Site:
    """One installation: `head` and `monitor` work there, `others` is who the reports of the others are filed under."""

    book: Casebook
    who: dict[str, Viewer]
    sent: list[Path] = field(default_factory=list)

    @property
    def origin(self) -> str:
        assert self.book.key is not None
        return self.book.key.name

    def report(self, summary: str, attached: tuple[Attachment, ...] = (), **more: str) -> str:
        """File a report; its id."""
        form = report_form.read({"summary": summary, **more}, "test")
        with self.book.write(NOW) as writing:
            assert self.book.key is not None
            return intake.submit(writing, self.who["monitor"], form, self.book.key, "mission", attached).report_id

    def bundle(self, to: str, folder: Path, now: dt.datetime = NOW, true_time: dt.datetime | None = None) -> Path:
        """Write a bundle."""
        path = folder / f"{next(_NUMBERS)}.bundle"
        self.sent.append(exchange.out(self.book, self.who["owner"], to, path, now, true_time).path)
        return path

    def take(self, path: Path, now: dt.datetime = NOW) -> Taken:
        """Take a bundle in."""
        return exchange.take_in(self.book, self.who["owner"], path, now)


def make(folder: Path, headquarters: str | None = None) -> None:
    """Make the three in a folder; the database of the headquarters elsewhere where `headquarters` says so."""
    urls = {HEADQUARTERS: headquarters} if headquarters is not None else {}
    made = {origin: _site(folder, origin, urls.get(origin)) for origin in PEERS}
    said = {}
    for origin, site in made.items():
        with site.book.read() as connection:
            assert site.book.key is not None
            said[origin] = peers.read(peers.introduce(connection, site.book.key), origin)
    for origin, site in made.items():
        with site.book.write(NOW) as writing:
            account_id = people.account_named(writing.connection, "others")
            for other in PEERS[origin]:
                peers.add(writing, site.who["owner"], said[other], account_id, frozenset({"mission"}))
        site.book.close()


def copied(template: Path, folder: Path) -> dict[str, Site]:
    """The three, copied from where `make` made them."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return {origin: opened(folder, origin) for origin in PEERS}


def opened(folder: Path, origin: str, url: str | None = None) -> Site:
    """One of the three."""
    name = origin.rpartition("/")[2]
    book = books.open_book(url or str(folder / f"{name}.db"), folder / f"{name}.db.key", with_key=True)
    with book.read() as connection:
        names = ("owner", "head", "monitor", "others")
        who = {one: people.viewer(connection, people.account_named(connection, one)) for one in names}
    return Site(book, who)


def _site(folder: Path, origin: str, url: str | None = None) -> Site:
    name = origin.rpartition("/")[2]
    book = books.create(url or str(folder / f"{name}.db"), origin, folder / f"{name}.db.key", now=NOW)
    with book.write(NOW) as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.SMALL_NGO)
        for account, role in (
            ("head", Role.HEAD_OF_MISSION),
            ("monitor", Role.FIELD_MONITOR),
            ("others", Role.SECTOR_OFFICE),
        ):
            people.grant(writing, people.add_account(writing, account, PASSWORD), role, "mission")
    book.close()
    return opened(folder, origin, url)
