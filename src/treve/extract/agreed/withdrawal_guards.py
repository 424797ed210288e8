"""Words that tell of a withdrawal, and of none of forces that has happened: a minister withdraws, talks on a withdrawal begin."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import Cues, cues
from treve.extract.patterns.required import Pattern
from treve.extract.text.passages import last_of
from treve.extract.who.mentions import Mention, Scene, Sentence
from treve.model.draft import Language

_OBJECT_WITHIN, _SUBJECT_WITHIN, _UNREAL_WITHIN, _NEGATED_WITHIN = 50, 60, 80, 30  # characters
_SENTENCE_BEHIND = 120  # characters in which the forces may be named
_FEW_BETWEEN = re.compile(r"(?: ?[^\s,.;:]+){0,2} ?")
STOP = re.compile(r"[,.;:()«»\"!?،؛]")
# Folded: the words behind these belong to another clause, and say where, why or since when.
_TURN = re.compile(
    r" (?:that|which|who|whose|where|as|while|because|after|since|when|amid|despite|under|during"
    r"|qui|que|ou|dont|pendant|tandis|alors|apres|malgre|a cause|sous|lors|donde|mientras|porque|tras|pese|bajo|durante"
    r"|котор\w+|где|пока|после|из-за|ввиду|под|во время"
    r"|التي|الذي|الذين|بسبب|بعد|خلال|رغم|تحت|حيث|اثناء) "
)
_WORDS = re.compile(r"(?:[ '][^\s']+){0,6}")  # behind the word; more of them tell something else
_OF = re.compile(r"(?:'s?)? ?(?:(?:of|de|du|des|del|d') ?)?(?:the |la |le |l'|les |el |los |las |its |their )?")
_FEW = re.compile(r",?(?: [^\s,.;:]+){0,4} ?")
# Folded: what is taken away follows these words; after "is withdrawn" or "withdraws from" nothing does.
_TAKEN = re.compile(r"withdr|pull|retire(?!e)|retir[oa]|rappele|سحب")
_THING = re.compile(
    r" (?:its|their|his|her|the|all|some|several|\d+|two|three|four|five|ses|leurs?|son|sa|les|la|le|des|un|une|deux|trois"
    r"|(?:a )?(?:sus?|los|las|el|tod[oa]s|dos|tres)) "
)
_A_THING = re.compile(r" (?:of (?:an?|this) |d'une? |de un[ao]? )(?!part(?:ie|e)? )")
_JOINED = re.compile(r" (?:and|but|et|mais|y|e|pero|и|но|а|according|selon|segun|по словам|وفق\w*|و\w+ت) ")
# Folded: words that need another behind them.
_DANGLING = re.compile(
    r"(?: (?:the|an?|of|from|in|to|at|on|by|for|its|their|le|la|les|l'|un|une|de|du|des|d'|a|au|aux|en|dans|sur|vers|son|sa|ses"
    r"|leurs?|and|et|y|и|during|until|pendant|jusqu'a|durante|hasta|до"
    r"|el|los|las|del|al|por|para|con|su|sus|из|от|с|со|в|на|к|по|под|за|من|في|الي|عن|علي))+ ?$"
)
_DAY = re.compile(
    r" (?:(?:on|since|early|late|el|en|le|ce|в|во|يوم|منذ) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)"
    r"|at (?:dawn|dusk|noon|nightfall|midnight|sunrise|sunset)|a l'aube|a la tombee|al (?:amanecer|anochecer)|на рассвете|ночью"
    r"|today|yesterday|overnight|hier|hoy|ayer|вчера|сегодня|امس|اليوم)(?: \w+)?$"
)
_MENTIONED = frozenset({"group", "actor", "described"})


def phrase_end(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where what is withdrawn, or left, is told in full: at a comma, or where another clause begins."""
    end -= scene.text[end - 1 : end] == " "
    last = min(sentence.end, end + _OBJECT_WITHIN)
    stop = STOP.search(scene.text, end, last)
    last = stop.start() if stop else last
    turn = _TURN.search(scene.text, end, last)
    last = turn.start() if turn else last
    found = _WORDS.match(scene.text, end, last)
    return found.end() if found else end


