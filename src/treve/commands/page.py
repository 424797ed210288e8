"""`treve page`: the page of a finished run anew, in another language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import LanguageOption, RunOption, spoken


def page_command(
    run: RunOption,
    out: Annotated[Path, typer.Option("--out", "-o", help="HTML file to write.", metavar="FILE")],
    language: LanguageOption = None,
) -> None:
    """Write the page of a finished run anew, in the language asked for; the run stays as it is."""
    from treve.run_folder import RunFolder

    with RunFolder(run) as folder:
        folder.write_page(out, spoken(language))
    typer.echo(str(out))
