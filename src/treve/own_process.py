"""What a process of its own is given of the surroundings: the way to the program, and no key that who starts it holds."""

from __future__ import annotations

import os

_PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "TEMP", "HOME", "LANG")


def surroundings() -> dict[str, str]:
    """The environment of such a process."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
