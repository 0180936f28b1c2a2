"""The programs that make load, each for one window on the load core."""

import json
import os
import subprocess
from functools import partial

from . import bodies
from .fault import BenchFault
from .workspace import HOME


def whole(target, body, kind, seconds, cpus):
    """wrk's account of a closed loop of whole calls; times in microseconds."""
    headers = [f"{name}: {value}" for name, value in
               {"Content-Type": "application/json", **target.headers}.items()]
    output = _run(["wrk", "-t1", f"-c{kind.width}", f"-d{seconds}s", "--timeout", "10s",
                   "-s", HOME / "load/chat.lua", target.url, "--", body, *headers],
                  cpus, seconds + 30)
    return json.loads(output.rsplit("RESULT ", 1)[1])


def streamed(target, kind, seconds, cpus):
    """The stream client's account; times in microseconds."""
    return json.loads(_run(stream_command(target, kind, seconds=seconds), cpus, seconds + 120))


def stream_command(target, kind, **more):
    body = {**json.loads(bodies.call()), "stream": True, "stream_options": {"include_usage": True},
            "user": f"bench {kind.tokens} {kind.gap_ms}"}
    plan = {"url": target.url, "headers": target.headers, "body": body, "streams": kind.width,
            "tokens": kind.tokens, "gap": kind.gap_ms, **more}
    return ["node", HOME / "load/stream.mjs", json.dumps(plan)]


def pinned(cpus):
    return partial(os.sched_setaffinity, 0, cpus)


def _run(command, cpus, timeout):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                          timeout=timeout, preexec_fn=pinned(cpus))
    if done.returncode:
        raise BenchFault(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[:400]}")
    return done.stdout
