"""Who is named in an agreement."""

from __future__ import annotations

from tests.agreements.examined import faults, notices


def test_an_actor_nobody_knows_is_a_fault_and_a_shut_out_group_in_words_a_notice() -> None:
    (fault,) = faults(parties=[{"actor": "rusia", "asserted": "bound", "by": "russia", "src": 1}])
    assert fault.startswith("parties[1].actor: no actor 'rusia' (did you mean 'russia'?)")
    shut_out = [{"actor": "groups that did not sign", "asserted": "excluded", "by": "russia", "src": 1}]
    assert faults(excluded_actors=shut_out) == []
    assert any("which blocks nothing" in one for one in notices(excluded_actors=shut_out))


def test_a_period_that_ends_before_it_begins_is_a_fault() -> None:
    party = {
        "actor": "russia",
        "asserted": "bound",
        "by": "russia",
        "src": 1,
        "from": "2017-01-02",
        "until": "2017-01-01",
    }
    assert faults(parties=[party]) == [
        "parties[1].until: 2017-01-01 lies before from, 2017-01-02; expected a day on or after 2017-01-02"
    ]
