"""`treve ledger`: the log that parties who distrust each other can each verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, as_json_text
from treve.commands.sign_in import AsOption, CasebookOption, LogKeyOption, PasswordOption, opened, signed_in
from treve.store.whole_file import write_whole

app = typer.Typer(help="The log: check it, sign it, compare what others were shown.", no_args_is_help=True)

KeyOption = Annotated[Path | None, typer.Option("--key", help="File of public keys you trust.", metavar="FILE")]


@app.command("verify")
def verify_command(
    folder: Annotated[Path, typer.Argument(help="Folder of an exported log.", metavar="DIR")],
    key: KeyOption = None,
    checkpoint: Annotated[
        Path | None, typer.Option("--checkpoint", help="Earlier checkpoint that you hold.", metavar="FILE")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check an exported log offline; code 3 where anything is wrong."""
    from treve import log_folder
    from treve.bulletin import log_words

    found = log_folder.check(folder, key, checkpoint)
    typer.echo(as_json_text(found) if as_json else log_words.told(found))
    if not found.sound:
        raise typer.Exit(3)


@app.command("export")
def export_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: Annotated[Path, typer.Option("--out", help="Folder for the export.", metavar="DIR")],
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Sign a checkpoint and export the log: every leaf, and of the contents those that you may see."""
    from treve import log_folder
    from treve.casebook import log
    from treve.casebook.roles import Deed

    with opened(casebook, log_key, with_key=True) as book:
        viewer = signed_in(book, as_, password_file)
        viewer.must(Deed.EXPORT_LOG)
        assert book.key is not None
        with book.write() as writing:
            log.sign(writing, book.key)
        with book.read() as connection:
            log_folder.write(log.exported(connection, viewer, book.key.public), out)
    typer.echo(f"{out}: check it with `treve ledger verify {out}`")


@app.command("key")
def key_command(
    name: Annotated[str, typer.Argument(help="Name of the key, such as example.org/party-a.")],
    out: Annotated[Path, typer.Option("--out", help="File for the secret key; must not exist.", metavar="FILE")],
) -> None:
    """Make a key pair: the secret key goes to a file only its owner can read, the public key is printed."""
    import os
    import secrets

    from treve.errors import BadFile
    from treve.ledger.note import SecretKey, check_name

    key = SecretKey(check_name(name, "treve ledger key"), secrets.token_bytes(32))
    try:
        opened = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadFile(str(out), "exists", "a file that does not exist yet, so that no key is lost") from None
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(key.text() + "\n")
    typer.echo(key.public.text())


@app.command("countersign")
def countersign_command(
    checkpoint: Annotated[Path, typer.Argument(help="Checkpoint to sign.", metavar="FILE")],
    key: Annotated[Path, typer.Option("--key", help="File of your secret key.", metavar="FILE")],
    out: Annotated[Path, typer.Option("--out", help="File for the countersigned checkpoint.", metavar="FILE")],
) -> None:
    """Sign a checkpoint with one's own key. Verify the log first: a countersignature says that one saw this history."""
    from treve.ledger import checkpoint as checkpoints
    from treve.ledger.note import read_secret_key

    secret = read_secret_key(_read(key).decode("utf-8", "replace").removesuffix("\n"), str(key))
    write_whole(out, checkpoints.countersigned(_read(checkpoint), secret, str(checkpoint)))
    typer.echo(f"{out}: signed by {secret.name}")


@app.command("compare")
def compare_command(
    one: Annotated[Path, typer.Argument(help="A checkpoint.", metavar="FILE")],
    other: Annotated[Path, typer.Argument(help="Another's checkpoint of the same log.", metavar="FILE")],
    key: Annotated[Path, typer.Option("--key", help="Public key of the log.", metavar="FILE")],
    log: Annotated[
        Path | None, typer.Option("--log", help="Exported log, to compare different sizes.", metavar="DIR")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Do two checkpoints belong to one history? Code 3 where they show a split view or nothing can be shown."""
    from treve import log_folder
    from treve.bulletin.log_words import COMPARISONS
    from treve.ledger.checkpoint import Comparison

    said, sizes = log_folder.compare(one, other, key, log)
    told = COMPARISONS[said].format(small=min(sizes), large=max(sizes))
    typer.echo(as_json_text({"comparison": said, "sizes": sizes, "told": told}) if as_json else told)
    if said in (Comparison.SPLIT, Comparison.UNPROVEN):
        raise typer.Exit(3)


@app.command("receipt")
def receipt_command(
    receipt: Annotated[Path, typer.Argument(help="A receipt of the log.", metavar="FILE")],
    log: Annotated[Path, typer.Option("--log", help="Exported log.", metavar="DIR")],
    key: Annotated[Path, typer.Option("--key", help="Public key of the log.", metavar="FILE")],
    as_json: JsonOption = False,
) -> None:
    """Is what a receipt promises in the log? Code 3 where it was left out."""
    from treve import log_folder
    from treve.bulletin.log_words import receipt_told

    found = log_folder.look_up(receipt, log, key)
    typer.echo(as_json_text(found) if as_json else receipt_told(found))
    if not found.kept:
        raise typer.Exit(3)


def _read(path: Path) -> bytes:
    from treve.errors import BadFile

    if not path.is_file():
        raise BadFile(str(path), "no such file", "a file")
    return path.read_bytes()
