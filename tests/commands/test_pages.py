"""What the how-to pages of the casebook say to type is there: each command, each option."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from treve import cli

PAGES = Path(__file__).parents[2] / "docs" / "how-to"
NAMES = (
    "keep-a-casebook.md",
    "protect-people.md",
    "move-a-casebook.md",
    "exchange-bundles.md",
    "serve-a-casebook.md",
    "ask-for-incidents.md",
)


def _without_remarks(text: str) -> str:
    """What follows a # on a line is for the reader alone."""
    return re.sub(r" +# .*$", "", text, flags=re.MULTILINE)


def _commands(page: str) -> list[list[str]]:
    blocks = re.findall(
        r"^```sh\n(.*?)^```$",
        _without_remarks((PAGES / page).read_text(encoding="utf-8")),
        flags=re.DOTALL | re.MULTILINE,
    )
    lines = [shlex.split(line.split(" > ")[0]) for block in blocks for line in _joined(block)]
    return [words[1:] for words in lines if words[:1] == ["treve"]]


def _joined(block: str) -> list[str]:
    """Lines of a shell: one that ends in a backslash goes on in the next."""
    return block.replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("words", [words for page in NAMES for words in _commands(page)], ids=shlex.join)
def test_each_command_can_be_given_as_it_stands_there(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREVE_CASEBOOK", "mission.db")
    command, rest = typer.main.get_command(cli.app), words
    while hasattr(command, "commands"):
        assert rest[0] in command.commands, rest
        command, rest = command.commands[rest[0]], rest[1:]
    # Raises for an option that is not there and for one that is missing.
    command.make_context("treve", list(rest))
