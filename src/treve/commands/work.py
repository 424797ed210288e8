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
    of_readerships: Annotated[
        bool,
        typer.Option(
            "--readerships",
            help="One run for each readership, in a folder of its own below DIR: for `treve serve --runs DIR`.",
        ),
    ] = False,
    everybody: Annotated[
        bool,
        typer.Option(
            "--everybody",
            help="With --readerships: for accounts too to which nobody is signed in, of what they filed or were given alone.",
        ),
    ] = False,
    no_analysis: Annotated[
        bool, typer.Option("--no-analysis", help="With --readerships: make the runs and leave them without analysis.")
    ] = False,
    language: LanguageOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Make a run from a casebook, and make it again after every change; killed at any moment, the next one catches up."""
    from treve.casebook.worker_lock import only_worker
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
        with only_worker(book) as still, sole_worker(out):
            worker = _ForReaderships(book, account_id, order, everybody, no_analysis) if of_readerships else None
            try:
                while True:
                    still()
                    if worker is not None:
                        worker.look(once)
                    else:
                        _look(book, account_id, order)
                    if once:
                        return
                    time.sleep(every)
            finally:
                if worker is not None:
                    worker.close()


def _look(book: Casebook, account_id: str, order: Order) -> None:
    from treve import refresh

    made = refresh.after_changes(book, account_id, order)
    if made is not None:
        typer.echo(words.refreshed(str(made.folder), made.taken, made.messages))


class _ForReaderships:
    """Makes the runs of all readerships, and has them analysed between two looks."""

    def __init__(self, book: Casebook, account_id: str, order: Order, everybody: bool, no_analysis: bool) -> None:
        from treve.refresh.analyst import Analyst

        self._book, self._account_id, self._order, self._everybody = book, account_id, order, everybody
        self._analyst = None if no_analysis else Analyst(order.language)

    def look(self, once: bool) -> None:
        """Make what differs, and begin an analysis or take one up; once: all of them, to the end."""
        from treve import refresh
        from treve.refresh import analyst

        refresh.must_read_everything(self._book, self._account_id)
        done = refresh.for_readerships(self._book, self._order, everybody=self._everybody)
        for folder in done.removed:
            typer.echo(words.no_readership(str(folder)))
        for one in done.made:
            typer.echo(words.refreshed(str(one.folder), one.taken, one.messages))
        if once and done.held:
            from treve.store.folder_lock import Held

            raise Held(f"{done.held[0]}: another worker is at it; ask again when it has ended")
        if self._analyst is None:
            return
        folders = analyst.wanted(self._order.out)
        for ended in self._analyst.finish(folders) if once else [self._analyst.look(folders)]:
            if ended is not None:
                typer.echo(words.analysed(str(ended.folder), ended.is_well, ended.is_newest), err=not ended.is_well)

    def close(self) -> None:
        """End an analysis that is being made."""
        if self._analyst is not None:
            self._analyst.close()


def _pairs(option: str, texts: list[str] | None) -> tuple[tuple[str, str], ...]:
    found = []
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise bad_option(option, text, "NAME=VALUE")
        found.append((name, value))
    return tuple(found)
