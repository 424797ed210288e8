"""`treve analyse`: did it hold? Of a finished run, or of a plain table of daily counts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from treve.commands.answers import ActorsOption, JsonOption, LanguageOption, ProgressLine, bad_option, spoken


def analyse(
    run: Annotated[Path | None, typer.Option("--run", help="Folder of a finished run.", metavar="DIR")] = None,
    counts: Annotated[
        Path | None, typer.Option("--counts", help="CSV of daily counts: day, events, front, area, deaths_best …")
    ] = None,
    agreement: Annotated[
        list[str] | None,
        typer.Option("--agreement", "-a", help="Id of the library, or agreement file; with --run: only this one."),
    ] = None,
    covered: Annotated[
        list[str] | None,
        typer.Option("--covered", help="Front of the counts that the truce covers. Repeat for several."),
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option("--against", help="Front to compare with; default: all that are not covered.")
    ] = None,
    effective: Annotated[
        str | None,
        typer.Option(
            help="First day of effect of the one agreement asked about, where it states none or a disputed one."
        ),
    ] = None,
    areas: Annotated[
        Path | None, typer.Option(help="CSV of weekly counts by area: week, area, events, front.", metavar="FILE")
    ] = None,
    effort: Annotated[Path | None, typer.Option(help="CSV with day and effort (monitor-hours, sources …).")] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of every random draw.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Use only what had been reported by this day.")] = None,
    comparable: Annotated[
        Path | None, typer.Option(help="CSV of comparable truces: name, conflict, days, end, entered, kind.")
    ] = None,
    registers: Annotated[
        Path | None, typer.Option(help="CSV of overlaps of three or more registers: a 0/1 column each, and count.")
    ] = None,
    happened: Annotated[
        Path | None, typer.Option(help="YAML of what else happened, drawn beside the counts.", metavar="FILE")
    ] = None,
    actors: ActorsOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="With --counts: folder for a page and analysis.json.", metavar="DIR"),
    ] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Did recorded violence fall when the truce took effect, and how sure can one be?"""
    if (run is None) == (counts is None):
        raise typer.BadParameter("give one of --run DIR and --counts FILE", param_hint="'--run'")
    tongue = spoken(language)
    if run is not None:
        _refuse_with_run(areas=areas, covered=covered, against=against, effort=effort, actors=actors, out=out)
    from treve.analysis.case import SEED, GivenTables
    from treve.analysis.folder import analyse_run

    chosen = SEED if seed is None else seed
    tables = GivenTables(comparable, registers, happened, areas)
    with ProgressLine() as progress:
        if run is not None:
            told = analyse_run(
                run,
                tuple(agreement or ()),
                chosen,
                _day("as-of", as_of),
                progress,
                language=tongue,
                given=tables,
                effective=_day("effective", effective),
            )
        else:
            from treve.analysis.from_counts import CountsOrder, analyse_counts

            assert counts is not None
            order = CountsOrder(
                counts=counts,
                agreement=_one(agreement),
                covered=tuple(covered or ()),
                against=tuple(against or ()),
                effective=_day("effective", effective),
                effort=effort,
                actors=actors,
                seed=chosen,
                as_of=_day("as-of", as_of),
                given=tables,
            )
            told = analyse_counts(order, progress)
            if out is not None:
                from treve.analysis.counts_folder import write_counts

                write_counts(out, told, tongue)
    _tell(told, as_json, tongue)
    if out is not None and not as_json:
        typer.echo(out / "index.html")


def _tell(told: dict[str, Any], as_json: bool, language: str) -> None:
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    from treve.bulletin.analysis_told import analysis_told

    typer.echo(analysis_told(told, language))


def _one(agreement: list[str] | None) -> str:
    if agreement is None or len(agreement) != 1:
        raise typer.BadParameter("a table of counts needs exactly one agreement", param_hint="'--agreement'")
    return agreement[0]


def _day(option: str, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise bad_option(option, text, "a day such as 2016-12-30") from None


def _refuse_with_run(**given: object) -> None:
    for name, value in given.items():
        if value:
            raise typer.BadParameter("belongs to --counts; a run has its own", param_hint=f"'--{name}'")
