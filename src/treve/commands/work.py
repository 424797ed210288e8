"""`treve casebook work`: the worker that keeps a run up to date with a casebook."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import LanguageOption, bad_option, spoken
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, signed_in


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
    language: LanguageOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Make a run from a casebook, and make it again after every change; killed at any moment, the next one catches up."""
    from treve import refresh
    from treve.pipeline import Order
    from treve.settings import Settings

    order = Order(
        tuple(agreement),
        tuple((name, Path(path)) for name, path in _pairs("source", source)),
        out,
        settings=Settings(zones=_pairs("zone", zone), countries=_pairs("country", country)),
        language=spoken(language),
    )
    with opened(casebook) as book:
        account_id = signed_in(book, as_, password_file).account_id
        while True:
            made = refresh.after_changes(book, account_id, order)
            if made is not None:
                typer.echo(words.refreshed(str(made.folder), made.taken, made.messages))
            if once:
                return
            time.sleep(every)


def _pairs(option: str, texts: list[str] | None) -> tuple[tuple[str, str], ...]:
    found = []
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise bad_option(option, text, "NAME=VALUE")
        found.append((name, value))
    return tuple(found)
