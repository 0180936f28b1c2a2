"""What a second start costs: CPU and time until the app is ready, on all cores, as shipped."""

import os
import time

from . import turnpike
from .workspace import free_port

STARTS = 3


def measure(runtime, workspace, starts=STARTS):
    """Of every start but the first, which also sets up the data folder."""
    return [_started(runtime, workspace) for _ in range(1 + starts)][1:]


def _started(runtime, workspace):
    port, begun = free_port(), time.monotonic()
    tree = turnpike.run("turnpike-start", runtime, workspace, os.sched_getaffinity(0), port)
    try:
        tree.await_ready(lambda: turnpike.is_ready(port), turnpike.READY_SECONDS)
        return {"wall_s": time.monotonic() - begun, "cpu_s": sum(tree.cpu().values())}
    finally:
        tree.stop()
