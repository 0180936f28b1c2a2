"""One config against very many, in one process: the same calls, each naming another config.

Prints the CPU of a call in paired windows. Nothing is published; the last result is written down by
hand in docs/performance.md.
"""

import argparse
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from . import figures, java, kinds, machine, turnpike
from .fault import BenchFault
from .main import say
from .mocks import Mocks
from .options import default_cache
from .warmup import warm
from .windows import Bench
from .workspace import Workspace

SAVERS = 8
STEP = 5_000
NAME = "many-"


def main(arguments):
    options = _parser().parse_args(arguments)
    workspace = Workspace(options.cache)
    running = []
    try:
        _run(options, workspace, running)
        return 0
    except BenchFault as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        for tree in running:
            tree.stop()
        workspace.remove()


def _run(options, workspace, running):
    subject_cpus, load_cpus = machine.cores("pinned")
    mocks = Mocks(workspace, load_cpus)
    running += mocks.trees
    one = _turnpike(mocks, workspace, subject_cpus)
    running.append(one)
    bench = Bench(options, mocks, workspace, load_cpus)
    full = kinds.full(options)
    say("warming with one config")
    warm(bench, full, (), one, options.warm_up)
    alone = [_cost(bench.take(full, one)) for _ in range(options.rounds)]
    many = _many(one, options.configs)
    say("asking for each of them once")
    _touch(bench, full, many, options)
    warm(bench, full, (), many, options.warm_up)
    _report(options, alone, *_paired(bench, full, one, many, options), one.memory())


def _turnpike(mocks, workspace, cpus):
    home = java.home()
    java.build(home)
    runtime = turnpike.Runtime.of_jar(home, java.jar(), java.shipped_flags(), machine.revision())
    return turnpike.start("turnpike-t1", runtime, mocks, workspace, cpus)


def _many(one, count):
    """The same subject, asked for another config with every call, after saving them all."""
    began = time.monotonic()
    with ThreadPoolExecutor(SAVERS) as savers:
        for first in range(0, count, STEP):
            names = [f"{NAME}{i}" for i in range(first, min(first + STEP, count))]
            list(savers.map(one.save, names))
            say(f"saved {first + len(names)} of {count}")
    say(f"saving took {time.monotonic() - began:.0f} s")
    whole = one.targets["whole"]
    headers = {**whole.headers, "x-turnpike-config": f"{NAME}{{{count}}}"}
    return replace(one, label="many", targets={"whole": replace(whole, headers=headers)})


def _touch(bench, full, many, options):
    """Every config is read from the database by the first call that names it."""
    asked = 0
    while asked < options.configs:
        asked += bench.take(full, many, 10)["requests"]


def _paired(bench, full, one, many, options):
    costs = {"one": [], "many": []}
    for _ in range(options.rounds):
        for name, subject in random.sample([("one", one), ("many", many)], 2):
            window = bench.take(full, subject)
            if window["rejects"]:
                say(f"{name}: {'; '.join(window['rejects'])}")
            costs[name].append(_cost(window))
    return costs["one"], costs["many"]


def _cost(window):
    """CPU-milliseconds per call, everything counted."""
    return sum(window["cpu"].values()) / window["requests"] * 1000


def _report(options, alone, one, many, memory):
    ratio = figures.summary([b / a for a, b in zip(one, many)])
    print(f"{machine.line()}; revision {machine.revision()}; {options.rounds} rounds of "
          f"{options.seconds} s")
    print(f"one config, none other saved: {_middle(alone):.4f} CPU-ms per call")
    print(f"one config, {options.configs:,} saved: {_middle(one):.4f} CPU-ms per call")
    print(f"all {options.configs:,} in turn: {_middle(many):.4f} CPU-ms per call")
    print(f"in turn / one: {ratio['median']:.3f} [{ratio['low']:.3f}, {ratio['high']:.3f}]")
    print(f"memory: {memory['pss']['gateway'] / 2**20:.0f} MiB PSS")


def _middle(costs):
    return figures.median(costs)


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/configs", description=__doc__)
    add = parser.add_argument
    add("--configs", type=int, default=100_000)
    add("--rounds", type=int, default=5)
    add("--seconds", type=int, default=10)
    add("--connections", type=int, default=32)
    add("--warm-up", type=int, default=60)
    add("--cache", type=Path, default=default_cache())
    parser.set_defaults(against=None)
    return parser
