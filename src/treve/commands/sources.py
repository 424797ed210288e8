"""`treve sources`: what can be read."""

from __future__ import annotations

import typer

from treve.commands.answers import JsonOption, as_json_text


def sources(as_json: JsonOption = False) -> None:
    """List the sources that can be read, with plug-ins."""
    from treve import read

    known = read.sources()
    if as_json:
        typer.echo(
            as_json_text([{"name": name, "title": one.title, "licence": one.licence} for name, one in known.items()])
        )
        return
    for name, one in known.items():
        typer.echo(f"{name:<12}{one.title}\n{'':<12}{one.licence}")
