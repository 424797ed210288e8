"""Withdrawals held against the duties and incidents told in the same words: each is told once, as what it is.

What an agreement binds forces to leave is a duty, and not yet a withdrawal; what they announce or promise themselves is a
withdrawal; and weapons seen leaving are no incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treve.extract.agreed.withdrawals import announces_itself
from treve.extract.text.folding import folded
from treve.extract.who.mentions import Scene
from treve.model.draft import Fact, FactKind

# "Rwanda promised that its soldiers would leave": its own word, and no clause. Folded.
_PROMISED = re.compile(r"(?<!\w)(?:promis|promet|обеща|пообеща|завери|заверя|[وف]?وعد)")


def told_beside(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts without duties, incidents and withdrawals that another of them tells."""
    withdrawn = [one for one in facts if one.kind is FactKind.WITHDRAWAL]
    own = [one for one in withdrawn if announces_itself(scene, one)]
    duties = [one for one in facts if one.kind is FactKind.OBLIGATION and not _meets(one, own)]
    ahead = [one for one in withdrawn if one.value["status"] in ("announced", "begun")]
    bound = [one for one in ahead if _meets(one, duties)]
    promised = [one for one in bound if not scene.articles and _PROMISED.search(folded(one.text))]
    for fact in facts:
        if fact.kind is FactKind.OBLIGATION and _meets(fact, [*own, *promised]):
            continue
        if fact.kind is FactKind.INCIDENT and any(_is_leaving(fact, one) for one in withdrawn):
            continue
        if fact not in bound or fact in promised:
            yield fact


def _meets(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether one of the others shares characters with a fact."""
    return any(fact.start < one.end and one.start < fact.end for one in others)


def _is_leaving(incident: Fact, withdrawal: Fact) -> bool:
    """ "Observers saw eleven howitzers leave": weapons that go are no incident."""
    shared = min(incident.end, withdrawal.end) - max(incident.start, withdrawal.start)
    if shared <= 0 or incident.value.get("killed_low"):
        return False
    moved = incident.value["act"] in ("movement", "weapons_placement")
    return moved or 2 * shared > incident.end - incident.start
