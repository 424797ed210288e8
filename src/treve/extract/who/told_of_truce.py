"""What a verb tells of: a truce, or something else ("the curfew applies in Gao", "voiced its support for the candidate")."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import LONGEST_SENTENCE, cues
from treve.extract.who.mentions import Scene, Sentence
from treve.model.draft import Language

_SHORT = 3  # letters of "and", "now"
_OBJECT_WITHIN = 60  # characters
# Folded.
_SUBJECT_OF_TRUCE = re.compile(
    r"(?<!\w)(?:it|they|this|these|which|that|cela|ceci|ello|ella|est[aeo]s?|celle-ci|celui-ci|also|aussi|il|elle|ils|elles|qui|que|он[оаи]?|котор\w+|mesures?|measures?|decision|decret|decree|order|ordre|orden"
    r"|decreto|medidas?|liste?|article|articulo|section|clause|punto|pause|halt|cese|calm|calme|calma|lull|accalmie|provisions?|terms"
    r"|dispositions?|disposiciones|dispuesto|obligations?|obligaciones|guarantees?|garanti\w+|hostilit\w+|fighting|combats?|combates|armes|guns"
    r"|shooting|shelling|решени\w+|указ\w*|приказ\w*|стать\w+|пункт\w*|положени\w+|мер[аы]|режим\w*|тишин\w+|бои|огонь|стрельба|действие"
    r"|champ|scope|ambito)(?!\w)"
)
_OBJECT = re.compile(
    r" (?:for|of|to|with|at|in|on|over|de|d'|du|des|a|au|aux|pour|sur|avec|en|devant|par|por|con|del|al|ante"
    r"|о|об|за|к|с|на|the|an?|la|le|les|el|los|las|un|una|une)(?!\w)"
)


def of_truce(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether what stands before a verb names an agreement, points to one, or is too little to be anything else."""
    agreement = cues(scene.language, "roles").agreement
    if scene.language is Language.ARABIC or agreement.search(match[0]) is not None:
        return True
    if agreement.between(scene.text, sentence.start, match.start()):
        return True
    before = scene.text[sentence.start : match.start()]
    return _SUBJECT_OF_TRUCE.search(before) is not None or not any(len(word) > _SHORT for word in before.split())


def approves_something_else(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Voiced its support for the candidate": an object behind the words that is no truce, where none is named before."""
    said = cues(scene.language, "roles")
    named = said.pattern("endorser", "object")
    if scene.language is Language.ARABIC or named.search(match[0]) is not None:
        return False
    if said.agreement.between(scene.text, sentence.start, match.start()):
        return False
    end = min(sentence.end, match.end() + _OBJECT_WITHIN, sentence.start + LONGEST_SENTENCE)
    clause = next((place for place in range(match.end(), end) if scene.text[place] in ",.;:"), end)
    led_to = _OBJECT.match(scene.text, match.end(), clause) is not None
    return led_to and named.search(scene.text, match.end(), clause) is None
