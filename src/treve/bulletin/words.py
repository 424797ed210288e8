"""Every code of a run in plain words. A reader never meets a code; a translation replaces these sentences and the templates."""

from __future__ import annotations

from treve.agreements.reasons import BOUND_WORDS, EXCLUDED_WORDS
from treve.catalogue import Sayings, marked, say
from treve.model.actor import ActorKind
from treve.model.agreement import About, ClauseKind, Says, TimeKind
from treve.model.finding import Flag, PerpetratorBasis, Rule, Verdict
from treve.model.place import Direction, PlacePrecision

VERDICTS: Sayings[Verdict] = Sayings(
    {
        Verdict.COVERED: "falls under the truce’s terms (not a ruling, and no proof of who did it)",
        Verdict.UNDETERMINED: "cannot be decided from what is known",
        Verdict.OUTSIDE_TIME: "before the truce took effect, or after its legal end",
        Verdict.OUTSIDE_TERRITORY: "outside the territory of the truce",
        Verdict.EXCLUDED_AREA: "in an area that the truce leaves out",
        Verdict.EXCLUDED_ACTOR: "a side is shut out of the truce",
        Verdict.NOT_BETWEEN_PARTIES: "not between sides that the truce binds",
        Verdict.ACT_NOT_PROHIBITED: "an act that no clause forbids",
        Verdict.PERMITTED_EXCEPTION: "forbidden in general, but a report or a ruling states an exception that the truce allows",
    }
)

VERDICTS_SHORT: Sayings[Verdict] = Sayings(
    {
        Verdict.COVERED: "under the terms",
        Verdict.UNDETERMINED: "cannot be decided",
        Verdict.OUTSIDE_TIME: "outside the time",
        Verdict.OUTSIDE_TERRITORY: "outside the territory",
        Verdict.EXCLUDED_AREA: "area left out",
        Verdict.EXCLUDED_ACTOR: "side shut out",
        Verdict.NOT_BETWEEN_PARTIES: "side not bound",
        Verdict.ACT_NOT_PROHIBITED: "act not forbidden",
        Verdict.PERMITTED_EXCEPTION: "stated exception",
    }
)

VERDICT_ORDER: tuple[Verdict, ...] = (
    Verdict.COVERED,
    Verdict.UNDETERMINED,
    Verdict.PERMITTED_EXCEPTION,
    Verdict.ACT_NOT_PROHIBITED,
    Verdict.NOT_BETWEEN_PARTIES,
    Verdict.EXCLUDED_ACTOR,
    Verdict.EXCLUDED_AREA,
    Verdict.OUTSIDE_TERRITORY,
    Verdict.OUTSIDE_TIME,
)

RULES: Sayings[Rule] = Sayings(
    {
        Rule.IN_FORCE: "Was the agreement in force then?",
        Rule.IN_TERRITORY: "Does the place lie where the agreement applies?",
        Rule.EXCLUDED_AREA: "Does the place lie in an area that is left out?",
        Rule.EXCLUDED_ACTOR: "Is a side shut out of the agreement?",
        Rule.PARTIES_BOUND: "Is everyone bound who must be?",
        Rule.ACT_PROHIBITED: "Does a clause forbid this act?",
        Rule.EXCEPTION: "Does a report or a ruling state an exception that the agreement allows?",
    }
)

