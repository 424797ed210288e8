"""What kind of file some bytes are, by how they begin: a name can be wrong."""

from __future__ import annotations

from pathlib import Path

from treve.errors import BadFile, coded, worded

_EXPECTED = coded("text, HTML, PDF or DOCX", "text, HTML, PDF or DOCX")
_PICTURE = coded("a picture", "a picture")
_OFFICE = coded("a file of an older Office (such as DOC)", "a file of an older Office (such as DOC)")
_ARCHIVE = coded("an archive", "an archive")
_SOUND = coded("sound or film", "sound or film")
_RICH_TEXT = coded("rich text (RTF)", "rich text (RTF)")
# Source: the signatures that the formats' specifications give; https://www.iana.org/assignments/media-types lists the formats.
_BEGINNINGS = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"{\\rtf", _RICH_TEXT),
)
_INSIDE = ((b"WEBP", _PICTURE), (b"ftyp", _SOUND), (b"WAVE", _SOUND))
"""What stands a few bytes behind the beginning: RIFF and its length, or the length of a box."""
_BEHIND = 12
_SEARCHED = 1024
"""Bytes in which readers of PDF look for its beginning. Source: ISO 32000-1, annex H, implementation note 13."""


def is_pdf(content: bytes) -> bool:
    """Whether some bytes are a PDF, as readers of PDF tell it."""
    return b"%PDF-" in content[:_SEARCHED]


def is_zip(content: bytes) -> bool:
    """Whether some bytes are a ZIP, as a DOCX is."""
    return content.startswith(b"PK\x03\x04")


def refuse_other_kinds(content: bytes, name: str) -> None:
    """Raises BadFile for bytes that are known as no text, or that are not what their name says."""
    kind = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    kind = kind or next((kind for words, kind in _INSIDE if words in content[4:_BEHIND]), None)
    suffix = Path(name).suffix.lower()
    if kind is not None:
        raise BadFile(name, worded("holds {kind}, whatever its name says", kind=kind), _EXPECTED)
    if (suffix == ".pdf" and not is_pdf(content)) or (suffix == ".docx" and not is_zip(content)):
        raise BadFile(name, worded("holds no {ending}, whatever its name says", ending=suffix[1:].upper()), _EXPECTED)
