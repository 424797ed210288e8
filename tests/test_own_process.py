"""A process of its own gets the way to the program and no key."""

from __future__ import annotations

import pytest

from treve.own_process import surroundings


def test_no_key_of_the_server_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREVE_SEALING_KEY", "secret")
    monkeypatch.setenv("PATH", "/bin")
    found = surroundings()
    assert found["PATH"] == "/bin"
    assert "secret" not in found.values()
