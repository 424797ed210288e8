"""Somebody with a browser: signs in on the page, reads pages, sends their forms."""

from __future__ import annotations

import re

import httpx

from treve.serve.door import COOKIE, second_word


class Visitor:
    """A session of pages; an empty name is a stranger."""

    def __init__(self, address: str, name: str = "", password: str = "") -> None:
        self.http = httpx.Client(base_url=address, timeout=60, headers={"Accept-Language": "en"})
        if name:
            answer = self.http.post("/sign-in", data={"name": name, "password": password})
            assert answer.status_code == 303, answer.text

    def get(self, path: str, **query: str) -> httpx.Response:
        """A page."""
        return self.http.get(path, params=query)

    def send(self, path: str, files: dict[str, tuple[str, bytes]] | None = None, **fields: object) -> httpx.Response:
        """A form, with the word of this session in it; what it leads to is not followed."""
        word = second_word(self.http.cookies[COOKIE])
        return self.http.post(path, data={"csrf": word, **fields}, files=files)

    def close(self) -> None:
        """Let go of the connection."""
        self.http.close()


def led_to(answer: httpx.Response) -> str:
    """Where a form that was taken leads, without what was only said once."""
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", answer.text)[-600:]
    return answer.headers["location"].partition("?")[0]


def told(answer: httpx.Response) -> str:
    """The words of a page, without its marks."""
    text = re.sub(r"<(style|script).*?</\1>", " ", answer.text, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))
