"""Agreements examined for a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from treve.agreements.examination import Examination
from treve.agreements.faults import examine
from treve.agreements.schema import AgreementEntry
from treve.agreements.source_text import SourceText
from treve.normalise.actor_book import actor_book

PLAIN: dict[str, Any] = {
    "id": "a",
    "title": "t",
    "class": "c",
    "zone": "Asia/Damascus",
    "times": {"effective": [{"value": "2016-12-30", "by": "russia", "src": 1}]},
    "parties": [],
    "territory": {},
    "sources": ["https://example.org/a"],
}


def examined(**keys: Any) -> Examination:
    """What is found in a plain agreement in which some keys are others."""
    entry = AgreementEntry.model_validate({**PLAIN, **keys})
    return examine(entry, SourceText(Path("a.yaml"), PLAIN, lambda path: 1), actor_book(), lambda path: path)


def faults(**keys: Any) -> list[str]:
    """Its faults: `key: problem; expected …`."""
    return [message.removeprefix("a.yaml:1: ") for _, message in examined(**keys).faults]


def notices(**keys: Any) -> list[str]:
    """Its notices: `key: text`."""
    return [one.text for _, one in examined(**keys).notices]
