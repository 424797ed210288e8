from __future__ import annotations

from treve.extract.chat import is_chat, messages

EXPORT = (
    "[29/12/2016, 18:32:10] Abu Omar: Tirs à Idlib\nencore maintenant\n"
    "[29/12/2016, 18:33:00] +963 11 000 0000: Trois blessés\n"
    "[30/12/2016, 08:00:00] Abu Omar: Calme\n"
)


def test_messages_have_sealed_senders_and_days() -> None:
    first, second, third = messages(EXPORT)
    assert first.text == "Tirs à Idlib\nencore maintenant"
    assert [one.published for one in (first, second, third)] == ["2016-12-29", "2016-12-29", "2016-12-30"]
    assert first.sender == third.sender != second.sender
    assert "Omar" not in first.sender
    assert not any(one in second.sender for one in ("+963", "963 11", "963110000000"))


def test_a_seal_of_another_reading_differs() -> None:
    assert next(messages(EXPORT)).sender != next(messages(EXPORT)).sender


def test_a_date_that_can_be_read_in_two_ways_is_left_open() -> None:
    one, two = messages("03/04/2017, 18:32 - A: x\n05/04/2017, 18:33 - B: y\n")
    assert (one.published, two.published) == (None, None)


def test_prose_is_no_chat() -> None:
    assert is_chat(EXPORT)
    assert not is_chat("Le 29/12/2016, le ministre a dit : la trêve tient.\nElle tient.")
