"""Manners without waiting, and a network that is only 127.0.0.1."""

from __future__ import annotations

import pytest

from treve.get.manners import Manners


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pauses() -> list[float]:
    """Seconds the code under test wanted to wait."""
    return []


@pytest.fixture
def hasty(pauses: list[float]) -> Manners:
    """Four attempts, no waiting; each pause is noted in `pauses`."""
    return Manners(connect_seconds=5.0, read_seconds=5.0, attempts=4, sleep=pauses.append)
