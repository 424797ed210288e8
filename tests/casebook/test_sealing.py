"""Boxes: what is sealed opens again with the right key at the right place, and with nothing else."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from treve.casebook import sealing
from treve.casebook.sealing import Purpose
from treve.errors import BadValue

# The same in every process: names of tests are made from it.
KEY = sealing.SealingKey(Purpose.PEOPLE, bytes(range(32)))


@given(st.binary(max_size=2000), st.text(max_size=20))
def test_what_is_sealed_is_read_again(plain: bytes, place: str) -> None:
    box, data_key = sealing.seal(plain, place)
    wrapped = sealing.wrap(data_key, KEY.public, place)
    assert sealing.is_box(box)
    assert sealing.unseal(box, sealing.unwrap(wrapped, KEY, place), place) == plain


@given(st.binary(max_size=300), st.integers(min_value=0), st.integers(1, 255))
def test_a_box_with_any_byte_altered_does_not_open(plain: bytes, at: int, change: int) -> None:
    box, data_key = sealing.seal(plain, "entry:1")
    altered = bytearray(box)
    altered[at % len(box)] ^= change
    with pytest.raises(BadValue):
        sealing.unseal(bytes(altered), data_key, "entry:1")


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_wrap_with_any_byte_altered_gives_no_key(at: int, change: int) -> None:
    wrapped = bytearray(sealing.wrap(bytes(32), KEY.public, "entry:1"))
    # The highest bit of an X25519 public key is ignored (RFC 7748, section 5), but here it is bound by the key derivation.
    wrapped[at % len(wrapped)] ^= change
    with pytest.raises(BadValue):
        sealing.unwrap(bytes(wrapped), KEY, "entry:1")


def test_a_box_opens_at_its_own_place_only() -> None:
    box, data_key = sealing.seal(b"the baker", "entry:1")
    wrapped = sealing.wrap(data_key, KEY.public, "entry:1")
    with pytest.raises(BadValue, match="altered"):
        sealing.unseal(box, data_key, "entry:2")
    with pytest.raises(BadValue, match=KEY.public.key_id):
        sealing.unwrap(wrapped, KEY, "entry:2")
    with pytest.raises(BadValue, match="the key it was sealed for"):
        sealing.unwrap(wrapped, sealing.new_key(Purpose.PEOPLE), "entry:1")
    with pytest.raises(BadValue):
        sealing.unwrap(wrapped[:20], KEY, "entry:1")
    with pytest.raises(BadValue, match="a sealed box"):
        sealing.unseal(b"the baker", data_key, "entry:1")


@given(st.integers(1, 200), st.integers(1, 200))
def test_short_texts_of_different_length_make_boxes_of_one_length(one: int, other: int) -> None:
    assert len(sealing.seal(b"x" * one, "p")[0]) == len(sealing.seal(b"x" * other, "p")[0])


def test_a_box_is_what_its_description_says_and_no_more_is_needed_to_open_it() -> None:
    """Opened here step by step from the standards named in the module, without its code."""
    box, data_key = sealing.seal(b"seen from my roof", "entry:7")
    wrapped = sealing.wrap(data_key, KEY.public, "entry:7")
    shared = X25519PrivateKey.from_private_bytes(KEY.secret).exchange(X25519PublicKey.from_public_bytes(wrapped[:32]))
    info = b"treve wrap 1\npeople\nentry:7"
    derived = HKDF(SHA256(), 32, salt=wrapped[:32] + KEY.public.public, info=info).derive(shared)
    assert ChaCha20Poly1305(derived).decrypt(bytes(12), wrapped[32:], b"entry:7") == data_key
    start = len(b"treve box 1\n")
    padded = ChaCha20Poly1305(data_key).decrypt(box[start : start + 12], box[start + 12 :], b"treve box 1\nentry:7")
    assert padded == b"seen from my roof\x80" + bytes(256 - 18)


def test_keys_are_lines_and_read_back() -> None:
    assert sealing.read_secret(KEY.text() + "\n", "x") == KEY
    assert sealing.read_public(KEY.public.text(), "x") == KEY.public
    assert KEY.public.key_id not in (sealing.new_key(Purpose.PEOPLE).public.key_id, "")
    assert sealing.SealingKey(Purpose.CODES, KEY.secret).public.key_id != KEY.public.key_id


@pytest.mark.parametrize(
    "line",
    ["", "treve-seal+people+", KEY.public.text(), "treve-sealing-key+kings+" + "A" * 43 + "=", "é+é+é"],
    ids=[
        "nothing",
        "no key",
        "a public key",
        "another purpose",
        "no ASCII",
    ],  # the public key differs from process to process
)
def test_what_is_no_secret_key_is_refused_without_being_repeated(line: str) -> None:
    with pytest.raises(BadValue, match=r"f:1.*BASE64") as problem:
        sealing.read_secret(line, "f:1")
    assert line == "" or line not in str(problem.value)
    assert KEY.text() not in repr(KEY)
