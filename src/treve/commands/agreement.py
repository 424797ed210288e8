"""`treve agreement`: agreements as data."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.commands.answers import ActorsOption, JsonOption, as_json_text
from treve.errors import BadValue

if TYPE_CHECKING:
    from treve.interview.new_agreement import Question

app = typer.Typer(help="Agreements as data: check, list and show them.", no_args_is_help=True)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of an agreement file."""
    from treve.agreements.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


@app.command("check")
def check_command(
    files: Annotated[list[Path], typer.Argument(help="Agreement files.")],
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check agreement files: every fault at once, with file, line, key and what was expected."""
    from treve.agreements import file
    from treve.normalise.actor_book import actor_book

    faults, notices = file.check(files, actor_book(actors))
    if as_json:
        typer.echo(
            as_json_text({"faults": faults, "notices": [{"where": one.where, "text": one.text} for one in notices]})
        )
    else:
        for fault in faults:
            typer.echo(fault)
        for notice in notices:
            typer.echo(f"note: {notice.where}: {notice.text}")
        typer.echo(f"{len(files)} files, {len(faults)} faults, {len(notices)} notes", err=True)
    if faults:
        raise typer.Exit(2)


@app.command("new")
def new_command(
    out: Annotated[Path, typer.Option("--out", "-o", help="Agreement file to write.", metavar="FILE")],
    draft: Annotated[
        Path | None,
        typer.Option("--from", help="Draft to start from: an empty answer keeps what it says.", metavar="FILE"),
    ] = None,
    actors: ActorsOption = None,
) -> None:
    """Make an agreement file from the answers to eight questions."""
    from treve.agreements import file
    from treve.interview import new_agreement
    from treve.normalise.actor_book import actor_book

    book = actor_book(actors)
    made = new_agreement.interview(_ask, book, new_agreement.read_draft(draft) if draft else None)
    own_actors = new_agreement.write(made, out)
    more = [] if own_actors is None else ["--actors", str(own_actors)]
    faults, notices = file.check([out], actor_book(own_actors) if own_actors else book)
    for line in (*faults, *(f"note: {notice.where}: {notice.text}" for notice in notices)):
        typer.echo(line, err=True)
    typer.echo(f"{out}: written" + (f", with the actors it adds in {own_actors}" if own_actors else ""), err=True)
    if faults:
        raise typer.Exit(2)
    typer.echo(
        f"Next: {shlex.join(['treve', 'run', '--agreement', str(out), *more])} --source table=MY.csv --out runs/own"
    )


def _ask(question: Question, draft_says: str | None, problem: str | None) -> str:
    """Ask on standard error, so that what is written to standard output can be kept."""
    from treve.interview.answers import OFFERED_PROHIBITIONS

    if problem is not None:
        typer.echo(f"  {problem}", err=True)
    else:
        typer.echo(f"\n{question.text}\n  {question.how}", err=True)
        if question.key == "forbidden":
            for number, code in enumerate(OFFERED_PROHIBITIONS, 1):
                typer.echo(f"  {number:>3} {code}", err=True)
        if draft_says is not None:
            typer.echo(f"  The draft says: {draft_says}. Enter keeps it.", err=True)
    typer.echo("> ", nl=False, err=True)
    try:
        return input()
    except EOFError:
        raise BadValue("standard input", question.key, "", f"an answer to: {question.text}") from None


@app.command("list")
def list_command(as_json: JsonOption = False) -> None:
    """List the agreements of the library."""
    from treve.agreements import show

    rows = show.listing(show.library())
    typer.echo(as_json_text(rows) if as_json else show.listing_text(rows))


@app.command("show")
def show_command(
    name: Annotated[str, typer.Argument(help="Id of the library, or agreement file.")],
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one agreement: who, what, where, from when, on whose word, and what is contested."""
    from treve.agreements import file, show
    from treve.normalise.actor_book import actor_book

    book = actor_book(actors)
    shown = [show.describe(one, book) for one in file.agreement(name, book)]
    typer.echo(as_json_text(shown) if as_json else "\n\n".join(show.described(one) for one in shown))


@app.command("timeline")
def timeline_command(
    names: Annotated[list[str] | None, typer.Argument(help="Ids or files; none: the whole library.")] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What happened when, over several agreements."""
    from treve.agreements import file, show
    from treve.normalise.actor_book import actor_book

    book = actor_book(actors)
    asked = tuple(one for name in names for one in file.agreement(name, book)) if names else show.library()
    rows = show.timeline(asked)
    typer.echo(as_json_text(rows) if as_json else show.timeline_text(rows))
