"""The states of a case, against the table of the domain page, written out here a second time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from treve.casebook.workflow import DEED, NEXT, Simple, State, path, simple

# Source: "Case states" of the domain page, row by row.
DOMAIN = """
reported: registered
registered: triaged
triaged: under_verification
under_verification: verified not_verified unfounded insufficient_evidence duplicate withdrawn
verified: scope_tested
not_verified: determined
insufficient_evidence: determined
unfounded: determined
duplicate: closed
withdrawn: closed
scope_tested: under_investigation determined
under_investigation: attribution_settled
attribution_settled: determined
determined: notified
notified: response_received no_response self_reported
response_received: accepted disputed
no_response: accepted disputed
self_reported: accepted disputed
disputed: under_review
under_review: final determined
accepted: final
final: remedy_requested closed reopened
remedy_requested: remedy_taken remedy_partial remedy_refused remedy_overdue
remedy_taken: sanctioned closed
remedy_partial: sanctioned closed
remedy_refused: sanctioned closed
remedy_overdue: sanctioned closed
sanctioned: closed
closed: reopened
reopened: under_verification
"""


def test_a_case_may_go_where_the_domain_says_and_nowhere_else() -> None:
    told = dict(line.split(": ") for line in DOMAIN.strip().splitlines())
    for state in State:
        if state is State.SUPERSEDED:
            assert NEXT[state] == frozenset()
            continue
        assert {one.value for one in NEXT[state]} == {*told[state.value].split(), "superseded"}, state


def test_every_state_is_somebody_s_step_and_lies_in_the_simple_workflow() -> None:
    assert set(DEED) == set(State)
    assert {simple(state) for state in State} == set(Simple)


def test_every_state_can_be_reached_and_every_case_can_end() -> None:
    for state in State:
        assert state is State.REPORTED or path(State.REPORTED, state) or state is State.SUPERSEDED
        assert state in (State.CLOSED, State.SUPERSEDED) or path(state, State.CLOSED)


@pytest.mark.parametrize("state", [state for state in State if state is not State.SUPERSEDED])
def test_a_path_is_made_of_steps_that_may_follow(state: State) -> None:
    way = (state, *path(state, State.CLOSED))
    assert all(after in NEXT[before] for before, after in pairwise(way))
