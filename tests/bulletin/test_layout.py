"""Templates are filled in the language spoken, with escaping on."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from treve.bulletin import layout
from treve.bulletin.layout import TEMPLATES, template
from treve.catalogue import speaking


def test_a_page_says_its_language_and_the_direction_of_its_script() -> None:
    for code, direction in (("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")):
        with speaking(code):
            made = template("page.html")
            assert made.globals["language"].code == code
            assert made.globals["language"].direction == direction


def test_what_nobody_gave_is_an_error_and_no_blank() -> None:
    with pytest.raises(jinja2.UndefinedError):
        template("page.html").render()
    assert (TEMPLATES / "style.css").is_file()


def test_code_is_shared_but_neither_what_a_page_was_given_nor_a_file_that_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "TEMPLATES", tmp_path)
    (tmp_path / "a.txt").write_text("{{ language.code }} {{ basis }}", encoding="utf-8")
    made = []
    for code in ("en", "fr"):
        with speaking(code):
            made.append(template("a.txt", basis=f"of {code}"))
    assert [one.render() for one in made] == ["en of en", "fr of fr"]
    (tmp_path / "a.txt").write_text("{{ basis }}", encoding="utf-8")
    assert template("a.txt", basis="new").render() == "new"
