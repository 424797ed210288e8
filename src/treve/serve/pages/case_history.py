"""What happened to a case, entry by entry, in sentences; and what of it is a ruling or an attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.catalogue import counted, say
from treve.serve.pages.case_words import STATES

Body = Mapping[str, Any]
# Steps that come with a notification or an answer, which say why; the entry's own reason is the casebook's.
_REASONLESS = ("notified", "disputed")


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of a case.

    at      ISO instant
    said    the sentence
    by      account that did it; None where the entry names none
    reason  in the words of whoever gave it; None where none was asked for
    """

    at: str
    said: str
    by: str | None
    reason: str | None


def history(bodies: Sequence[Body], names: Mapping[str, str]) -> list[Happened]:
    """The entries of a case, oldest first. names: account id → name, of those whose name may be told."""
    return [Happened(str(one["at"]), _said(one, names), one.get("by"), _reason(one)) for one in bodies]


def accounts(bodies: Sequence[Body]) -> set[str]:
    """The accounts that a history names."""
    return {str(one[name]) for one in bodies for name in ("by", "account") if name in one}


def attributions(bodies: Sequence[Body]) -> list[Body]:
    """Every attribution, oldest first: the last one holds."""
    return [one for one in bodies if "attribution" in one]


def determinations(bodies: Sequence[Body]) -> list[Body]:
    """Every ruling, oldest first: the last one holds."""
    return [one for one in bodies if "determination" in one]


def tabled(bodies: Sequence[Body]) -> str | None:
    """When the case was put before the commission, ISO; None where it was not."""
    return next((str(one["at"]) for one in bodies if one["kind"] == "tabling"), None)


def assigned(bodies: Sequence[Body]) -> list[str]:
    """The accounts to which the case was given, in order."""
    return [str(one["account"]) for one in bodies if one["kind"] == "assignment"]


def _reason(one: Body) -> str | None:
    """What a person wrote; the words that the casebook itself puts into a step say no more than its sentence."""
    return None if one.get("to") in _REASONLESS else one.get("reason")


def _said(one: Body, names: Mapping[str, str]) -> str:
    kind = one["kind"]
    if kind == "case":
        return counted("Opened over {number} report", "Opened over {number} reports", len(one.get("reports", ())))
    if kind == "gathered":
        return counted("{number} report added", "{number} reports added", len(one.get("reports", ())))
    if kind == "assignment":
        return say("Given to {name}", name=names.get(str(one["account"]), say("somebody at the desk")))
    if kind == "tabling":
        return say("Put before the commission")
    if kind == "split":
        return say("Some of its reports went into {case}", case=one["into"])
    if kind != "step":
        return str(kind).replace("_", " ")
    now = STATES.get(one["to"], one["to"])
    if "undoes" in one:
        return say("A step was taken back: {state} again", state=now)
    if "superseded_by" in one:
        return say("Goes on as {case}", case=one["superseded_by"])
    if "duplicate_of" in one:
        return say("Tells what {case} tells", case=one["duplicate_of"])
    if "split_from" in one:
        return say("Split from {case}", case=one["split_from"])
    if one.get("no_party_asked"):
        return say("Closed; no party was asked")
    return say("Now {state}", state=now)