REASONS: Sayings[str] = Sayings(
    {
        "in_force": "in force at every moment at which it may have happened",
        "not_yet_in_force": "not yet in force at any moment at which it may have happened",
        "no_longer_in_force": "no longer in force at any moment at which it may have happened",
        "date_straddles_start": "the date is too vague: it may lie before or after the start",
        "date_straddles_end": "the date is too vague: it may lie before or after the legal end",
        "start_contested": "the start is contested, and the date lies between the moments claimed",
        "end_contested": "the legal end is contested, and the date lies between the moments claimed",
        "no_start_known": "no start of the agreement is known",
        "inside": "the place lies inside",
        "outside": "the place lies outside",
        "place_too_vague": "the place is known too vaguely to tell",
        "extent_unknown": "nobody has published how far the area reaches",
        "carved_out": "the place lies in a mapped area that the agreement leaves out",
        "may_be_carved_out": "the place may lie in an area that the agreement leaves out",
        "not_carved_out": "the place lies in no mapped area that the agreement leaves out",
        "bound": "everyone is bound who must be",
        "partly_excluded": "the side names actors that are shut out together with others that are not",
        "unresolved_actor": "a name could not be matched to any known actor",
        "nobody_named": "the report names nobody on a side",
        "successor": "an actor merged into another; whether its duties or its exclusion followed is not stated",
        "presumed_successor": "an actor merged into another: its duties or its exclusion are presumed to have followed",
        "prohibited": "a clause forbids it",
        "no_clause_forbids": "no clause speaks of this act",
        "act_not_stated": "the report does not say what was done",
        "act_open": "the words of the clause leave open whether it reaches this act",
        "stated": "a report or a ruling states it",
    }
)
"""Reasons of the rules, by code; why an actor counts as bound or shut out stands in agreements/reasons.py."""

NO_EXCEPTION = marked("no report and no ruling states one")
NOT_SPOKEN_OF = marked("the agreement does not speak of the actor")

FLAGS: Sayings[Flag] = Sayings(
    {
        Flag.POSSIBLE_EXCEPTION: "an exception could apply (self-defence or a proportionate reply), but nobody has stated one",
        Flag.POSSIBLE_EXCLUSION: "an exclusion without a map or without names could take it out",
    }
)

EXTENTS: Sayings[str] = Sayings(
    {
        "units": "told by countries or divisions, wholly or in part",
        "polygon": "told by a map",
        "unknown": "nobody has published a map",
    }
)

GROUNDS: Sayings[str] = Sayings(
    {
        "unmapped_area": "an area that is left out, without a map",
        "unnamed_actor": "actors that are shut out, without names",
        "umbrella_name": "a name for many groups may hide one that is shut out",
        "exception_clause": "a clause that allows an exception",
    }
)

FRONTS: Sayings[str] = Sayings(
    {
        "covered": "Between sides the truce binds",
        "excluded": "With a side shut out of it",
        "uncovered": "With a side it does not bind",
        "unknown": "Front cannot be told",
        "not_asked": "Front not asked for",
    }
)

FRONTS_SHORT: Sayings[str] = Sayings(
    {
        "covered": "sides bound",
        "excluded": "a side shut out",
        "uncovered": "a side not bound",
        "unknown": "cannot be told",
        "not_asked": "not asked for",
    }
)

ANSWERS: Sayings[bool | None] = Sayings({True: "yes", False: "no", None: "cannot be told"})

BASES: Sayings[PerpetratorBasis] = Sayings(
    {
        PerpetratorBasis.ALLEGED: "the perpetrator that the report alleges",
        PerpetratorBasis.ATTRIBUTED: "the perpetrator that a ruling names",
        PerpetratorBasis.UNDIRECTED: "both sides fought; the source does not say who attacked",
        PerpetratorBasis.NOT_NAMED: "the report names no perpetrator",
        PerpetratorBasis.DISPUTED: "nobody: the reports of this incident name perpetrators that do not belong together",
    }
)

SPAN_RULES: Sayings[str] = Sayings(
    {
        "intersection": "Days and instants: those that all its reports allow",
        "widest": "Days and instants: from the earliest to the latest stated, since its reports allow no common time",
    }
)
"""How days of several reports became one span."""

PLACE_RULES: Sayings[str] = Sayings(
    {
        "most_precise": "Place: the most precise one, which fits what all its reports allow",
        "widest": "Place: the widest one, since its reports do not agree on a more precise one",
    }
)
"""How places of several reports became one."""

