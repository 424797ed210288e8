"""`treve extract`: a text in, a draft out."""

from __future__ import annotations

import enum
import json
import sys
from pathlib import Path
from typing import Annotated

import typer


class Form(enum.StrEnum):
    """How the draft is written."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    YAML = "yaml"
    DOCX = "docx"


def extract(
    source: Annotated[str, typer.Argument(metavar="FILE|-", help="A text; - reads standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM[-DD]", help="When it was published, as precisely as known.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="IANA zone of its wall times, such as Asia/Damascus.")
    ] = None,
    language: Annotated[str, typer.Option(help="fr, en, es, ru, ar, or auto.")] = "auto",
    form: Annotated[Form, typer.Option("--format", help="How the draft is written.")] = Form.TABLE,
) -> None:
    """Draft what a text says was agreed, recorded and claimed; every fact points to its words and a person confirms it."""
    from treve.extract import draft
    from treve.extract.contract import as_object
    from treve.extract.table_view import table

    text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    result = draft(
        text, id=Path(source).stem if source != "-" else "-", published=published, zone=zone, language=language
    )
    typer.echo(table(result) if form is Form.TABLE else json.dumps(as_object(result), ensure_ascii=False, indent=1))
