"""Files as answers: a page with nothing allowed in it, the rest handed over."""

from __future__ import annotations

import pytest

from treve.serve.published_file import file_answer


@pytest.mark.parametrize(
    ("name", "kind", "how"),
    [
        ("a.html", "text/html; charset=utf-8", "inline"),
        ("a.pdf", "application/pdf", "inline"),
        ("a.csv", "text/csv; charset=utf-8", "attachment"),
        ("a.exe", "application/octet-stream", "attachment"),
    ],
)
def test_what_is_looked_at_and_what_is_handed_over(name: str, kind: str, how: str) -> None:
    answer = file_answer(name, b"x")
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"] == f'{how}; filename="{name}"'
    assert "cache-control" not in answer.headers


def test_a_page_runs_nothing_and_counts_as_a_stranger() -> None:
    rules = file_answer("a.html", b"x").headers["content-security-policy"]
    assert "default-src 'none'" in rules
    assert "sandbox;" in rules
    assert "script" not in rules


def test_only_what_is_public_may_be_kept_on_the_way() -> None:
    assert file_answer("a.pdf", b"x", kept=True).headers["cache-control"].startswith("public")
