"""`treve demo`: the desk on a filled casebook, to look around in."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.catalogue import say
from treve.own_process import surroundings

if TYPE_CHECKING:
    from treve.casebook.book import Casebook
    from treve.casebook.demonstration import Filled

_EXAMPLE = Path(__file__).parents[3] / "examples" / "syria-2016" / "reports.csv"
_MADE = ("casebook.db*", "runs", "log", "passwords.csv", "keys")
"""What the folder holds when all is made; what is stopped before leaves none of it."""
_ZONE = "Asia/Damascus"
_AGREEMENT = "syr-2016-12-30"
# `treve`, which does not outlive the desk, however that ends.
_ENDS_WITH_THE_DESK = (
    "import runpy; from treve.own_process import end_with_starter; end_with_starter(); "
    "runpy.run_module('treve', run_name='__main__', alter_sys=True)"
)


def demo(
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Folder to make; must not hold a casebook.", metavar="DIR")
    ] = Path("treve-demo"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Leave the folder and start no server.")] = False,
    port: Annotated[int, typer.Option("--port", "-p", help="Port of the server.", min=0, max=65535)] = 8001,
    exercise: Annotated[
        bool, typer.Option("--exercise", help="As an exercise: every page and every file says that nothing is real.")
    ] = False,
    reports: Annotated[
        Path, typer.Option(help="reports.csv of the Syrian example.", metavar="FILE", show_default=False)
    ] = _EXAMPLE,
) -> None:
    """Open the desk on the Syrian example: two centres, two parties, a commission; every decision in it is made up."""
    from treve.casebook import demonstration
    from treve.commands import serve
    from treve.serve.options import ServeOptions
    from treve.store.begun import whole_folder

    with whole_folder(out, *_MADE):
        book, filled = demonstration.fill(str(out / "casebook.db"), reports, exercise)
        try:
            runs, published = _told(book, filled, out)
            entries = _left(book, filled, out)
        except BaseException:
            book.close()
            raise
    try:
        typer.echo(
            f"Casebook: {out / 'casebook.db'}: {filled.reports} reports, {filled.cases} cases, "
            f"{published} bulletins, {entries} entries"
        )
        typer.echo(f"Log:      {out / 'log'}: treve ledger verify {out / 'log'} --key {out / 'keys'}")
        typer.echo(f"Runs:     {out / 'runs'}: {runs}, one for each readership")
        typer.echo(f"Accounts: {out / 'passwords.csv'}\n")
        for line in _accounts(filled.passwords):
            typer.echo(line)
        if not no_serve:
            with _worker(out, filled.passwords["head"]):
                serve.run(book, ServeOptions(runs=out / "runs", zone=_ZONE), "127.0.0.1", port)
    finally:
        book.close()


def _told(book: Casebook, filled: Filled, out: Path) -> tuple[int, int]:
    """The runs, the analysis of that of everything, and the bulletins; how many runs, and how many bulletins were published."""
    from treve import refresh
    from treve.casebook import demonstration, demonstration_bulletins
    from treve.pipeline import Order
    from treve.refresh.analyst import Analyst
    from treve.settings import Settings

    order = Order((_AGREEMENT,), (), out / "runs", settings=Settings(zones=(("table", _ZONE),)))
    made = refresh.for_readerships(book, order, everybody=True).made
    everything = order.out / "all"
    for _ in Analyst().finish([everything]):
        pass
    published = demonstration_bulletins.publish(book, everything, _ZONE)
    demonstration.vouch(book, filled.keys, demonstration_bulletins.VOUCHED)
    return len(made), published


@contextmanager
def _worker(out: Path, password: str) -> Iterator[None]:
    """A worker while the desk is open: it makes runs again after changes, and analyses those of the others."""
    words = ["casebook", "work", "--casebook", str(out / "casebook.db"), "--as", "head", "--out", str(out / "runs")]
    words += ["--agreement", _AGREEMENT, "--zone", f"table={_ZONE}", "--readerships", "--everybody"]
    with (out / "worker.log").open("ab") as said:
        worker = subprocess.Popen(
            [sys.executable, "-c", _ENDS_WITH_THE_DESK, *words],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
            env=surroundings() | {"TREVE_PASSWORD": password},
        )
        try:
            yield
        finally:
            worker.terminate()
            worker.communicate()


def _left(book: Casebook, filled: Filled, out: Path) -> int:
    """The log, the passwords and the keys, in the folder; how many entries the log has."""
    import os

    from treve import log_folder
    from treve.casebook import book as books
    from treve.casebook import log, people

    assert book.key is not None
    with book.read() as connection:
        head = people.viewer(connection, people.account_named(connection, "head"))
        log_folder.write(log.exported(connection, head, book.key.public), out / "log")
        entries = books.size(connection)
    with os.fdopen(os.open(out / "passwords.csv", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        csv.writer(file, lineterminator="\n").writerows([("account", "password"), *filled.passwords.items()])
    trusted = "".join(f"{key.public.text()}\n" for key in (book.key, *filled.keys))
    (out / "keys").write_text(trusted, encoding="utf-8")
    return entries


def _accounts(passwords: dict[str, str]) -> list[str]:
    """Account, role and password, a line each."""
    from treve.casebook.demonstration import ACCOUNTS

    roles = {name: f"{role.value.replace('_', ' ')} ({compartment})" for name, (role, compartment) in ACCOUNTS.items()}
    rows = [(say("Account"), say("Role"), say("Password"))]
    rows += [(name, roles.get(name, "owner (mission)"), password) for name, password in passwords.items()]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"{row[0]:{wide[0]}}  {row[1]:{wide[1]}}  {row[2]}" for row in rows]
