"""`treve rerun`: make a run again and compare."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, LanguageOption, ProgressLine, as_json_text, spoken

DIFFERENT = 3


def rerun_command(
    folder: Annotated[Path, typer.Argument(help="Folder of a finished run.", metavar="DIR")],
    inputs: Annotated[
        list[Path] | None,
        typer.Option("--inputs", help="Folder to look in for input files that have moved. Repeat for several."),
    ] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Worker threads; default: all cores.")] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a run again from what it recorded and compare every table: exit code 0 if all are equal, 3 if not."""
    from treve.bulletin.repeated import told_rerun
    from treve.catalogue import speaking
    from treve.repeat.rerun import rerun

    tongue = spoken(language, as_json)
    with ProgressLine() as progress:
        done = rerun(folder, inputs or (), threads, progress)
    with speaking(tongue):
        typer.echo(as_json_text(done) if as_json else told_rerun(done))
    if done.different:
        raise typer.Exit(DIFFERENT)
