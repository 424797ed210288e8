"""The step `read`: what each source says, untouched and then in our units."""

from treve.read.determinations import determinations
from treve.read.given_files import given_files
from treve.read.reports import Progress, reports, silent
from treve.read.source import Column, Kind, Presence, Source, find_source, sources

__all__ = [
    "Column",
    "Kind",
    "Presence",
    "Progress",
    "Source",
    "determinations",
    "find_source",
    "given_files",
    "reports",
    "silent",
    "sources",
]
