"""A process of its own gets the way to the program and no key."""

from __future__ import annotations

import subprocess
import sys

import pytest

from treve.own_process import surroundings


def test_no_key_of_the_server_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREVE_SEALING_KEY", "secret")
    monkeypatch.setenv("PATH", "/bin")
    found = surroundings()
    assert found["PATH"] == "/bin"
    assert "secret" not in found.values()


def test_a_process_ends_with_the_one_that_started_it() -> None:
    waits = "from treve.own_process import end_with_starter; import time; end_with_starter(); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", waits], stdin=subprocess.PIPE)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 1
