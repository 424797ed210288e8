"""Ctrl-C at any moment of the start: one line and exit code 130, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import treve
from treve import cli


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
@pytest.mark.parametrize(
    "loaded",
    [
        "typing",
        "treve.errors",
        "typing_extensions",
        "typer.core",
        "treve.commands.agreement",
        "treve.commands.user",
        "typer",
        "treve.cli",
    ],
)
def test_ctrl_c_while_the_program_is_loaded_is_one_line(loaded: str) -> None:
    # Python names each module on standard error once it is loaded; this command then waits for its input, so it cannot be over.
    words = [sys.executable, "-X", "importtime", "-m", "treve", "extract", "-"]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if line.split("|")[-1].strip() == loaded:
            break
    else:
        pytest.fail(f"{loaded} is not loaded")
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert process.returncode == cli.STOPPED_BY_USER
    assert out == ""
    told = [line for line in said.splitlines() if not line.startswith("import time:")]
    assert len(told) == 1
    assert told[0].startswith("treve: stopped")


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_ctrl_c_that_is_ignored_by_whoever_started_it_stays_ignored() -> None:
    code = (
        "import signal\n"
        "from treve import cli, start\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "cli.main = lambda: print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)\n"
        "start.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr


def test_ctrl_c_is_an_interruption_again_once_the_command_runs() -> None:
    code = (
        "import signal\n"
        "from treve import cli, start\n"
        "cli.main = lambda: print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)\n"
        "start.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr


def test_the_package_itself_loads_nothing_but_itself() -> None:
    code = "import sys\nbefore = set(sys.modules)\nimport treve\nprint(sorted(set(sys.modules) - before - {'__future__'}))\n"
    # Without site-packages, where an installed tool may load modules of its own as the interpreter starts.
    told = {**os.environ, "PYTHONPATH": str(Path(treve.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False, env=told)
    assert done.stdout == "['treve']\n", done.stderr
