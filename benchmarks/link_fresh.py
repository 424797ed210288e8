"""How well reports are linked on draws that nobody looked at while the linker was made, each measured once.

    python -m benchmarks.link_fresh [--splink PYTHON] [--only SET ...]

Writes benchmarks/link_fresh.json; `python -m benchmarks.link_page` puts it into the documentation.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.link_quality import DENSE, learned, measured
from benchmarks.link_speed import KINDS
from benchmarks.link_truth import Parameters, truth

PATH = Path(__file__).with_suffix(".json")
SETS: dict[str, tuple[int, tuple[int, ...], Parameters]] = {
    "dense": (2_000, (9101, 9102, 9103, 9104, 9105), DENSE),
    "usual": (50_000, (9201, 9202, 9203, 9204, 9205), Parameters()),
    "spread": (1_000_000, (9301,), KINDS["spread"]),
    "usual, 1 million": (1_000_000, (9401,), Parameters()),
}
"""Reports, seeds and parameters. The oracle is fitted to another draw of the same parameters."""


def main() -> None:
    """Measure and write, draw by draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--splink")
    parser.add_argument("--only", nargs="*", choices=list(SETS), default=list(SETS))
    asked = parser.parse_args()
    found: dict[str, dict[str, Any]] = json.loads(PATH.read_text(encoding="utf-8")) if PATH.exists() else {}
    for name in asked.only:
        reports, seeds, parameters = SETS[name]
        found[name] = {}
        for seed in seeds:
            oracle = learned(min(max(reports, 20_000), 50_000), seed + 1_000, parameters)
            found[name][str(seed)] = measured(truth(reports, seed, parameters), oracle, asked.splink)
            PATH.write_text(json.dumps(found, indent=1, default=float) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
