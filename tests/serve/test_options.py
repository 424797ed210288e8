"""What a server takes without being told otherwise."""

from __future__ import annotations

from treve.casebook import attachments, batch_file
from treve.serve.options import USUAL


def test_the_largest_file_and_the_largest_table_fit_and_nothing_much_larger() -> None:
    largest = max(attachments.MOST_BYTES, batch_file.MOST_BYTES)
    assert largest < USUAL.most_files < 2 * largest
    assert USUAL.most_body < attachments.MOST_BYTES


def test_a_bare_line_is_never_called_secure_by_default() -> None:
    assert not USUAL.secure
