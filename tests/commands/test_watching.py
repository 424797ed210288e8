"""What was watched, links, obligations, what is due and floods, from the command line."""

from __future__ import annotations

import datetime as dt
import json

from tests.commands.casebook_world import Ask, file
from tests.commands.casebook_world import ask as ask


def test_an_obligation_is_announced_and_held_against_what_was_seen(ask: Ask) -> None:
    today = dt.datetime.now(dt.UTC).date()
    past = (today - dt.timedelta(days=3)).isoformat()
    words = ("--what", "guns", "--clause", "art. 3", "--due", past, "--amount", "12")
    name = ask("head", "casebook", "obligation", "party_a", "withdrawal", *words).stdout.strip()
    assert ask("liaison", "casebook", "announce", name, "--text", "all out", "--amount", "12").returncode == 0
    seen = ask("officer", "casebook", "verify", name, "partly_verified", "--amount", "9", "--text", "three left")
    assert (seen.returncode, seen.stdout) == (0, f"{name}: partly_verified\n")
    told = ask("liaison", "casebook", "obligations").stdout
    assert told == (
        f"{name}: party_a, withdrawal, guns: announced 12, verified 9; 3 announced and not found (overdue)\n"
    )
    assert json.loads(ask("head", "casebook", "obligations", "--json").stdout)[0]["missing"] == 3
    assert ask("head", "casebook", "due").stdout == f"{past}  obligation  {name}  party_a (overdue)\n"
    assert json.loads(ask("head", "casebook", "due", "--json").stdout)[0]["name"] == name
    assert ask("other", "casebook", "announce", name, "--text", "x").returncode == 2
    refused = ask("liaison", "casebook", "announce", name, "--refused", "--text", "no more")
    assert (refused.returncode, refused.stdout) == (0, f"{name}: refused\n")
    assert json.loads(ask("head", "casebook", "obligations", "--json").stdout)[0]["said"] == "refused"
    assert ask("liaison", "casebook", "announce", name, "--refused", "--amount", "1", "--text", "x").returncode == 2
    assert ask("officer", "casebook", "verify", name, "perhaps", "--text", "x").returncode == 2
    assert ask("liaison", "casebook", "announce", name, "--text", "x", "--day", "2999-01-01").returncode == 2


def test_two_reports_are_linked_and_floods_are_shown(ask: Ask) -> None:
    one, other, *_ = file(ask, "centre", "guarantor_1", *(f"report {number}" for number in range(6)))
    done = ask("head", "casebook", "link", one, other, "same", "--reason", "one shell")
    assert (done.returncode, done.stdout) == (0, f"{one} {other}: same\n")
    assert ask("centre", "casebook", "link", one, other, "same", "--reason", "x").returncode == 3
    soon = (dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)).isoformat()
    told = ask("head", "casebook", "bursts", soon).stdout
    assert "in guarantor_1: 6 reports, usually not known" in told
    assert json.loads(ask("head", "casebook", "bursts", soon, "--json").stdout)[0]["reports"] == 6
    assert ask("head", "casebook", "bursts", "2017-01-10T19:30").returncode == 2
    assert ask("head", "casebook", "bursts", "yesterday").returncode == 2


def test_effort_and_access_are_written_down(ask: Ask) -> None:
    words = ("--area", "Wadi Barada", "--note", "turned back", "--by", "post 7", "--minutes", "40")
    assert ask("monitor", "casebook", "watch", "access_denied", *words).stdout.startswith("W-")
    assert ask("liaison", "casebook", "watch", "patrol", *words).returncode == 3
    assert ask("monitor", "casebook", "watch", "holiday", *words).returncode == 2