DIRECTIONS: Sayings[Direction] = Sayings(
    {
        Direction.A_AGAINST_B: "side A is said to have acted against side B",
        Direction.UNDIRECTED: "both sides took part; it is not said who attacked",
    }
)

PRECISIONS: Sayings[PlacePrecision] = Sayings(
    {
        PlacePrecision.EXACT: "the place itself",
        PlacePrecision.NEAR: "within about 25 km of the point",
        PlacePrecision.DISTRICT: "somewhere in the district",
        PlacePrecision.GOVERNORATE: "somewhere in the governorate",
        PlacePrecision.FUZZY: "somewhere along a line or in a loosely named area",
        PlacePrecision.COUNTRY: "somewhere in the country",
        PlacePrecision.INTERNATIONAL: "in international waters or air space",
        PlacePrecision.UNKNOWN: "not said how precisely",
    }
)

ZONE_BASES: Sayings[str] = Sayings(
    {
        "row": "the source states it",
        "country": "taken from the country of the place",
        "option": "given by the person who made the run",
        "agreements": "assumed: all agreements of the run lie in this zone",
        "unknown": "not known: every zone of the world is allowed for",
    }
)

METHODS: Sayings[str] = Sayings(
    {
        "exact": "the actor’s own name",
        "alias": "a known other name",
        "fuzzy": "a similar name",
        "unresolved": "no known actor bears it",
    }
)

TIMES: Sayings[TimeKind] = Sayings(
    {
        TimeKind.DECLARED: "Declared",
        TimeKind.SIGNED: "Signed",
        TimeKind.EFFECTIVE: "In effect from",
        TimeKind.ENDED: "Ended",
    }
)

CLAUSES: Sayings[ClauseKind] = Sayings(
    {
        ClauseKind.PROHIBITION: "Forbids",
        ClauseKind.EXCEPTION: "Allows as an exception",
        ClauseKind.OBLIGATION: "Obliges",
        ClauseKind.MECHANISM: "Sets up",
        ClauseKind.SANCTION: "Sanction",
    }
)

SAYS: Sayings[Says] = Sayings(
    {
        Says.BOUND: "bound",
        Says.NOT_BOUND: "not bound",
        Says.CONDITIONAL: "bound on a condition",
        Says.EXCLUDED: "shut out",
        Says.NOT_EXCLUDED: "not shut out",
        Says.NOTHING: "decides nothing",
    }
)

ABOUTS: Sayings[About] = Sayings(
    {
        About.MEMBERSHIP: "party",
        About.SUPPORT: "supporting force",
        About.EXCLUSION: "shut out",
    }
)

ASSERTED: Sayings[str] = Sayings(
    {
        "bound": "bound",
        "signed": "signed",
        "joined": "joined",
        "accepted": "accepted",
        "bound_without_signing": "bound without signing",
        "not_signed": "not signed",
        "may_opt_in": "may opt in",
        "bound_if_joined": "bound if joined",
        "announcement_expected": "announcement expected",
        "not_listed": "not listed",
        "talks_frozen": "talks frozen",
        "excluded": "excluded",
        "not_covered": "not covered",
        "not_excluded": "not excluded",
        "supports": "supports",
        "scheduled_end": "scheduled end",
        "expired": "expired",
        "notice": "notice",
        "superseded": "superseded",
        "practically_over": "practically over",
        "clinically_dead": "clinically dead",
        "declared_over": "declared over",
        "collapsed": "collapsed",
        "still_in_force": "still in force",
        "not_over": "not over",
    }
)
"""The words of normalise/crosswalks/assertion_words.csv and end_words.csv."""

BOUND_AS: Sayings[str] = Sayings({"party": "bound as a party", "supporting_force": "bound as a supporting force"})

