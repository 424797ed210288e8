"""`treve compare`: where two texts disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, as_json_text

DIFFERENT = 3


def compare(
    first: Annotated[Path, typer.Argument(metavar="A", help="A text: one version, or one language.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The other version or language.")],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM[-DD]", help="When both were published, as precisely as known.")
    ] = None,
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="IANA zone of their wall times.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say where two versions or languages of a text disagree, fact by fact; exit code 3 if they do."""
    from treve.errors import BadFile
    from treve.extract import draft
    from treve.extract.comparing import differences
    from treve.extract.documents import documents

    drafts = []
    for path in (first, second):
        if not path.exists():
            raise BadFile(str(path), "there is no such file", "one text")
        problems: list[str] = []
        found = list(documents(path, problems.append))
        if len(found) != 1:
            raise BadFile(str(path), problems[0] if problems else f"holds {len(found)} documents", "one text")
        text = found[0]
        drafts.append(
            draft(text.text, document_id=str(path), published=published or text.published, zone=zone or text.zone)
        )
    result = differences(*drafts)
    if as_json:
        typer.echo(as_json_text(list(result)))
    elif not result:
        typer.echo("no difference found in what the rules read; they do not read everything")
    for one in () if as_json else result:
        typer.echo(f"{one.kind}: {one.what}\n  A: {one.here or 'nothing'}\n  B: {one.there or 'nothing'}")
    if result:
        raise typer.Exit(DIFFERENT)
