"""Published bulletins as entries of a feed."""

from __future__ import annotations

from typing import Any

from treve.casebook.bulletin_list import Edition
from treve.casebook.bulletin_readers import Reach
from treve.catalogue import say, speaking
from treve.serve.bulletin_entries import entries


def _edition(name: str, at: str, **more: Any) -> Edition:
    values: dict[str, Any] = {
        "bulletin_id": name,
        "kind": "daily",
        "reach": Reach.PARTIES,
        "about": "syr",
        "compartment": None,
        "replaces": None,
        "replaced_by": None,
        "made": at,
        "order": {"until": "2017-01-05"},
        "files": (),
        "steps": {"published": {"at": at}},
    }
    return Edition(**values | more)


def test_what_changed_last_comes_first_and_to_be_replaced_is_a_change() -> None:
    old = _edition("E-1", "2017-01-06T08:00:00+00:00", replaced_by="E-3")
    other = _edition(
        "E-2",
        "2017-01-07T08:00:00+00:00",
        kind="public",
        about="reports",
        order={"first": "2017-01-02", "until": "2017-01-09"},
    )
    new = _edition("E-3", "2017-01-08T08:00:00+00:00", replaces="E-1")
    made = entries([new, other, old], "example.org/log", "https://desk.example.org/bulletins/")
    assert [(one.name.rpartition(":")[2], one.updated.day) for one in made] == [("E-3", 8), ("E-1", 8), ("E-2", 7)]
    assert [one.title for one in made] == [
        "Daily bulletin: 2017-01-05, syr",
        "Daily bulletin: 2017-01-05, syr",
        "Public bulletin: 2017-01-02 – 2017-01-09",
    ]
    assert [one.text for one in made] == ["corrected edition", "replaced by a corrected edition", ""]
    assert made[0].address == "https://desk.example.org/bulletins/E-3"


def test_it_is_said_in_the_language_of_the_reader() -> None:
    one = _edition("E-1", "2017-01-06T08:00:00+00:00", replaced_by="E-3")
    with speaking("fr"):
        made = entries([one], "example.org/log", "https://desk.example.org/bulletins/")[0]
        assert made.text == say("replaced by a corrected edition") != "replaced by a corrected edition"
