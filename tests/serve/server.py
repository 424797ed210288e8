"""A server of one's own on 127.0.0.1, and somebody who speaks with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from treve.casebook.book import Casebook
from treve.serve.app import create_app
from treve.serve.door import COOKIE, second_word
from treve.serve.options import USUAL, ServeOptions


@contextmanager
def serving(book: Casebook, options: ServeOptions = USUAL) -> Iterator[str]:
    """Its address, for as long as it runs."""
    config = uvicorn.Config(create_app(book, options), host="127.0.0.1", port=0, log_level="critical", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def client(address: httpx.URL | str, **more: Any) -> httpx.Client:
    """Somebody's browser. There are no certificates here, and to read those of the machine takes longer than an answer."""
    return httpx.Client(base_url=address, timeout=60, verify=False, **more)


class Person:
    """Somebody with a browser: keeps the session's cookie and sends its second word along."""

    def __init__(self, address: str, name: str = "", password: str = "") -> None:
        self.http = client(address)
        if name:
            answer = self.http.post("/api/session", json={"name": name, "password": password})
            assert answer.status_code == 200, answer.text
            self.http.headers["X-CSRF-Token"] = answer.json()["csrf"]

    def get(self, path: str, **query: Any) -> httpx.Response:
        """GET."""
        # No parameters at all, where none are given: the address may hold its own.
        return self.http.get(path, params=query or None)

    def post(self, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """POST with a body as JSON."""
        return self.http.post(path, json=body, **more) if body is not None else self.http.post(path, **more)

    def send(self, path: str, files: Any = None, /, **fields: Any) -> httpx.Response:
        """A form of a page, with the word of this session in it; what it leads to is not followed."""
        word = second_word(self.http.cookies[COOKIE])
        return self.http.post(path, data={"csrf": word, **fields}, files=files)

    def close(self) -> None:
        """Let go of the connection."""
        self.http.close()
