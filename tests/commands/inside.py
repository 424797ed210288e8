"""The command line within the process of the test: as `process.treve`, without the seconds a new process takes."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from unittest import mock

from treve import cli


def treve(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line and catch what it prints and its exit code."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    argv = mock.patch.object(sys, "argv", ["treve", *words])
    with argv, contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return subprocess.CompletedProcess(words, code, said.getvalue(), complained.getvalue())
