"""The command line within the process of the test: as `process.treve`, without the seconds a new process takes."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import typer

from treve import cli


@cache
def _command() -> Any:
    """The tree of commands, built once: building takes longer than most commands."""
    return typer.main.get_command(cli.app)


def treve(*words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line, in a folder if one is given, and catch what it prints and its exit code."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    argv = mock.patch.object(sys, "argv", ["treve", *words])
    with (
        argv,
        contextlib.chdir(folder or Path.cwd()),
        mock.patch.dict(os.environ, {"COLUMNS": "100"}),
        mock.patch.object(cli, "app", _command()),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(complained),
    ):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return subprocess.CompletedProcess(words, code, said.getvalue(), complained.getvalue())


def run(table: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`treve run` of one table against the Syrian truce of 30 December 2016."""
    return treve("run", "--agreement", "syr-2016-12-30", "--source", f"table={table}", "--out", str(out), *more)
