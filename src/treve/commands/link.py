"""`treve link`: which reports tell the same incident, on what evidence, and what people have to decide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands import run as run_command
from treve.commands.answers import JsonOption, RunOption, as_json_text

DIFFERENCES_FOUND = 3


def link(
    run: RunOption,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two reports: the evidence for and against one incident.", metavar="A B"),
    ] = None,
    weights: Annotated[bool, typer.Option("--weights", help="The weights of the run as a table.")] = False,
    review: Annotated[
        Path | None,
        typer.Option(
            help="Write the pairs left to people as a page, and beside it a CSV to fill in.", metavar="FILE.html"
        ),
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="CSV of decisions: make the run again with them.", metavar="FILE.csv")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Which reports tell the same incident? Without options: how many, and how many pairs are left to people."""
    if decisions is not None:
        _again(run, decisions)
    from treve.run_folder import RunFolder

    with RunFolder(run) as folder:
        if explain is not None:
            explained = folder.explain_pair(*explain)
            typer.echo(as_json_text(explained.evidence) if as_json else str(explained))
        elif weights:
            rows = folder.table("link_weight").arrow.to_pylist()
            typer.echo(as_json_text(rows) if as_json else "\n".join(_weights(rows)))
        elif review is not None:
            told = folder.review(review)
            typer.echo(f"Page:    {told.page}\nAnswers: {told.answers}\nPairs:   {told.pairs:,}")
        else:
            typer.echo(as_json_text(folder.summary["linking"]) if as_json else _counts(folder.summary))
        disputed = decisions is not None and "disputed" in folder.table("pair").arrow.column("relation").to_pylist()
    if disputed:
        raise typer.Exit(DIFFERENCES_FOUND)


def _counts(summary: dict[str, object]) -> str:
    from treve.bulletin import linking

    contradictions = [str(one) for one in summary["warnings"] if "contradict" in str(one)]  # type: ignore[attr-defined]
    return "\n".join([*linking.sentences(summary["linking"]), *contradictions])  # type: ignore[arg-type]


def _weights(rows: list[dict[str, object]]) -> list[str]:
    from treve.bulletin import linking

    if not rows:
        return ["The reports of this run were not compared: one curated source alone, or --no-link."]
    return list(linking.weight_lines(rows))


def _again(folder: Path, decisions: Path) -> None:
    """Make the run again as it was made, with these decisions in place of any earlier ones."""
    import contextlib
    import io
    import shlex

    from treve.run_folder import RunFolder

    with RunFolder(folder) as made:
        words = shlex.split(made.summary["run"]["command"])[2:]
    for option in ("--decisions", "--out"):
        if option in words:
            at = words.index(option)
            del words[at : at + 2]
    again = typer.Typer(pretty_exceptions_enable=False)
    again.command()(run_command.run_command)
    with contextlib.redirect_stdout(io.StringIO()):
        typer.main.get_command(again).main(
            [*words, "--decisions", str(decisions), "--out", str(folder)], standalone_mode=False
        )
