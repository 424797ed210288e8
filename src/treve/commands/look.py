"""`treve look`: what a file is, and what to do with it next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import ActorsOption, JsonOption, LanguageOption, as_json_text, spoken

NOTHING = 3
"""Exit code for a file that nothing can be done with: the answer is no."""


def look_command(
    file: Annotated[Path, typer.Argument(help="File of reports, totals or counts, in any format.", metavar="FILE")],
    mapping: Annotated[
        Path | None, typer.Option(help="Mapping to read it by; default: the one beside it.", metavar="FILE")
    ] = None,
    actors: ActorsOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a file is and holds, which agreements it overlaps, and which command to run next."""
    from treve.catalogue import speaking
    from treve.look import look
    from treve.look.file_kind import FileKind
    from treve.look.told import told

    with speaking(spoken(language, as_json)):
        seen = look(file, mapping, actors)
        typer.echo(as_json_text(plain(seen)) if as_json else told(seen))
    if seen.kind is FileKind.UNKNOWN:
        raise typer.Exit(NOTHING)


def plain(seen: object) -> dict[str, object]:
    """What was seen as values for JSON: reports by day are left out, the command is added as one line."""
    import dataclasses

    from treve.look import Look

    assert isinstance(seen, Look)
    values = dataclasses.asdict(seen)
    if values["facts"] is not None:
        del values["facts"]["days"]
    return values | {"command": seen.command}
