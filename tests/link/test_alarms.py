"""An empty or absurd result is said."""

from __future__ import annotations

import dataclasses

import numpy as np
import pyarrow as pa

from treve.link.alarms import alarms
from treve.link.decisions import NOTHING_RULED, Answer, Decision, Ruled
from treve.link.scoring import Scored
from treve.link.validation import Validated
from treve.link.weights import Weights, starting_weights

NOTHING = np.zeros(0, np.int64)
NO_PAIRS = pa.table({"relation": pa.array([], pa.string())})


def _scored(weights: Weights, candidates: int = 5_000) -> Scored:
    none, never = np.zeros(0), np.zeros(0, bool)
    return Scored(NOTHING, NOTHING, NOTHING, none, none, never, never, weights, candidates, None)


def test_no_link_among_many_pairs_is_an_alarm_and_among_few_is_none() -> None:
    assert "not one was linked" in alarms(_scored(starting_weights()), NO_PAIRS, NOTHING_RULED)[0]
    assert alarms(_scored(starting_weights(), 20), NO_PAIRS, NOTHING_RULED) == ()


def test_nearly_all_pairs_the_same_is_an_alarm() -> None:
    linked = pa.table({"relation": ["linked"]})
    weights = dataclasses.replace(starting_weights(), share=0.8)
    assert any("80%" in one for one in alarms(_scored(weights), linked, NOTHING_RULED))


def test_agreement_that_speaks_against_a_pair_is_an_alarm() -> None:
    start = starting_weights()
    turned = Weights(start.u, start.m, start.share)
    linked = pa.table({"relation": ["linked"]})
    assert any("the same single day" in one for one in alarms(_scored(turned), linked, NOTHING_RULED))


def test_contradictions_and_held_out_decisions_are_told() -> None:
    cycle = (Decision("A", "B", Answer.SAME, "d.csv:2"), Decision("A", "B", Answer.NOT_SAME, "d.csv:3"))
    ruled = Ruled((), frozenset(), frozenset(), frozenset(), (cycle,))
    scored = dataclasses.replace(_scored(starting_weights(), 20), validated=Validated(40, 36))
    told = alarms(scored, NO_PAIRS, ruled)
    assert "d.csv:2" in told[0]
    assert "d.csv:3" in told[0]
    assert "of 40 decisions" in told[1]
    assert "36 came out" in told[1]
