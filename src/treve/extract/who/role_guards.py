"""Where the wording of a role tells of nobody, or of others than those beside it."""

from __future__ import annotations

import re

from treve.extract.patterns.cues import cues
from treve.extract.who.mentions import Mention, Scene, Sentence

_BEHALF_WITHIN, _CONDITION_WITHIN = 60, 60  # characters

# "The truce proposed by Angola", "accepted a ceasefire mediated by Paris": who proposes or mediates joins nothing.
OF_OTHERS = re.compile(
    r"propos|propuest|предлож|قترح|(?:mediated|brokered|hammered out|facilitated|sponsored|guaranteed) by"
    r"|(?:negocie|parraine|garanti|facilite)e?s? par"
    r"|(?:mediad|auspiciad|patrocinad|negociad|facilitad)[oa]s? por"
    r"|(?:worked out|drawn up|drafted|designed|put forward|pushed|championed|backed|monitored|supervised|overseen|announced|hosted"
    r"|sought|demanded|imposed|decreed|requested) by"
    r"|(?:elabore|redige|concu|prepare|impose|annonce|surveille|supervise|demande|porte|soutenu|voulu|reclame|decrete)e?s? par"
    r"|(?:elaborad|redactad|disenad|preparad|impuest|anunciad|vigilad|supervisad|pedid|impulsad|promovid|apoyad|respaldad|decretad)"
    r"[oa]s? por"
)
WILL_KEEP = re.compile(r"(?:it|they) (?:would|will) |qu'(?:il|elle)s? |, что буд")
_TERROR = re.compile(r"terror|террор|ارهاب")
_PRONOUN = re.compile(
    r"^(?!stay|stood|kept|keep|remain|ha[sd] |have |nothing ).* (?:it|them)$"
    r"|^(?!(?:его|ее|их) подпис)(?:l'|les |la |lo |los |las |его |ее |их |от него |от нее |от них )"
    r"|^(?:recuse|rejette|refuse|denonce|conteste)(?:nt)?$"
)


