"""`treve backtest`: how good would the forecasts have been?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, bad_option


def backtest(
    run: Annotated[Path | None, typer.Option("--run", help="Folder of a finished run.", metavar="DIR")] = None,
    counts: Annotated[
        Path | None, typer.Option("--counts", help="CSV of daily counts: day, events, front, area.")
    ] = None,
    measure: Annotated[str, typer.Option(help="What is forecast: deaths_best or events.")] = "deaths_best",
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of every random draw.")] = None,
    as_json: JsonOption = False,
) -> None:
    """How good would the forecasts have been? Made again at each past week, beside baselines that anybody could make."""
    if (run is None) == (counts is None):
        raise typer.BadParameter("give one of --run DIR and --counts FILE", param_hint="'--run'")
    if measure not in ("deaths_best", "events"):
        raise bad_option("measure", measure, "deaths_best or events")
    from treve.analysis.backtest import backtest_counts, backtest_run
    from treve.analysis.case import SEED
    from treve.bulletin.backtest_told import backtest_told
    from treve.model.daily_counts import Measure

    chosen = SEED if seed is None else seed
    if run is not None:
        found = backtest_run(run, Measure(measure), chosen)
    else:
        assert counts is not None
        found = backtest_counts(counts, Measure(measure), chosen)
    typer.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else backtest_told(found))
