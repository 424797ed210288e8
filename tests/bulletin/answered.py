"""Answers made by hand, for questions that no made case answers."""

from __future__ import annotations

from typing import Any

DURABILITY: dict[str, Any] = {
    "source": "truces.csv",
    "found": {
        "truces": 34,
        "conflicts": 9,
        "age": 31,
        "at_risk": 12,
        "survival": {"steps": [{"day": 10, "share": 0.8}, {"day": 40, "share": 0.5}]},
        "by_end": {"collapsed": {"steps": [{"day": 10, "share": 0.2}]}, "expired": {"steps": []}},
        "chances": [{"days": 30, "stands": 0.41, "low": 0.2, "high": 0.6}],
    },
}
UNSEEN: dict[str, Any] = {
    "source": "registers.csv",
    "found": {
        "registers": ["a", "b", "c"],
        "seen": 626,
        "grid": [
            {"prior": "1/N", "weight": 0.125, "low": 682, "median": 731, "high": 797, "at_edge": False},
            {"prior": "1/missing", "weight": 1, "low": 627, "median": 628, "high": 700, "at_edge": True},
        ],
    },
}
HOTSPOTS: dict[str, Any] = {
    "found": {
        "areas": 50,
        "days": 28,
        "windows": 28280,
        "clusters": [
            {
                "centre": "Here",
                "areas": ["Here", "There"],
                "days": 7,
                "observed": 38,
                "expected": 17.8,
                "p_value": 0.015,
                "maps": 999,
            }
        ],
    }
}
HOLDING: dict[str, Any] = {
    "state": {
        "as_of": "2017-01-31",
        "reports": 400,
        "longest_delay": 60,
        "rates": [
            {
                "days": 7,
                "recorded": 31,
                "median": 44.0,
                "low": 37.0,
                "high": 56.0,
                "against_before": [0.4, 0.3, 0.6],
                "below_half": 0.71,
                "against_calm": None,
            }
        ],
        "last_days": [
            {"day": "2017-01-30", "complete": 0.9, "low": 0.8, "high": 0.95},
            {"day": "2017-01-31", "complete": 0.4, "low": 0.2, "high": 0.6},
        ],
    },
    "thresholds": [{"share": 0.5, "day": None, "date": None, "followed": 31}],
    "deaths_before": 10.0,
    "deaths_means": [3.0, 4.0],
}
