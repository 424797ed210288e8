"""`treve serve`: a real process on this machine alone."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.commands.casebook_world import Ask
from tests.commands.casebook_world import ask as ask


def test_a_casebook_is_served_until_it_is_stopped(ask: Ask, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "treve", "serve", "--casebook", str(tmp_path / "casebook.db"), "--port", "0"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))
    assert server.stdout is not None
    try:
        said = server.stdout.readline()
        address = re.fullmatch(r"Served at (http://127\.0\.0\.1:\d+)/; Ctrl-C stops\.\n", said)
        assert address is not None, said
        assert httpx.get(f"{address[1]}/api/incidents").status_code == 401
        assert "server" not in httpx.get(f"{address[1]}/api/health").headers
    finally:
        server.send_signal(signal.SIGINT)
        _, complaint = server.communicate(timeout=20)
    assert "Traceback" not in complaint


def test_passwords_never_go_over_a_bare_line(ask: Ask) -> None:
    for words in (
        ("--host", "0.0.0.0"),
        ("--host", "192.0.2.1"),
        ("--certificate", "cert.pem"),
        ("--certificate-key", "key.pem"),
    ):
        done = ask("owner", "serve", *words)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), words


def test_a_port_that_is_taken_is_bad_input(ask: Ask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = ask("owner", "serve", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Address already in use" in " ".join(done.stderr.split())
    assert "uvicorn" not in done.stderr
