"""`treve explain`: the chain of one report."""

from __future__ import annotations

from typing import Annotated

import typer

from treve.commands.answers import JsonOption, LanguageOption, RunOption, as_json_text, spoken


def explain(
    report_id: Annotated[str, typer.Argument(help="Id of the report: SOURCE:ID, or the source's own id.")],
    run: RunOption,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Why is this report covered, or not? The chain from the raw row to every finding."""
    from treve.bulletin.explain import explained
    from treve.catalogue import speaking
    from treve.run_folder import RunFolder

    with speaking(spoken(language, as_json)), RunFolder(run) as folder:
        explanation = folder.explain(report_id)
        typer.echo(as_json_text(explanation) if as_json else explained(explanation))