KINDS: Sayings[ActorKind] = Sayings(
    {
        ActorKind.STATE: "state",
        ActorKind.ARMED_GROUP: "armed group",
        ActorKind.COALITION: "coalition",
        ActorKind.UMBRELLA: "name for many groups",
        ActorKind.ORGANISATION: "organisation",
        ActorKind.CIVILIAN: "civilians",
        ActorKind.UNIDENTIFIED: "not identified",
    }
)

_READINGS: Sayings[str] = Sayings(
    {
        "strict": "Strict",
        "presumed": "Presumed",
    }
)

_READINGS_INSIDE: Sayings[str] = Sayings({"strict": "strict", "presumed": "presumed"})
_UNDER: Sayings[str] = Sayings({"strict": "under the strict reading", "presumed": "under the presumed reading"})

_READINGS_LONG: Sayings[str] = Sayings(
    {
        "strict": (
            "believes an assertion only if it stands in the agreement’s own text, or is made by the actor about itself or by a "
            "guarantor for its side, and nobody of that standing contradicts it. Hearsay is listed and never believed. "
            "Names that stand for many groups stay unknown, and between two contested starts or ends nothing is decided."
        ),
        "presumed": (
            "counts contested groups and names for many groups as bound, believes an exclusion if the text or a guarantor "
            "asserts it, and takes the earliest start and the latest legal end that anyone asserts."
        ),
    }
)


def reading_name(reading: str, asserter: str) -> str:
    """The short name of a reading; asserter: the name of the authority, for a reading that follows one."""
    return _READINGS[reading] if reading in _READINGS else say("On the word of {asserter}", asserter=asserter)


def reading_in_list(reading: str, asserter: str) -> str:
    """The name of a reading inside a sentence: `strict`, or `on the word of …`."""
    return _READINGS_INSIDE[reading] if reading in _READINGS else say("on the word of {asserter}", asserter=asserter)


def under(reading: str, asserter: str) -> str:
    """By which reading something is told: `under the strict reading`, or `on the word of …`."""
    return _UNDER[reading] if reading in _READINGS else say("on the word of {asserter}", asserter=asserter)


def reading_meaning(reading: str, asserter: str) -> str:
    """What a reading believes, as the rest of a sentence that starts with its name."""
    if reading in _READINGS_LONG:
        return _READINGS_LONG[reading]
    return say(
        "believes what is asserted by {asserter}, and for the rest what the strict reading believes.", asserter=asserter
    )


SETTINGS: Sayings[str] = Sayings(
    {
        "fuzzy_threshold": "likeness from which a name counts as an actor’s (0 to 100)",
        "zones": "time zone for a source whose rows state none",
        "countries": "country for a source whose rows state none",
        "link": "reports that tell the same incident are linked (1) or not (0)",
        "link_km": "kilometres by which reports of one incident may lie apart",
        "link_days": "days by which reports of one incident may lie apart",
        "link_chance": "chance from which two reports are linked (0 to 1)",
    }
)


def plain(code: str) -> str:
    """A free code of a file or source as words: underscores and hyphens become blanks."""
    return code.replace("_", " ").replace("-", " ")


def asserted(word: str) -> str:
    """An asserted word, or a word about an end, as the files of agreements write it."""
    return ASSERTED[word] if word in ASSERTED else plain(word)


def reason(code: str, rule: Rule | None = None) -> str:
    """A reason code in words; the rule decides where two rules use one code. A code without words is spelt out."""
    of_rule = {Rule.EXCLUDED_ACTOR: _EXCLUDED, Rule.PARTIES_BOUND: _BOUND}.get(rule) if rule else None
    for known in (of_rule or Sayings({}), REASONS, _BOUND, _EXCLUDED):
        if code in known:
            return known[code]
    return plain(code)


_BOUND: Sayings[str] = Sayings({code.value: text for code, text in BOUND_WORDS.items()})
_EXCLUDED: Sayings[str] = Sayings({code.value: text for code, text in EXCLUDED_WORDS.items()})
