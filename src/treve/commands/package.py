"""`treve casebook backup`, `restore`, `handover`, `evacuate` and `package-key`: a casebook in one encrypted file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.catalogue import say
from treve.commands.answers import JsonOption, as_json_text
from treve.commands.sign_in import (
    AsOption,
    CasebookOption,
    LogKeyOption,
    PasswordOption,
    opened,
    read_password,
    signed_in,
)

if TYPE_CHECKING:
    from treve.casebook.backup import Found
    from treve.casebook.envelope import Opener, Recipients

OutOption = Annotated[Path, typer.Option("--out", help="File to write; must not exist.", metavar="FILE")]
RecipientOption = Annotated[
    list[Path] | None,
    typer.Option("--recipient", help="File of a recipient's public key, repeatable: `package-key`.", metavar="FILE"),
]
PassphraseOption = Annotated[
    Path | None, typer.Option("--passphrase-file", help="File with a passphrase that opens it.", metavar="FILE")
]
WithoutOption = Annotated[
    bool, typer.Option("--without-sealing-keys", help="What is sealed stays closed to who restores it.")
]


def key_command(
    out: Annotated[Path, typer.Option("--out", help="File for the secret key; must not exist.", metavar="FILE")],
) -> None:
    """Make the key with which you will open packages; prints its public half, to hand to who makes them."""
    from treve.casebook import key_ring, sealing
    from treve.casebook.sealing import Purpose
    from treve.errors import BadFile

    key = sealing.new_key(Purpose.PACKAGE)
    try:
        key_ring.write_secret(out, key_ring.lines([key]))
    except FileExistsError:
        raise BadFile(str(out), "exists", "a file that does not exist yet, so that no key is lost") from None
    typer.echo(key.public.text())


def backup_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: OutOption,
    recipient: RecipientOption = None,
    passphrase_file: PassphraseOption = None,
    without_sealing_keys: WithoutOption = False,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Write everything, keys included, to an encrypted file, while the casebook is in use; the file is read back."""
    _make(
        "backup",
        casebook,
        as_,
        out,
        recipients(recipient, passphrase_file),
        without_sealing_keys,
        log_key,
        password_file,
    )


def handover_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: OutOption,
    recipient: RecipientOption = None,
    passphrase_file: PassphraseOption = None,
    without_sealing_keys: WithoutOption = False,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """As backup, for another house: no password, second factor or token goes along, and every account is shut."""
    _make(
        "handover",
        casebook,
        as_,
        out,
        recipients(recipient, passphrase_file),
        without_sealing_keys,
        log_key,
        password_file,
    )


def restore_command(
    file: Annotated[Path, typer.Argument(help="Backup or handover.", metavar="FILE")],
    casebook: CasebookOption,
    key: Annotated[Path | None, typer.Option("--key", help="File of your secret key.", metavar="FILE")] = None,
    passphrase_file: PassphraseOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check all of it; write nothing.")] = False,
    owner: Annotated[str | None, typer.Option(help="Name of a new owner; needed after a handover.")] = None,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
    application_role: Annotated[
        str | None, typer.Option(help="PostgreSQL role of the application: it gets its rights.", metavar="ROLE")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a casebook from a package, on either database, after all of it was checked: log, contents, files, checkpoints."""
    from treve.casebook import backup

    opener = _opener(key, passphrase_file)
    if dry_run:
        found = backup.check(file, opener)
    else:
        new = (owner, read_password(password_file, "Password of the new owner")) if owner else None
        found = backup.restore(file, opener, casebook, log_key, new, application_role)
    typer.echo(as_json_text(found) if as_json else told(found))


def evacuate_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: Annotated[Path, typer.Option("--out", help="File for the copy.", metavar="FILE")],
    recipient: RecipientOption = None,
    passphrase_file: PassphraseOption = None,
    remove_casebook: Annotated[
        bool, typer.Option("--remove-casebook", help="Remove an SQLite casebook's files as well.")
    ] = False,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Encrypted copy out, everybody signed out, keys destroyed here. Cut off, it goes on when asked again."""
    from treve.casebook import book as books
    from treve.casebook import evacuation, key_ring

    path = books.key_path(casebook, log_key)
    for_whom = recipients(recipient, passphrase_file)
    with opened(casebook, log_key, with_key=path.is_file(), sealing_key=key_ring.beside(path)) as book:
        with book.read() as connection:
            begun = evacuation.begun(connection, out)
        viewer = None if begun else signed_in(book, as_, password_file)
        done = evacuation.evacuate(book, viewer, out, for_whom, (path, key_ring.beside(path)), remove_casebook)
    typer.echo(say("{path}: the copy, read back; SHA-256 {sha256}", path=str(out), sha256=done.sha256))
    for key in done.destroyed:
        typer.echo(say("{path}: destroyed", path=str(key)))
    if not remove_casebook:
        typer.echo(say("The database is still here. It holds in the open what may be shared."))


def recipients(files: list[Path] | None, passphrase_file: Path | None) -> Recipients:
    """Whom a package is for, from files. Raises BadFile for one that is missing, BadValue for what is no key."""
    from treve.casebook.envelope import Recipients
    from treve.casebook.sealing import read_public

    keys = [read_public(_text(path), str(path)) for path in files or ()]
    return Recipients(keys, _text(passphrase_file) if passphrase_file is not None else None)


def told(found: Found) -> str:
    """What was found in a package, in a few lines."""
    lines = [
        say("{kind} of {origin}: {size} entries, {contents} contents, {erased} erased", **_named(found)),
        say("The log, {checkpoints} checkpoints and {sealed} sealed parts were checked", **_named(found)),
        say("Compare the log's key with the one you know: {key}", key=found.log_key),
    ]
    if not found.sealed:
        lines.append(say("No sealed part was opened: there is none, or no sealing key came along"))
    return "\n".join(lines)


def _named(found: Found) -> dict[str, object]:
    kinds = {"backup": say("Backup"), "handover": say("Handover")}
    return {
        "kind": kinds[found.kind],
        "origin": found.origin,
        "size": found.size,
        "contents": found.contents,
        "erased": found.erased,
        "checkpoints": found.checkpoints,
        "sealed": found.sealed,
    }


def _make(
    kind: str,
    casebook: str,
    as_: str,
    out: Path,
    for_whom: Recipients,
    without: bool,
    log_key: Path | None,
    password_file: Path | None,
) -> None:
    from treve.casebook import backup

    with opened(casebook, log_key, with_key=True) as book:
        viewer = signed_in(book, as_, password_file)
        done = backup.make(book, viewer, out, for_whom, kind, with_sealing_keys=not without)
    typer.echo(
        say("{path}: {size} entries, read back; SHA-256 {sha256}", path=str(out), size=done.size, sha256=done.sha256)
    )


def _opener(key: Path | None, passphrase_file: Path | None) -> Opener:
    from treve.casebook.envelope import Opener
    from treve.casebook.key_ring import KeyRing

    keys = KeyRing(key).keys() if key is not None else {}
    return Opener(keys, _text(passphrase_file) if passphrase_file is not None else None)


def _text(path: Path) -> str:
    from treve.errors import BadFile

    if not path.is_file():
        raise BadFile(str(path), "no such file", "a file")
    return path.read_text(encoding="utf-8").strip()
