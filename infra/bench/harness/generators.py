"""The programs that make load, each for one window on the load core."""

import json
import os
import subprocess
from functools import partial

from .fault import BenchFault
from .mocks import TOKENS
from .workspace import HOME

BODY = HOME / "load/chat.json"


def whole(subject, connections, seconds, cpus):
    """wrk's account of a closed loop of whole calls; times in microseconds."""
    headers = [f"{name}: {value}" for name, value in
               {"Content-Type": "application/json", **subject.whole_headers}.items()]
    output = _run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s",
                   "-s", HOME / "load/chat.lua", subject.whole_url, "--", BODY, *headers],
                  cpus, seconds + 30)
    return json.loads(output.rsplit("RESULT ", 1)[1])


def streamed(subject, streams, seconds, cpus):
    """The stream client's account; times in microseconds."""
    body = {**json.loads(BODY.read_text()), "stream": True,
            "stream_options": {"include_usage": True}}
    plan = {"url": subject.stream_url, "headers": subject.stream_headers, "body": body,
            "streams": streams, "seconds": seconds, "tokens": TOKENS}
    return json.loads(_run(["node", HOME / "load/stream.mjs", json.dumps(plan)],
                           cpus, seconds + 60))


def _run(command, cpus, timeout):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                          timeout=timeout, preexec_fn=partial(os.sched_setaffinity, 0, cpus))
    if done.returncode:
        raise BenchFault(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[:400]}")
    return done.stdout
