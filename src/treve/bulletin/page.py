"""The page of a run: one self-contained file, no outside request, readable on a phone and on paper.

Invariant: a template lays out words; every number is counted in SQL or Python and names its table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.bulletin import agreed, found, fronts, glossary, headline, quality, quoted, shown, words
from treve.bulletin.day_one import warnings_told
from treve.bulletin.dot_map import Dot, DotMap, dot_map
from treve.bulletin.effect_section import EffectSection, cannot_tell, effect_section
from treve.bulletin.layout import template
from treve.bulletin.outlines import outline
from treve.bulletin.shown import Shown
from treve.bulletin.view import Grid, Row
from treve.bulletin.voices import Voices
from treve.catalogue import counted, say
from treve.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Block:
    """One agreement as the page tells it.

    nothing  what to say and do where no incident met the agreement; then the parts about incidents are left out
    """

    shown: Shown
    anchor: str
    effective: str
    terms: tuple[Grid, ...]
    nothing: tuple[str, ...]
    verdicts: Grid
    contested: str
    reasons: Grid
    flags: Grid
    grounds: Grid
    days: fronts.FrontDays | None
    under: str
    guarantors: Grid
    silent: str
    governorates: Grid
    no_days: str
    dots: DotMap | None
    not_drawn: str


def page(store: Store, summary: Mapping[str, Any], out: Path, analysis: Mapping[str, Any] | None = None) -> None:
    """Write the page of a run to the file `out`.

    summary   what `treve.bulletin.summary.summary` gave for the same store
    analysis  the content of analysis.json; None: nobody has asked for one
    Writes    step_shown and step_guarantor into the store, which end with it.
    """
    out.write_text(rendered(store, summary, analysis), encoding="utf-8")


def rendered(store: Store, summary: Mapping[str, Any], analysis: Mapping[str, Any] | None = None) -> str:
    """The page as text."""
    voices = Voices.of(store)
    blocks = _blocks(store, summary, voices)
    return template("page.html", anchors=glossary.anchors(), basis=quoted.basis(summary)).render(
        title=headline.title(summary),
        headline=headline.sentences(summary),
        effects=_effects(summary, analysis, voices),
        several=len(summary["agreements"]) > 1,
        tables="incident; place; front; in_territory; analysis.json",
        cannot_tell=cannot_tell(),
        cannot_say=headline.cannot_say(),
        overview=headline.overview(summary, [block.shown.agreement_id for block in blocks], voices),
        others=headline.others(summary, [block.shown.agreement_id for block in blocks], voices),
        blocks=blocks,
        quality=quality.sentences(summary, voices),
        warnings=warnings_told(summary, store),
        unresolved=quality.unresolved(store),
        zones=quality.zones(store),
        inputs=quality.inputs(summary["run"]["inputs"]),
        origins=quality.origins(summary["run"]["inputs"]),
        readings=_readings(summary, voices),
        terms=glossary.terms(),
        terms_first=glossary.first_terms(),
        quotes=_quotes(summary, blocks, voices),
        version=summary["treve"],
        command=headline.command(summary),
        engine=summary["run"]["engine"],
        made=_settings(summary),
    )


def _blocks(store: Store, summary: Mapping[str, Any], voices: Voices) -> tuple[Block, ...]:
    told = summary["quality"]
    data = (
        (dt.date.fromisoformat(told["data_begin"]), dt.date.fromisoformat(told["data_end"]))
        if told["data_end"]
        else None
    )
    chosen = shown.shown(summary["agreements"], store.fetch("reading").to_pylist(), data)
    shown.load(chosen, store)
    found.load_guarantors(store)
    terms = agreed.Terms.of(store)
    rows = {
        name: store.fetch(f"bulletin/{name}.sql").to_pylist()
        for name in (
            "shown_flag_ground",
            "front_days",
            "front_vague",
            "guarantor_verdicts",
            "admin1_verdicts",
            "map_dots",
            "map_vague",
        )
    }
    return tuple(_block(one, at, summary, terms, rows, voices) for at, one in enumerate(chosen, start=1))


def _block(
    one: Shown,
    at: int,
    summary: Mapping[str, Any],
    terms: agreed.Terms,
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    voices: Voices,
) -> Block:
    under = words.under(one.reading, voices.name(one.reading))
    return Block(
        shown=one,
        anchor=f"agreement-{at}",
        effective=agreed.effective_sentence(one),
        terms=agreed.grids(one, terms, voices),
        nothing=headline.nothing(one, summary),
        verdicts=found.verdicts(one, voices),
        contested=found.contested_sentence(one),
        reasons=found.reasons(one, voices),
        flags=found.flags(one, voices),
        grounds=found.grounds(one, rows["shown_flag_ground"], voices),
        days=fronts.front_days(one, rows["front_days"], rows["front_vague"], under),
        no_days=fronts.no_days(one),
        under=under,
        guarantors=found.guarantors(one, rows["guarantor_verdicts"], voices),
        silent=found.silent_guarantors(one, terms.guarantors, rows["guarantor_verdicts"], voices),
        governorates=found.by_governorate(one, rows["admin1_verdicts"], under),
        dots=dot_map(
            say("Where the incidents happened: {title}", title=one.title), _dots(one, rows["map_dots"]), outline
        ),
        not_drawn=_not_drawn(
            sum(row["incidents"] for row in rows["map_vague"] if row["agreement_id"] == one.agreement_id)
        ),
    )


def _quotes(summary: Mapping[str, Any], blocks: Sequence[Block], voices: Voices) -> dict[str, quoted.Quoted]:
    """By agreement told at length."""
    return {block.shown.agreement_id: quoted.quoted(summary, block.shown.told, voices) for block in blocks}


def _effects(
    summary: Mapping[str, Any], analysis: Mapping[str, Any] | None, voices: Voices
) -> tuple[EffectSection, ...]:
    if analysis is None:
        return ()
    largest = summary["quality"]["largest_recorder"]
    recorder = None if largest is None else {**largest, "name": voices.recorder(largest)}
    return tuple(effect_section(block, recorder) for block in analysis["agreements"])


def _not_drawn(incidents: int) -> str:
    if not incidents:
        return say("no incident with a finding is placed more vaguely")
    return counted(
        "{number} incident with a finding is placed more vaguely and not drawn",
        "{number} incidents with a finding are placed more vaguely and not drawn",
        incidents,
    )


def _dots(one: Shown, rows: Sequence[Mapping[str, Any]]) -> list[Dot]:
    return [
        Dot(
            row["front"] or "not_asked",
            row["name"],
            row["country"],
            row["latitude"],
            row["longitude"],
            row["incidents"],
        )
        for row in rows
        if row["agreement_id"] == one.agreement_id
    ]


def _readings(summary: Mapping[str, Any], voices: Voices) -> tuple[tuple[str, str], ...]:
    names = {one["reading"]: None for agreement in summary["agreements"] for one in agreement["readings"]}
    order = [reading for reading in ("strict", "presumed") if reading in names]
    order += sorted(reading for reading in names if reading not in order)
    return tuple(
        (words.reading_name(one, voices.name(one)), words.reading_meaning(one, voices.name(one))) for one in order
    )


def _settings(summary: Mapping[str, Any]) -> Grid:
    return Grid(
        caption=say("Settings of the run"),
        columns=(say("Setting"), say("Value")),
        rows=tuple(
            Row(words.SETTINGS.get(name, words.plain(name)), (str(value) if value != "" else say("none given"),))
            for name, value in summary["run"]["settings"].items()
        ),
        table="setting",
    )
