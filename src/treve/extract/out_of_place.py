"""Names that stand where a wording asks for an actor, and name none."""

from __future__ import annotations

from treve.extract.cues import cues
from treve.extract.mentions import Mention, Scene


def out_of_place(scene: Scene, mention: Mention) -> bool:
    """A person, a place, or a word of an agreement's title ("Cessation of Hostilities")."""
    if mention.person or mention.place or mention.key in _NOBODY:
        return True
    if mention.kind == "described" and _UNNAMED.fullmatch(scene.text, mention.start, mention.end):
        return True
    said = cues(scene.language, "roles").agreement
    return mention.kind == "capital_letters" and any(
        found.start() <= mention.start and mention.end <= found.end()
        for found in said.finditer(scene.text, max(0, mention.start - 40), mention.end + 40)
    )
