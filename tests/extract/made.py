"""Short texts read for a test."""

from __future__ import annotations

from treve.extract import draft
from treve.extract.drafting import prepare
from treve.extract.who.mentions import Scene, read_sentences
from treve.model.draft import Draft, Fact, FactKind

SIGNED = {
    "fr": "Le gouvernement et les rebelles ont signé un cessez-le-feu. ",
    "en": "The government and the rebels signed a ceasefire. ",
    "es": "El Gobierno y la guerrilla firmaron un cese al fuego. ",
    "ru": "Правительство и повстанцы подписали перемирие. ",
    "ar": "وقعت الحكومة والمتمردون هدنة. ",
}
"""A sentence for each language behind which the terms of a truce can be told."""


def read(text: str, language: str = "auto", published: str | None = "2016-12-29") -> Draft:
    """The draft of a text."""
    return draft(text, published=published, zone="Asia/Damascus", language=language)


def facts(text: str, kind: str, language: str = "auto") -> list[Fact]:
    """The facts of one kind in a text."""
    return [one for one in read(text, language).facts if one.kind is FactKind(kind)]


def texts(text: str, kind: str, language: str = "auto") -> list[str]:
    """The words of the facts of one kind in a text."""
    return [one.text for one in facts(text, kind, language)]


def scene(text: str, language: str = "auto") -> Scene:
    """A text with its sentences read."""
    prose = prepare(text, language=language)
    return Scene(prose, read_sentences(prose))
