"""`treve reconcile`: two registers of one conflict held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treve.commands.answers import ActorsOption, JsonOption, as_json_text
from treve.store.whole_file import whole, write_whole

if TYPE_CHECKING:
    from treve.bulletin.answer_page import Answer

DIFFERENCES_FOUND = 3

_REGISTER = "A register: FILE, or SOURCE=FILE (ucdp_ged, acled, table). Of incidents, or of published totals."


def reconcile_command(
    left: Annotated[str, typer.Option("--left", help=_REGISTER, metavar="FILE")],
    right: Annotated[str, typer.Option("--right", help="The other register.", metavar="FILE")],
    left_recorder: Annotated[
        str | None, typer.Option("--left-recorder", help="Only rows of this recorder on the left.", metavar="NAME")
    ] = None,
    right_recorder: Annotated[
        str | None, typer.Option("--right-recorder", help="Only rows of this recorder on the right.", metavar="NAME")
    ] = None,
    assume_independent: Annotated[
        bool, typer.Option("--assume-independent", help="Estimate what neither has, as if the two were independent.")
    ] = False,
    actors: ActorsOption = None,
    page: Annotated[Path | None, typer.Option("--page", help="Also write a page (HTML).", metavar="FILE")] = None,
    table: Annotated[
        Path | None, typer.Option("--table", help="Also write every match as CSV.", metavar="FILE")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Match two registers: in both, in one, or told differently. Exit code 0: they agree; 3: they differ."""
    from treve.count.totals_file import is_totals_file

    sides = [_side(left), _side(right)]
    names = [_name(path, recorder) for (_, path), recorder in zip(sides, (left_recorder, right_recorder), strict=True)]
    of_totals = [source is None and is_totals_file(path) for source, path in sides]
    if of_totals[0] != of_totals[1]:
        raise typer.BadParameter(
            "expected two registers of incidents, or two of published totals", param_hint="'--right'"
        )
    paths = [(source or "table", path) for source, path in sides]
    if of_totals[0]:
        answer = _totals([path for _, path in paths], names, (left_recorder, right_recorder))
    else:
        answer = _incidents(paths, names, (left_recorder, right_recorder), assume_independent, actors)
    text, values, told, rows, agree = answer
    _write(page, table, told, rows)
    typer.echo(as_json_text(values) if as_json else text)
    if not agree:
        raise typer.Exit(DIFFERENCES_FOUND)


_Answered = tuple[str, dict[str, Any], "Answer", Any, bool]


def _incidents(
    paths: list[tuple[str, Path]],
    names: list[str],
    recorders: tuple[str | None, str | None],
    assume_independent: bool,
    actors: Path | None,
) -> _Answered:
    from treve.bulletin import reconciled
    from treve.count.match_rows import match_rows
    from treve.model.register import MatchOutcome
    from treve.register_file import reconcile

    found, warnings = reconcile(paths, names, recorders, assume_independent, actors)
    agree = found.count(MatchOutcome.MATCHED) == len(found.matches)
    return (
        reconciled.reconciled_text(found, warnings),
        reconciled.reconciled_values(found, warnings),
        reconciled.reconciled_answer(found, warnings),
        match_rows(found.matches),
        agree,
    )


def _totals(paths: list[Path], names: list[str], recorders: tuple[str | None, str | None]) -> _Answered:
    from treve.bulletin import reconciled_totals
    from treve.count.match_rows import pair_rows, total_outcome
    from treve.count.total_registers import pair_totals
    from treve.count.totals_file import register_of_totals

    left, right = (register_of_totals(path, recorder) for path, recorder in zip(paths, recorders, strict=True))
    pairs = pair_totals(left, right)
    agree = all(total_outcome(pair) == "equal" and not pair.contradictions for pair in pairs)
    return (
        reconciled_totals.pairs_text(pairs),
        reconciled_totals.pairs_values(names[0], names[1], pairs),
        reconciled_totals.pairs_answer(names[0], names[1], pairs),
        pair_rows(pairs),
        agree,
    )


def _side(text: str) -> tuple[str | None, Path]:
    """A source and a file; a file whose own name holds '=' is given as table=FILE."""
    source, equals, path = text.partition("=")
    if equals and path and source.replace("_", "").isalnum() and not Path(text).exists():
        return source, Path(path)
    return None, Path(text)


def _name(path: Path, recorder: str | None) -> str:
    return recorder or path.name


def _write(page: Path | None, table: Path | None, told: Answer, rows: Any) -> None:
    from treve.bulletin.answer_page import answer_page
    from treve.bulletin.csv_export import write_csv

    if page is not None:
        write_whole(page, answer_page(told))
    if table is not None:
        with whole(table) as new:
            write_csv(new, rows.schema, iter(rows.to_batches()))