def told_to(scene: Scene, sentence: Sentence, end: int) -> int:
    """Where the words about a withdrawal end: at a comma, a clause, or a word that joins another part of the sentence."""
    last = phrase_end(scene, sentence, end)
    joined = _JOINED.search(scene.text, end, last)
    last = joined.start() if joined else last
    day = _DAY.search(scene.text, end, last)
    last = day.start() if day else last
    dangling = _DANGLING.search(scene.text, end, last)
    return dangling.start() if dangling else last


def of_civilians(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """Whether those who go, or what is taken away, are no forces: a minister, the wounded, a complaint, a place in a coalition."""
    text, end = scene.text, phrase_end(scene, sentence, match.end())
    civil, military = (words.pattern("withdrawal", one) for one in ("civil", "military"))
    other = words.pattern("withdrawal", "non_military").search(text, match.start(), end)
    forces = military.search(text, match.end(), end)
    thing = civil.search(text, match.end(), end)
    if scene.language is Language.ARABIC and (other is not None or thing is not None):
        return True  # who goes stands behind the verb, before what is left
    if other is not None and (forces is None or (other.start() < forces.start() and forces.start() - other.end() > 1)):
        return True
    if thing is not None and (forces is None or thing.start() < forces.start() or thing.start() - forces.end() <= 1):
        return True
    if forces is not None:
        return False
    a_thing = _A_THING.match(text, match.end(), sentence.end)
    if a_thing is not None and words.pattern("withdrawal", "site").search(text, a_thing.end(), end) is None:
        return True  # "the withdrawal of a medicine"
    return _subject_is_civil(scene, sentence, words, match) or (
        _TAKEN.search(match[0]) is not None
        and _THING.match(text, match.end(), sentence.end) is not None
        and not any(match.end() <= one.start < end and one.kind in _MENTIONED for one in sentence.mentions)
    )


def _subject_is_civil(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "The families of the soldiers left", "the militia's lawyers withdrew": the head of the words before it is no force."""
    if scene.language is Language.ARABIC:
        return False
    start = max(sentence.start, match.start() - _SUBJECT_WITHIN)
    who = last_of(words.pattern("withdrawal", "civil").finditer(scene.text, start, match.start()))
    if who is None or STOP.search(scene.text, who.end(), match.start()):
        return False
    forces = last_of(words.pattern("withdrawal", "military").finditer(scene.text, start, match.start()))
    if forces is not None and forces.start() > who.start():
        return _OF.fullmatch(scene.text, who.end(), forces.start()) is not None
    if any(one.start >= who.end() and one.end <= match.start() and not one.place for one in sentence.mentions):
        return False  # "the president said M23 had left"
    return _FEW.fullmatch(scene.text, who.end(), match.start()) is not None


def unreal(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "Until the rebels have withdrawn", "refused to leave": it has not happened."""
    start = max(sentence.start, match.start() - _UNREAL_WITHIN)
    found = last_of(words.pattern("withdrawal", "unreal").finditer(scene.text, start, match.start()))
    return found is not None and not STOP.search(scene.text, found.end(), match.start())


def negated(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "No soldier has left", "aucun soldat n'a quitté": the verb tells that nobody went."""
    pattern = cues(scene.language, "roles").pattern("blocks", "negation")
    if pattern.search(scene.text, *match.span()):
        return True
    found = last_of(pattern.finditer(scene.text, max(sentence.start, match.start() - _NEGATED_WITHIN), match.start()))
    return found is not None and _FEW_BETWEEN.fullmatch(scene.text, found.end(), match.start()) is not None


def talked_of(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "Talks on the withdrawal began", "the UN confirmed the timetable for the withdrawal"."""
    start = max(sentence.start, match.start() - _UNREAL_WITHIN)
    pattern = words.pattern("withdrawal", "talked")
    return any(one.end() >= match.start() - 1 for one in pattern.finditer(scene.text, start, match.start()))


def forces_beside(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> tuple[int, int] | None:
    """The forces that are the subject of a verb: a few words before it, in Arabic behind it; None where there are none."""
    military = words.pattern("withdrawal", "military")
    if scene.language is Language.ARABIC:
        end = phrase_end(scene, sentence, match.end())
        behind = military.search(scene.text, match.end(), end)
        named = [one for one in sentence.mentions if match.end() <= one.start < end and _is_force(one)]
        if behind is not None:
            return behind.span()
        if named:
            return named[0].start, named[0].end
    start = max(sentence.start, match.start() - _SUBJECT_WITHIN)
    before = last_of(military.finditer(scene.text, start, match.start()))
    spans = [before.span()] if before is not None else []
    spans += [
        (one.start, one.end)
        for one in sentence.mentions
        if start <= one.end <= match.start() and (_is_force(one) or _in_capitals(scene, one))
    ]
    if not spans:
        return None
    nearest = max(spans, key=lambda one: (one[1], -one[0]))
    return nearest if _FEW.fullmatch(scene.text, nearest[1], match.start()) else None


def _is_force(mention: Mention) -> bool:
    return mention.kind in _MENTIONED and not mention.place


def _in_capitals(scene: Scene, mention: Mention) -> bool:
    """An unknown name in capitals throughout, as armed groups have: HCUA."""
    written = scene.prose.text[slice(*scene.prose.span(mention.start, mention.end))]
    return mention.kind == "capital_letters" and not mention.place and written.isupper()


def leaves_a_place(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """Whether what a verb of leaving leaves is a place: a town, a position, a name."""
    if scene.language is Language.ARABIC:
        return True
    end = phrase_end(scene, sentence, match.end())
    start = match.end() - (scene.text[match.end() - 1 : match.end()] == " ")
    site = words.pattern("withdrawal", "site").search(scene.text, start, end)
    if site is not None and _BEFORE_SITE.fullmatch(scene.text, start, site.start()):
        return True
    name = _NAME.match(scene.text, start, end)
    return name is not None and scene.prose.text[scene.prose.folded.origin[name.start(1)]].isupper()


def of_war(scene: Scene, sentence: Sentence, military: Pattern) -> bool:
    """Whether the text names an agreement, or forces right behind: then a state that leaves a place leaves it with its forces."""
    last = min(len(scene.text), sentence.end + _SENTENCE_BEHIND)
    return scene.of_agreement or military.search(scene.text, sentence.end, last) is not None


def due(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "All forces leave the province before 31 December": the present of a duty, by the day until which it is due."""
    end = min(sentence.end, match.end() + _UNREAL_WITHIN)
    return words.pattern("withdrawal", "deadline").search(scene.text, match.end(), end) is not None


def leaves_land(scene: Scene, sentence: Sentence, words: Cues, match: re.Match[str]) -> bool:
    """ "Its pullback from the Litani": what is left is a place, and no organisation."""
    found = _FROM_LAND.match(scene.text, match.end(), sentence.end)
    if found is None:
        return False
    if words.pattern("withdrawal", "site").match(scene.text, found.end()) is not None:
        return True
    if found.end() >= sentence.end:
        return False
    first = scene.prose.text[scene.prose.folded.origin[found.end()]]
    named = [one for one in sentence.mentions if one.start <= found.end() < one.end]
    return first.isupper() and not any(one.kind not in ("capital_letters", "state", "capital") for one in named)


# Folded.
_FROM_LAND = re.compile(
    r" ?(?:from|out of|de|du|des|del|d'|из|с|من) ?(?:the |la |le |les |l'|el |los |las |all of |toute? |tod[oa] )?"
)


_SMALL = (
    r"(?: (?:the|an?|of|from|out of|both|all|its|their|two|three|four|five|six|\d+"
    r"|le|la|les|un|une|des|de|du|ses|leurs?|son|sa|deux"
    r"|entierement|definitivement|totalmente|definitivamente|por completo|del todo|fully"
    r"|trois|quatre|cinq|six|el|los|las|del|una?|sus?|dos|tres|cuatro|cinco|из|с|со|от|две|два|три|четыре|пять"
    r"|(?:on |el |в |во )?(?:\w+day|\w+di|lunes|martes|miercoles|jueves|viernes|sabado|domingo|понедельник|вторник|среду|четверг"
    r"|пятницу|субботу|воскресенье|ночью|hier|ayer|вчера|yesterday|overnight)))*"
)
_BEFORE_SITE = re.compile(_SMALL + r"(?: [^\s,.;:]+){0,4}? ?(?:l'|d')?")
_NAME = re.compile(_SMALL + r" (?:l'|d')?([^\W\d_][\w-]+)")
