"""Redacted copies from the command line: looked at first, then kept; the custody list names each step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.casebook.test_image_redaction import picture
from tests.casebook.world import NOW
from tests.commands.casebook_folder import Ask, ask, casebooks
from treve.casebook import attachments, intake, people, report_form
from treve.casebook import book as books

__all__ = ["ask", "casebooks"]


@pytest.fixture
def report(ask: Ask, tmp_path: Path) -> str:
    """A report with a picture and a text; the command line takes no attachments yet."""
    book = books.open_book(str(tmp_path / "casebook.db"), with_key=True)
    files = [
        attachments.read("a.png", picture("PNG")),
        attachments.read("b.txt", b"The baker, baker@example.org, saw it"),
    ]
    form = report_form.read({"summary": "the baker saw shelling"}, "x")
    with book.write(NOW) as writing:
        centre = people.viewer(writing.connection, people.account_named(writing.connection, "centre"))
        assert book.key is not None
        made = intake.submit(writing, centre, form, book.key, "guarantor_1", files).report_id
    book.close()
    return made


def test_a_picture_is_looked_at_then_kept(ask: Ask, report: str, tmp_path: Path) -> None:
    words = ("casebook", "redact", report, "--file", "1", "--black", "0,0,40,40", "--blur", "50,50,20,20")
    assert ask("head", *words, "--preview", "--out", "look.png").returncode == 0
    custody = ("casebook", "custody", report, "1", "--json")
    assert [one["done"] for one in json.loads(ask("head", *custody).stdout)] == ["received"]
    assert ask("head", *words, "--out", "kept.png").returncode == 3
    assert not (tmp_path / "kept.png").exists()
    assert ask("head", *words, "--out", "kept.png", "--reason", "for the parties").returncode == 0
    assert (tmp_path / "kept.png").read_bytes() == (tmp_path / "look.png").read_bytes()
    lines = json.loads(ask("head", *custody).stdout)
    assert [one["done"] for one in lines] == ["received", "redacted copy made"]
    assert "for the parties" in ask("head", "casebook", "custody", report, "1").stdout
    for bad in (words, ("casebook", "redact", report, "--black", "1,1,1,1"), (*words, "--out", "kept.png")):
        assert ask("head", *bad).returncode == 2, bad
    assert ask("liaison", *words, "--preview").returncode == 2


def test_a_text_and_a_summary_lose_their_words(ask: Ask, report: str) -> None:
    done = ask("head", "casebook", "redact", report, "--file", "2", "--word", "the baker", "--preview")
    assert done.stdout.strip() == "[…], baker@example.org, saw it"
    assert "Left in: baker@example.org" in done.stderr
    done = ask(
        "head", "casebook", "redact", report, "--file", "2", "--word", "the baker", "--suggested", "--reason", "x"
    )
    assert done.stdout.strip() == "[…], […], saw it"
    done = ask("head", "casebook", "redact", report, "--word", "baker", "--reason", "x")
    assert done.stdout.strip() == "the […] saw shelling"
    assert ask("head", "casebook", "redact", report, "--word", "miller", "--reason", "x").returncode == 2
