from __future__ import annotations

from treve.bulletin.voices import Voices
from treve.serve.pages import facet_links
from treve.serve.query import Query, Term, parse

_VOICES = Voices({"sohr": "Syrian Observatory for Human Rights"})


def test_a_value_leads_to_a_query_that_asks_for_it_too_and_an_asked_one_to_one_that_does_not() -> None:
    query = parse("act:mortar")
    counts = {"act": [("mortar", 3)], "recorder": [("sohr", 2)], "area": [(f"a{n}", 1) for n in range(14)]}
    act, area, recorder = facet_links.facets(counts, query, _VOICES, str)
    assert (act.values[0].asked, act.values[0].address) == (True, "")
    assert (recorder.values[0].words, recorder.values[0].address) == (
        "Syrian Observatory for Human Rights",
        "act:mortar recorder:sohr",
    )
    assert (len(area.values), area.further) == (10, 4)


def test_everything_that_is_asked_can_be_taken_away() -> None:
    query = Query.of([Term("act", "mortar"), Term("area", "Homs", True)], ["clinic"])
    assert [(one.text, one.address) for one in facet_links.asked(query, str)] == [
        ("act:mortar", "-area:Homs clinic"),
        ("-area:Homs", "act:mortar clinic"),
        ("clinic", "act:mortar -area:Homs"),
    ]
