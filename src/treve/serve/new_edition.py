"""An edition made and kept as a draft: one way for the forms and for the API."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from fastapi import Request

from treve.casebook import (
    bulletin_from_run,
    bulletin_in_public,
    bulletin_on_case,
    bulletins,
    log,
)
from treve.casebook.asking import Asker
from treve.casebook.bulletin_from_run import Asked
from treve.casebook.bulletin_in_public import AskedPublic
from treve.casebook.bulletin_on_case import AskedCase, AskedLetter
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.roles import Deed
from treve.errors import Refused
from treve.ledger.note import SecretKey
from treve.serve import run_of
from treve.serve.given import asker_of

How = Callable[[bytes], Made]


def keep(asks: Asker, key: SecretKey, how: How) -> str:
    """Sign a checkpoint, make the edition, keep it as a draft; its id. Raises what making and keeping raise."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.DRAFT_BULLETIN)
        checkpoint = log.sign(writing, key)
    edition = how(checkpoint)
    with asks.writing() as (writing, viewer):
        return bulletins.draft(writing, viewer, edition)


def of_period(request: Request, asked: Asked) -> How:
    """A daily, weekly or monthly edition from the run of who asks."""

    def made(checkpoint: bytes) -> Made:
        asks = asker_of(request)
        with asks.reading() as (_, viewer):
            who = viewer
        with run_of.whole_run(request) as run:
            return bulletin_from_run.made(asks.book, who, run.folder, asked, checkpoint)

    return made


def in_public(request: Request, asked: AskedPublic) -> How:
    """A public edition: counts by area and week."""

    def made(checkpoint: bytes) -> Made:
        with asker_of(request).reading() as (connection, viewer):
            return bulletin_in_public.made(connection, viewer, asked, checkpoint)

    return made


def on_case(request: Request, asked: AskedCase) -> How:
    """An edition on one case, as its readers may know it; to the mission with the findings of one's own run, where there is one."""

    def made(checkpoint: bytes) -> Made:
        run = _run(request) if asked.reach is Reach.MISSION else None
        with asker_of(request).reading() as (connection, viewer):
            return bulletin_on_case.of_case(connection, viewer, dataclasses.replace(asked, run=run), checkpoint)

    return made


def to_party(request: Request, asked: AskedLetter) -> How:
    """The letter of a notification."""

    def made(checkpoint: bytes) -> Made:
        with asker_of(request).reading() as (connection, viewer):
            return bulletin_on_case.of_notification(connection, viewer, asked, checkpoint)

    return made


def _run(request: Request) -> Path | None:
    try:
        with run_of.whole_run(request) as run:
            return run.folder
    except Refused:
        return None  # the edition says itself that nothing was computed
