"""A communiqué, and how a browser sends it."""

from __future__ import annotations

import re

from tests.serve.server import Person

TEXT = (
    "Un cessez-le-feu entrera en vigueur sur l'ensemble du territoire syrien le 30 décembre 2016 à 00h00, heure de Damas.\n"
    "Le gouvernement syrien et Ahrar al-Cham ont signé l'accord. "
    "Le 2 janvier 2017, des tirs d'artillerie ont visé le village de Tir, faisant 3 morts."
)


def sent(person: Person, path: str, **fields: str) -> tuple[int, str, str]:
    """Send a form of the page on which one pastes: status, page, and where it leads."""
    page = person.get("/paste").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert csrf is not None
    answer = person.http.post(path, data={"csrf": csrf[1], **fields}, timeout=60)
    return answer.status_code, answer.text, answer.headers.get("location", "")
