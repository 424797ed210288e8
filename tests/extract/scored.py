"""Texts of our own with the facts they state, and the reading of them counted against that."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treve.extract import draft
from treve.extract.time_answers import answer

TEXTS = Path(__file__).parent / "texts"
KINDS = ("figure", "in_force_from", "in_force_until")
KEYS = ("measure", "low", "high", "strict", "approx", "vague", "instants")


@dataclass(frozen=True, slots=True)
class Score:
    """Facts found with the right value on the right words, facts found that are none, facts missed."""

    right: int
    wrong: int
    missed: tuple[str, ...]


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TEXTS / name).read_text(encoding="utf-8").splitlines()]


def of_facts(name: str) -> Score:
    right = wrong = 0
    missed: list[str] = []
    for text in lines(name):
        found = [
            one
            for one in draft(text["text"], published=text["published"], zone=text["zone"]).facts
            if one.kind in KINDS
        ]
        for wanted in text["facts"]:
            same = next((one for one in found if _agrees(wanted, one.kind, one.value, (one.start, one.end))), None)
            if same is None:
                missed.append(f"{text['id']}: {wanted['text']}")
            else:
                found.remove(same)
                right += 1
        wrong += len(found)
    return Score(right, wrong, tuple(missed))


def _agrees(wanted: dict[str, Any], kind: str, value: Any, span: tuple[int, int]) -> bool:
    return (
        wanted["kind"] == kind and _short(wanted["value"]) == _short(value) and span == (wanted["start"], wanted["end"])
    )


def _short(value: Any) -> dict[str, Any]:
    return {key: value[key] for key in KEYS if value.get(key) not in (None, False)}


def of_times(name: str) -> Score:
    right, missed = 0, []
    for case in lines(name):
        got = {normal(one) for one in answer(case, case["id"])["expect"]}
        if got == {normal(one) for one in case["expect"]}:
            right += 1
        else:
            missed.append(case["id"])
    return Score(right, 0, tuple(missed))


def normal(value: str) -> tuple[object, ...]:
    return tuple(
        dt.datetime.fromisoformat(one).astimezone(dt.UTC) if "T" in one else dt.date.fromisoformat(one)
        for one in value.split("/")
    )
