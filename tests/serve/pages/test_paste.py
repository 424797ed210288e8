"""A communiqué pasted, its questions answered, the agreement in the register; its incidents drafted and filed."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.server import Person, serving
from treve.agreements import file
from treve.casebook import agreed, report_list
from treve.casebook.book import Casebook
from treve.normalise.actor_book import actor_book

TEXT = (
    "Un cessez-le-feu entrera en vigueur sur l'ensemble du territoire syrien le 30 décembre 2016 à 00h00, heure de Damas.\n"
    "Le gouvernement syrien et Ahrar al-Cham ont signé l'accord. "
    "Le 2 janvier 2017, des tirs d'artillerie ont visé le village de Tir, faisant 3 morts."
)
ANSWERS = {
    "publié": "2016-12-29",
    "fuseau": "Asia/Damascus",
    "gouvernement syrien": "syrian-government",
    "Ahrar": "ahrar-al-sham",
    "pays": "Syria",
    "identifiant": "syr-made",
}


@pytest.fixture
def at_desk(sqlite_book: Casebook) -> Iterator[tuple[str, World]]:
    made = world(sqlite_book)
    with serving(sqlite_book) as address:
        yield address, made


def _sent(person: Person, path: str, **fields: str) -> tuple[int, str, str]:
    page = person.get("/paste").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert csrf is not None
    answer = person.http.post(path, data={"csrf": csrf[1], **fields}, timeout=60)
    return answer.status_code, answer.text, answer.headers.get("location", "")


def _answers(page: str) -> dict[str, str]:
    """The fields of the questions, answered by the words of each question; what the text suggests stays."""
    labels = re.findall(r'<label for="(answer-\d+)">(.*?)</label>\s*<input[^>]* value="([^"]*)"', page)
    assert labels
    given = {}
    for field, label, suggested in labels:
        known = [value for word, value in ANSWERS.items() if word in html.unescape(label)]
        given[field] = known[0] if known else suggested
    return given


def test_a_text_becomes_an_agreement_that_the_check_accepts(at_desk: tuple[str, World], tmp_path: Path) -> None:
    address, made = at_desk
    sector = Person(address, "sector", PASSWORD)
    sector.get("/paste", language="fr")
    status, page, _ = _sent(sector, "/paste", text=TEXT)
    assert status == 200
    assert "<mark" in page
    assert "2016-12-29 22:00" in page
    assert "Jusqu’à quand" in page  # among what the text does not say
    with made.book.read() as connection:
        assert agreed.listing(connection, made.who["head"]) == []
    status, page, _ = _sent(sector, "/paste/confirm", text=TEXT, **(_answers(page) | {"answer-0": "yesterday"}))
    assert status == 422
    assert "Ce n’est pas une réponse" in page
    status, _, there = _sent(sector, "/paste/confirm", text=TEXT, **_answers(page) | {"answer-0": "2016-12-29"})
    assert (status, there) == (303, "/agreements/syr-made?done=agreement_confirmed")
    page = sector.get("/agreements/syr-made").text
    assert "sector" in page
    assert "<mark>" in page
    path = tmp_path / "syr-made.yaml"
    path.write_bytes(sector.get("/agreements/syr-made/file").content)
    assert file.check([path], actor_book())[0] == ()
    assert "answered by sector" in path.read_text(encoding="utf-8")
    liaison = Person(address, "liaison_a", PASSWORD)
    assert liaison.get("/agreements/syr-made").status_code == 404
    assert "syr-made" not in liaison.get("/agreements").text
    for one in (sector, liaison):
        one.close()


def test_incidents_become_drafts_and_only_then_a_report(at_desk: tuple[str, World]) -> None:
    address, made = at_desk
    sector = Person(address, "sector", PASSWORD)
    assert _sent(sector, "/paste/drafts", text=TEXT, incident="0")[0] == 303
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"]) == 0
    draft = re.search(r"/drafts/(D-[0-9a-f]{16})", sector.get("/drafts").text)
    assert draft is not None
    page = sector.get(f"/drafts/{draft[1]}").text
    assert 'value="artillery" selected' in page
    assert 'value="2017-01-02"' in page
    status, page, _ = _sent(sector, f"/drafts/{draft[1]}/file", summary="Shells hit Tir", occurred_from="soon")
    assert status == 422
    assert "Shells hit Tir" in page
    assert _sent(sector, f"/drafts/{draft[1]}/file", summary="Shells hit Tir", act="artillery")[0] == 303
    with made.book.read() as connection:
        assert report_list.count(connection, made.who["head"]) == 1
    assert "No draft waits" in sector.get("/drafts").text
    sector.close()


def test_markup_and_turning_characters_are_shown_as_what_they_are(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    observer = Person(address, "observer", PASSWORD)
    wild = "The army and <script>alert(1)</script> \u202egnik eht\u202c signed a truce. " + "x" * 10_000
    status, page, _ = _sent(observer, "/paste", text=wild, source='"><img src=x>')
    assert status == 200
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "[U+202E]" in page
    observer.close()


def test_the_sheet_and_the_limits(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    mediator = Person(address, "mediator", PASSWORD)
    page = mediator.get("/paste").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert csrf is not None
    form = {"csrf": csrf[1], "text": TEXT, "as": "fr"}
    sheet = mediator.http.post("/paste/sheet", data=form, timeout=60)
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(sheet.content)).paragraphs)
    assert "Ce que dit le texte" in words
    assert _sent(mediator, "/paste", text="x" * 200_001)[0] == 422
    too_large = {"file": ("a.txt", b"x" * (10 * 2**20 + 1))}
    assert mediator.http.post("/paste", data={"csrf": csrf[1]}, files=too_large, timeout=60).status_code == 422
    mediator.close()
