"""The frame that all pages share, and how templates are filled: everything escaped, nothing undefined."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import jinja2
from fastapi import Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from treve.bulletin import layout
from treve.catalogue import LANGUAGES, Sayings, counted, current, grouped, in_words, marked, say

TEMPLATES = Path(__file__).parents[1] / "templates"
STATIC = Path(__file__).parents[1] / "static"

# What was done, told on the page that is shown next: code in the address → sentence.
DONE = Sayings(
    {
        "approved": marked("Approved. It is not published yet."),
        "countersigned": marked("Your signature is kept with the checkpoint, and goes out with every export."),
        "discarded": marked("The draft is discarded, and its files are gone."),
        "drafted": marked("The draft is made. Look at its files before it is approved."),
        "published": marked("Published. Its readers see it now, and the log says so."),
        "signed": marked("A checkpoint over all entries is signed."),
        "signed_out": marked("You are signed out."),
        "saved": marked("Saved."),
        "revoked": marked("The link is revoked."),
        "analysis_asked": marked("The analysis is being made; it takes about a minute."),
        "filed": marked("The report is filed: it is on the disk, and the log has promised to hold it."),
        "known": marked("The same report had been accepted before; nothing was filed twice."),
        "corrected": marked("The report is corrected; what it said before stays in its history."),
        "withdrawn": marked("The report is withdrawn; what it said stays in its history."),
        "handed_over": marked("Handed over: the note is signed and stands in the log."),
        "linked": marked("The decision is entered."),
        "agreement_confirmed": marked("The agreement is confirmed and kept in the register."),
        "incidents_drafted": marked(
            "The incidents are among the drafts. None of them counts before a person has filed it."
        ),
        "draft_filed": marked("The draft is filed as a report."),
        "draft_dropped": marked("The draft is dropped."),
        "opened": marked("The case is open."),
        "moved": marked("The case has moved."),
        "split": marked("The case is split; both cases say so in their history."),
        "taken_back": marked("The step is taken back; both entries stay in the history."),
        "assigned": marked("The case is given; whoever has it sees what belongs to it from now on."),
        "tabled": marked("The case is before the commission."),
        "attributed": marked("The attribution is entered."),
        "ruled": marked("The ruling is entered, with every vote."),
        "notified": marked("The party is notified."),
        "asked": marked("The remedy is asked for."),
        "answered": marked("Your answer is entered."),
        "disputed": marked("Your disagreement is entered."),
        "silence": marked("That no answer came is entered."),
        "obliged": marked("The obligation is entered."),
        "refused": marked("That your party will not do it is entered."),
        "seen_entered": marked("What was seen is entered."),
        "announced": marked("Your announcement is entered; it verifies nothing."),
    }
)
# Characters that turn the order of what follows around: shown as what they are, so that no text reads otherwise than it is stored.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
# Isolates turn around nothing outside themselves, once they are closed.
_TURNING_ALONE = re.compile("[\u202a-\u202e\u200e\u200f\u061c]")
_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def page(request: Request, template: str, status: int, values: Mapping[str, Any]) -> HTMLResponse:
    """A filled template. Every template is given the values, and what `base.html` needs."""
    options = request.app.state.options
    zone = ZoneInfo(options.zone)
    whole = {
        "language": current(),
        "languages": LANGUAGES,
        "path": request.url.path,
        "here": _here(request),
        "zone": options.zone,
        "exercise": options.exercise,
        "sees_nothing": getattr(request.state, "sees_nothing", False),
        "is_partial": getattr(request.state, "is_partial", False),
        "now": dt.datetime.now(dt.UTC),
        "done": DONE.get(request.query_params.get("done", "")),
        "moment": functools.partial(moment, zone=zone),
        "day": functools.partial(day, zone=zone),
        **values,
    }
    return HTMLResponse(layout.percents_kept(_environment().get_template(template).render(whole)), status)


def moment(instant: dt.datetime | int | str | None, zone: ZoneInfo) -> Markup:
    """An instant in the mission's zone, and in UTC where that differs; a dash where it is not known.

    instant  aware, or seconds since 1970, or ISO text with its zone
    """
    if instant is None or instant == "":
        return Markup("–")
    if isinstance(instant, str):
        instant = dt.datetime.fromisoformat(instant)
    if isinstance(instant, int):
        instant = dt.datetime.fromtimestamp(instant, dt.UTC)
    local, universal = instant.astimezone(zone), instant.astimezone(dt.UTC)
    told = f"{local:%Y-%m-%d %H:%M}"
    beside = "" if local.utcoffset() == dt.timedelta() else f" ({universal:%H:%M} UTC)"
    if local.date() != universal.date():
        beside = f" ({universal:%Y-%m-%d %H:%M} UTC)"
    name = " UTC" if not beside else ""
    return Markup('<time datetime="{}"><bdi dir="ltr">{}</bdi></time>').format(
        universal.isoformat(timespec="seconds"), f"{told}{name}{beside}"
    )


def day(instant: dt.datetime, zone: ZoneInfo) -> str:
    """The day of an instant in the mission's zone, ISO."""
    return instant.astimezone(zone).date().isoformat()


def plain(text: object) -> Markup:
    """Words that somebody else wrote, set apart from the sentence around them; characters that would turn it around are named."""
    shown = _TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", str(text))
    return Markup('<bdi class="told">{}</bdi>').format(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", shown))


def said(text: object) -> Markup:
    """A sentence of ours with words of others in it: the isolates around those stay where each one is closed again."""
    depth = 0
    for one in str(text):
        depth += (one in _OPEN) - (one == _CLOSE)
        if depth < 0:
            return plain(text)
    if depth:
        return plain(text)
    shown = _TURNING_ALONE.sub(lambda found: f"[U+{ord(found[0]):04X}]", str(text))
    return Markup('<bdi class="told">{}</bdi>').format(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", shown))


def code(text: object) -> Markup:
    """An id, a hash, a file name: left to right in every language."""
    return Markup('<bdi dir="ltr"><code>{}</code></bdi>').format(_TURNING.sub("\N{REPLACEMENT CHARACTER}", str(text)))


def _here(request: Request) -> str:
    """This page with what it was asked, without what was only said once: for links to it in another language."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in ("language", "done")]
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        # Behind our own those of the bulletins: pictures are drawn alike.
        loader=jinja2.FileSystemLoader([TEMPLATES, layout.TEMPLATES]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"_": say, "counted": counted, "in_words": in_words, "static": static}
    environment.filters |= {"plain": plain, "said": said, "code": code, "grouped": grouped}
    return environment


@functools.cache
def static(name: str) -> str:
    """The address of a file of `static`, which changes whenever the file does, so that browsers may keep it."""
    import hashlib

    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
