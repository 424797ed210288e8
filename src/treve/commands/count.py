"""`treve count`: how many, under which counting rule."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treve.commands.answers import JsonOption, as_json_text
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    from treve.bulletin.voices import Voices

app = typer.Typer(help="How many, under which counting rule.", invoke_without_command=True)


@app.callback()
def count_command(
    context: typer.Context,
    run: Annotated[Path | None, typer.Option("--run", help="Folder of a finished run.", metavar="DIR")] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", help="A counting rule: its name, or a file. Repeat for several; default: all of ours."),
    ] = None,
    breaks: Annotated[
        bool, typer.Option("--breaks", help="Also look for breaks in the series of each recorder.")
    ] = False,
    page: Annotated[Path | None, typer.Option("--page", help="Also write a page (HTML).", metavar="FILE")] = None,
    as_json: JsonOption = False,
) -> None:
    """Count the incidents of a run under counting rules, into its table `tally`."""
    if context.invoked_subcommand is not None:
        return
    if run is None:
        raise typer.BadParameter("expected the folder of a finished run", param_hint="'--run'")
    from treve.bulletin.answer_page import answer_page
    from treve.bulletin.counted import NO_REPORT, tally_answer, tally_text
    from treve.catalogue import say
    from treve.count.rule_file import counting_rule, rule_names
    from treve.counting import count_run

    rules = tuple(counting_rule(name) for name in dict.fromkeys(rule or rule_names()))
    counted = count_run(run, rules)
    text, values = tally_text(rules, counted), _values(rules, counted)
    answer = tally_answer(rules, counted, _voices(run))
    if not _has_reports(run):
        text, answer = say(NO_REPORT), dataclasses.replace(answer, sentences=(say(NO_REPORT),), grids=())
    if breaks:
        text, values, answer = _with_breaks(run, text, values, answer)
    if page is not None:
        write_whole(page, answer_page(answer))
    typer.echo(as_json_text(values) if as_json else text)


@app.command("rules")
def rules_command(
    name: Annotated[str | None, typer.Argument(help="A rule to show: its name, or a file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the counting rules, or show one."""
    from treve.bulletin.counted import rule_line
    from treve.count.rule_file import counting_rule, rule_names

    rules = [counting_rule(one) for one in ([name] if name else rule_names())]
    if as_json:
        typer.echo(as_json_text([_rule(one) for one in rules]))
        return
    for one in rules:
        typer.echo(rule_line(one))
        if name:
            typer.echo("\n".join(line for line in (one.note, f"Source: {one.source}", _acts(one.acts)) if line))


@app.command("check")
def check_command(
    files: Annotated[list[Path], typer.Argument(help="Files of counting rules.")], as_json: JsonOption = False
) -> None:
    """Check files of counting rules: every fault at once, with file, line, key and what was expected."""
    from treve.count.rule_file import check

    faults = [fault for path in files for fault in check(path)]
    if as_json:
        typer.echo(as_json_text({"faults": faults}))
    else:
        typer.echo("\n".join(faults), nl=bool(faults))
    typer.echo(f"{len(files)} files, {len(faults)} faults", err=True)
    if faults:
        raise typer.Exit(2)


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a counting rule."""
    from treve.count.rule_file import json_schema

    typer.echo(json.dumps(json_schema, indent=1))


def _with_breaks(run: Path, text: str, values: dict[str, Any], answer: Any) -> tuple[str, dict[str, Any], Any]:
    from treve.bulletin.broken_series import break_charts, break_sentences, break_values
    from treve.counting import breaks_of

    search = breaks_of(run)
    told = break_sentences(search)
    sentences = (*answer.sentences, *told)
    return (
        "\n".join((text, "", *told)),
        {**values, "series": break_values(search)},
        dataclasses.replace(answer, sentences=sentences, charts=break_charts(search)),
    )


def _has_reports(run: Path) -> bool:
    from treve.run_folder import RunFolder

    with RunFolder(run) as folder:
        return bool(folder.summary["reports"])


def _voices(run: Path) -> Voices:
    from treve.bulletin.voices import Voices
    from treve.store.duckdb import DuckDBReader

    reader = DuckDBReader(run / "run.duckdb")
    try:
        return Voices.of(reader)
    finally:
        reader.close()


def _acts(acts: frozenset[str]) -> str:
    return f"Acts: {', '.join(sorted(acts))}" if acts else ""


def _rule(rule: Any) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "version": rule.version,
        "title": rule.title,
        "counts": rule.counts.value,
        "gap_minutes": rule.gap_minutes,
        "within": rule.within.value if rule.within else None,
        "acts": sorted(rule.acts),
        "bound_only": rule.bound_only,
        "source": rule.source,
        "note": rule.note,
    }


def _values(rules: Any, counted: Any) -> dict[str, Any]:
    return {"rules": [_rule(rule) for rule in rules], "tallies": counted}
