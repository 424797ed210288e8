"""`treve demo`: a filled casebook to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_EXAMPLE = Path(__file__).parents[3] / "examples" / "syria-2016" / "reports.csv"


def demo(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to make; must not hold a casebook.", metavar="DIR")],
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Leave the folder and start no server.")] = False,
    port: Annotated[int, typer.Option("--port", "-p", help="Port of the server.", min=0, max=65535)] = 8001,
    reports: Annotated[
        Path, typer.Option(help="reports.csv of the Syrian example.", metavar="FILE", show_default=False)
    ] = _EXAMPLE,
) -> None:
    """Fill a casebook from the Syrian example and serve it: two centres, two parties, a commission; every decision is made up."""
    import os

    from treve import log_folder, refresh
    from treve.casebook import demonstration, log, people
    from treve.commands import serve
    from treve.pipeline import Order
    from treve.serve.options import ServeOptions
    from treve.settings import Settings

    out.mkdir(parents=True, exist_ok=True)
    book, filled = demonstration.fill(str(out / "casebook.db"), reports)
    try:
        assert book.key is not None
        with book.read() as connection:
            head = people.viewer(connection, people.account_named(connection, "head"))
            log_folder.write(log.exported(connection, head, book.key.public), out / "log")
        lines = "".join(f"{name},{password}\n" for name, password in filled.passwords.items())
        with os.fdopen(os.open(out / "passwords.csv", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write("account,password\n" + lines)
        trusted = "".join(f"{key.public.text()}\n" for key in (book.key, *filled.keys))
        (out / "keys").write_text(trusted, encoding="utf-8")
        typer.echo(
            f"Casebook: {out / 'casebook.db'}: {filled.reports} reports, {filled.cases} cases, {filled.entries} entries"
        )
        typer.echo(f"Accounts: {out / 'passwords.csv'}")
        typer.echo(f"Log:      {out / 'log'}: treve ledger verify {out / 'log'} --key {out / 'keys'}")
        order = Order(("syr-2016-12-30",), (), out / "runs", settings=Settings(zones=(("table", "Asia/Damascus"),)))
        made = refresh.for_audiences(book, order).made
        typer.echo(f"Runs:     {out / 'runs'}: {len(made)}, one for each audience")
        if not no_serve:
            serve.run(book, ServeOptions(runs=out / "runs"), "127.0.0.1", port)
    finally:
        book.close()