def left_out_as_terrorists(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The terrorist groups remain outside the truce": they are left out of it, and refuse nothing."""
    if not _TERROR.search(scene.text, sentence.start, match.start()):
        return False
    left_out = cues(scene.language, "roles").pattern("excluded_actor", "before")
    return left_out.search(scene.text, match.start(), match.end()) is not None


def of_pronoun(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Dismissed it" denies a part in the truce only where its sentence has named one."""
    agreement = cues(scene.language, "roles").agreement
    if agreement.search(match[0]) is not None:
        return False  # "said the truce did not concern it"
    return _PRONOUN.search(match[0]) is not None and not agreement.between(scene.text, sentence.start, match.start())


def on_condition(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Said it would respect the truce if …": its own "would" is no condition, what stands before and behind may be one."""
    conditional = cues(scene.language, "roles").pattern("blocks", "conditional")
    before = max(sentence.start, match.start() - _CONDITION_WITHIN), match.start()
    behind = match.end(), min(sentence.end, match.end() + _CONDITION_WITHIN)
    return any(conditional.search(scene.text, *one) is not None for one in (before, behind))


def in_clause(scene: Scene, named: list[Mention]) -> list[Mention]:
    """ "Signed by A and B; C declined": what stands before a semicolon does not decline."""
    for number in range(1, len(named)):
        if ";" in scene.text[named[number].end : named[number - 1].start]:
            return named[:number]
    return named


def in_a_list(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Between M23, backed by Rwanda, and the government": behind those who back the list goes on."""
    return _GOES_ON.match(scene.text, match.end(), sentence.end) is not None


_GOES_ON = re.compile(r"[^,.;:]{2,40}, ?(?:and|et|y|и) ")


def behind_with(scene: Scene, found: list[Mention]) -> list[Mention]:
    """ "Fatah and Hamas, with Egypt as guarantor": the list that leads to the words begins behind "with"."""
    for number, one in enumerate(found):
        if _WITH.search(scene.text, max(0, one.start - _WITH_WITHIN), one.start):
            return found[: number + 1]
    return found


_WITH = re.compile(r"(?<!\w)(?:with|avec|con) (?:the |le |la |les |l'|el |los |las )?$")
_WITH_WITHIN = 10  # characters


def for_another(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The minister signed on behalf of the government": who signs is no party."""
    behalf = cues(scene.language, "roles").pattern("gaps", "behalf")
    return behalf.search(scene.text, match.end(), min(sentence.end, match.end() + _BEHALF_WITHIN)) is not None


NOT_ASKED = re.compile(
    r"^(?:est|sont|etai\w+) (?:\w+ )?reste|consult|asked|спраш|спросил|советов|avis|pregunt|sollicit|interrog|ستشر"
)
"""Folded: who was not asked is no party where it is an armed side; a power that was not consulted is only absent."""
BINDS = re.compile(r" (?:obliges|commits|oblige|обязывает)$")
"""Folded: where one alone is bound so, it is told what it has to do, and is named as a party elsewhere."""
# Folded: who undertakes this vouches for the truce of others, or helps with it.
_FOR_OTHERS = re.compile(
    r" ?(?:(?:guarantee|underwrite|vouch|sponsor|mediate|host|facilitate|fund|finance)(?!\w)|garantir|parrainer|cautionner|heberger"
    r"|accueillir|faciliter|financer|s'en porter|garantizar|patrocinar|avalar|acoger|facilitar|financiar|гарантир|выступить гарант"
    r"|стать гарант|содейств|посредн|بضمان|باستضاف|بتمويل|بتسهيل)"
)
_JOINS = re.compile(
    r"(?<!\w)(?:sign|join|acced|put (?:its|their) name|paraph|ralli|adher|souscri|rejoi|s'y |firm|suscri|sum|adhir|rubric|acog"
    r"|подпис|присоедин|примкн|(?:ال|ب|و|ف)?(?:وقع|توقيع|انضم))"
)
_JOINED_WITHIN = 140  # characters


def for_others(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Qatar undertook to guarantee it": who vouches, mediates or pays for a truce is not bound by it."""
    return _FOR_OTHERS.match(scene.text, match.end(), sentence.end) is not None


def others_join(scene: Scene, named: list[Mention]) -> bool:
    """ "The ELN refused to sign, the EPL did so": words of signing or joining stand before in the sentence or the one before."""
    words = scene.prose.text[slice(*scene.prose.span(named[0].start, named[0].end))] if named else ""
    if " " not in words and words.islower():
        return False  # "other factions did so": nobody is named
    start = max(0, named[-1].start - _JOINED_WITHIN)
    return _JOINS.search(scene.text, start, named[-1].start) is not None


# Folded: who vows this, joins nothing.
_SHUNS = re.compile(
    r" ?(?:not to|ignore|flout|defy|disregard|break|reject|oppose|boycott|fight|keep fighting"
    r"|continue (?:the |its |their )?(?:war|fight|strug)"
    r"|resist|avenge|ne pas|ignorer|bafouer|rejeter|boycotter|combattre|poursuivre (?:la lutte|le combat|la guerre)|resister"
    r"|no (?:respetar|acatar|firmar|aceptar)|ignorar|desconocer|romper|rechazar|combatir|seguir (?:luch|combat|en guerra)"
    r"|continuar la (?:lucha|guerra)|resistir|не |игнорир|наруш|продолжить (?:борьбу|войну|сопротив)|воевать|تجاهل|عدم )"
)
# Folded: an accusation, a breach of the truce.
_ACCUSED = re.compile(
    r"(?<!\w)(?:accus|alleg|charges?(?!\w)|blame|claims? of|viol|breach|broke|break|rompu|rompre|acusac|acusad|roto|romp|infring"
    r"|incumpl|обвин|наруш|(?:ال|ب|و)*(?:اتهام|انتهاك|خرق|خروق))"
)
_THREE_WORDS = re.compile(r"(?: ?(?!after|following|apres|tras|despues|после|بعد)[^\s,.;:]+){0,3}")
# Folded: "did not sign the decree": another paper.
_OTHER_PAPER = re.compile(
    r"(?: [^\s,.;:]+){0,2}? ?(?:the |le |la |l'|el |un |une |a )?(?:order|decree|bill|budget|contract|letter|petition|decret|loi"
    r"|contrat|lettre|decreto|ley|presupuesto|contrato|carta|приказ|указ|закон|бюджет|контракт|письм|петици|обращени"
    r"|(?:ال)?(?:مرسوم|قانون|عقد|رساله|عريضه|موازنه))(?!\w*(?:fire|огн))"
)
_ON = re.compile(r" علي(?: [^\s,.;]+){1,4}")  # folded
_TERMS = re.compile(r" (?:ال)?(?:شروط|بنود|نص|توقيع|انضمام|ذلك|ما |وثيق|مقترح|عرض)")
_ANOTHER = re.compile(
    r" (?:الي |ل)(?:ال|ل)?(?:حكوم|ايتلاف|تحالف|مجلس|برلمان|لجن|مسير|عرض|مهرجان|مظاهر|اضراب)"
)  # folded
_ACCEPTS = re.compile(r"(?:accept|acept|recogni|acknowledg|honou?r|reconn|reconoc|принял|призна|قبل|يقبل|تقبل)\w*$")
# "Never joined the strike committee". Folded.
_JOINS_OTHER = re.compile(
    r".{0,12}?(?<!\w)(?:join(?:ed|s)?|rejoin(?:t|dre|s)|rejoint) (?:the |a |an |its |la |le |l'|un |une )(?:[\w-]+ ){0,1}?"
    r"(?:committee|coalition|government|cabinet|army|alliance|union|mission|march|strike|protest|council|comite|gouvernement|armee"
    r"|conseil|greve)(?!\w)"
)
_LAST_WORD = 8  # characters
# "Put its name to the pay claim": what is signed. Folded.
_SIGNATURE = re.compile(r"(?:names?|signatures?|firma|rubrica)$")
_UNDER = re.compile(r" (?:to|on|under|en|al|a la|bajo) (?:the |an? |any |el |la |un |una )?(?:[^\s,.;:]+ ?){1,3}")
_PAPER = re.compile(r"(?<!\w)(?:paper|page|sheet|papel|hoja|pie|it|them|initiative|halt)(?!\w)")
_BEHIND_ACCEPT = re.compile(r"(?: [^\s,.;:]+){0,3}")
# Folded: what is refused, or by what nobody is bound.
_JOINING = re.compile(
    r"(?:sign(?:er|e|ed)?|paraph\w+|ratifi\w+|firm(?:ar|ado|o|aron)|suscri\w+|sumar\w*|adher\w*|join(?:ed)?|souscrire"
    r"|(?:lie|tenu|concerne|engage)e?s?|(?:obligad|vinculad|concernid)[oa]s?|bound|concerned)$"
)
_OBJECT = re.compile(
    r" (?:par |a |au |aux |por |by |to )?(?:le |la |les |l'|une? |el |los |las |una |the |an? )[^\s,.;:]+(?: [^\s,.;:]+){0,3}"
)
_OF_DEAL = re.compile(
    r"(?:clause|clausula|disposition|disposicion|mesure|medida|measure|decision|engagement|compromis|commitment|initiative|iniciativa"
    r"|signature|firma|gesto|instrument|arreglo|rien|nada)"
)
_BOUND = re.compile(r" (?:lie|tenu|engage|concerne|partie|signata|vincul|oblig|bound|связан)")
_NOBODY = re.compile(
    r"(?<!\w)(?:no|none|not a single|not one|neither|aucune?|nulle?|pas une?|ningun[oa]?|ni une?|ni un[oa]"
    r"|ни один|ни одна|никто из)"
    r"(?: (?!longer)[^\s,.;:]+){1,4} ?(?:d'|de l'|l')?$"
    r"|(?<!\w)(?:neither|ni|ни)(?: (?:the|el|la|los|las))? $"
)


def shuns(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Vowed to ignore the truce": an undertaking not to keep it."""
    return _SHUNS.match(scene.text, match.end(), sentence.end) is not None


def of_something_denied(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Rejected accusations of breaking the truce", "did not accept the minister's resignation": not the truce is refused."""
    behind = _THREE_WORDS.match(scene.text, match.end(), sentence.end)
    if _OTHER_PAPER.match(scene.text, match.end(), sentence.end):
        return True
    if _ACCUSED.search(scene.text, match.start(), behind.end() if behind else match.end()):
        return True
    if _JOINS_OTHER.match(scene.text, max(match.start(), match.end() - _LAST_WORD), sentence.end):
        return True
    agreement = cues(scene.language, "roles").agreement
    other = _OBJECT.match(scene.text, match.end(), sentence.end) if _JOINING.search(match[0]) else None
    if other is not None and agreement.search(match[0]) is None:
        named = agreement.search(scene.text, other.start(), other.end()) or _OF_DEAL.search(other[0])
        if named is None:
            return True  # "refused to sign the mining contract", "is not concerned by the inquiry"
    under = _UNDER.match(scene.text, match.end(), sentence.end) if _SIGNATURE.search(match[0]) else None
    if (
        under is not None
        and not _PAPER.search(scene.text, under.start(), under.end())
        and cues(scene.language, "roles").agreement.search(scene.text, under.start(), under.end()) is None
    ):
        return True
    # "Did not sign the electoral charter", "refused to join the strike".
    if cues(scene.language, "roles").pattern("denies_party", "negative").match(scene.text, match.end(), sentence.end):
        return True
    if not _ACCEPTS.search(match[0]) or not scene.text.startswith(" ", match.end()):
        return False
    words = _BEHIND_ACCEPT.match(scene.text, match.end(), sentence.end)
    if words is not None and _BOUND.search(words[0]):
        return False  # "does not recognise itself bound by it"
    return words is not None and agreement.search(scene.text, match.end(), words.end()) is None


# Folded: what somebody means to do beside a refusal.
_WILLS = re.compile(r"(?<!\w)(?:намерен\w*|планиру\w+|[وف]?[يت]عتزم\w*)(?!\w)")


def wills(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The legion means to fight on and does not recognise the truce": its own will is no condition."""
    conditional = cues(scene.language, "roles").pattern("blocks", "conditional")
    found = [one[0] for one in conditional.finditer(scene.text, sentence.start, match.end())]
    return bool(found) and all(_WILLS.fullmatch(one.strip()) for one in found)


def joins_another(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """ "The party has not joined the government": no truce is refused."""
    if _ANOTHER.match(scene.text, mention.end, sentence.end) is not None:
        return True
    what = _ON.match(scene.text, mention.end, sentence.end)
    agreement = cues(scene.language, "roles").agreement
    return what is not None and not (_TERMS.search(what[0]) or agreement.search(scene.text, *what.span()))


def of_nobody(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """ "No delegate of the front signed": who is named has not."""
    return _NOBODY.search(scene.text, max(sentence.start, mention.start - _BEHALF_WITHIN), mention.start) is not None


_COMMA = re.compile(r", (?:the |le |la |l'|les |el |los |las )")
_JOINED = re.compile(r":|s(?:ignatories|ignataires)")


# Folded: "after four rounds under the good offices of …".
_OPENING = re.compile(
    r"(?:after|following|under|thanks|with|through|at|in|apres|a l'issue|au terme|sous|grace|lors|a la suite|tras|despues|gracias"
    r"|bajo|luego|после|по итогам|в ходе|в результате|при|благодаря)(?!\w)[^,;:]{0,80}$"
)


def opens_sentence(scene: Scene, sentence: Sentence, match: re.Match[str]) -> bool:
    """The words stand at the head of the sentence, or in the phrase that opens it."""
    if match.start() - sentence.start <= 1:
        return True
    return _OPENING.match(scene.text, sentence.start, match.start()) is not None


def before_main_clause(scene: Scene, match: re.Match[str], found: list[Mention]) -> list[Mention]:
    """ "Brokered by China, the Kokang rebels and …": behind the comma the main clause begins."""
    if _COMMA.fullmatch(scene.text, found[0].end, found[1].start) and not _JOINED.search(match[0]):
        return found[:1]
    return found
