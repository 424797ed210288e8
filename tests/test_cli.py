"""The command line, as a user meets it: in a process of its own."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import typer

from tests.commands import inside
from tests.commands.process import HEADER, ROW, treve
from treve import cli


def test_help_is_there_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, treve.cli\n"
        "heavy = {'duckdb', 'pyarrow', 'pandas', 'polars', 'shapely', 'pydantic', 'jinja2', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "run" in treve("--help").stdout


def test_treve_alone_says_what_to_do_next_and_names_commands_that_exist() -> None:
    done = treve()
    assert done.returncode == 0
    named = re.findall(r"^  treve (\w+)", done.stdout, re.MULTILINE)
    assert len(named) >= 5
    for command in named:
        assert treve(command, "--help").returncode == 0, command


def test_the_shell_can_complete_commands() -> None:
    program = Path(sys.executable).with_name("treve")
    asked = {**os.environ, "_TREVE_COMPLETE": "source_bash"}
    shown = subprocess.run([str(program)], capture_output=True, text=True, check=False, env=asked)
    assert shown.returncode == 0, shown.stderr
    assert "_TREVE_COMPLETE=complete_bash" in shown.stdout


IN_A_FORM_OF_ITS_OWN = {
    "treve": "says what to do next",
    "treve agreement schema": "prints JSON without being asked",
    "treve count schema": "prints JSON without being asked",
    "treve extract": "--format json",
}
WRITES_A_FILE = {
    "treve page": "the page",
    "treve plot": "pictures",
    "treve simulate": "tables",
    "treve agreement new": "an agreement, from questions on the terminal",
    "treve ledger export": "a log",
    "treve ledger key": "a key",
    "treve ledger countersign": "a checkpoint",
    "treve demo": "a casebook",
    **{f"treve casebook {one}": "a package" for one in ("backup", "handover", "evacuate", "package-key", "bundle out")},
    "treve casebook redact": "a redacted copy",
    "treve casebook unseal": "what was sealed, for one pair of eyes",
    "treve casebook open-boxes": "what was sealed, for one pair of eyes",
}
CHANGES_A_CASEBOOK = {
    *(f"treve casebook {one}" for one in ("init", "import", "undo", "open", "step", "assign", "table", "erase")),
    *(f"treve casebook {one}" for one in ("checkpoint", "countersign")),
    *(
        f"treve casebook {one}"
        for one in ("add", "announce", "answer", "answer-reporter", "attribute", "bulk", "consent", "determine")
    ),
    *(f"treve casebook {one}" for one in ("dispute", "duplicate", "grant-seal", "link", "merge", "migrate", "notify")),
    *(
        f"treve casebook {one}"
        for one in ("mail", "obligation", "remedy", "remedy-result", "rotate-seal", "silence", "split")
    ),
    *(f"treve casebook {one}" for one in ("take-back", "threat", "verify", "watch", "work")),
    *(f"treve casebook bundle {one}" for one in ("in", "introduce", "peer")),
    *(
        f"treve user {one}"
        for one in ("add", "grant", "end", "disable", "password", "second-factor", "token", "sealing-key")
    ),
}
"""One change, told in one line; what a casebook holds is asked with `reports`, `cases`, `scorecard` and `user list`."""
ANSWERS_OVER_HTTP = {
    "treve serve",
    "treve casebook filings",
    "treve casebook answers",
    "treve casebook release",
    "treve casebook share",
}
"""Lines for a person; programs ask the API, which answers in JSON only. Tables of a release can be taken as files."""


def _commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    children = getattr(command, "commands", {})
    if not children or command.invoke_without_command:
        yield path, command
    for name, child in children.items():
        yield from _commands(f"{path} {name}", child)


def test_every_command_that_answers_does_so_in_json_too() -> None:
    without = {
        path
        for path, command in _commands("treve", typer.main.get_command(cli.app))
        if not any("--json" in one.opts for one in command.params)
    }
    assert without == {*IN_A_FORM_OF_ITS_OWN, *WRITES_A_FILE, *CHANGES_A_CASEBOOK, *ANSWERS_OVER_HTTP}


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
@pytest.mark.parametrize("words", [("tables",), ("agreement", "schema"), ("--help",), ()], ids=" ".join)
def test_a_closed_pipe_ends_the_program_as_it_ends_other_tools_without_a_word(words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "treve", *words], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)
    assert done.stderr == ""
    assert done.returncode == -signal.SIGPIPE


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX systems")
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    rows = (f"A{number},2017-01-05,,Idlib,35.9,36.6,1,syrian-army,civilians,artillery\n" for number in range(400_000))
    with big.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.writelines(rows)
    out = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "treve", "run", "-a", "syr-2016-12-30", "-s", f"table={big}", "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(600):
        if (out / "run.duckdb.new").exists():
            break
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped" in said
    assert "Traceback" not in said
    assert list(out.iterdir()) == []


def test_ctrl_c_says_so_and_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 130
    assert "stopped" in capsys.readouterr().err


def test_ctrl_c_that_met_a_text_python_was_running_ends_with_the_same_code(tmp_path: Path) -> None:
    code = "from treve import cli\ncli.app = lambda: exec('raise KeyboardInterrupt')\ncli.main()\n"
    (tmp_path / "interrupted.py").write_text(code, encoding="utf-8")
    words = [sys.executable, "-m", "interrupted"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 130, done.stderr
    assert done.stderr == f"treve: {cli.STOPPED}\n"


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory", "a.csv"), 2),
        (PermissionError(errno.EACCES, "Permission denied", "a.csv"), 2),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "a.csv"), 2),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "a.csv/b"), 2),
        (FileExistsError(errno.EEXIST, "File exists", "a.csv"), 2),
        (OSError(errno.ENOSPC, "No space left on device", "a.csv"), 1),
    ],
)
def test_a_file_that_was_asked_for_and_cannot_be_opened_is_bad_usage_and_a_full_disk_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problem: OSError, code: int
) -> None:
    def failing() -> None:
        raise problem

    monkeypatch.setattr(cli, "app", failing)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == code
    assert f"{problem.filename}: {problem.strerror}" in capsys.readouterr().err


def test_an_unexpected_error_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("something else")

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(RuntimeError, match="something else"):
        cli.main()


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (
            "treve.bulletin.edition.publish.write_whole",
            ("bulletin", "--kind", "weekly", "--until", "2017-01-05", "-o", "out"),
        ),
        ("treve.bulletin.tables.whole", ("export", "finding", "--format", "csv", "-o", "out.csv")),
    ],
)
def test_a_full_disk_ends_with_its_code_whatever_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, words: tuple[str, ...]
) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(HEADER + ROW, encoding="utf-8")
    assert inside.run(table, tmp_path / "run").returncode == 0
    monkeypatch.setattr(where, _full)
    done = inside.treve(*words, "--run", str(tmp_path / "run"), folder=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "No space left on device" in done.stderr


def test_a_run_on_a_full_disk_ends_with_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "reports.csv"
    table.write_text(HEADER + ROW, encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")

    monkeypatch.setattr(duckdb, "connect", full)
    done = inside.run(table, tmp_path / "run")
    assert done.returncode == 1, done.stderr
    assert "No space left on device" in done.stderr
