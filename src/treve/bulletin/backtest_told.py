"""The backtest as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from treve.bulletin.refusals import refusal_sentence

_HEAD = f"{'method':<16}{'weeks':>6}{'CRPS':>9}{'log':>8}{'Brier':>8}{'in 90 %':>9}{'precision':>11}{'false/month':>13}{'lead':>6}"


def backtest_told(found: Mapping[str, Any]) -> str:
    """Scores of every method, the difference to the one shipped, and how reliable its chances were."""
    if "refused" in found:
        return refusal_sentence(found["refused"])
    lines = [
        f"{found['measure']}: {len(found['places'])} places, {found['weeks']} weeks from {found['first_week']};",
        f"first forecast after {found['first_origin']} weeks; on {found['trained_on']}.",
        "",
        _HEAD,
    ]
    for one in found["scores"]:
        lead = "–" if one["lead_weeks"] is None else f"{one['lead_weeks']:.0f}"
        lines.append(
            f"{one['method']:<16}{one['horizon']:>6}{one['crps']:>9.3f}{one['log_score']:>8.3f}{one['brier']:>8.4f}"
            f"{one['covered']:>9.3f}{one['precision']:>11.3f}{one['false_alarms']:>13.2f}{lead:>6}"
        )
    lines += ["", f"Less {found['shipped']} (95 % interval; below 0 is better):"]
    for one in found["differences"]:
        crps, brier = ("{:+.3f} ({:+.3f} to {:+.3f})".format(*one[key]) for key in ("crps", "brier"))
        lines.append(f"{one['method']:<16}{one['horizon']:>6}  CRPS {crps}  Brier {brier}")
    lines += ["", f"Chances of escalation by {found['shipped']}, and how often it came:"]
    for horizon, bins in found["reliability"].items():
        told = ", ".join(f"{100 * one['mean']:.0f} % → {100 * one['came']:.0f} % ({one['forecasts']})" for one in bins)
        lines.append(f"{horizon} weeks: {told}")
    winners = ", ".join(found["winners"])
    lines += [
        "",
        f"Beats {found['shipped']} everywhere: {winners}."
        if winners
        else f"Nothing beats {found['shipped']}: it stays.",
    ]
    return "\n".join(lines)
