"""What may be attached: by its bytes, not its name; working copies carry no metadata."""

from __future__ import annotations

import hashlib
import struct
import zlib

import pytest

from treve.casebook import attachments
from treve.errors import BadValue

GPS = b"Exif\x00\x00MM\x00*GPS 35.9301 36.6340"
PIXELS = b"\x01\x02\xff\x00\x03"


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*more: bytes, tail: bytes = b"") -> bytes:
    """A JPEG in form: JFIF header, more segments, a table, a scan."""
    head = b"\xff\xd8" + segment(0xE0, b"JFIF\x00" + bytes(9))
    return head + b"".join(more) + segment(0xDB, bytes(65)) + segment(0xDA, bytes(10)) + PIXELS + b"\xff\xd9" + tail


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(*more: bytes) -> bytes:
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13))
    return head + b"".join(more) + chunk(b"IDAT", b"pixels") + chunk(b"IEND", b"")


def test_a_photograph_keeps_its_pixels_and_loses_place_camera_and_trailer() -> None:
    data = jpeg(
        segment(0xE1, GPS), segment(0xFE, b"taken by me"), segment(0xED, b"press"), tail=b"second picture " + GPS
    )
    found = attachments.read("photo.jpg", data)
    assert found.media_type == "image/jpeg"
    assert found.original == data
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.working == jpeg()


def test_the_colours_of_a_photograph_stay_what_they_were() -> None:
    adobe = segment(0xEE, b"Adobe" + bytes(7))
    assert attachments.read("photo.jpg", jpeg(adobe)).working == jpeg(adobe)


def test_a_png_loses_its_words_and_times() -> None:
    found = attachments.read(
        "map.png", png(chunk(b"tEXt", b"Author\x00me"), chunk(b"eXIf", GPS), chunk(b"tIME", bytes(7)))
    )
    assert found.working == png()


def test_a_pdf_and_a_film_have_no_working_copy_since_none_can_be_cleaned() -> None:
    assert attachments.read("letter.pdf", b"%PDF-1.7 ...").working is None
    assert attachments.read("film.mp4", b"\x00\x00\x00\x18ftypmp42").working is None
    assert attachments.read("note.txt", "قرية".encode()).working == "قرية".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"MZ\x90\x00\x03program",
        b"PK\x03\x04 archive",
        b"<html><script>alert(1)</script></html>",
        b"  <svg onload=alert(1)>",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
        b"GIF89a" + bytes(20),
        b"\xff\xfe\x00\x01",
        b"",
    ],
)
def test_other_kinds_are_refused_whatever_their_name(data: bytes) -> None:
    with pytest.raises(BadValue):
        attachments.read("harmless.jpg", data)


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a/b.jpg", "a\\b.jpg", "..", ".", "", "a\x00.jpg", "C:x.jpg", "x" * 121, " a.jpg", "a\n.jpg"],
)
def test_a_name_with_a_path_in_it_is_refused(name: str) -> None:
    with pytest.raises(BadValue, match="name"):
        attachments.read(name, jpeg())


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(BadValue, match="size"):
        attachments.read("a.txt", b"x" * (attachments.MOST_BYTES + 1))


@pytest.mark.parametrize("data", [jpeg()[:30], jpeg()[:-2], png()[:-8], png().replace(b"pixels", b"pixelz")])
def test_a_broken_image_is_refused(data: bytes) -> None:
    with pytest.raises(BadValue):
        attachments.read("photo", data)
