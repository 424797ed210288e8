"""Editions that need a casebook: made in somebody's name, kept there as a draft, and written as files to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from treve.catalogue import say
from treve.commands.answers import bad_option
from treve.commands.sign_in import opened, signed_in

if TYPE_CHECKING:
    from treve.casebook.book import Casebook
    from treve.casebook.bulletins import Made
    from treve.casebook.visible import Viewer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for, as it was typed; days are read already. None: not said."""

    kind: str
    reach: str
    run: Path | None
    until: dt.date | None
    first: dt.date | None
    cut_off: str
    zone: str | None
    agreement: str | None
    case: str | None
    notification: str | None
    hold: bool
    languages: tuple[str, ...]
    replaces: str | None


def keep(casebook: str, name: str, log_key: Path | None, password_file: Path | None, wanted: Wanted, out: Path) -> str:
    """Make an edition, keep it as a draft and write its files; the draft's id. It is approved and published at the desk."""
    from treve.casebook import bulletins, log

    with opened(casebook, log_key, with_key=True) as book:
        viewer = signed_in(book, name, password_file)
        assert book.key is not None
        with book.write() as writing:
            checkpoint = log.sign(writing, book.key)
        made = _made(book, viewer, wanted, checkpoint)
        with book.write() as writing:
            bulletin_id = bulletins.draft(writing, viewer, made)
    _write(made.files, out)
    for risk in made.risks:
        stops = say("stops it") if risk.stops else say("to be answered when it is approved")
        typer.echo(f"{risk.code}: {risk.number} ({stops})", err=True)
    return bulletin_id


def _made(book: Casebook, viewer: Viewer, wanted: Wanted, checkpoint: bytes) -> Made:
    from treve.bulletin.edition.period import Kind
    from treve.casebook import bulletin_from_run, bulletin_in_public, bulletin_on_case
    from treve.casebook.bulletin_from_run import Asked
    from treve.casebook.bulletin_in_public import AskedPublic
    from treve.casebook.bulletin_on_case import AskedCase, AskedLetter
    from treve.casebook.bulletin_readers import Reach

    if wanted.reach not in {one.value for one in Reach}:
        raise bad_option("for", wanted.reach, f"one of {', '.join(one.value for one in Reach)}")
    reach, languages, replaces = Reach(wanted.reach), wanted.languages, wanted.replaces
    if wanted.kind in {one.value for one in Kind}:
        if wanted.run is None or wanted.until is None:
            raise bad_option("run", "", "--run and --until for a bulletin of a period")
        asked = Asked(
            kind=Kind(wanted.kind),
            until=wanted.until,
            reach=reach,
            cut_off=wanted.cut_off,
            zone=wanted.zone,
            agreement=wanted.agreement,
            languages=languages,
            replaces=replaces,
        )
        return bulletin_from_run.made(book, viewer, wanted.run, asked, checkpoint)
    with book.read() as connection:
        if wanted.kind == "public":
            if wanted.first is None or wanted.until is None:
                raise bad_option("from", "", "--from and --until, both Mondays")
            whole = AskedPublic(wanted.first, wanted.until, languages, wanted.hold, replaces)
            return bulletin_in_public.made(connection, viewer, whole, checkpoint)
        if wanted.kind == "case":
            if wanted.case is None:
                raise bad_option("case", "", "the id of a case")
            one = AskedCase(wanted.case, reach, languages, replaces, wanted.run)
            return bulletin_on_case.of_case(connection, viewer, one, checkpoint)
        if wanted.notification is None:
            raise bad_option("notification", "", "the id of a notification")
        sent = AskedLetter(wanted.notification, languages, replaces)
        return bulletin_on_case.of_notification(connection, viewer, sent, checkpoint)


def _write(files: Mapping[str, bytes], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
        typer.echo(str(out / name))
