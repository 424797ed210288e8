"""Everything but times and figures: who, in what role, agreed what, where, what was withdrawn, recorded, said.

The sentences are read once, for all of it.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator

from treve.extract.agreed.agreed_documents import agreed_documents
from treve.extract.agreed.earlier import earlier, earlier_spans
from treve.extract.agreed.exclusions import exclusions
from treve.extract.agreed.measures import monitoring, negotiations
from treve.extract.agreed.told_beside import told_beside
from treve.extract.agreed.undertakings import undertakings
from treve.extract.agreed.withdrawals import withdrawals
from treve.extract.patterns.cues import cues
from treve.extract.text.prose import Prose
from treve.extract.totals.counting_bodies import counting_bodies, with_short_names
from treve.extract.totals.registered import registered
from treve.extract.violence.incidents import incidents
from treve.extract.where.territory import territory
from treve.extract.who.mentions import Scene, read_sentences
from treve.extract.who.quotes import quotes
from treve.extract.who.relations import relations
from treve.extract.who.roles import roles
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
    r"\n\s*(?:(?:article|articulo|section|clause|art|punto|point|статья|пункт|раздел|المادة|الماده|البند)\s?(?:\d{1,2}|premier|primero|первая)"
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
    return len(list(itertools.islice(_ARTICLE.finditer("\n" + text), 2))) > 1


def _parties(scene: Scene, facts: Iterable[Fact]) -> Iterator[str]:
    """The keys and folded names of the parties among some facts."""
    spans = {(one.start, one.end) for one in facts if one.kind is FactKind.PARTY}
    for sentence in scene.sentences if spans else ():
        for one in sentence.mentions:
            if scene.prose.span(one.start, one.end) in spans:
                yield one.key
                yield scene.text[one.start : one.end]


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
    yield from told_beside(scene, facts)
    yield from relations(scene)
