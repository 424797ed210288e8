"""Templates are filled in the language spoken, with escaping on."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from treve.bulletin import layout
from treve.bulletin.layout import TEMPLATES, environment, percents_kept, template
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


def test_a_per_cent_sign_stays_on_the_line_of_its_number() -> None:
    made = environment().from_string("<p>{{ one }}</p>{{ two }}")
    assert made.render(one="68 % of all", two=Markup("<b>7 %</b>")) == "<p>68\u00a0% of all</p><b>7\u00a0%</b>"


def test_what_people_enter_or_copy_keeps_its_spaces() -> None:
    kept = '<input value="68 %"><textarea>68 %</textarea><pre>68 %</pre><style>a 5 %</style>'
    assert percents_kept(f"{kept}<p>68 % of \u20665\u2069 %</p>") == f"{kept}<p>68\u00a0% of \u20665\u2069\u00a0%</p>"
