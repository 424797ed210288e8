"""Bundles between a headquarters and two laptops: signed, sealed, taken in once; all three come to hold the same."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.casebook import sites
from tests.casebook.conftest import run
from tests.casebook.postgres_server import Server
from tests.casebook.sites import HEADQUARTERS, NORTH, PEERS, SOUTH, Site
from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import NOW
from treve import log_folder
from treve.casebook import (
    attachments,
    erasure,
    exchange,
    exchange_items,
    intake,
    log,
    people,
    protection,
    report_form,
    report_list,
    sealed_files,
)
from treve.casebook import book as books
from treve.casebook.exchange_conflicts import shown
from treve.casebook.report_list import Wanted
from treve.casebook.roles import Role
from treve.errors import BadFile, NotFound, Refused

PAIRS = [(one, other) for one in PEERS for other in PEERS[one]]
PHOTO = attachments.read("roof of the baker.jpg", jpeg(segment(0xE1, GPS)))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        sites.make(folder)
    return folder


@pytest.fixture
def made(three: Path, tmp_path: Path) -> dict[str, Site]:
    return sites.copied(three, tmp_path)


def _summaries(site: Site) -> dict[str, str]:
    with site.book.read() as connection:
        return {one["report"]: one["summary"] for one in report_list.listing(connection, site.who["head"])}


def test_a_week_on_a_laptop_arrives_with_sealed_part_and_files(made: dict[str, Site], tmp_path: Path) -> None:
    north, headquarters = made[NORTH], made[HEADQUARTERS]
    report_id = north.report("shelling", (PHOTO,), identity="the baker", consent="publication", area="Idlib")
    bundle = north.bundle(HEADQUARTERS, tmp_path)
    for word in (b"baker", GPS, b"shelling"):
        assert word not in bundle.read_bytes()
    taken = headquarters.take(bundle)
    assert (taken.new, taken.known, taken.waiting, dict(taken.refused)) == (2, 0, 0, {})
    with headquarters.book.write(NOW) as writing:
        head = headquarters.who["head"]
        told = protection.as_it_stands(writing.connection, head, report_id)
        assert (told["summary"], told["consent"], told["area"]) == ("shelling", ["publication"], "Idlib")
        assert "received" not in told
        assert len(report_list.listing(writing.connection, head, Wanted(area="Idlib"))) == 1
        assert intake.open_sealed(writing, head, report_id, "x")[0]["identity"] == "the baker"
        assert sealed_files.original(writing, head, report_id, 1, "x") == PHOTO.original
        assert sealed_files.names(writing, report_id) == ["roof of the baker.jpg"]
        log.sign(writing, headquarters.book.key)  # type: ignore[arg-type]
        log_folder.write(log.exported(writing.connection, head, headquarters.book.key.public), tmp_path / "log")  # type: ignore[union-attr]
    assert log_folder.check(tmp_path / "log").sound


def test_the_same_bundle_again_changes_nothing_and_what_is_known_is_not_sent_again(
    made: dict[str, Site], tmp_path: Path
) -> None:
    north, headquarters, south = made[NORTH], made[HEADQUARTERS], made[SOUTH]
    north.report("shelling", identity="the baker")
    bundle = north.bundle(HEADQUARTERS, tmp_path)
    headquarters.take(bundle)
    before = _entries(headquarters)
    assert (headquarters.take(bundle).new, headquarters.take(bundle).known) == (0, 2)
    assert _entries(headquarters) == before
    # Not acknowledged yet: sent again. Acknowledged by the bundle that comes back: not any more.
    assert headquarters.take(north.bundle(HEADQUARTERS, tmp_path)).known == 2
    assert north.take(headquarters.bundle(NORTH, tmp_path)).new == 0
    assert headquarters.take(north.bundle(HEADQUARTERS, tmp_path)).known == 0
    # A laptop's reports reach the other by way of the headquarters.
    assert south.take(headquarters.bundle(SOUTH, tmp_path)).new == 2
    assert _summaries(south) == _summaries(north)


def _entries(site: Site) -> int:
    with site.book.read() as connection:
        return books.size(connection)


def test_two_changes_that_did_not_know_of_each_other_are_shown_and_neither_is_lost(
    made: dict[str, Site], tmp_path: Path
) -> None:
    north, headquarters = made[NORTH], made[HEADQUARTERS]
    report_id = north.report("shelling", consent="publication")
    headquarters.take(north.bundle(HEADQUARTERS, tmp_path))
    with north.book.write(NOW) as writing:
        protection.set_consent(writing, north.who["monitor"], report_id, [], "afraid")
    with headquarters.book.write(NOW) as writing:
        protection.set_consent(writing, headquarters.who["head"], report_id, ["verification"], "by telephone")
    headquarters.take(north.bundle(HEADQUARTERS, tmp_path))
    north.take(headquarters.bundle(NORTH, tmp_path))
    for site in (north, headquarters):
        with site.book.read() as connection:
            (conflict,) = shown(connection, site.who["head"], site.origin)
            assert (conflict.report_id, conflict.about) == (report_id, "consent")
            assert {tuple(one["consent"]) for one in conflict.versions} == {(), ("verification",)}
            assert {one["at_installation"] for one in conflict.versions} == {NORTH, HEADQUARTERS}
            assert shown(connection, site.who["owner"], site.origin) == []
            # Until somebody decides, nothing is taken for agreed that one of them took back.
            assert protection.as_it_stands(connection, site.who["head"], report_id)["consent"] == []
    with headquarters.book.write(NOW) as writing:
        protection.set_consent(writing, headquarters.who["head"], report_id, ["verification"], "asked again")
    north.take(headquarters.bundle(NORTH, tmp_path))
    for site in (north, headquarters):
        with site.book.read() as connection:
            assert shown(connection, site.who["head"], site.origin) == []
            assert protection.as_it_stands(connection, site.who["head"], report_id)["consent"] == ["verification"]


def test_a_laptop_on_sqlite_exchanges_with_a_headquarters_on_postgresql(postgres: Server, tmp_path: Path) -> None:
    run(postgres, "DROP DATABASE IF EXISTS headquarters")
    run(postgres, "CREATE DATABASE headquarters")
    url = postgres.url("headquarters")
    sites.make(tmp_path, url)
    north, headquarters = sites.opened(tmp_path, NORTH), sites.opened(tmp_path, HEADQUARTERS, url)
    report_id = north.report("shelling", (PHOTO,), identity="the baker", consent="publication")
    assert headquarters.take(north.bundle(HEADQUARTERS, tmp_path)).new == 2
    with headquarters.book.write(NOW) as writing:
        protection.set_consent(writing, headquarters.who["head"], report_id, [], "by telephone")
        assert intake.open_sealed(writing, headquarters.who["head"], report_id, "x")[0]["identity"] == "the baker"
    assert north.take(headquarters.bundle(NORTH, tmp_path)).new == 1
    with north.book.read() as connection:
        assert protection.as_it_stands(connection, north.who["head"], report_id)["consent"] == []
    for site in (north, headquarters):
        site.book.close()


def test_the_error_of_a_clock_is_kept(made: dict[str, Site], tmp_path: Path) -> None:
    north, headquarters = made[NORTH], made[HEADQUARTERS]
    north.report("shelling")
    wrong = NOW + dt.timedelta(hours=3)
    taken = headquarters.take(
        north.bundle(HEADQUARTERS, tmp_path, now=wrong, true_time=NOW), now=NOW + dt.timedelta(hours=1)
    )
    assert (taken.clock_error_seconds, taken.ahead_seconds) == (3 * 3600, 2 * 3600)
    with headquarters.book.read() as connection:
        (item, *_), _ = exchange_items.history(connection, HEADQUARTERS)
        assert b'"clock_error_seconds":10800' in bytes(item.entry.body)


def test_a_bundle_that_is_broken_for_another_or_from_a_stranger_is_refused_whole(
    made: dict[str, Site], tmp_path: Path
) -> None:
    north, headquarters, south = made[NORTH], made[HEADQUARTERS], made[SOUTH]
    north.report("shelling")
    bundle = north.bundle(HEADQUARTERS, tmp_path)
    with pytest.raises(BadFile, match=r"a bundle for example.org/south"):
        south.take(bundle)
    whole = bundle.read_bytes()
    for data in (whole[:-1], whole[:300], whole[:-20] + b"x" * 20):
        (tmp_path / "bad").write_bytes(data)
        with pytest.raises(BadFile):
            headquarters.take(tmp_path / "bad")
    with pytest.raises(NotFound, match="installation"):
        north.bundle(SOUTH, tmp_path)
    with pytest.raises(Refused):
        exchange.out(north.book, north.who["head"], HEADQUARTERS, tmp_path / "x")
    assert _summaries(headquarters) == {}


def test_a_bundle_signed_by_another_key_than_the_sender_s_is_refused(made: dict[str, Site], tmp_path: Path) -> None:
    """Anybody can seal for the headquarters; only the laptop's log can sign."""
    north, headquarters = made[NORTH], made[HEADQUARTERS]
    north.report("shelling")
    assert north.book.key is not None
    north.book.key = type(north.book.key)(NORTH, bytes(32))
    with pytest.raises(BadFile, match=r"not signed by example.org/north"):
        headquarters.take(north.bundle(HEADQUARTERS, tmp_path))


