"""`treve tables`: the tables of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, as_json_text


def tables(
    run: Annotated[
        Path | None, typer.Option("--run", help="Folder of a finished run: with the number of rows.", metavar="DIR")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the tables of a run and what one row of each is."""
    from treve.model.tables import BY_NAME, TABLES

    counts: dict[str, int] = {table.name: 0 for table in TABLES}
    if run is not None:
        from treve.run_folder import RunFolder

        with RunFolder(run) as folder:
            counts = folder.tables()
    rows = [
        {
            "table": name,
            "rows": count if run else None,
            "row": BY_NAME[name].row if name in BY_NAME else "raw cells of a source",
        }
        for name, count in counts.items()
    ]
    if as_json:
        typer.echo(as_json_text(rows))
        return
    for row in rows:
        typer.echo(f"{row['table']:<22}{'' if row['rows'] is None else format(row['rows'], '>12,')}  {row['row']}")
