"""What a model proposes, held against the text: find the quote, read it again by rule, keep what agrees."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from treve.extract.drafting import prepare
from treve.extract.text.folding import folded
from treve.extract.text.prose import Prose
from treve.model.draft import Draft, Fact, FactKind

FUZZY_SCORE = 92
"""Likeness, 0 to 100, from which a quote that is not in the text word for word still counts as found; a person must confirm it."""
_LONGEST_FUZZY = 600
_TIMED = (FactKind.IN_FORCE_FROM, FactKind.IN_FORCE_UNTIL)
_COUNTED = (FactKind.FIGURE, FactKind.REGISTERED_TOTAL)
_NUMBER_KEYS = ("low", "high", "value", "killed_low", "killed_high")


class Alignment(enum.StrEnum):
    """How a quote was found."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item of a reply: a kind, words said to be the document's, and the value said to be in them."""

    kind: FactKind
    quote: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grounded:
    """The proposals that stand, as facts, and one line for each that does not."""

    facts: tuple[Fact, ...]
    dropped: tuple[str, ...]


def grounded(proposals: Iterable[Proposal], draft: Draft, text: str, model: str) -> Grounded:
    """Hold proposals against the text; those the rules have found already add nothing."""
    prose = prepare(
        text, document_id=draft.id, published=draft.published, zone=draft.zone, language=draft.language.value
    )
    facts: list[Fact] = []
    dropped: list[str] = []
    for one in proposals:
        how, places = align(one.quote, prose)
        if how is None:
            dropped.append(f"{one.kind}: the text does not say {one.quote[:60]!r}")
            continue
        start, end = places[0]
        value, problem = _read_again(one, prose, (start, end), draft)
        if problem is not None:
            dropped.append(problem)
        elif not _is_known(one.kind, start, end, (*draft.facts, *facts)):
            facts.append(_fact(one.kind, places, value, text, how, model))
    return Grounded(tuple(facts), tuple(dropped))


def _fact(
    kind: FactKind, places: list[tuple[int, int]], value: dict[str, Any], text: str, how: Alignment, model: str
) -> Fact:
    start, end = places[0]
    further: dict[str, Any] = {"status": "proposed", "proposed_by": model, "alignment": how.value, "must_confirm": True}
    if len(places) > 1:
        further["status"] = "ambiguous"
        further["alternatives"] = [{"start": a, "end": b, "text": text[a:b]} for a, b in places[1:]]
    return Fact(kind, start, end, text[start:end], value, f"proposed by a model; the quote is {how.value}", further)


def align(quote: str, prose: Prose) -> tuple[Alignment | None, list[tuple[int, int]]]:
    """Where a quote stands in the text: word for word, else folded, else nearly; every place where it stands equally well."""
    exact = _places(prose.text, quote.strip())
    if exact:
        return _found(Alignment.EXACT, [prose.tight(*one) for one in exact])
    wanted = folded(quote).strip()
    if not wanted:
        return None, []
    found = _places(prose.folded.text, wanted)
    if found:
        return _found(Alignment.NORMALISED, [prose.span(*one) for one in found])
    if len(wanted) < 8 or len(wanted) > _LONGEST_FUZZY or len(wanted) > len(prose.folded.text):
        return None, []
    near = fuzz.partial_ratio_alignment(wanted, prose.folded.text, score_cutoff=FUZZY_SCORE)
    if near is None or near.dest_end <= near.dest_start:
        return None, []
    start, end = _whole_words(prose.folded.text, near.dest_start, near.dest_end)
    if re.findall(r"\d", wanted) != re.findall(r"\d", prose.folded.text[start:end]):
        # Nearly the same number is another number.
        return None, []
    return _found(Alignment.FUZZY, [prose.span(start, end)])


def _found(how: Alignment, places: list[tuple[int, int]]) -> tuple[Alignment | None, list[tuple[int, int]]]:
    """An alignment with its places; a quote of stops and blanks alone has none."""
    worded = [(start, end) for start, end in places if start < end]
    return (how, worded) if worded else (None, [])


