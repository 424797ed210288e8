"""`treve casebook mail`: letters by e-mail that say only that there is something."""

from __future__ import annotations

import datetime as dt
import os
import time
from typing import Annotated

import typer

from treve.catalogue import say
from treve.commands.answers import bad_option
from treve.commands.sign_in import CasebookOption, opened

_ALONE = ("127.0.0.1", "::1", "localhost")


def mail_command(
    casebook: CasebookOption,
    smtp: Annotated[str, typer.Option(help="Mail server, HOST:PORT.", metavar="HOST:PORT")],
    sender: Annotated[str, typer.Option("--from", help="Address that letters come from.", metavar="ADDRESS")],
    link: Annotated[str, typer.Option(help="Address of the desk, told in every letter.", metavar="URL")],
    user: Annotated[
        str | None,
        typer.Option(help="Name at the mail server; its password is in TREVE_SMTP_PASSWORD.", metavar="NAME"),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Send what there is, and end.")] = False,
    every: Annotated[float, typer.Option(help="Seconds between two looks.", min=1)] = 60.0,
) -> None:
    """Tell people who gave an address that something is due or published: no content, only a link. Killed, none goes twice."""
    from treve.casebook import exercise, mailing, post_office
    from treve.casebook.post_office import Server

    host, _, port = smtp.rpartition(":")
    if not host or not port.isdecimal():
        raise bad_option("smtp", smtp, "HOST:PORT")
    secure = host not in _ALONE
    server = Server(host, int(port), sender, link, secure, user, os.environ.get("TREVE_SMTP_PASSWORD"))

    def now() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    with opened(casebook) as book:
        if exercise.named(book.origin):
            server = Server(host, int(port), sender, link, secure, user, server.password, exercise=True)
        while True:
            with book.write() as writing:
                written = mailing.write_letters(writing)
            done = mailing.deliver(book, post_office.sender(server, now), now)
            if written or done:
                states = ", ".join(f"{state} {number}" for state, number in sorted(done.items())) or "–"
                typer.echo(say("{number} new letters; {states}", number=written, states=states))
            if once:
                return
            time.sleep(every)
