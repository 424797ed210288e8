"""What an analysis found, in plain sentences for a terminal: made from the content of analysis.json alone."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from treve.catalogue import counted, say, speaking

_WIDTH = 100


def analysis_told(told: Mapping[str, Any], language: str) -> str:
    """Each truce with the sentences of each question, and what the numbers rest on."""
    lines: list[str] = []
    for agreement in told["agreements"]:
        data = agreement["data"]
        lines += ["", f"{agreement['truce']['title']} ({agreement['id']})"]
        if data["end"] is not None:
            lines.append(_rests_on(data, agreement["seed"], language))
        said: set[str] = set()
        for block in agreement.values():
            if isinstance(block, Mapping) and "sentences" in block:
                for sentence in block["sentences"][language]:
                    # Several questions can be refused for one reason, which is told once.
                    if sentence in said:
                        continue
                    said.add(sentence)
                    lines += textwrap.wrap(sentence, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    return "\n".join(lines[1:])


def _rests_on(data: Mapping[str, Any], seed: int, language: str) -> str:
    with speaking(language):
        told = say(
            "{source}, {first} to {end}, {incidents}; seed {seed}",
            source=data["source"],
            first=data["first"],
            end=data["end"],
            incidents=counted(
                "{number} incident of an exact day", "{number} incidents of an exact day", data["exact_day_incidents"]
            ),
            seed=str(seed),  # a name of a stream of numbers, to be given again as it stands
        )
        # Analyses of earlier versions do not say it.
        ahead = data.get("ahead_incidents", 0)
        left_out = counted(
            "{number} incident is left out, since its day has not come",
            "{number} incidents are left out, since their days have not come",
            ahead,
        )
        return f"{told}; {left_out}" if ahead else told
