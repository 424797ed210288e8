"""`treve casebook mail` with a real mail server."""

from __future__ import annotations

from pathlib import Path

from tests.casebook.mail_server import MailServer
from tests.casebook.test_bulletins import PAPER
from tests.casebook.world import world
from tests.commands.inside import treve
from treve.casebook import book as books
from treve.casebook import bulletins, mailing


def test_who_asked_for_it_is_told_once_and_a_server_that_is_down_is_tried_later(tmp_path: Path) -> None:
    path = str(tmp_path / "casebook.db")
    book = books.create(path, "example.org/exercise", is_exercise=True)
    made = world(book)
    with book.write() as writing:
        mailing.set_address(writing, made.who["commission"].account_id, "c@example.org", ("published",), "fr")
        one = bulletins.draft(writing, made.who["head"], PAPER)
        bulletins.approve(writing, made.who["head"], one, {})
        bulletins.publish(writing, made.who["head"], one, made.key)
    book.close()
    post = MailServer()
    words = (
        "casebook",
        "mail",
        "--casebook",
        path,
        "--from",
        "desk@example.org",
        "--link",
        "https://example.org/",
        "--once",
    )
    down = treve(*words, "--smtp", f"127.0.0.1:{post.port}")
    assert (down.returncode, down.stdout) == (0, "1 new letters; waiting 1\n")
    book = books.open_book(path)
    with book.write() as writing:
        writing.connection.exec_driver_sql("UPDATE mail SET next_try = 0")
    book.close()
    with post.running():
        assert treve(*words, "--smtp", f"127.0.0.1:{post.port}").stdout == "0 new letters; sent 1\n"
        assert treve(*words, "--smtp", f"127.0.0.1:{post.port}").stdout == ""
    (taken,) = post.taken
    assert taken["To"] == "c@example.org"
    assert taken["Subject"].startswith("[EXERCICE]")
    assert treve(*words, "--smtp", "nowhere").returncode == 2
