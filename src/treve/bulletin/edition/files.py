"""An edition as files: every renderer is given the same content."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from treve.bulletin.edition.content import Content
from treve.bulletin.edition.foot import watermark
from treve.bulletin.edition.order import FORMATS
from treve.bulletin.edition.printed import pdf
from treve.bulletin.edition.sheets import xlsx_bytes
from treve.bulletin.edition.word import docx_bytes
from treve.bulletin.layout import template
from treve.catalogue import speaking
from treve.errors import BadValue

# Formats that are written once a language; the others hold codes and are the same in all.
_SAID = ("html", "pdf", "docx", "xlsx")


def check(languages: Sequence[str], formats: Sequence[str]) -> None:
    """Raises BadValue for a language or a format that is none."""
    for one in formats:
        if one not in FORMATS:
            raise BadValue("bulletin", "format", one, f"one of {', '.join(FORMATS)}", "option")
    for language in languages:
        with speaking(language):
            pass


def said(
    name: str, told: Callable[[], Content], day: dt.date, languages: Sequence[str], formats: Sequence[str]
) -> dict[str, bytes]:
    """File name → bytes, for the formats that are words; the same content gives the same bytes.

    told  the content in the language spoken when it is asked
    day   the last day of what is told: stamped into the files in place of the day they are made
    """
    files: dict[str, bytes] = {}
    for language in languages:
        with speaking(language):
            content = told()
            for one in formats:
                if one in _SAID:
                    files[f"{name}.{language}.{one}"] = _file(one, content, day)
    return files


def mark(exercise: bool) -> str:
    """With what the names of files begin that were made in an exercise."""
    return "EXERCISE-" if exercise else ""


def as_json(values: Mapping[str, Any]) -> bytes:
    """Plain values as the JSON of an edition."""
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode()


def _file(file_format: str, told: Content, day: dt.date) -> bytes:
    if file_format == "html":
        page = template("edition.html").render(told=told, watermark=watermark() if told.exercise else "")
        return page.encode()
    if file_format == "pdf":
        return pdf(told, day)
    return docx_bytes(told, day) if file_format == "docx" else xlsx_bytes(told, day)
