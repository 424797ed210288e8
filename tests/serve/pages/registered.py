"""Registers to compare, and how a browser sends them."""

from __future__ import annotations

import re

from tests.casebook.world import World
from tests.serve.server import Person


def filed(made: World) -> None:
    """One report in the register of each guarantor's centre."""
    for who in ("centre_1", "centre_2"):
        made.report(who, f"shell told by {who}", occurred_from="2017-01-03", act="mortar", place="Tir")


def sent(person: Person, path: str, fields: dict[str, str], **files: tuple[str, bytes]) -> tuple[int, str]:
    """Send a form of the page of registers: status and answer."""
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', person.get("/registers").text)
    assert csrf is not None
    answer = person.http.post(path, data={"csrf": csrf[1], **fields}, files=files or None, timeout=60)
    return answer.status_code, answer.text
