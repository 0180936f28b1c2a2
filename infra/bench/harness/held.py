"""Very many streams that have said one word and then nothing: what each costs in memory."""

import json
import resource
import subprocess
import time

from . import generators, turnpike
from .fault import BenchFault
from .kinds import STREAMS, Streams

COUNT = 10_000
SPARE_FILES = 400
OPENING_MS = 40_000
OPEN_SECONDS = 120
REST_SECONDS = 3
SETTINGS = {name: "12000" for name in (
    "TURNPIKE_EGRESS_CONNECTIONS_PER_HOST", "TURNPIKE_GATEWAY_CONCURRENCY_PER_NODE",
    "TURNPIKE_GATEWAY_CONCURRENCY_PER_TENANT", "TURNPIKE_GATEWAY_ATTEMPTS_PER_CONNECTION")}
WARM = Streams("held", STREAMS, "stream", 200, 10, None, 16, 40)


def possible():
    """A proxy needs two open files a stream; a machine's limit may allow fewer streams."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return COUNT if most == resource.RLIM_INFINITY else min(COUNT, (most - SPARE_FILES) // 2)


def measure(bench, subjects, runtime, workspace, cpus, say):
    """Of the plain proxies, and of a Turnpike of its own whose heap no load has stretched yet."""
    found = [_held(bench, subject, say) for subject in subjects if subject.name in ("nginx", "envoy")]
    if runtime is None:
        return found
    fresh = turnpike.start("turnpike-held", runtime, bench.mocks, workspace, cpus, SETTINGS.items())
    try:
        return [*found, _held(bench, fresh, say)]
    finally:
        fresh.stop()


def _held(bench, subject, say):
    say(f"holding {possible():,} streams: {subject.label}")
    bench.take(WARM, subject)
    time.sleep(REST_SECONDS)
    before = subject.memory()
    kind = Streams("held", STREAMS, "stream", possible(), 0, None, 2, 0)
    command = generators.stream_command(subject.targets["stream"], kind, opening=OPENING_MS)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                          preexec_fn=generators.pinned(bench.load_cpus)) as client:
        if client.stdout.readline() != "OPEN\n":
            raise BenchFault("the stream client ended before its streams were open")
        time.sleep(REST_SECONDS)
        held = subject.memory()
        bench.mocks.release()
        counts = json.loads(client.communicate(timeout=OPEN_SECONDS)[0])
    return {"subject": subject.name, "label": subject.label, "streams": kind.width,
            "whole": counts["streams"], "broken": counts["broken"],
            "complaint": counts.get("complaint"), "before": before, "with": held}
