"""The run from top to bottom."""

import random
import signal
import subprocess
import sys
import time

from . import options as command_line
from . import prerequisites, publishing, result, rounds, verification
from .fault import BenchFault
from .stage import Stage
from .tables import render
from .warmup import warm
from .windows import Bench


def main(arguments):
    options = command_line.parse(arguments)
    options.seed = random.randrange(10**6) if options.seed is None else options.seed
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return _run(options)
    except (BenchFault, subprocess.TimeoutExpired) as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options):
    versions = prerequisites.check(options)
    with Stage(options, versions, say) as stage:
        found = _measure(stage, options)
    print(render(found), flush=True)
    return _publish(found, options)


def _measure(stage, options):
    bench, subjects = Bench(options, stage.mocks, stage.load_cpus), stage.subjects
    idle = {s.name: s.memory() for s in subjects}
    bodies = {s.name: verification.check_body(s) for s in subjects}
    for subject in subjects:
        say(f"warming {subject.label}")
        costs = warm(bench, subject, options.warm_up)
        say("  CPU-ms per 1,000: " + (", ".join(f"{cost * 1e6:.0f}" for cost in costs) or "–"))
    rows = verification.rows(subjects)
    windows = rounds.run(bench, subjects, options, say)
    checks = verification.report(subjects, stage.mocks, bodies, rows, windows)
    after = {s.name: s.memory() for s in subjects}
    return result.assemble(options, stage, windows, checks, {"idle": idle, "after": after})


def _publish(found, options):
    obstacles = result.obstacles(found, options)
    if not obstacles:
        publishing.publish(found)
        say("wrote infra/bench/results/latest.json and docs/performance.md")
        return 0
    kept = publishing.keep(found, options.cache)
    say(f"not published, because {'; '.join(obstacles)}. Kept in {kept}")
    return 0


def say(text):
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)
