"""The language spoken now."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from treve.catalogue import LANGUAGES, current, of_environment, speaking
from treve.errors import BadValue


def test_a_language_is_spoken_inside_its_block_alone() -> None:
    assert current().code == "en"
    with speaking("ar") as spoken:
        assert spoken is current()
        with speaking("fr"):
            assert current().name == "français"
        assert current().direction == "rtl"
    assert current().code == "en"


def test_two_tasks_at_once_speak_each_their_own() -> None:
    async def spoken(code: str) -> str:
        with speaking(code):
            await asyncio.sleep(0)
            return current().code

    async def both() -> list[str]:
        return list(await asyncio.gather(spoken("fr"), spoken("ar")))

    # In a thread of its own: a browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(lambda: asyncio.run(both())).result() == ["fr", "ar"]


def test_another_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadValue, match="en, fr, ar"), speaking("xx"):
        pass
    assert set(LANGUAGES) == {"en", "fr", "ar"}


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "ar_SY"}, "ar"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": ""}, "fr"),
        ({"LC_ALL": "C", "TREVE_LANGUAGE": "FR"}, "fr"),
        ({"LANG": "frr_DE"}, "en"),
    ],
)
def test_the_environment_asks_for_a_language_as_posix_says(environ: dict[str, str], code: str) -> None:
    assert of_environment(environ) == code
