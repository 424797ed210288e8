""" "The movement", where the text names one movement: the bare kind stands for the name."""

from __future__ import annotations

from collections.abc import Mapping

from treve.extract.who.actor_words import actor_words
from treve.extract.who.mentions import Mention, Scene

# Any side may be called so, whoever is named beside it.
_WORDS = """
    government regime army military rebel rebels forces force troops opposition authorities fighters soldiers police
    ministry gouvernement armee rebelles rebelle troupes autorites combattants soldats ministere pays gobierno regimen
    ejercito rebeldes rebelde fuerzas fuerza tropas oposicion autoridades combatientes soldados policia ministerio
    guerrilla militia militias milice milices milicia milicias state states etat estado country parte partes side party
    parties правительство режим армия силы войска оппозиция власти боевики повстанцы ополченцы сторона стороны
"""
_ANYBODY = frozenset(_WORDS.split())


def names_of_kinds(scene: Scene) -> Mapping[str, Mention]:
    """For each kind of group ("movement", "front") the one longer name in the text that holds it, at its first mention.

    Kinds that several names hold, or that any side may be called by, are left out.
    """
    classes = actor_words(scene.language).classes
    kinds = (classes["heads"] | classes["weak"]) - _ANYBODY
    found: dict[str, Mention] = {}
    several: set[str] = set()

    def keep(short: str, name: Mention) -> None:
        if found.setdefault(short, name).key != name.key:
            several.add(short)

    for sentence in scene.sentences:
        for one in sentence.mentions:
            if one.kind != "described" or one.last - one.first < 2:
                continue
            for word in sentence.words[one.first : one.last]:
                if word.form in kinds and word.capital:
                    keep(f"words:{word.form[:_OF_KEY]}", one)
            short, of, _ = scene.text[one.start : one.end].partition(" of ")
            if of and " " in short:
                keep(short, one)  # "the Transitional Council", of Moreni
    return {form: one for form, one in found.items() if form not in several}


_OF_KEY = 6  # letters of a word in the key of a mention


def whole_name(scene: Scene, names: Mapping[str, Mention], mention: Mention) -> Mention | None:
    """The longer name that a bare kind, or its words before "of", stand for behind it; None for any other mention."""
    if mention.kind != "described" or not names:
        return None
    several = mention.last - mention.first > 1
    named = names.get(scene.text[mention.start : mention.end] if several else mention.key)
    return named if named is not None and named.end <= mention.start else None
