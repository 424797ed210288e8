"""From an attribution to a remedy, from the command line."""

from __future__ import annotations

import datetime as dt

from tests.commands.casebook_world import Ask, file
from tests.commands.casebook_world import ask as ask

SOON = (dt.datetime.now(dt.UTC) + dt.timedelta(days=7)).date().isoformat()


def test_a_case_is_ruled_told_answered_disputed_and_remedied(ask: Ask) -> None:
    (report,) = file(ask, "centre", "guarantor_1", "one")
    case_id = ask("head", "casebook", "open", report).stdout.strip()
    for state in ("registered", "triaged", "under_verification", "verified", "scope_tested", "under_investigation"):
        assert ask("head", "casebook", "step", case_id, state, "--reason", "x").returncode == 0
    proof = ("--standard", "reasonable_grounds", "--reason", "x")
    done = ask(
        "head", "casebook", "attribute", case_id, "attributed", "--actor", "party b", "--confidence", "80", *proof
    )
    assert (done.returncode, done.stdout) == (0, f"{case_id}: attributed\n")
    assert ask("head", "casebook", "table", case_id).returncode == 0
    votes = ("--vote", "party_a=minor_violation", "--vote", "party_b=", "--dissent", "party_b=not ours")
    done = ask("commission", "casebook", "determine", case_id, *votes, *proof)
    assert (done.returncode, done.stdout) == (0, f"{case_id}: minor_violation\n")
    notify = ("casebook", "notify", case_id, "party_b", "--text", "found", "--due", SOON)
    notification = ask("head", *notify).stdout.strip()
    assert ask("head", "casebook", "silence", notification).returncode == 3
    assert ask("liaison", "casebook", "answer", notification, "--text", "x").returncode == 2
    assert ask("other", "casebook", "answer", notification, "--text", "no").stdout == f"{notification}: response\n"
    assert ask("other", "casebook", "dispute", notification, "--text", "wrong grid").returncode == 0
    for state in ("under_review", "final"):
        assert ask("commission", "casebook", "step", case_id, state, "--reason", "x").returncode == 0
    remedy = ("casebook", "remedy", case_id, "party_b", "--measure", "discipline", "--due", SOON)
    asked = ask("head", *remedy).stdout.strip()
    told = ask("other", "casebook", "filings").stdout
    assert f"{notification}: to party_b, answer due {SOON}: response (disputed)" in told
    assert f"{asked}: party_b, due {SOON}: not known yet" in told
    assert ask("head", "casebook", "remedy-result", asked, "partial", "--text", "one of two").returncode == 0
    assert "partial" in ask("other", "casebook", "filings").stdout
    assert ask("liaison", "casebook", "filings").stdout == ""


def test_votes_that_cannot_be_read_are_named(ask: Ask) -> None:
    proof = ("--standard", "reasonable_grounds", "--reason", "x")
    for words in (
        ("--vote", "party_a"),
        ("--vote", "party_a=guilty"),
        ("--vote", "a=no_incident", "--vote", "a=cannot_rule"),
        ("--vote", "a=no_incident", "--dissent", "b=x"),
        ("--vote", "a=no_incident", "--rule", "lots"),
    ):
        done = ask("commission", "casebook", "determine", "C-x", *words, *proof)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), words
    assert ask("head", "casebook", "notify", "C-x", "a", "--text", "x", "--due", "soon").returncode == 2
