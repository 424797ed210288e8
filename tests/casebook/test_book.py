"""Opening and writing, on both databases."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from treve.casebook import book as books
from treve.casebook import log
from treve.casebook.book import Casebook
from treve.errors import BadFile, BadValue


def test_a_new_casebook_has_one_entry_and_can_be_opened_again(book: Casebook, url: str, tmp_path: Path) -> None:
    again = books.open_book(url, tmp_path / "log.key", with_key=True)
    assert again.key == book.key
    assert again.origin == "example.org/casebook"
    with again.read() as connection:
        assert books.size(connection) == 1
        assert log.public_key(connection) == (book.key and book.key.public)
    again.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files as on POSIX systems")
def test_nobody_else_on_the_machine_reads_the_files_of_a_new_casebook(tmp_path: Path) -> None:
    book = books.create(str(tmp_path / "new.db"), "example.org/other")
    with book.write():
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
        assert len(list(tmp_path.glob("new.db*"))) >= 3
    book.close()


def test_a_casebook_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise BadFile("new.db", "disk is full", "room")

    with monkeypatch.context() as patched:
        patched.setattr("treve.casebook.seals.register", full)
        with pytest.raises(BadFile, match="disk is full"):
            books.create(str(tmp_path / "new.db"), "example.org/other")
    assert list(tmp_path.iterdir()) == []
    books.create(str(tmp_path / "new.db"), "example.org/other").close()


def test_a_second_casebook_at_the_same_place_is_refused(book: Casebook, url: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        books.create(url, "example.org/other", tmp_path / "other.key")
    with pytest.raises(BadFile, match=r"log\.key"):
        books.create(str(tmp_path / "new.db"), "example.org/other", tmp_path / "log.key")


def test_a_read_only_transaction_cannot_write_on_postgresql(book: Casebook) -> None:
    if book.url.get_backend_name() == "sqlite":
        return
    with pytest.raises(BadFile, match="read-only"), book.read() as connection:
        connection.execute(text("INSERT INTO meta VALUES ('a', 'b')"))


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://", "nonsense://"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(BadValue, match="postgresql"):
        books.read_url(url)


def test_a_password_in_a_bad_url_is_not_shown() -> None:
    with pytest.raises(BadValue) as problem:
        books.read_url("oracle://me:secret@host/x")
    assert "secret" not in str(problem.value)


def test_no_casebook_is_an_error_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no such casebook"):
        books.open_book(str(tmp_path / "absent.db"))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "text.db").write_text("hello, this is no database at all" * 50, encoding="utf-8")
    with pytest.raises(BadFile):
        books.open_book(str(tmp_path / "text.db"))


_FILL = """
import resource, sys
from pathlib import Path
from treve.casebook import book
from treve.errors import BadFile
made = book.open_book(sys.argv[1])
import os
limit = os.path.getsize(sys.argv[1]) + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    for number in range(10_000):
        with made.write() as writing:
            writing.log("test", {"text": "x" * 5000}, ("ledger", "test"))
        print(number + 1, flush=True)
except BadFile as problem:
    print("TOLD", problem)
"""


def test_a_full_disk_is_told_and_everything_acknowledged_is_there(tmp_path: Path) -> None:
    """The file may not grow beyond a limit, as on a full disk."""
    path = tmp_path / "casebook.db"
    books.create(str(path), "example.org/casebook").close()
    done = subprocess.run([sys.executable, "-c", _FILL, str(path)], capture_output=True, text=True, check=False)
    assert "TOLD" in done.stdout, done.stderr
    assert "nothing was written" in done.stdout
    acknowledged = int(done.stdout.split("TOLD")[0].split()[-1])
    again = books.open_book(str(path))
    with again.read() as connection:
        assert books.size(connection) == acknowledged + 1
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert log.root(connection, acknowledged + 1)
    again.close()


_AS_NOBODY = (
    "import os, sys\nfrom treve.casebook import book\nfrom treve.errors import BadFile\n"
    "book.open_book(sys.argv[1]).close()\n"
    "os.setgid(65534); os.setuid(65534)\n"
    "made = None\n"
    "try:\n    made = book.open_book(sys.argv[1])\n    with made.write() as w: w.log('x', {}, ('ledger', 'x'))\n"
    "except BadFile as problem: print('TOLD', problem)\n"
)


def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "casebook.db"
    books.create(str(path), "example.org/casebook").close()
    code = _AS_NOBODY
    if os.geteuid() != 0:
        path.chmod(0o444)
        code = code.replace("os.setgid(65534); os.setuid(65534)\n", "")
    else:
        for folder in (tmp_path, *(one for one in tmp_path.parents if one.name.startswith(("pytest-", "popen-")))):
            folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "TOLD" in done.stdout, (done.stdout, done.stderr)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    path = tmp_path / "shut" / "casebook.db"
    path.parent.mkdir(mode=0o700)
    books.create(str(path), "example.org/casebook").close()
    done = subprocess.run([sys.executable, "-c", _AS_NOBODY, str(path)], capture_output=True, text=True, check=False)
    assert "TOLD" in done.stdout, (done.stdout, done.stderr)
    assert "Permission denied" in done.stdout
