"""`treve quote`: how a run can be quoted, and what must not be written of it."""

from __future__ import annotations

from typing import Annotated

import typer

from treve.commands.answers import JsonOption, LanguageOption, RunOption, as_json_text, spoken


def quote(
    run: RunOption,
    agreement: Annotated[
        list[str] | None, typer.Option("--agreement", "-a", help="Only this agreement of the run. Repeat for several.")
    ] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """How can the numbers of this run be quoted, and what must not be written of them?"""
    from treve.bulletin.quoted import quoted_text
    from treve.catalogue import speaking
    from treve.errors import NotFound
    from treve.run_folder import RunFolder

    with speaking(spoken(language, as_json)), RunFolder(run) as folder:
        found = folder.quoted()
        known = [one.agreement_id for one in found]
        for name in agreement or ():
            if name not in known:
                raise NotFound("agreement", name, known)
        asked = [one for one in found if not agreement or one.agreement_id in agreement]
        typer.echo(as_json_text(asked) if as_json else "\n\n".join(quoted_text(one) for one in asked))
