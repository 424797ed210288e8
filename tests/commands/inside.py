"""The command line within the process of the test: as `process.treve`, without the seconds a new process takes."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from functools import cache
from typing import Any
from unittest import mock

import typer

from treve import cli


@cache
def _command() -> Any:
    """The tree of commands, built once: building takes longer than most commands."""
    return typer.main.get_command(cli.app)


def treve(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line and catch what it prints and its exit code."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    argv = mock.patch.object(sys, "argv", ["treve", *words])
    with (
        argv,
        mock.patch.object(cli, "app", _command()),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(complained),
    ):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return subprocess.CompletedProcess(words, code, said.getvalue(), complained.getvalue())
