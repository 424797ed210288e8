"""What a text tells of an incident fits the form of a report; what it leaves open stays out."""

from __future__ import annotations

from tests.extract.made import read
from treve.casebook import report_form
from treve.casebook.drafted_values import incidents_of

TEXT = "On 3 May 2020 government forces shelled the village of Tir, killing 3. Gunmen abducted two teachers."


def test_incidents_fit_the_form_and_stand_on_their_words() -> None:
    found = list(incidents_of(read(TEXT, "en")))
    assert found
    for values, evidence, start, end in found:
        assert TEXT[start:end] == evidence
        report_form.read({**values, "summary": evidence}, "text")
    first = found[0][0]
    assert (first["act"], first["occurred_from"], first["place"]) == ("artillery", "2020-05-03", "Tir")


def test_what_is_not_known_is_left_out() -> None:
    for values, *_ in incidents_of(read("Shells hit the village of Tir.", "en")):
        assert "occurred_from" not in values
        assert "perpetrator_alleged" not in values
        assert "killed_low" not in values
