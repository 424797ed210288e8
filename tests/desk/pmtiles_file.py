"""A map in one file as an operator would lay it under the incidents: PMTiles version 3 with one tile, an image.

Source: PMTiles specification, version 3: a header of 127 bytes, the root directory, metadata, and the tiles.
"""

from __future__ import annotations

import io
import json
import struct
from pathlib import Path

from PIL import Image

_NOT_COMPRESSED, _PNG = 1, 2


def write_pmtiles(path: Path, colour: tuple[int, int, int]) -> Path:
    """Write a file whose one tile, the whole earth at zoom 0, is of one colour."""
    image = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(image, "PNG")
    tile, metadata = image.getvalue(), json.dumps({"name": "one colour"}).encode()
    # One entry: number of entries, tile id 0, run length 1, length, offset plus one.
    directory = b"".join(_varint(number) for number in (1, 0, 1, len(tile), 1))
    at = 127
    sections = []
    for content in (directory, metadata, b"", tile):
        sections += [at, len(content)]
        at += len(content)
    numbers = struct.pack("<8Q", *sections) + struct.pack("<3Q", 1, 1, 1)
    kinds = bytes([1, _NOT_COMPRESSED, _NOT_COMPRESSED, _PNG, 0, 0])
    bounds = struct.pack("<4i", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000)
    middle = struct.pack("<Bii", 0, 0, 0)
    head = b"PMTiles" + bytes([3]) + numbers + kinds + bounds + middle
    assert len(head) == 127
    path.write_bytes(head + directory + metadata + tile)
    return path


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])
