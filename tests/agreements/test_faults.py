from __future__ import annotations

from pathlib import Path

from tests.agreements.examined import faults
from treve.agreements.faults import examine
from treve.agreements.schema import AgreementEntry
from treve.agreements.source_text import SourceText
from treve.normalise.actor_book import actor_book


def test_a_fault_stands_at_the_place_in_the_file_and_not_in_what_was_left_of_it() -> None:
    value = {
        "id": "a",
        "title": "t",
        "class": "c",
        "times": {},
        "parties": [{"actor": "nobody-known", "asserted": "bound", "by": "russia"}],
    }
    entry = AgreementEntry.model_validate({**value, "territory": {}, "sources": []})
    text = SourceText(Path("a.yaml"), value, lambda keys: 40 + len(keys))
    found = examine(
        entry, text, actor_book(), lambda keys: (*keys[:1], 7, *keys[2:]) if keys[:1] == ("parties",) else keys
    )
    (fault,) = [message for _, message in found.faults]
    assert fault.startswith("a.yaml:43: parties[8].actor: no actor 'nobody-known'")


def test_links_and_sources_that_cannot_be_are_faults() -> None:
    assert "earlier[1]: names the agreement itself; expected the id of another agreement" in faults(earlier=["a"])
    assert "later: 'b' stands in earlier too; expected one of the two" in faults(earlier=["b"], later=["b"])
    assert "parties[1].src: 2 is no position in sources; expected 1 to 1" in faults(
        parties=[{"actor": "russia", "asserted": "bound", "by": "russia", "src": 2}]
    )
