"""`treve plot`: the figures of an analysis as PNG and SVG."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from treve.commands.answers import bad_option


def plot(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the figures.", metavar="DIR")],
    run: Annotated[Path | None, typer.Option("--run", help="Folder of an analysed run.", metavar="DIR")] = None,
    analysis: Annotated[Path | None, typer.Option(help="What `treve analyse --json` printed.", metavar="FILE")] = None,
    language: Annotated[str, typer.Option("--language", help="Language: en, fr or ar.", metavar="CODE")] = "en",
) -> None:
    """Draw the figures of an analysis as PNG and SVG."""
    if (run is None) == (analysis is None):
        raise typer.BadParameter("give one of --run DIR and --analysis FILE", param_hint="'--run'")
    if language not in ("en", "fr", "ar"):
        raise bad_option("language", language, "en, fr or ar")
    from treve.bulletin.plots import plots
    from treve.catalogue import speaking

    path = analysis if analysis is not None else run / "analysis.json" if run is not None else Path()
    with speaking(language):
        files = plots(_content(path), out)
    for file in files:
        typer.echo(file)


def _content(path: Path) -> dict[str, Any]:
    from treve.errors import BadFile

    expected = "the analysis of a run (`treve analyse --run DIR`) or what `treve analyse --json` printed"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        raise BadFile(
            str(path), f"cannot be read: {getattr(problem, 'strerror', None) or problem}", expected
        ) from problem
    if not isinstance(content, dict) or "agreements" not in content:
        raise BadFile(str(path), "is no analysis", expected)
    return content
