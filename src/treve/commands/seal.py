"""`treve casebook unseal`, `grant-seal`, `rotate-seal` and `migrate`, and `treve user sealing-key`: sealed parts and their keys."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.catalogue import counted, say
from treve.commands.answers import as_json_text
from treve.commands.sign_in import AsOption, CasebookOption, LogKeyOption, PasswordOption, opened, signed_in

ReportArgument = Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")]
SealingKeyOption = Annotated[
    Path | None,
    typer.Option(
        "--sealing-key",
        help="File of sealing keys; default: TREVE_SEALING_KEY, TREVE_SEALING_KEY_FILE, or beside the casebook.",
        metavar="FILE",
    ),
]


def unseal_command(
    report: ReportArgument,
    casebook: CasebookOption,
    as_: AsOption,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is logged with your account.")],
    sealing_key: SealingKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Open the sealed part of a report, as JSON: the words, who reports, the names of files. Every opening is logged."""
    from treve.casebook import intake, sealed_files

    with opened(casebook, None, sealing_key=sealing_key) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            parts = intake.open_sealed(writing, viewer, report, reason)
            names = sealed_files.names(writing, report)
    typer.echo(as_json_text({"report": report, "parts": parts, "file_names": names}))


def grant_command(
    report: ReportArgument,
    name: Annotated[str, typer.Argument(help="Name of the account.", metavar="NAME")],
    casebook: CasebookOption,
    as_: AsOption,
    sealing_key: SealingKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Let somebody whose role allows it open the sealed part of one report with their own key."""
    from treve.casebook import people, seal_grants

    with opened(casebook, None, sealing_key=sealing_key) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            account_id = people.account_named(writing.connection, name)
            count = seal_grants.grant(writing, viewer, report, account_id)
    typer.echo(counted("{name} can open {number} more box", "{name} can open {number} more boxes", count, name=name))


def rotate_command(
    casebook: CasebookOption,
    as_: AsOption,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Put new sealing keys in the place of the casebook's own; everything that was sealed opens with them from then on."""
    from treve.casebook import book as books
    from treve.casebook import key_ring, seal_grants
    from treve.casebook.roles import Deed

    path = key_ring.beside(books.key_path(casebook, log_key))
    with opened(casebook, log_key, sealing_key=path) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        assert book.ring is not None
        old = list(book.ring.keys().values())
        with book.write() as writing:
            new = seal_grants.rotate(writing, book.ring)
            # Both before the commit, the new alone after it: a process that is killed in between leaves keys that open everything.
            key_ring.replace_secret(path, key_ring.lines([*new, *old]))
        key_ring.replace_secret(path, key_ring.lines(new))
    typer.echo(say("{path}: new sealing keys; back them up", path=str(path)))


def migrate_command(
    casebook: CasebookOption,
    log_key: LogKeyOption = None,
    application_role: Annotated[
        str | None, typer.Option(help="PostgreSQL role of the application: it gets its rights.", metavar="ROLE")
    ] = None,
) -> None:
    """Bring a casebook made by an earlier version to the present form: whole or not at all. Back it up first."""
    from treve.casebook import book as books
    from treve.casebook import key_ring
    from treve.casebook.upgrade import upgrade

    done = upgrade(casebook, log_key, application_role)
    if done.before == done.after:
        typer.echo(say("tables of version {version}: nothing to do", version=done.after))
        return
    typer.echo(say("tables of version {before} brought to version {after}", before=done.before, after=done.after))
    path = key_ring.beside(books.key_path(casebook, log_key))
    typer.echo(say("{path}: the sealing keys; back them up, apart from the casebook", path=str(path)))


def own_key_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: Annotated[Path, typer.Option("--out", help="File for your secret key; must not exist.", metavar="FILE")],
    password_file: PasswordOption = None,
) -> None:
    """Make a sealing key of your own: its secret half stays in your file, its public half is kept in the casebook."""
    from treve.casebook import key_ring, seal_grants, sealing
    from treve.casebook.sealing import Purpose
    from treve.errors import BadFile

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        key = sealing.new_key(Purpose.PEOPLE)
        try:
            key_ring.write_secret(out, key_ring.lines([key]))
        except FileExistsError:
            raise BadFile(str(out), "exists", "a file that does not exist yet, so that no key is lost") from None
        with book.write() as writing:
            seal_grants.add_key(writing, viewer, key.public)
    typer.echo(key.public.text())


def boxes_command(
    file: Annotated[
        Path, typer.Argument(help="Answer of `/sealed/boxes` or `/answers/boxes`, as JSON.", metavar="FILE")
    ],
    sealing_key: Annotated[Path, typer.Option("--sealing-key", help="File of your own key.", metavar="FILE")],
) -> None:
    """Open sealed boxes of a server with your own key, which never leaves this machine; needs no casebook."""
    import json

    from treve.casebook import own_key
    from treve.casebook.key_ring import KeyRing
    from treve.errors import BadFile

    try:
        given = json.loads(file.read_text(encoding="utf-8"))
        boxes = [own_key.Box(one["record"], one["box"], dict(one["keys"])) for one in given["boxes"]]
    except OSError as problem:
        raise BadFile(str(file), problem.strerror or str(problem), "a file that can be read") from None
    except (ValueError, KeyError, TypeError):
        raise BadFile(str(file), "no sealed boxes in it", "an answer as the server gave it") from None
    found = own_key.opened(boxes, KeyRing(sealing_key), str(file))
    typer.echo(as_json_text({"opened": [{"record": record, "text": text} for record, text in found.items()]}))
