"""An Atom feed: what is new under a filter, an entry each. Source: RFC 4287."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. name: unique and never changing; updated: aware; text: plain, without markup."""

    name: str
    title: str
    address: str
    updated: dt.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. author: who answers for it; updated: when anything in it last changed."""

    name: str
    title: str
    author: str
    address: str
    updated: dt.datetime
    entries: Sequence[Entry]


def written(feed: Feed) -> bytes:
    """The feed as XML; characters that XML cannot hold are shown as what they are."""
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}feed")
    _text(root, "id", feed.name)
    _text(root, "title", feed.title)
    _text(root, "updated", _instant(feed.updated))
    _text(ElementTree.SubElement(root, f"{{{_NAMESPACE}}}author"), "name", feed.author)
    _link(root, feed.address, "self")
    for one in feed.entries:
        entry = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}entry")
        _text(entry, "id", one.name)
        _text(entry, "title", one.title)
        _text(entry, "updated", _instant(one.updated))
        _text(entry, "summary", one.text)
        _link(entry, one.address, "alternate")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{name}").text = "".join(
        one
        if one in "\t\n" or (one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
        else "\ufffd"
        for one in text
    )


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}link", {"href": address, "rel": relation})


def _instant(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
