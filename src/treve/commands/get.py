"""`treve get`: download data from its producer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, ProgressLine, as_json_text

app = typer.Typer(help="Download data from its producer.", no_args_is_help=True)


@app.command("ucdp-ged")
def ucdp_ged_command(
    version: Annotated[str, typer.Option(help="Version, e.g. 26.1 (final) or 26.0.8 (monthly candidate).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="CSV file to write.", metavar="FILE")],
    country: Annotated[
        list[int] | None, typer.Option(help="Gleditsch-Ward number, e.g. 652 for Syria. Repeat for several; none: all.")
    ] = None,
    published_file: Annotated[
        bool, typer.Option("--file", help="Take the published file of the whole world instead: needs no token.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Download UCDP GED from its producer; a download that broke off goes on where it stopped.

    The token stands in the environment variable UCDP_ACCESS_TOKEN; it is sent to UCDP alone and stored nowhere.
    """
    from treve.get.ucdp import file_address, ucdp_ged

    address = file_address(version) if published_file else None
    token = os.environ.get("UCDP_ACCESS_TOKEN")
    with ProgressLine() as show:
        download = ucdp_ged(
            version,
            country or [],
            out,
            token,
            file_url=address,
            progress=lambda one: show(f"{one.unit} received", one.done),
        )
    if as_json:
        typer.echo(as_json_text(download))
        return
    typer.echo(f"{download.path}: {download.rows:,} rows, {download.bytes:,} bytes, sha256 {download.sha256}")


@app.command("geonames")
def geonames_command(
    country: Annotated[str, typer.Argument(help="Country, two letters of ISO 3166-1, e.g. SY.", metavar="CC")],
    out: Annotated[Path, typer.Option("--out", "-o", help="CSV file to write.", metavar="FILE")],
    as_json: JsonOption = False,
) -> None:
    """Download the places of a country from GeoNames (CC BY 4.0), for `treve extract --gazetteer`."""
    from treve.get.geonames import geonames

    with ProgressLine() as show:
        download = geonames(country, out, progress=lambda one: show(f"{one.unit} received", one.done))
    if as_json:
        typer.echo(as_json_text(download))
        return
    typer.echo(f"{download.path}: {download.rows:,} rows, {download.bytes:,} bytes, sha256 {download.sha256}")
