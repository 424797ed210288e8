"""`treve casebook merge|split|duplicate|bulk|take-back`."""

from __future__ import annotations

from tests.commands.casebook_world import Ask, file
from tests.commands.casebook_world import ask as ask


def test_cases_move_together_and_apart_from_the_command_line(ask: Ask) -> None:
    reports = file(ask, "centre", "guarantor_1", "one", "two", "three")
    one, two, three = (ask("head", "casebook", "open", report).stdout.strip() for report in reports)
    look = ask("head", "casebook", "bulk", "registered", "--state", "reported", "--reason", "x", "--dry-run")
    assert (look.returncode, look.stdout) == (0, "3 would move, 0 would not\n")
    assert ask("head", "casebook", "bulk", "registered", "--case", one, "--case", two, "--reason", "x").returncode == 0
    mixed = ask("head", "casebook", "bulk", "triaged", "--case", one, "--case", three, "--reason", "x")
    assert (mixed.returncode, f"{three}: a case that is reported" in mixed.stdout) == (3, True)
    assert "1 moved, 1 did not" in mixed.stdout
    assert ask("head", "casebook", "take-back", one, "--reason", "slip").stdout == f"{one}: registered\n"
    assert ask("head", "casebook", "merge", two, one, "--reason", "one shell").stdout == f"{two}: goes on as {one}\n"
    new = ask("head", "casebook", "split", one, reports[1], "--reason", "two").stdout.strip()
    assert new in ask("head", "casebook", "cases").stdout
    more = file(ask, "centre", "guarantor_1", "four")[0]
    assert ask("head", "casebook", "add", one, more, "--reason", "one shell").stdout == f"{one}: 1 added\n"
    assert ask("head", "casebook", "add", three, more, "--reason", "x").returncode == 3
    for state in ("triaged", "under_verification"):
        assert ask("head", "casebook", "step", one, state, "--reason", "x").returncode == 0
    assert (
        ask("head", "casebook", "duplicate", one, three, "--reason", "same").stdout
        == f"{one}: tells what {three} tells\n"
    )


def test_mistakes_end_with_a_sentence(ask: Ask) -> None:
    for code, words in (
        (2, ("bulk", "registered", "--reason", "x")),
        (2, ("bulk", "registered", "--reason", "x", "--state", "reported", "--case", "C-x")),
        (2, ("bulk", "nowhere", "--reason", "x", "--state", "reported")),
        (2, ("merge", "C-x", "C-y", "--reason", "x")),
        (2, ("take-back", "C-x", "--reason", "x")),
    ):
        done = ask("head", "casebook", *words)
        assert done.returncode == code, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
