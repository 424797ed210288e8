"""Results as values for JSON: frozen dataclasses become objects, days become ISO text, numbers stay numbers or become null."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

import numpy as np


def record(value: object) -> Any:
    """One value for JSON. A number that is not finite is null: it never reaches a reader as NaN.

    Raises TypeError for a value that has no place in a result.
    """
    match value:
        case None | bool() | int() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case float():
            return float(f"{value:.8g}") if math.isfinite(value) else None
        case dt.date():
            return value.isoformat()
        case np.ndarray():
            return [record(one) for one in value.tolist()]
        case np.generic():
            return record(value.item())
        case Mapping():
            return {str(key): record(one) for key, one in value.items()}
        case Sequence():
            return [record(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: record(getattr(value, one.name)) for one in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no place in a result")
