"""What the commands share: common options, answers as JSON, the progress line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

RunOption = Annotated[Path, typer.Option("--run", help="Folder of a finished run.", metavar="DIR")]
ActorsOption = Annotated[Path | None, typer.Option(help="Your own actors.csv, added to the library.", metavar="FILE")]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language",
        help="Language of the answer and the page: en, fr or ar; default: that of the terminal.",
        metavar="CODE",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def bad_option(option: str, value: str, expected: str) -> typer.BadParameter:
    """The error for a value that an option cannot take."""
    return typer.BadParameter(f"{value!r}; expected {expected}", param_hint=f"'--{option}'")


def spoken(language: str | None, as_json: bool = False) -> str:
    """The code of the language to answer in: the one asked for, else that of the environment; JSON is English unless asked.

    Raises BadParameter for a language that treve does not speak.
    """
    from treve.catalogue import LANGUAGES, of_environment

    if language is not None and language not in LANGUAGES:
        raise bad_option("language", language, f"one of {', '.join(LANGUAGES)}")
    return language or ("en" if as_json else of_environment(os.environ))


def as_json_text(value: Any) -> str:
    """A dataclass, or a list or dictionary of them, as JSON for people to read."""
    import dataclasses

    def plain(one: Any) -> Any:
        return dataclasses.asdict(one) if dataclasses.is_dataclass(one) and not isinstance(one, type) else str(one)

    return json.dumps(value, default=plain, ensure_ascii=False, indent=1)


class ProgressLine:
    """One progress line on a terminal's standard error; nothing elsewhere."""

    def __enter__(self) -> Callable[[str, int], None]:
        self._shown = sys.stderr.isatty()
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self, what: str, rows: int) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{what}{f': {rows:,} rows' if rows else ''} …")
            sys.stderr.flush()
