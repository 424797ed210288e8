"""How much, how large, how slowly: what a server does not take."""

from __future__ import annotations

import socket
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.server import client, serving
from treve.serve import limits
from treve.serve.limits import Allowance, address_of
from treve.serve.options import ServeOptions

on_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _raw(address: str, lines: list[bytes], pause: float = 0.0) -> bytes:
    """Send bytes as they are, one after another, and read the answer."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        for one in lines:
            try:
                line.sendall(one)
            except OSError:
                break
            time.sleep(pause)
        found = b""
        try:
            while part := line.recv(65536):
                found += part
        except OSError:
            pass
        return found


@on_sqlite
def test_a_body_too_large_is_refused_declared_or_not(made: World, enter: Enter) -> None:
    liaison = enter("liaison_a")
    large = {"compartment": "party_a", "summary": "x" * 2**20}
    assert liaison.post("/api/reports", large).status_code == 413

    def parts() -> object:
        for _ in range(40):
            yield b" " * 2**16

    headers = {"Content-Type": "application/json"}
    assert liaison.http.post("/api/reports", content=parts(), headers=headers).status_code == 413  # type: ignore[arg-type]
    assert liaison.get("/api/reports/count").json() == {"count": 0}


@on_sqlite
def test_a_body_that_never_ends_is_cut_off(address: str, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_LONGEST_PAUSE_SECONDS", 0.3)
    person = enter("liaison_a")
    cookie = "; ".join(f"{name}={value}" for name, value in person.http.cookies.items())
    head = (
        f"POST /api/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
        f"Cookie: {cookie}\r\nX-CSRF-Token: {person.http.headers['X-CSRF-Token']}\r\n\r\n"
    )
    assert b" 408 " in _raw(address, [head.encode(), b"{"]).split(b"\r\n")[0]
    # Byte after byte, each in good time, is too slow as well.
    monkeypatch.setattr(limits, "_GRACE_SECONDS", 0.3)
    assert b" 408 " in _raw(address, [head.encode(), *[b" "] * 30], pause=0.05).split(b"\r\n")[0]


@on_sqlite
def test_an_address_that_asks_too_often_waits(made: World) -> None:
    with (
        serving(made.book, ServeOptions(requests_a_minute=3)) as address,
        client(address) as person,
    ):
        assert [person.get("/api/health").status_code for _ in range(4)] == [200, 200, 200, 429]


@settings(deadline=None)
@example(1, [4.685456114119501, 4.0])
@given(st.integers(1, 5), st.lists(st.floats(0, 10), min_size=1, max_size=40))
def test_no_window_holds_more_than_allowed_and_nobody_waits_for_nothing(times: int, steps: list[float]) -> None:
    allowance, now, used = Allowance(times, 10.0), 0.0, list[float]()
    for step in steps:
        now += step
        recent = [one for one in used if one + 10.0 > now]
        wait = allowance.wait("a", now)
        assert (wait == 0) == (len(recent) < times)
        if wait == 0:
            allowance.use("a", now)
            used.append(now)
        else:
            assert allowance.wait("a", now + wait) == 0
        assert allowance.wait("b", now) == 0


def test_one_network_of_ipv6_is_one_address() -> None:
    one, other = ({"client": (f"2001:db8:1:2::{last}", 1)} for last in (1, 2))
    assert address_of(one) == address_of(other) != address_of({"client": ("2001:db8:1:3::1", 1)})
    assert address_of({}) == "unknown"
