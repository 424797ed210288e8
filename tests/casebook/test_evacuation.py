"""Evacuation, cut off after every step by a real kill, ends with the copy whole and the keys gone: or with everything as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.casebook.test_seals import FORM, PHOTO
from tests.casebook.world import NOW, PASSWORD, World, world
from treve.casebook import backup, evacuation, intake, people, schema
from treve.casebook import book as books
from treve.casebook.book import Casebook
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.sealing import Purpose, SealingKey, read_public
from treve.errors import BadFile, Refused

SECRET = SealingKey(Purpose.PACKAGE, bytes(range(32)))
OPENER, FOR_KEY = Opener({SECRET.public.key_id: SECRET}), Recipients([SECRET.public])
STEPS = ("copied", "signed out", "named", "destroyed log.key", "destroyed log.sealing")


@pytest.fixture
def made(book: Casebook) -> World:
    found = world(book)
    with book.write(NOW) as writing:
        intake.submit(writing, found.who["monitor"], FORM, found.key, "mission", [PHOTO])
        people.add_token(writing, found.who["head"].account_id, "phone", frozenset(), 2_000_000_000)
    people.sign_in(book, "head", PASSWORD, None, 1_700_000_000)
    return found


def main(url: str, folder: str, public: str, stop: str, account_id: str) -> None:
    """Evacuate in a process of its own and be killed after a step, or in the middle of the first where `stop` is `copying`."""
    book = books.open_book(url, Path(folder) / "log.key", with_key=True)
    with book.read() as connection:
        viewer = people.viewer(connection, account_id)

    def after(step: str) -> None:
        if step == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    if stop == "copying":
        from treve.casebook import envelope

        envelope._read_back = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
    keys = (Path(folder) / "log.key", Path(folder) / "log.sealing")
    recipients = Recipients([read_public(public, "x")])
    evacuation.evacuate(book, viewer, Path(folder) / "out", recipients, keys, after=after)


@pytest.mark.parametrize(
    ("url", "stop"),
    [
        *(("sqlite", stop) for stop in ("copying", *STEPS)),
        ("postgresql", "copied"),
        ("postgresql", "destroyed log.key"),
    ],
    indirect=["url"],
)
def test_cut_off_after_any_step_it_is_brought_to_its_end(made: World, url: str, tmp_path: Path, stop: str) -> None:
    code = "import sys; from tests.casebook.test_evacuation import main; main(*sys.argv[1:])"
    words = [url, str(tmp_path), SECRET.public.text(), stop, made.who["owner"].account_id]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    keys = (tmp_path / "log.key", tmp_path / "log.sealing")
    copy_is_there = (tmp_path / "out").is_file()
    # Whatever was cut off: a key is gone only where the copy is whole.
    assert copy_is_there or all(key.is_file() for key in keys)
    begun = stop not in ("copying", "copied")
    book = books.open_book(url, tmp_path / "log.key", with_key=(tmp_path / "log.key").is_file())
    viewer = None if begun else made.who["owner"]
    found = evacuation.evacuate(book, viewer, tmp_path / "out", FOR_KEY, keys)
    assert found.went_on is begun
    assert not any(key.exists() for key in keys)
    checked = backup.check(tmp_path / "out", OPENER)
    assert checked.sealed == 2
    assert not list(tmp_path.glob("out.*"))
    with made.book.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.session)) == 0
        assert connection.scalar(select(func.count()).select_from(schema.api_token)) == 0
    backup.restore(tmp_path / "out", OPENER, str(tmp_path / "safe.db"))


def test_nothing_is_destroyed_without_the_right_or_where_no_copy_can_be_made(
    made: World, url: str, tmp_path: Path
) -> None:
    keys = (tmp_path / "log.key", tmp_path / "log.sealing")
    with pytest.raises(Refused):
        evacuation.evacuate(made.book, made.who["head"], tmp_path / "out", FOR_KEY, keys)
    with pytest.raises(Refused, match="no evacuation was begun"):
        evacuation.evacuate(made.book, None, tmp_path / "out", FOR_KEY, keys)
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(BadFile, match="exists"):
        evacuation.evacuate(made.book, made.who["owner"], tmp_path / "out", FOR_KEY, keys)
    (tmp_path / "log.sealing").rename(tmp_path / "away")
    assert made.book.ring is not None
    made.book.ring.forget()
    with pytest.raises(BadFile, match="missing"):
        evacuation.evacuate(made.book, made.who["owner"], tmp_path / "other", FOR_KEY, keys)
    assert (tmp_path / "log.key").is_file()
    with made.book.read() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.session)) == 1


def test_the_casebook_itself_is_removed_where_asked(made: World, tmp_path: Path) -> None:
    keys = (tmp_path / "log.key", tmp_path / "log.sealing")
    if made.book.url.get_backend_name() != "sqlite":
        with pytest.raises(BadFile, match="not removed from here"):
            evacuation.evacuate(made.book, made.who["owner"], tmp_path / "out", FOR_KEY, keys, and_casebook=True)
        assert all(key.is_file() for key in keys)
        return
    evacuation.evacuate(made.book, made.who["owner"], tmp_path / "out", FOR_KEY, keys, and_casebook=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
