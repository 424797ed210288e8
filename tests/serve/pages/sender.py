"""Somebody who sends the forms of pages, with the session's word in them."""

from __future__ import annotations

from typing import Any

import httpx

from tests.serve.server import Person


def send(person: Person, path: str, _files: Any = None, **fields: Any) -> httpx.Response:
    """Send a form; not led on to the page that follows."""
    form = {**fields, "csrf": person.http.headers["X-CSRF-Token"]}
    return person.http.post(path, data=form, files=_files)
