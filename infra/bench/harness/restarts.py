"""What a second start costs, on all cores and with nothing beside it, and what it leaves in memory.

A second Turnpike would share pages with the first and so halve them.
"""

import os
import time

from . import turnpike
from .workspace import free_port

STARTS = 3
IDLE_SECONDS = 60


def measure(runtime, workspace, say, idle_seconds=IDLE_SECONDS):
    """Every start but the first, which also sets up the data folder; memory of the last, left alone."""
    say("starting Turnpike again and again")
    starts = [_started(runtime, workspace, 0) for _ in range(STARTS)]
    say(f"leaving Turnpike alone for {idle_seconds} s")
    starts.append(_started(runtime, workspace, idle_seconds))
    return starts[1:]


def _started(runtime, workspace, idle_seconds):
    port, begun = free_port(), time.monotonic()
    tree = turnpike.run("turnpike-start", runtime, workspace, os.sched_getaffinity(0), port)
    try:
        tree.await_ready(lambda: turnpike.is_ready(port), turnpike.READY_SECONDS)
        start = {"wall_s": time.monotonic() - begun, "cpu_s": sum(tree.cpu().values())}
        time.sleep(idle_seconds)
        return {**start, "memory": tree.memory()}
    finally:
        tree.stop()
