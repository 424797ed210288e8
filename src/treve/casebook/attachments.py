"""What may be attached to a report: known by its bytes and never by its name.

The original is kept sealed; a copy without metadata is what people work with.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from dataclasses import dataclass

from treve.errors import BadValue, worded

MOST_BYTES = 25 * 2**20
MOST_FILES = 20
_NAME = re.compile(r"[^/\\:\x00-\x1f\x7f<>|*?\"]{1,120}")
_PNG = b"\x89PNG\r\n\x1a\n"
# PNG chunks that carry words, times or camera data and no pixels (PNG specification, section 11.3).
_PNG_METADATA = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
# JPEG segments kept: all but APP1 to APP13, APP15 and comments. APP0 is JFIF, APP14 says how colours are stored.
_JPEG_METADATA = {*range(0xE1, 0xEE), 0xEF, 0xFE}
_JPEG_SCAN = 0xDA


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it came, and the copy to work with; None where none can be made without metadata."""

    name: str
    media_type: str
    original: bytes
    working: bytes | None

    @property
    def sha256(self) -> str:
        """The hash of the file as it came."""
        return hashlib.sha256(self.original).hexdigest()


def read(name: str, data: bytes) -> Attachment:
    """Check a file and make its working copy.

    Raises BadValue for a name with a path in it, a file too large or empty, a kind that is not taken, and a broken image.
    """
    if not _NAME.fullmatch(name) or name.strip(" .") != name:
        raise BadValue("attachment", "name", name[:60], "a file name without folders")
    if not 0 < len(data) <= MOST_BYTES:
        raise BadValue(name, "size", str(len(data)), worded("1 to {most} bytes", most=MOST_BYTES))
    media_type = kind(data)
    if media_type is None:
        raise BadValue(name, "content", data[:8].hex(), "JPEG, PNG, PDF, MP4 or plain text in UTF-8")
    return Attachment(name, media_type, data, _working(name, media_type, data))


def kind(data: bytes) -> str | None:
    """The media type that the bytes themselves show; None for any that is not taken."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(_PNG):
        return "image/png"
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if data[4:8] == b"ftyp":
        return "video/mp4"
    return "text/plain" if _is_plain_text(data) else None


_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "video/mp4": "mp4",
    "text/plain": "txt",
}


def neutral_name(ordinal: int, media_type: str) -> str:
    """A name that tells nothing, such as `file-1.jpg`: the name a file came with may say who sent it."""
    return f"file-{ordinal + 1}.{_ENDINGS[media_type]}"


def _is_plain_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    start = text.lstrip().lower()[:1]
    return start != "<" and not any(ord(one) < 32 and one not in "\t\r\n" for one in text)


def _working(name: str, media_type: str, data: bytes) -> bytes | None:
    try:
        if media_type == "image/jpeg":
            return _jpeg_without_metadata(data)
        if media_type == "image/png":
            return _png_without_metadata(data)
    except (ValueError, IndexError, struct.error):
        raise BadValue(name, "content", media_type, "an image that is whole") from None
    return data if media_type == "text/plain" else None


def _jpeg_without_metadata(data: bytes) -> bytes:
    """The segments of a JPEG up to its picture, less those that carry metadata; then the picture as it is.

    What follows the end marker (a second picture, a film, a camera's trailer) is left out.
    """
    kept, at = [data[:2]], 2
    while data[at + 1] != _JPEG_SCAN:
        if data[at] != 0xFF:
            raise ValueError("no marker where one must be")
        length = 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
        if data[at + 1] not in _JPEG_METADATA:
            kept.append(data[at : at + length])
        at += length
    end = data.rfind(b"\xff\xd9")
    first_end = data.find(b"\xff\xd9", at)
    if end < at:
        raise ValueError("no end marker")
    return b"".join([*kept, data[at : first_end + 2]])


def _png_without_metadata(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while True:
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, chunk = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
            raise ValueError("a broken chunk")
        if name not in _PNG_METADATA:
            kept.append(chunk)
        at += 12 + length
        if name == b"IEND":
            return b"".join(kept)
