"""Somebody with a browser: signs in on the page, reads pages, sends their forms."""

from __future__ import annotations

import re

import httpx

from tests.serve.server import Person


class Visitor(Person):
    """Somebody who signs in on the page and reads in English; an empty name is a stranger."""

    def __init__(self, address: str, name: str = "", password: str = "") -> None:
        super().__init__(address)
        self.http.headers["Accept-Language"] = "en"
        if name:
            answer = self.http.post("/sign-in", data={"name": name, "password": password})
            assert answer.status_code == 303, answer.text


def led_to(answer: httpx.Response) -> str:
    """Where a form that was taken leads, without what was only said once."""
    assert answer.status_code == 303, re.sub(r"<[^>]+>|\s+", " ", answer.text)[-600:]
    return answer.headers["location"].partition("?")[0]


def told(answer: httpx.Response) -> str:
    """The words of a page, without its marks."""
    text = re.sub(r"<(style|script).*?</\1>", " ", answer.text, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
