"""How many threads the local model computes with, and how they wait for each other."""

import os
from pathlib import Path

MOST = 8
"""More gain nothing: the model is small, and its threads meet several hundred times a question."""


def count() -> int:
    """Threads for the next question: the cores this process may use, less those at work for
    others."""
    return max(1, min(cores() - _others(), MOST))


def cores() -> int:
    """Physical cores among the processors of this process, within the share its control group
    grants."""
    allowed = (
        sorted(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else range(os.cpu_count() or 1)
    )
    siblings = {_siblings(processor) for processor in allowed}
    return max(1, int(min(len(siblings), _share())))


def _siblings(processor: int) -> str:
    """The processors of the same core, as Linux names them ("0,8"); elsewhere each has its own."""
    return _line(f"/sys/devices/system/cpu/cpu{processor}/topology/thread_siblings_list") or str(
        processor
    )


def _share() -> float:
    """Processors that the control group grants (`cpu.max`: microseconds of each period), or no
    limit."""
    quota, _, period = (_line("/sys/fs/cgroup/cpu.max") or "max").partition(" ")
    return float("inf") if quota == "max" else int(quota) / int(period)


def _others() -> int:
    """Runnable threads besides the asking one, at this moment (`/proc/loadavg`: "0.5 0.4 0.3
    running/all last")."""
    fields = (_line("/proc/loadavg") or "").split()
    return max(0, int(fields[3].partition("/")[0]) - 1) if len(fields) > 3 else 0


def _line(file: str) -> str | None:
    try:
        return Path(file).read_text(encoding="ascii").strip()
    except OSError:  # not Linux, or an older kernel
        return None
