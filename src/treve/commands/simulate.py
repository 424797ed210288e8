"""`treve simulate`: invented reports and agreements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def simulate(
    reports: Annotated[int, typer.Option(min=0, help="Number of reports.")],
    agreements: Annotated[int, typer.Option(min=0, help="Number of agreements.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.", metavar="DIR")],
    seed: Annotated[int, typer.Option(help="Seed of the random generator.")] = 0,
) -> None:
    """Make invented reports and agreements of any size, for tests and benchmarks."""
    from treve.simulate import simulate as make

    make(reports, agreements, seed, out)
    typer.echo(str(out))
