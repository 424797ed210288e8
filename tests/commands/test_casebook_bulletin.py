"""`treve bulletin --casebook`: kept as a draft, written as files, its risks named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casebook.world import PASSWORD, world
from tests.commands.inside import treve
from tests.serve.rehearsal import Scene, scene
from treve.casebook import book as books
from treve.casebook import bulletin_list, people


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setenv("TREVE_PASSWORD", PASSWORD)
    monkeypatch.setenv("TREVE_ACCOUNT", "head")
    book = books.create(str(tmp_path / "casebook.db"), "example.org/casebook")
    there = scene(world(book))
    book.close()
    return there


def _make(tmp_path: Path, *words: str) -> tuple[int, str, str]:
    done = treve("bulletin", *words, "--casebook", str(tmp_path / "casebook.db"), "--out", str(tmp_path / "out"))
    return done.returncode, done.stdout, done.stderr


def test_each_kind_is_kept_and_written(tmp_path: Path, there: Scene) -> None:
    for words, name in (
        (
            ("--kind", "case", "--case", there.ids["tabled case"], "--for", "commission"),
            f"case-{there.ids['tabled case']}",
        ),
        (("--kind", "notification", "--notification", there.ids["notification to party_a"]), "notification-N-"),
        (("--kind", "public", "--from", "2017-01-02", "--until", "2017-01-16"), "public-2017-01-02-2017-01-16"),
    ):
        code, said, _ = _make(tmp_path, *words)
        assert code == 0
        assert name in said
        kept = said.split()[-1]
        book = books.open_book(str(tmp_path / "casebook.db"))
        with book.read() as connection:
            head = people.viewer(connection, people.account_named(connection, "head"))
            one = bulletin_list.shown(connection, head, kept)
            assert one.state == "draft"
            for file, _, _ in one.files:
                assert (tmp_path / "out" / file).read_bytes() == bulletin_list.content_of(connection, one, file)
        book.close()


def test_what_is_missing_is_asked_for(tmp_path: Path, there: Scene) -> None:
    for words in (
        ("--kind", "case"),
        ("--kind", "notification"),
        ("--kind", "public", "--from", "2017-01-02"),
        ("--kind", "daily", "--until", "2017-01-05"),
        ("--kind", "case", "--case", "C-aaaaaaaaaaaaaaaa", "--for", "friends"),
        ("--kind", "yearly"),
    ):
        code, _, complaint = _make(tmp_path, *words)
        assert (code, "Traceback" in complaint) == (2, False), words
    alone = treve("bulletin", "--kind", "case", "--case", "C-aaaaaaaaaaaaaaaa", "--out", str(tmp_path / "out"))
    assert alone.returncode == 2
    assert treve("bulletin", "--kind", "daily", "--out", str(tmp_path / "out")).returncode == 2
