"""`treve audit`: do published totals add up?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, as_json_text
from treve.store.whole_file import whole, write_whole

DIFFERENCES_FOUND = 3
BAD_INPUT = 2


def audit_command(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX of published totals, one printed figure a row.")],
    page: Annotated[Path | None, typer.Option("--page", help="Also write a page (HTML).", metavar="FILE")] = None,
    table: Annotated[
        Path | None, typer.Option("--table", help="Also write every comparison as CSV.", metavar="FILE")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold published totals against each other. Exit code 0: all adds up; 3: differences; 2: a row cannot be read."""
    from treve.bulletin import audited
    from treve.bulletin.answer_page import answer_page
    from treve.bulletin.csv_export import write_csv
    from treve.count.audit import audit
    from treve.count.check_rows import check_rows
    from treve.model.published_total import Outcome

    found = audit(file)
    if page is not None:
        write_whole(page, answer_page(audited.audit_answer(found)))
    if table is not None:
        rows = check_rows(found)
        with whole(table) as new:
            write_csv(new, rows.schema, iter(rows.to_batches()))
    typer.echo(as_json_text(audited.audit_values(found)) if as_json else audited.audit_text(found))
    if found.found(Outcome.DIFFERENCE):
        raise typer.Exit(DIFFERENCES_FOUND)
    if found.faults:
        raise typer.Exit(BAD_INPUT)
