"""Signed notes. Published values: the key, the text and the signature of golang.org/x/mod/sumdb/note (note_test.go), and the
example of the specification (c2sp.org/signed-note)."""

from __future__ import annotations

import pytest

from treve.errors import BadValue
from treve.ledger import note
from treve.ledger.note import Note

PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = (
    TEXT
    + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()
SPECIFICATION = (
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
)


def test_the_published_note_is_signed_and_read_to_the_byte() -> None:
    secret = note.read_secret_key(SECRET, "x")
    assert secret.text() == SECRET
    assert secret.public.text() == PUBLIC
    assert note.write(Note(TEXT, (note.sign(TEXT, secret),))) == SIGNED
    assert note.signed_by(note.read(SIGNED, "x"), note.read_public_key(PUBLIC, "x"))


def test_the_example_of_the_specification_is_read() -> None:
    found = note.read(SPECIFICATION.encode(), "x")
    assert found.text.endswith("\n\ned è subito sera.\n")
    assert [(one.name, one.key_id.hex()) for one in found.signatures] == [("quasimodo.example/salvatore", "367ba04b")]
    assert note.write(found) == SPECIFICATION.encode()
    assert note.signed_by(found, note.read_public_key(PUBLIC, "x")) is None


def test_a_changed_text_is_not_signed() -> None:
    changed = note.read(SIGNED.replace(b"answer", b"Answer"), "x")
    assert note.signed_by(changed, note.read_public_key(PUBLIC, "x")) is False


def test_no_part_and_no_change_of_a_public_key_is_one() -> None:
    spoilt = [PUBLIC[i:j] for i in range(len(PUBLIC)) for j in range(i, len(PUBLIC) + 1) if j - i < len(PUBLIC)]
    spoilt += [PUBLIC[:i] + chr(ord(PUBLIC[i]) + 1) + PUBLIC[i + 1 :] for i in range(len(PUBLIC))]
    spoilt += [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ]
    for one in spoilt:
        with pytest.raises(BadValue):
            note.read_public_key(one, "x")


def test_a_secret_key_that_is_none_is_not_shown_in_the_error() -> None:
    with pytest.raises(BadValue) as problem:
        note.read_secret_key(SECRET + "x", "key file")
    assert "AYEK" not in str(problem.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text\n",
        TEXT.encode() + b"\n",
        SIGNED[:-1],
        SIGNED + b"\n",
        SIGNED.replace(b"\n", b"\r\n"),
        SIGNED.replace(b"problem is", b"problem\tis"),
        SIGNED.replace("—".encode(), b"-"),
        SIGNED.replace(b"nAM=", b"nAN="),
        SIGNED.replace(b"nAM=", b"nAM"),
        SIGNED.replace(b" x08g", b"  x08g"),
        SIGNED + SIGNED.split(b"\n\n")[1],
        b"\xff" + SIGNED,
    ],
)
def test_any_other_form_is_refused(data: bytes) -> None:
    with pytest.raises(BadValue):
        note.read(data, "x")


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\u2003b", "a\x01b"])
def test_a_name_with_spaces_or_plus_is_refused(name: str) -> None:
    with pytest.raises(BadValue):
        note.check_name(name, "x")
