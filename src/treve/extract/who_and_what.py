"""Everything but times and figures: who, in what role, agreed what, where, what was withdrawn, recorded, said.

The sentences are read once, for all of it.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from treve.extract.agreed_documents import agreed_documents
from treve.extract.counting_bodies import counting_bodies, with_short_names
from treve.extract.cues import cues
from treve.extract.earlier import earlier, earlier_spans
from treve.extract.exclusions import exclusions
from treve.extract.folding import folded
from treve.extract.incidents import incidents
from treve.extract.measures import monitoring, negotiations
from treve.extract.mentions import Scene, read_sentences
from treve.extract.prose import Prose
from treve.extract.quotes import quotes
from treve.extract.registered import registered
from treve.extract.relations import relations
from treve.extract.roles import roles
from treve.extract.territory import territory
from treve.extract.undertakings import undertakings
from treve.extract.withdrawals import announces_itself, withdrawals
from treve.model.draft import Fact, FactKind, Language, Relation

_READERS = (
    agreed_documents,
    exclusions,
    territory,
    undertakings,
    monitoring,
    negotiations,
    withdrawals,
    earlier,
    registered,
    incidents,
    quotes,
)


_ARTICLE = re.compile(
    r"(?:^|\n)\s*(?:(?:article|articulo|section|clause|art|punto|point|статья|пункт|раздел|المادة|الماده|البند)\s?(?:\d{1,2}|premier|primero|первая)"
    r"|\d{1,2}[.)]|\((?:\d{1,2}|[a-h])\)|[a-h][.)]\s|\d{1,2}\s?[–-]\s"
    r"|(?:primero|segundo|tercero|cuarto|quinto|sexto|premierement|deuxiemement|first|second|third|во-первых|اولا|ثانيا|ثالثا)[.:])"
)
# A text that begins so is an extract of an agreement.
_FIRST_ARTICLE = re.compile(
    r"\s*(?:article|articulo|section|статья|пункт|punto|point|المادة|الماده|البند)\s(?:\d{1,2}|[ivx]{1,5})\s?[.:–-]"
)
_TITLE = re.compile(
    r"\W*(?:statement|joint statement|declaration|communique conjoint|declaration conjointe|accord|agreement|заявление|соглашение"
    r"|acuerdo|declaracion|اتفاق|بيان مشترك)\W*(?=\n)"
)


def _in_articles(prose: Prose) -> bool:
    """Two numbered articles at least, one at the head, or a first line that is no more than the title of an agreement."""
    text = prose.folded.text
    if _FIRST_ARTICLE.match(text, 0, 80) or _TITLE.match(text, 0, 80):
        return True
    return len(list(itertools.islice(_ARTICLE.finditer(text), 2))) > 1


def _parties(scene: Scene, facts: Iterable[Fact]) -> Iterator[str]:
    """The keys and folded names of the parties among some facts."""
    spans = {(one.start, one.end) for one in facts if one.kind is FactKind.PARTY}
    for sentence in scene.sentences if spans else ():
        for one in sentence.mentions:
            if scene.prose.span(one.start, one.end) in spans:
                yield one.key
                yield scene.text[one.start : one.end]


def _sharing(fact: Fact) -> Callable[[Fact], bool]:
    """Whether another fact shares characters with this one."""
    return lambda other: fact.start < other.end and other.start < fact.end


def _is_leaving(incident: Fact, withdrawal: Fact) -> bool:
    """ "Observers saw eleven howitzers leave": weapons that go are no incident."""
    shared = min(incident.end, withdrawal.end) - max(incident.start, withdrawal.start)
    if shared <= 0 or incident.value.get("killed_low"):
        return False
    moved = incident.value["act"] in ("movement", "weapons_placement")
    return moved or 2 * shared > incident.end - incident.start


def who_and_what(prose: Prose) -> Iterator[Fact | Relation]:
    """Facts and relations of every kind but times and figures; none for a text in another language."""
    if prose.language is Language.UNKNOWN:
        return
    scene = Scene(prose, read_sentences(prose))
    named = cues(prose.language, "roles").agreement.search(prose.folded.text) is not None
    scene = dataclasses.replace(scene, earlier=earlier_spans(scene), of_agreement=named, articles=_in_articles(prose))
    facts = list(roles(scene))
    scene = dataclasses.replace(scene, parties=frozenset(_parties(scene, facts)))
    facts += [fact for reader in _READERS for fact in reader(scene)]
    facts = list(with_short_names(scene, [*facts, *counting_bodies(scene, facts)]))
    own = [one for one in facts if one.kind is FactKind.WITHDRAWAL and announces_itself(scene, one)]
    facts = [one for one in facts if one.kind is not FactKind.OBLIGATION or not any(map(_sharing(one), own))]
    left = [one for one in facts if one.kind is FactKind.WITHDRAWAL]
    facts = [
        one for one in facts if one.kind is not FactKind.INCIDENT or not any(_is_leaving(one, way) for way in left)
    ]
    yield from _told_once(facts, scene.articles)
    yield from relations(scene)


# "Rwanda promised that its soldiers would leave": its own word, and no clause. Folded.
_PROMISED = re.compile(r"(?<!\w)(?:promis|promet|обеща|пообеща|завери|заверя|[وف]?وعد)")


def _told_once(facts: Iterable[Fact], articles: bool) -> Iterator[Fact]:
    """Facts without those withdrawals that are duties: what somebody has to withdraw is not yet withdrawn; a promise is told."""
    told = list(facts)
    duties = [(one.start, one.end) for one in told if one.kind is FactKind.OBLIGATION]
    ahead = [one for one in told if one.kind is FactKind.WITHDRAWAL and one.value["status"] in ("announced", "begun")]
    bound = [one for one in ahead if any(start < one.end and one.start < end for start, end in duties)]
    promised = [one for one in bound if not articles and _PROMISED.search(folded(one.text))]
    for fact in told:
        if fact.kind is FactKind.OBLIGATION and any(fact.start < one.end and one.start < fact.end for one in promised):
            continue
        if fact not in bound or fact in promised:
            yield fact