def test_only_the_compartments_agreed_on_go_out(made: dict[str, Site], tmp_path: Path) -> None:
    headquarters, north = made[HEADQUARTERS], made[NORTH]
    with headquarters.book.write(NOW) as writing:
        viewer = people.viewer(writing.connection, people.account_named(writing.connection, "monitor"))
        people.grant(writing, viewer.account_id, Role.FIELD_MONITOR, "public")
        viewer = people.viewer(writing.connection, viewer.account_id)
        form = report_form.read({"summary": "not for the laptop"}, "x")
        assert headquarters.book.key is not None
        intake.submit(writing, viewer, form, headquarters.book.key, "public")
    taken = north.take(headquarters.bundle(NORTH, tmp_path))
    assert (taken.new, dict(taken.refused)) == (0, {})


def test_what_was_erased_there_is_named_and_does_not_come_back(made: dict[str, Site], tmp_path: Path) -> None:
    north, headquarters = made[NORTH], made[HEADQUARTERS]
    report_id = north.report("shelling", identity="the baker")
    first = north.bundle(HEADQUARTERS, tmp_path)
    headquarters.take(first)
    with north.book.write(NOW) as writing:
        erasure.erase(writing, north.who["head"], report_id, "danger")
    assert headquarters.take(north.bundle(HEADQUARTERS, tmp_path)).erased_there == (report_id,)
    with headquarters.book.write(NOW) as writing:
        erasure.erase(writing, headquarters.who["head"], report_id, "danger")
    assert headquarters.take(first).new == 0
    assert north.take(headquarters.bundle(NORTH, tmp_path)).new == 0


