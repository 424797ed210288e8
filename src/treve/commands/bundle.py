"""`treve casebook bundle`: exchange with other installations, by stick or by mail."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.catalogue import counted, say
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.seal import SealingKeyOption
from treve.commands.sign_in import AsOption, CasebookOption, LogKeyOption, PasswordOption, opened, signed_in

if TYPE_CHECKING:
    from treve.casebook.bundle_parts import Missing
    from treve.casebook.exchange import Taken

app = typer.Typer(help="Exchange with other installations, by stick or by mail.", no_args_is_help=True)


@app.command("introduce")
def introduce_command(
    casebook: CasebookOption,
    out: Annotated[Path, typer.Option("--out", help="File to hand to the others; must not exist.", metavar="FILE")],
    log_key: LogKeyOption = None,
) -> None:
    """Write down which keys are this installation's, signed; the others keep it with `peer`."""
    from treve.casebook import peers
    from treve.errors import BadFile

    if out.exists():
        raise BadFile(str(out), "exists", "a path where nothing is yet")
    with opened(casebook, log_key, with_key=True) as book, book.read() as connection:
        assert book.key is not None
        out.write_bytes(peers.introduce(connection, book.key))
        typer.echo(say("Read this to them, so that they can compare it: {key}", key=book.key.public.text()))


@app.command("peer")
def peer_command(
    file: Annotated[Path, typer.Argument(help="Introduction of the other installation.", metavar="FILE")],
    casebook: CasebookOption,
    as_: AsOption,
    account: Annotated[str, typer.Option(help="Account that its reports are filed under here.", metavar="NAME")],
    compartment: Annotated[list[str], typer.Option("--compartment", help="Compartment to exchange; repeatable.")],
    password_file: PasswordOption = None,
) -> None:
    """Exchange with another installation from now on. Compare its key with what its people say."""
    from treve.casebook import peers, people
    from treve.errors import BadFile

    if not file.is_file():
        raise BadFile(str(file), "no such file", "an introduction")
    said = peers.read(file.read_bytes(), str(file))
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            account_id = people.account_named(writing.connection, account)
            peers.add(writing, viewer, said, account_id, frozenset(compartment))
    typer.echo(say("{origin}: exchanged with. Its key: {key}", origin=said.origin, key=said.log_key.text()))


@app.command("out")
def out_command(
    casebook: CasebookOption,
    as_: AsOption,
    to: Annotated[str, typer.Option("--to", help="Name of the other installation's log.", metavar="NAME")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the parts.", metavar="DIR")],
    part_bytes: Annotated[
        int, typer.Option(help="Size of a part, such as what a mail can carry.", metavar="BYTES")
    ] = 5_000_000,
    true_time: Annotated[
        str | None, typer.Option(help="The time now by a clock that is right, ISO with its zone.", metavar="TIME")
    ] = None,
    log_key: LogKeyOption = None,
    sealing_key: SealingKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Write what another installation does not have yet, signed, sealed for it and cut into parts."""
    from treve.casebook import bundle_parts, exchange

    right = _moment(true_time) if true_time is not None else None
    with (
        opened(casebook, log_key, with_key=True, sealing_key=sealing_key) as book,
        tempfile.TemporaryDirectory() as folder,
    ):
        viewer = signed_in(book, as_, password_file)
        sent = exchange.out(book, viewer, to, Path(folder) / "bundle", true_time=right)
        parts = bundle_parts.split(sent.path, out, part_bytes)
    typer.echo(counted("{number} item", "{number} items", sent.items))
    for part in parts:
        typer.echo(str(part))


@app.command("in")
def in_command(
    paths: Annotated[list[Path], typer.Argument(help="Parts, or folders with parts, in any order.", metavar="PATH...")],
    casebook: CasebookOption,
    as_: AsOption,
    log_key: LogKeyOption = None,
    sealing_key: SealingKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Take bundles in. Code 3 where parts are missing or broken, or items were refused: what is whole is taken all the same."""
    from treve.casebook import bundle_parts, exchange, exchange_conflicts
    from treve.casebook.roles import Deed
    from treve.errors import BadFile, BadValue, NotFound

    whole_so_far = True
    with (
        opened(casebook, log_key, with_key=True, sealing_key=sealing_key) as book,
        tempfile.TemporaryDirectory() as folder,
    ):
        viewer = signed_in(book, as_, password_file)
        viewer.must(Deed.MANAGE)
        whole, missing, broken = bundle_parts.join(bundle_parts.parts_in(paths), Path(folder))
        for path in whole:
            try:
                taken = exchange.take_in(book, viewer, path)
            except (BadFile, BadValue, NotFound) as problem:
                # One bundle that cannot be taken keeps no other from coming in.
                broken.append(str(problem))
                continue
            for line in told(taken):
                typer.echo(line)
            whole_so_far = whole_so_far and not taken.refused
        for one in missing:
            typer.echo(_missing(one), err=True)
        for sentence in broken:
            typer.echo(sentence, err=True)
        with book.read() as connection:
            assert book.key is not None
            count = exchange_conflicts.count(connection, book.key.name)
    if count:
        typer.echo(counted("{number} conflict", "{number} conflicts", count), err=True)
    if missing or broken or not whole_so_far:
        raise typer.Exit(3)


@app.command("conflicts")
def conflicts_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """What was said at two installations that did not know of each other. A change made after both ends a conflict."""
    from treve.casebook import exchange_conflicts

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        origin = book.origin
        with book.read() as connection:
            found = exchange_conflicts.shown(connection, viewer, origin)
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(f"{one.report_id}  {one.about}")
        for version in one.versions:
            typer.echo("  " + as_json_text(version).replace("\n", " "))
    typer.echo(counted("{number} conflict", "{number} conflicts", len(found)), err=True)


def told(taken: Taken) -> list[str]:
    """What came of a bundle, in a few lines."""
    numbers = {"new": taken.new, "known": taken.known, "waiting": taken.waiting}
    lines = [
        say("{origin}: {new} new, {known} known before, {waiting} waiting for others", origin=taken.origin, **numbers)
    ]
    for why, count in sorted(taken.refused.items()):
        lines.append(counted("{number} item refused: {why}", "{number} items refused: {why}", count, why=why))
    for report in taken.erased_there:
        lines.append(say("{report}: erased there; erase it here too if its person asks for it", report=report))
    if taken.clock_error_seconds is not None:
        lines.append(
            say("Its clock was off by {seconds} seconds, as its people measured", seconds=taken.clock_error_seconds)
        )
    if taken.ahead_seconds:
        lines.append(say("Its clock is ahead of this one by at least {seconds} seconds", seconds=taken.ahead_seconds))
    return lines


def _missing(one: Missing) -> str:
    numbers = ", ".join(str(number) for number in one.missing)
    return say(
        "Bundle {bundle}: parts {numbers} of {of} are missing", bundle=one.bundle[:12], numbers=numbers, of=str(one.of)
    )


def _moment(text: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise bad_option("true-time", text, "a time such as 2017-01-05T14:30:00+02:00")
    return found
