"""An edition as one self-contained page."""

from __future__ import annotations

from treve.bulletin.edition.content import Content
from treve.bulletin.layout import template


def html(told: Content) -> str:
    """The page as text, in the language spoken now. Nothing in it is fetched."""
    return template("edition.html").render(told=told)
