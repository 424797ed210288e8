"""`treve diff`: why two runs say other numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, LanguageOption, ProgressLine, as_json_text, spoken

DIFFERENT = 3


def diff_command(
    first: Annotated[Path, typer.Argument(help="Folder of a finished run.", metavar="RUN_A")],
    last: Annotated[Path, typer.Argument(help="Folder of another.", metavar="RUN_B")],
    inputs: Annotated[
        list[Path] | None,
        typer.Option("--inputs", help="Folder to look in for input files that have moved. Repeat for several."),
    ] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """What differs between two runs, and which number changed because of what: exit code 0 if none did, 3 if some did."""
    from treve.bulletin.repeated import told_difference
    from treve.catalogue import speaking
    from treve.repeat.difference import difference

    with speaking(spoken(language, as_json)), ProgressLine() as progress:
        found = difference(first, last, inputs or (), progress)
        told = as_json_text(found) if as_json else told_difference(found)
    typer.echo(told)
    if found.numbers:
        raise typer.Exit(DIFFERENT)
