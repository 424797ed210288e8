"""`treve casebook work`: the worker that keeps a run up to date with a casebook."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import LanguageOption, bad_option, spoken
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, signed_in

if TYPE_CHECKING:
    from treve.casebook.book import Casebook
    from treve.pipeline import Order


def work_command(
    casebook: CasebookOption,
    as_: AsOption,
    agreement: Annotated[
        list[str], typer.Option("--agreement", "-a", help="Id of the library, or agreement file. Repeat for several.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder of the run.", metavar="DIR")],
    source: Annotated[
        list[str] | None, typer.Option("--source", "-s", help="Further source, NAME=FILE; repeatable.")
    ] = None,
    zone: Annotated[
        list[str] | None, typer.Option(help="SOURCE=ZONE: IANA zone of a source's days; the casebook's is `table`.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="SOURCE=CC: country of a source's places; the casebook's is `table`.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Catch up and end.")] = False,
    every: Annotated[float, typer.Option(help="Seconds between two looks.", min=0.1)] = 5.0,
    audiences: Annotated[
        bool,
        typer.Option(
            "--audiences",
            help="One run for each audience, in a folder of its own below DIR: for `treve serve --runs DIR`.",
        ),
    ] = False,
    language: LanguageOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Make a run from a casebook, and make it again after every change; killed at any moment, the next one catches up."""
    from treve.pipeline import Order
    from treve.settings import Settings
    from treve.store.folder_lock import sole_worker

    order = Order(
        tuple(agreement),
        tuple((name, Path(path)) for name, path in _pairs("source", source)),
        out,
        settings=Settings(zones=_pairs("zone", zone), countries=_pairs("country", country)),
        language=spoken(language),
    )
    with opened(casebook) as book:
        account_id = signed_in(book, as_, password_file).account_id
        with sole_worker(out):
            while True:
                _look(book, account_id, order, audiences)
                if once:
                    return
                time.sleep(every)


def _look(book: Casebook, account_id: str, order: Order, audiences: bool) -> None:
    from treve import refresh

    if not audiences:
        made = refresh.after_changes(book, account_id, order)
        found = [] if made is None else [made]
    else:
        refresh.must_read_everything(book, account_id)
        done = refresh.for_audiences(book, order)
        found = list(done.made)
        for folder in done.removed:
            typer.echo(words.no_audience(str(folder)))
    for one in found:
        typer.echo(words.refreshed(str(one.folder), one.taken, one.messages))


def _pairs(option: str, texts: list[str] | None) -> tuple[tuple[str, str], ...]:
    found = []
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise bad_option(option, text, "NAME=VALUE")
        found.append((name, value))
    return tuple(found)
