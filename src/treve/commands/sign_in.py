"""What the commands of the casebook share: which casebook, and who asks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from treve.casebook.book import Casebook, Connection, Writing
    from treve.casebook.visible import Viewer

CaseArgument = Annotated[str, typer.Argument(help="Id of a case.", metavar="CASE")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]
CasebookOption = Annotated[
    str,
    typer.Option(
        "--casebook",
        envvar="TREVE_CASEBOOK",
        help="Path, or postgresql://USER@HOST/NAME.",
        metavar="URL",
        show_default=False,
    ),
]
AsOption = Annotated[
    str, typer.Option("--as", envvar="TREVE_ACCOUNT", help="Name of your account.", metavar="NAME", show_default=False)
]
LogKeyOption = Annotated[
    Path | None, typer.Option("--log-key", help="File of the log's key; default: beside the casebook.", metavar="FILE")
]
PasswordOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file", help="File with the password; default: TREVE_PASSWORD, or asked for.", metavar="FILE"
    ),
]


@contextmanager
def opened(
    url: str, log_key: Path | None = None, with_key: bool = False, sealing_key: Path | None = None
) -> Iterator[Casebook]:
    """An open casebook, closed at the end."""
    from treve.casebook import book as books

    book = books.open_book(url, log_key, with_key, sealing_key)
    try:
        yield book
    finally:
        book.close()


@contextmanager
def writing_as(url: str, name: str, password_file: Path | None) -> Iterator[tuple[Writing, Viewer]]:
    """A transaction that writes in somebody's name; there whole at the end, or not at all."""
    with opened(url) as book:
        viewer = signed_in(book, name, password_file)
        with book.write() as writing:
            yield writing, viewer


@contextmanager
def reading_as(url: str, name: str, password_file: Path | None) -> Iterator[tuple[Connection, Viewer]]:
    """A transaction that reads what somebody may see."""
    with opened(url) as book:
        viewer = signed_in(book, name, password_file)
        with book.read() as connection:
            yield connection, viewer


def signed_in(book: Casebook, name: str, password_file: Path | None) -> Viewer:
    """Who asks, by name, password and, where the account has a second factor, code. Raises Refused."""
    from treve.casebook import people

    password = read_password(password_file, "Password")
    seconds = int(time.time())
    token = people.sign_in(book, name, password, os.environ.get("TREVE_CODE"), seconds)
    with book.write() as writing:
        viewer = people.in_session(writing.connection, token, seconds)
        people.end_session(writing, token)
    return viewer


def read_password(password_file: Path | None, asked: str) -> str:
    """A password from a file, from TREVE_PASSWORD, or asked for; never from the command line, which others can see."""
    from treve.errors import BadFile

    if password_file is not None:
        if not password_file.is_file():
            raise BadFile(str(password_file), "no such file", "a file with the password")
        return password_file.read_text(encoding="utf-8").removesuffix("\n")
    if "TREVE_PASSWORD" in os.environ:
        return os.environ["TREVE_PASSWORD"]
    return str(typer.prompt(asked, hide_input=True, err=True))
