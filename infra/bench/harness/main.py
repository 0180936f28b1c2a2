"""The run from top to bottom."""

import random
import resource
import signal
import subprocess
import sys
import time

from . import options as command_line
from . import held, kinds, prerequisites, publishing, result, rounds, verification
from .fault import BenchFault
from .stage import Stage
from .tables import render
from .warmup import quiet, warm
from .windows import Bench


def main(arguments):
    options = command_line.parse(arguments)
    options.seed = random.randrange(10**6) if options.seed is None else options.seed
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
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
    bench = Bench(options, stage.mocks, stage.workspace, stage.load_cpus)
    subjects, taken = stage.subjects, kinds.of(options)
    idle = {s.name: s.memory() for s in subjects}
    bodies = {s.name: verification.check_body(s) for s in subjects}
    for subject in subjects:
        stage.notes += _warm(bench, taken, subject, options)
    rows = verification.rows(subjects)
    windows = rounds.run(bench, taken, subjects, options, say)
    checks = verification.report(subjects, stage.mocks, bodies, rows, windows)
    memory = _memory(stage, idle)
    streams = _held(bench, stage) if kinds.STREAMS in options.parts else []
    return result.assemble(options, stage, windows, checks, memory, streams)


def _memory(stage, idle):
    """Idle and after load; of Turnpike, the tier that is shipped, with no other to share pages with."""
    for t1 in [s for s in stage.subjects if s.name == "turnpike-t1"]:
        idle.pop(t1.name)
        t1.stop()
    if stage.starts:
        idle["turnpike-t3"] = stage.starts[-1]["memory"]
    return {"idle": idle, "after": {s.name: s.memory() for s in stage.subjects if s.name in idle}}


def _warm(bench, taken, subject, options):
    say(f"warming {subject.label}")
    full = kinds.full(options)
    others = [kind for kind in taken if kind.name != full.name]
    found = warm(bench, full, others, subject, options.warm_up)
    say("  CPU-ms per 1,000 and compilers' share: "
        + (", ".join(f"{cost * 1e6:.0f} ({share:.1%})" for cost, share in found) or "–"))
    if found and not quiet(found):
        yield f"The warm-up of {subject.name} ended while {found[-1][1]:.1%} of its CPU went into compiling."


def _held(bench, stage):
    """A fault here must not cost the whole run; the goal is then not measured."""
    try:
        return held.measure(bench, stage.subjects, stage.runtime, stage.workspace, stage.subject_cpus, say)
    except (BenchFault, OSError, ValueError, subprocess.SubprocessError) as fault:
        stage.notes.append(f"Idle streams were not measured: {fault}")
        return []


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
