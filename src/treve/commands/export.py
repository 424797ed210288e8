"""`treve export`: one table of a run as a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, RunOption, as_json_text


class ExportFormat(StrEnum):
    """File formats of `treve export`."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOPARQUET = "geoparquet"
    GEOJSON = "geojson"
    XLSX = "xlsx"


def export(
    table: Annotated[str, typer.Argument(help="Name of a table; `treve tables` lists them.")],
    run: RunOption,
    file_format: Annotated[ExportFormat, typer.Option("--format", "-f", help="File format.")] = ExportFormat.CSV,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write; default: TABLE.FORMAT here.", metavar="FILE")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Also rows whose licence forbids passing them on.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write one table of a run to a file."""
    from treve.run_folder import RunFolder

    path = out or Path(f"{table}.{'parquet' if file_format is ExportFormat.GEOPARQUET else file_format.value}")
    with RunFolder(run) as folder:
        exported = folder.export(table, path, file_format.value, public=not private)
    if as_json:
        typer.echo(as_json_text(exported))
        return
    typer.echo(f"{path}: {exported.rows:,} rows, sha256 {exported.sha256}")
    for citation in exported.cite:
        typer.echo(f"to be cited with it: {citation}", err=True)
    if exported.withheld:
        typer.echo(
            f"{exported.withheld:,} rows left out: their licence forbids passing them on (--private keeps them)",
            err=True,
        )
