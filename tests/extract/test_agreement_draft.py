"""A draft as an agreement file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.extract.made import read
from treve.agreements import file
from treve.extract.agreement_draft import agreement_text, own_actors
from treve.extract.questions import Answer
from treve.model.actor import ActorKind
from treve.model.agreement import ClauseKind
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import NewActor, with_actors

TEXT = (
    "The army and the rebels signed a ceasefire. It takes effect on 30 December 2016 at 00:00. "
    "The truce applies in the Hama province. A joint monitoring commission is set up. The truce excludes Daesh. "
    "The parties shall refrain from all air strikes. The army must release all detainees by 10 January 2017."
)
NOW = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)


def answered(**values: str) -> dict[str, Answer]:
    return {key: Answer(key, value, "Ann", NOW) for key, value in values.items()}


def test_the_file_passes_the_check_once_its_questions_are_answered(tmp_path: Path) -> None:
    answers = answered(id="syr-draft", country="SY") | {
        key: Answer(key, value, "Ann", NOW)
        for key, value in {"actor:army": "syrian-army", "actor:rebels": "rebels"}.items()
    }
    path = tmp_path / "draft.yaml"
    path.write_text(agreement_text(read(TEXT, "en"), "text.txt", answers, actor_book()), encoding="utf-8")
    faults, _ = file.check([path], actor_book())
    assert list(faults) == []
    (agreement,) = file.agreement(str(path), actor_book())
    assert agreement.agreement_id == "syr-draft"


def test_open_questions_stand_at_the_top_and_answers_with_who_gave_them() -> None:
    made = agreement_text(read(TEXT, "en"), "text.txt", answered(id="x"), actor_book())
    assert "# OPEN country" in made
    assert "# id: x (answered by Ann, 2026-01-02T03:04Z)" in made


def test_every_fact_keeps_its_span() -> None:
    result = read(TEXT, "en")
    made = agreement_text(result, "text.txt", {}, actor_book())
    assert made.count("document: text.txt") == len(result.facts)


def test_title_clauses_and_own_actors_are_those_answered(tmp_path: Path) -> None:
    answers = {
        key: Answer(key, value, "Ann", NOW)
        for key, value in {
            "title": "Truce of Hama",
            "id": "syr-draft",
            "country": "SY",
            "actor:army": "syrian-army",
            "actor:rebels": "+Free Guard of Homs",
            "more_parties": "turkey; +Republic of X (state)",
            "prohibition:1": "aerial_bombardment; any_fire",
        }.items()
    }
    made = agreement_text(read(TEXT, "en"), "text.txt", answers, actor_book())
    own = own_actors(answers)
    assert own == (
        NewActor("free-guard-of-homs", "Free Guard of Homs"),
        NewActor("republic-of-x", "Republic of X", ActorKind.STATE),
    )
    path = tmp_path / "draft.yaml"
    path.write_text(made, encoding="utf-8")
    (agreement,) = file.agreement(str(path), with_actors(actor_book(), own))
    assert agreement.title == "Truce of Hama"
    assert [one.code for one in agreement.clauses if one.kind is ClauseKind.PROHIBITION] == [
        "aerial_bombardment",
        "any_fire",
    ]
    assert {one.actor_id for one in agreement.assertions} >= {"turkey", "republic-of-x", "free-guard-of-homs"}
    assert "# OPEN prohibition" not in made
    assert "# actor free-guard-of-homs: Free Guard of Homs (armed group)" in made
    # Read without the actors of its own it has a fault that names the one that is missing.
    assert any("free-guard-of-homs" in one for one in file.check([path], actor_book())[0])
    none = agreement_text(read(TEXT, "en"), "t", answers | answered(**{"prohibition:1": "none"}), actor_book())
    assert "prohibitions: []" in none
    assert "# OPEN prohibition:1" in agreement_text(read(TEXT, "en"), "t", {}, actor_book())