def _places(text: str, wanted: str) -> list[tuple[int, int]]:
    """Every place of some words in a text, none inside a longer word or number; at most ten."""
    if not wanted:
        return []
    left = r"(?<!\w)" if wanted[0].isalnum() else ""
    right = r"(?!\w|[.,]\d)" if wanted[-1].isalnum() else ""
    found = re.finditer(left + re.escape(wanted) + right, text)
    return [one.span() for one, _ in zip(found, range(10), strict=False)]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def _read_again(
    proposal: Proposal, prose: Prose, span: tuple[int, int], draft: Draft
) -> tuple[dict[str, Any], str | None]:
    """The value as the rules read it in the words of a span, and what is wrong with the proposal; None where nothing is."""
    words = prose.text[slice(*span)]
    if proposal.kind in _TIMED:
        return _timed(proposal, prose, span)
    if proposal.kind in _COUNTED or any(isinstance(proposal.value.get(key), int) for key in _NUMBER_KEYS):
        ruled = next(
            (one for one in draft.facts if one.kind is proposal.kind and one.start < span[1] and span[0] < one.end),
            None,
        )
        return _counted(proposal, prose, span, ruled)
    name = proposal.value.get("name")
    if isinstance(name, str) and folded(name).strip() not in folded(words):
        return {}, f"{proposal.kind}: the quote {words[:60]!r} does not name {name!r}"
    if isinstance(proposal.value.get("text"), str):
        return {**proposal.value, "text": words}, None
    return dict(proposal.value), None


def _timed(proposal: Proposal, prose: Prose, span: tuple[int, int]) -> tuple[dict[str, Any], str | None]:
    inside = [one for one in prose.times if _overlaps(prose, (one.start, one.end), span)]
    if not inside:
        return {}, f"{proposal.kind}: no rule finds a time in {prose.text[slice(*span)]!r}"
    read = list(inside[-1].values)
    said = proposal.value.get("instants")
    if isinstance(said, list) and said and {_instant(one) for one in said} != {_instant(one) for one in read}:
        return {}, f"{proposal.kind}: the model says {said}, the rules read {read}"
    value: dict[str, Any] = {"instants": read}
    if inside[-1].needs:
        value["needs"] = inside[-1].needs
    return value, None


def _counted(
    proposal: Proposal, prose: Prose, span: tuple[int, int], ruled: Fact | None
) -> tuple[dict[str, Any], str | None]:
    said = {one for key in _NUMBER_KEYS if isinstance(one := proposal.value.get(key), int)}
    if ruled is not None:
        read = {one for key in _NUMBER_KEYS if isinstance(one := ruled.value.get(key), int)}
        measure = proposal.value.get("measure", ruled.value.get("measure"))
        if said - read or measure != ruled.value.get("measure"):
            return {}, f"{proposal.kind}: the model says {dict(proposal.value)}, the rules read {dict(ruled.value)}"
        return dict(ruled.value), None
    inside = [one for one in prose.numbers if _overlaps(prose, (one.start, one.end), span)]
    read = {bound for one in inside for bound in (one.low, one.high) if bound is not None}
    if not read or said - read:
        return {}, f"{proposal.kind}: the model says {sorted(said)}, the rules read {sorted(read)}"
    return dict(proposal.value), None


def _instant(value: object) -> object:
    import datetime as dt

    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError:
        return value
    return moment.astimezone(dt.UTC) if moment.tzinfo else str(value)


def _overlaps(prose: Prose, inner: tuple[int, int], span: tuple[int, int]) -> bool:
    start, end = prose.folded.span(*inner)
    return start < span[1] and span[0] < end


def _is_known(kind: FactKind, start: int, end: int, facts: Iterable[Fact]) -> bool:
    return any(one.kind is kind and one.start < end and start < one.end for one in facts)
