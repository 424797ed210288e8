"""The words of the page and the sheet that show a draft, in every language of the catalogue: whole sentences with named places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from treve.catalogue import LANGUAGES, Sayings, in_words, say, speaking

_WORDS: Sayings[str] = Sayings(
    {
        "title": "What the text says: {name}",
        "status": "A draft made by rules. Nothing in it is accepted until a person confirms it.",
        "published": "Published: {value}. Wall times: {zone}. Language of the text: {language}.",
        "unknown": "not known",
        "language_ar": "Arabic",
        "language_en": "English",
        "language_es": "Spanish",
        "language_fr": "French",
        "language_ru": "Russian",
        "language_und": "not known",
        "the_text": "The text",
        "the_draft": "The draft",
        "agreed": "What was agreed",
        "roles": "Who stands how",
        "said": "Who says what",
        "reported": "What is reported",
        "silent": "What the text does not say",
        "silent_intro": "The rules found nothing on: {kinds}. They can miss things: read the text.",
        "questions": "Questions to answer",
        "no_questions": "None.",
        "relations": "Who backs, confirms, denies, blames, stays out",
        "local_utc": "{local} ({zone}), that is {utc} UTC",
        "undated": "not decided by the text: {needs}",
        "several": "{count} readings remain",
        "ruled_out": "ruled out: {value}, because {why}",
        "says": "{speaker}: “{words}”",
        "nobody": "no speaker named",
        "total": "{recorder} recorded {value}; blames {blamed}; period: {period}",
        "blames_nobody": "nobody",
        "duty": "{holder}: {duty}; due: {due}",
        "withdrawal": "{actor}: {status}, {extent}",
        "incident": "{act}; by {perpetrator}; against {target}; at {place}; on {date}; killed {low} to {high}",
        "left_out": "{count} further facts are left out of this sheet.",
        "kinds": "What the colours mean",
        "q_title": "What is the agreement called?",
        "q_parties": "Who is bound by the agreement? The rules found nobody in the text.",
        "q_more_parties": "Who else is bound by the agreement?",
        "q_prohibition": "What does “{about}” forbid?",
        "q_prohibitions": "What does the agreement forbid? The rules found no ban in the text.",
        "q_exception": "What does “{about}” allow?",
        "q_published": "On which day was the text published?",
        "q_zone": "In which time zone are its wall times?",
        "q_effective": "When did the agreement begin to apply?",
        "q_effective_choices": "When did the agreement begin to apply: {choices}?",
        "q_actor": "Who is “{about}”?",
        "q_actor_choices": "Is “{about}” the actor {choices}?",
        "q_country": "In which country does the agreement apply?",
        "q_id": "Under which id shall the agreement be kept?",
        "agreement_document": "Document or arrangement",
        "party": "Party",
        "denies_party": "Says it is no party",
        "guarantor": "Guarantor or sponsor",
        "mediator": "Mediator",
        "endorser": "Approves",
        "excluded_actor": "Not covered",
        "exception": "Exception",
        "territory": "Where it applies",
        "in_force_from": "From when it applies",
        "in_force_until": "Until when",
        "prohibition": "Forbidden",
        "obligation": "Obligation",
        "monitoring_measure": "Who watches, and how",
        "negotiation_commitment": "Talks promised",
        "withdrawal_kind": "Withdrawal",
        "earlier_truce": "Earlier truce",
        "figure": "Figure",
        "registered_total": "Recorded total",
        "incident_kind": "Incident told",
        "quote": "Quote",
        "supports": "{who} backs {whom}",
        "confirms": "{who} confirms",
        "approves": "{who} approves",
        "denies": "{who} denies",
        "blames": "{who} blames {whom}",
        "absent": "{who} stays out",
        "is_announced": "announced",
        "is_begun": "begun",
        "is_verified": "verified",
        "is_denied": "denied",
        "is_full": "in full",
        "is_partial": "in part",
        "is_shelling": "shelling",
        "is_air_strike": "air strike",
        "is_drone_strike": "drone strike",
        "is_small_arms_fire": "small-arms fire",
        "is_sniper_fire": "sniper fire",
        "is_explosive_device": "explosive device",
        "is_ground_attack": "ground attack",
        "is_clash": "clash",
        "is_killing": "killing",
        "is_abduction": "abduction",
        "is_arrest": "arrest",
        "is_looting": "looting",
        "is_obstruction": "obstruction",
        "is_movement": "movement",
        "is_weapons_placement": "weapons placed",
        "is_other": "other",
        "is_unknown": "extent not stated",
    }
)


class Words(Mapping[str, str]):
    """The words in one language, whatever language is spoken."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __getitem__(self, key: str) -> str:
        with speaking(self.language):
            return _WORDS[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_WORDS)

    def __len__(self) -> int:
        return len(_WORDS)

    def tell(self, key: str, **values: object) -> str:
        """A sentence with its places filled."""
        with speaking(self.language):
            return say(_WORDS.messages[key], **values)

    def said(self, message: str) -> str:
        """A message of the reader of texts, such as the reason for which a reading is ruled out."""
        with speaking(self.language):
            return in_words(message)


def words_in(language: str) -> Words:
    """The words in a language of the catalogue, else in English."""
    return Words(language if language in LANGUAGES else "en")
