"""A communiqué pasted, its questions answered, the agreement in the register; its incidents drafted and filed."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import docx

from tests.casebook.world import PASSWORD, World
from tests.serve.pages.pasted import TEXT, sent
from tests.serve.server import Person
from treve.agreements import file
from treve.casebook import agreed
from treve.normalise.actor_book import actor_book

ANSWERS = {
    "s’appelle": "Cessez-le-feu du 30 décembre",
    "D’autres": "none",
    "Garde libre": "+Free Guard of Homs",
    "Qu’interdit": "attack_any_weapon",
    "publié": "2016-12-29",
    "fuseau": "Asia/Damascus",
    "gouvernement syrien": "syrian-government",
    "Ahrar": "ahrar-al-sham",
    "pays": "Syria",
    "identifiant": "syr-made",
}


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
    status, page, _ = sent(sector, "/paste", text=TEXT)
    assert status == 200
    assert "<mark" in page
    assert "2016-12-29 22:00" in page
    assert "Jusqu’à quand" in page  # among what the text does not say
    with made.book.read() as connection:
        assert agreed.listing(connection, made.who["head"]) == []
    status, page, _ = sent(sector, "/paste/confirm", text=TEXT, **(_answers(page) | {"answer-1": "yesterday"}))
    assert status == 422
    assert "Ce n’est pas une réponse" in page
    status, _, there = sent(sector, "/paste/confirm", text=TEXT, **_answers(page) | {"answer-1": "2016-12-29"})
    assert (status, there) == (303, "/agreements/syr-made?done=agreement_confirmed")
    page = sector.get("/agreements/syr-made").text
    assert "sector" in page
    assert "<mark>" in page
    path = tmp_path / "syr-made.yaml"
    path.write_bytes(sector.get("/agreements/syr-made/file").content)
    assert file.check([path], actor_book())[0] == ()
    (agreement,) = file.agreement(str(path), actor_book())
    assert agreement.title == "Cessez-le-feu du 30 décembre"
    assert [one.code for one in agreement.clauses] == ["attack_any_weapon"]
    assert "answered by sector" in path.read_text(encoding="utf-8")
    liaison = Person(address, "liaison_a", PASSWORD)
    assert liaison.get("/agreements/syr-made").status_code == 404
    assert "syr-made" not in liaison.get("/agreements").text
    for one in (sector, liaison):
        one.close()


def test_markup_and_turning_characters_are_shown_as_what_they_are(at_desk: tuple[str, World]) -> None:
    address, _ = at_desk
    observer = Person(address, "observer", PASSWORD)
    wild = "The army and <script>alert(1)</script> \u202egnik eht\u202c signed a truce. " + "x" * 10_000
    status, page, _ = sent(observer, "/paste", text=wild, source='"><img src=x>')
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
    assert sent(mediator, "/paste", text="x" * 200_001)[0] == 422
    too_large = {"file": ("a.txt", b"x" * (10 * 2**20 + 1))}
    assert mediator.http.post("/paste", data={"csrf": csrf[1]}, files=too_large, timeout=60).status_code == 422
    mediator.close()


def test_an_agreement_with_an_actor_that_no_list_knows_is_confirmed_in_the_browser_alone(
    at_desk: tuple[str, World], tmp_path: Path
) -> None:
    address, _ = at_desk
    sector = Person(address, "sector", PASSWORD)
    sector.get("/paste", language="fr")
    # The library knows no such group: who is meant has to be asked.
    text = TEXT.replace("Ahrar al-Cham", "la Garde libre")
    page = sent(sector, "/paste", text=text)[1]
    answers = _answers(page)
    (bound,) = [field for field, value in answers.items() if "+" in value]
    # A name of no list is refused where it is meant as one of the library, and taken where it is said to be new.
    refused = sent(sector, "/paste/confirm", text=text, **answers | {bound: "garde-libre"})
    assert refused[0] == 422
    assert 'value="garde-libre"' in refused[1]
    taken = sent(sector, "/paste/confirm", text=text, **answers)
    assert taken[2] == "/agreements/syr-made?done=agreement_confirmed"
    page = sector.get("/agreements/syr-made").text
    assert "Free Guard of Homs" in page
    path, actors = tmp_path / "made.yaml", tmp_path / "made.actors.csv"
    path.write_bytes(sector.get("/agreements/syr-made/file").content)
    actors.write_bytes(sector.get("/agreements/syr-made/actors").content)
    assert file.check([path], actor_book(actors))[0] == ()
    assert sector.get("/agreements/syr-2016-12-30/actors").status_code == 404
    sector.close()
