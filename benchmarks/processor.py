"""How long processes have used the processor, from what Linux keeps of them."""

from __future__ import annotations

import os
from pathlib import Path


def seconds_of(process: int) -> float:
    """Seconds of the processor that a process has used, with its children, the living and the ended (Linux); 0 for none."""
    if not process:
        return 0.0
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    own = sum(int(one) for one in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return own + sum(seconds_of(int(child)) for child in children)