@dataclass
class Made:
    """What the model knows of an item: which it was made after, and what it said."""

    after: frozenset[str]
    value: tuple[str, ...]


@dataclass
class Model:
    """What each installation must hold: a set of items each, made one by an exchange. Written without the code that is tested."""

    items: dict[tuple[str, str], dict[str, Made]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=lambda: {origin: set() for origin in PEERS})

    def add(self, site: str, thing: tuple[str, str], name: str, value: tuple[str, ...]) -> None:
        known = {one for one in self.items.setdefault(thing, {}) if one in self.held[site]}
        self.items[thing][name] = Made(frozenset(known), value)
        self.held[site].add(name)

    def newest(self, site: str, thing: tuple[str, str]) -> set[str]:
        known = {one: made for one, made in self.items[thing].items() if one in self.held[site]}
        return {one for one in known if not any(one in other.after for other in known.values())}


class Exchange(RuleBasedStateMachine):
    """Reports, consents and exchanges in any order, bundles lost and repeated: what each holds is what the model says."""

    template: Path

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="treve-exchange-"))
        self.three = sites.copied(self.template, self.folder)
        self.model = Model()
        self.count = 0

    @rule(site=st.sampled_from(list(PEERS)))
    def file(self, site: str) -> None:
        self.count += 1
        report_id = self.three[site].report(f"report {self.count}", consent="publication")
        self._add(site, report_id, "words", (f"report {self.count}",))

    @rule(site=st.sampled_from(list(PEERS)), which=st.integers(0, 9), uses=st.sets(st.sampled_from(report_form.USES)))
    def consent(self, site: str, which: int, uses: set[str]) -> None:
        here = sorted(_summaries(self.three[site]))
        if here:
            report_id = here[which % len(here)]
            with self.three[site].book.write(NOW) as writing:
                protection.set_consent(writing, self.three[site].who["head"], report_id, sorted(uses), "said so")
            self._add(site, report_id, "consent", tuple(sorted(uses)))

    @rule(
        pair=st.sampled_from(PAIRS),
        fate=st.sampled_from(["once", "twice", "lost"]),
    )
    def send(self, pair: tuple[str, str], fate: str) -> None:
        one, other = pair
        bundle = self.three[one].bundle(other, self.folder)
        for _ in range({"once": 1, "twice": 2, "lost": 0}[fate]):
            self.three[other].take(bundle)
            self.model.held[other] |= self.model.held[one]

    @rule(which=st.integers(0, 9))
    def an_old_bundle_turns_up(self, which: int) -> None:
        """From a drawer: nothing that was taken in since is undone."""
        old = self.three[NORTH].sent
        if old:
            taken = self.three[HEADQUARTERS].take(old[which % len(old)])
            assert not taken.refused
            with self.three[HEADQUARTERS].book.read() as connection:
                found, _ = exchange_items.history(connection, HEADQUARTERS)
            self.model.held[HEADQUARTERS] |= {one.name for one in found}

    def _add(self, site: str, report_id: str, about: str, value: tuple[str, ...]) -> None:
        with self.three[site].book.read() as connection:
            found, _ = exchange_items.history(connection, site)
        name = [one for one in found if one.report_id == report_id and one.about == about][-1].name
        self.model.add(site, (report_id, about), name, value)

    def teardown(self) -> None:
        try:
            self._as_the_model_says()
            for one, other in (
                (NORTH, HEADQUARTERS),
                (SOUTH, HEADQUARTERS),
                (HEADQUARTERS, NORTH),
                (HEADQUARTERS, SOUTH),
            ):
                self.three[other].take(self.three[one].bundle(other, self.folder))
                self.model.held[other] |= self.model.held[one]
            self._as_the_model_says()
            assert len({frozenset(held) for held in self.model.held.values()}) == 1
        finally:
            for site in self.three.values():
                site.book.close()
            shutil.rmtree(self.folder)

    def _as_the_model_says(self) -> None:
        for origin, site in self.three.items():
            with site.book.read() as connection:
                found, heads = exchange_items.history(connection, origin)
                assert {one.name for one in found} == self.model.held[origin]
                for thing in self.model.items:
                    newest = self.model.newest(origin, thing)
                    assert set(heads.of(*thing)) == newest, (origin, thing)
                    if thing[1] == "consent" and newest:
                        told = protection.as_it_stands(connection, site.who["head"], thing[0])["consent"]
                        agreed = [set(self.model.items[thing][one].value) for one in newest]
                        assert set(told) == set.intersection(*agreed)


def test_two_laptops_and_a_headquarters_come_to_hold_the_same(three: Path) -> None:
    Exchange.template = three
    run_state_machine_as_test(Exchange, settings=settings(max_examples=8, stateful_step_count=12, deadline=None))
