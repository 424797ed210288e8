"""What an agreement forbids, allows and asks for."""

from __future__ import annotations

from tests.agreements.examined import faults, notices


def test_a_code_that_is_misspelt_is_a_fault_unless_its_acts_are_written_out() -> None:
    assert any("prohibitions[1].code: no code 'nonsense'" in one for one in faults(prohibitions=[{"code": "nonsense"}]))
    assert faults(prohibitions=[{"code": "nonsense", "acts": ["artillery"]}]) == []


def test_an_obligation_names_who_owes_it_and_one_due_before_the_declaration_is_told() -> None:
    owed = {"id": "o", "duty": "release all prisoners", "holder": ["each party"], "due": "2016-01-01"}
    times = {"declared": [{"value": "2016-12-29", "by": "russia", "src": 1}]}
    assert faults(obligations=[owed]) == []
    assert any("lies before the declaration on 2016-12-29" in one for one in notices(times=times, obligations=[owed]))
    (fault,) = faults(obligations=[{**owed, "holder": ["rusia"]}])
    assert fault.startswith("obligations[1].holder: no actor 'rusia' (did you mean 'russia'?)")
