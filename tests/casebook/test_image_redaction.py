"""Parts of pictures covered: what was there is not in the file any more, in any form."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, PngImagePlugin

from treve.casebook import attachments
from treve.casebook.image_redaction import Cover, Rectangle, covered, read_rectangle
from treve.errors import BadValue

SIZE = (120, 80)


def picture(kind: str, seed: int = 0, hidden_part: bytes = b"") -> bytes:
    """A picture of noise, of which the upper left quarter can be other noise; with metadata that must not stay."""
    chance = random.Random(seed)
    made = Image.frombytes("RGB", SIZE, chance.randbytes(SIZE[0] * SIZE[1] * 3))
    if hidden_part:
        made.paste(Image.frombytes("RGB", (40, 40), hidden_part), (0, 0))
    file = io.BytesIO()
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x010E] = "taken by the baker"
        made.save(file, "JPEG", exif=exif, comment=b"by the baker", icc_profile=b"profile of the baker")
    else:
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "the baker")
        made.save(file, "PNG", pnginfo=info)
    return file.getvalue()


def _open(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_two_pictures_that_differ_only_under_the_cover_become_the_same_file(kind: str) -> None:
    """Nothing of what was covered has any influence on the copy: the strongest thing that can be said."""
    pictures = [picture(kind, 1, random.Random(seed).randbytes(40 * 40 * 3)) for seed in (2, 3)]
    assert pictures[0] != pictures[1]
    # In a JPEG points beside the part carry traces of it already, and go with it.
    part = Rectangle(0, 0, 40, 40)
    made = [covered(data, [part]) for data in pictures]
    assert made[0] == made[1]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_cover_is_black_the_rest_is_as_it_was_and_no_metadata_stays(kind: str) -> None:
    data = picture(kind)
    made = covered(data, [Rectangle(10, 10, 30, 20)])
    assert b"baker" in data
    assert b"baker" not in made
    assert attachments.kind(made) == {"JPEG": "image/jpeg", "PNG": "image/png"}[kind]
    seen, before = _open(made), _open(data)
    inside = seen.crop((14, 14, 36, 26)).tobytes()
    assert max(inside) <= (0 if kind == "PNG" else 60)
    if kind == "PNG":
        assert seen.crop((40, 0, 120, 80)).tobytes() == before.crop((40, 0, 120, 80)).tobytes()
    assert seen.size == SIZE


def test_a_blurred_part_keeps_no_more_than_sixteen_colours() -> None:
    made = _open(covered(picture("PNG"), [Rectangle(0, 0, 60, 60, Cover.BLUR)]))
    colours = made.crop((0, 0, 60, 60)).getcolors(maxcolors=5000)
    assert colours is not None
    assert len(colours) <= 16


def test_points_hidden_by_transparency_do_not_come_along() -> None:
    made = Image.new("RGBA", (4, 4), (200, 10, 10, 0))
    file = io.BytesIO()
    made.save(file, "PNG")
    assert set(_open(covered(file.getvalue(), [])).tobytes()) == {255}


def test_parts_outside_and_what_is_no_picture_are_refused() -> None:
    for part in (Rectangle(0, 0, 0, 5), Rectangle(100, 0, 21, 5), Rectangle(0, 79, 5, 2)):
        with pytest.raises(BadValue, match="120 × 80"):
            covered(picture("PNG"), [part])
    for data in (b"", b"%PDF-1.4", b"GIF89a", picture("PNG")[:200]):
        with pytest.raises(BadValue, match="JPEG or PNG"):
            covered(data, [])
    assert read_rectangle("1,2,3,4", Cover.BLUR) == Rectangle(1, 2, 3, 4, Cover.BLUR)
    for text in ("1,2,3", "1,2,3,-4", "a,b,c,d", ""):
        with pytest.raises(BadValue, match="LEFT,TOP"):
            read_rectangle(text, Cover.BLACK)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() -> None:
    from tests.casebook.test_attachments import chunk

    head = (40_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    with pytest.raises(BadValue):
        covered(bomb, [])
