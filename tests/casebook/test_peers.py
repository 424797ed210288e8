"""Other installations: known by a signed introduction, kept under an account that may file, never under another key."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import peers, sealing, seals
from treve.casebook.book import Casebook
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue, NotFound, Refused
from treve.ledger.note import SecretKey

OTHER = SecretKey("example.org/other", bytes(range(32)))


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _said(key: SecretKey = OTHER) -> peers.Introduction:
    return peers.Introduction(key.public, sealing.new_key(Purpose.PEOPLE).public)


def test_an_introduction_says_the_keys_and_is_signed(made: World) -> None:
    with made.book.read() as connection:
        data = peers.introduce(connection, made.key)
        said = peers.read(data, "x")
        assert said.log_key == made.key.public
        assert [said.seal] == seals.house_keys(connection, Purpose.PEOPLE)
    altered = data.replace(said.seal.text().encode(), sealing.new_key(Purpose.PEOPLE).public.text().encode())
    assert altered != data
    for bad in (altered, data.replace(b"installation 1", b"installation 2"), b"{}\n\nx\n"):
        with pytest.raises((BadFile, BadValue)):
            peers.read(bad, "x")


def test_a_peer_is_kept_under_an_account_that_may_file_there(made: World) -> None:
    centre = made.who["centre_1"].account_id
    first, second = _said(), _said()
    with made.book.write(NOW) as writing:
        peers.add(writing, made.who["owner"], first, centre, frozenset({"guarantor_1"}))
        assert peers.named(writing.connection, OTHER.name).introduction == first
        # New sealing keys of the same log take the place of the old ones.
        peers.add(writing, made.who["owner"], second, centre, frozenset({"guarantor_1"}))
        assert [one.introduction for one in peers.listing(writing.connection)] == [second]
        stranger = _said(SecretKey(OTHER.name, bytes(32)))
        own = peers.read(peers.introduce(writing.connection, made.key), "x")
        for who, said, compartments, error in (
            ("head", first, {"guarantor_1"}, Refused),
            ("owner", first, {"guarantor_2"}, Refused),
            ("owner", first, set(), BadValue),
            ("owner", stranger, {"guarantor_1"}, Refused),
            ("owner", own, {"guarantor_1"}, Refused),
        ):
            with pytest.raises(error):
                peers.add(writing, made.who[who], said, centre, frozenset(compartments))
        with pytest.raises(NotFound, match=r"example.org/other"):
            peers.named(writing.connection, "example.org/nobody")
