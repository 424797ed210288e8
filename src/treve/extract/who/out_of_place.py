"""Names that stand where a wording asks for an actor, and name none."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Mention, Scene

# "The Parties" of an agreement are those it names elsewhere.
_NOBODY = frozenset(
    f"words:{one}" for one in ("partie", "partes", "parte", "party", "side", "сторон", "طرفان", "طرفين")
)
# "Warring forces", "les belligérants", "طرفا النزاع": whoever they are. Folded.
_UNNAMED = re.compile(
    r"(?:warring|rival|opposing|conflicting|contending) (?:forces|factions|parties|sides|groups|camps)"
    r"|(?:parties|factions|camps|forces|groupes) (?:belligerant|rival|adverse|en conflit|oppose)\w*"
    r"|(?:partes|fuerzas|bandos|facciones|grupos) (?:beligerant|enfrentad|rival|en conflicto)\w*"
    r"|(?:враждующ|противоборствующ|воюющ|конфликтующ)\w+ \w+"
    r"|armies|armees|ejercitos"
    r"|(?:ال)?(?:اطراف|قوي|فصائل|جماعات|قوات) (?:ال)?(?:متحارب|متنازع|متصارع|متقاتل)\w*"
)


_CIVIL = re.compile(
    r"(?:protest\w+|demonstrators|manifestants?|manifestantes|протестующ\w+|демонстрант\w+|(?:ال)?(?:متظاهر|محتج)\w+"
    r"|residents?|villagers|families|habitants|familles|vecinos|familias|жители|семьи|(?:ال)?(?:سكان|اهالي|عائلات))"
)


def out_of_place(scene: Scene, mention: Mention) -> bool:
    """A person, a place, or a word of an agreement's title ("Cessation of Hostilities")."""
    if mention.person or mention.place or mention.key in _NOBODY:
        return True
    if _CIVIL.match(scene.text, mention.start, mention.end):
        return True
    if mention.kind == "described" and _UNNAMED.fullmatch(scene.text, mention.start, mention.end):
        return True
    said = cues(scene.language, "roles").agreement
    return mention.kind == "capital_letters" and any(
        found.start() <= mention.start and mention.end <= found.end()
        for found in said.finditer(scene.text, max(0, mention.start - 40), mention.end + 40)
    )
