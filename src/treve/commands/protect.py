"""`treve casebook consent`, `threat`, `threatened`, `answer-reporter` and `answers`: what is owed to the person who reported."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.catalogue import counted, say
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.seal import SealingKeyOption
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, signed_in

ReportArgument = Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")]
WhyOption = Annotated[str, typer.Option("--reason", help="Why, or how it was said.")]


def consent_command(
    report: ReportArgument,
    casebook: CasebookOption,
    as_: AsOption,
    reason: WhyOption,
    use: Annotated[list[str] | None, typer.Option("--use", help="verification, notification or publication.")] = None,
    none: Annotated[bool, typer.Option("--none", help="The person agrees to no use any more.")] = False,
    password_file: PasswordOption = None,
) -> None:
    """Write down what the person agrees to from now on. What was told before stays told."""
    from treve.casebook import protection

    if bool(use) is none:
        raise bad_option("use", ", ".join(use or ()), "one or more uses, or --none")
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            protection.set_consent(writing, viewer, report, use or [], reason)
    typer.echo(say("{report}: consent to {uses}", report=report, uses=", ".join(use or ()) or say("nothing")))


def threat_command(
    report: ReportArgument,
    danger: Annotated[str, typer.Argument(help="yes or no.", metavar="DANGER")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: WhyOption,
    password_file: PasswordOption = None,
) -> None:
    """Write down that the person who reported is in danger, or no longer is."""
    from treve.casebook import protection

    if danger not in ("yes", "no"):
        raise bad_option("danger", danger, "yes or no")
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            protection.set_threat(writing, viewer, report, danger == "yes", reason)
    typer.echo(
        say("{report}: in danger", report=report) if danger == "yes" else say("{report}: not in danger", report=report)
    )


def threatened_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List the reports you may see whose person is in danger."""
    from treve.casebook import protection

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = protection.threatened(connection, viewer)
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(f"{one['report']}  {one['compartment']:14}  {one.get('summary', '')}".replace("\n", " ")[:200])
    typer.echo(counted("{number} person in danger", "{number} people in danger", len(found)), err=True)


def answer_command(
    report: ReportArgument,
    casebook: CasebookOption,
    as_: AsOption,
    text_file: Annotated[Path, typer.Option("--text-file", help="File with the words.", metavar="FILE")],
    password_file: PasswordOption = None,
    sealing_key: SealingKeyOption = None,
) -> None:
    """Answer who reported, through the seal: they alone read it."""
    from treve.casebook import protection
    from treve.errors import BadFile

    if not text_file.is_file():
        raise BadFile(str(text_file), "no such file", "a file with the words")
    with opened(casebook, sealing_key=sealing_key) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            protection.send_feedback(writing, viewer, report, text_file.read_text(encoding="utf-8"))
    typer.echo(say("{report}: answered", report=report))


def answers_command(
    report: ReportArgument,
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
    sealing_key: SealingKeyOption = None,
) -> None:
    """Read the answers to a report of your own."""
    from treve.casebook import protection

    with opened(casebook, sealing_key=sealing_key) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            found = protection.read_feedback(writing, viewer, report)
    for one in found:
        typer.echo(f"{one['at']}\n{one['text']}\n")
    typer.echo(counted("{number} answer", "{number} answers", len(found)), err=True)
