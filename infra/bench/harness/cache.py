"""Kept answers against made ones, in one process: the same call by a config without a cache, by one
whose every call is another one's (a miss, which is kept), and by one whose answer is there (a hit).

Prints CPU per call at full load and latencies one by one, in windows side by side. Nothing is
published; the last result is written down by hand in docs/caching.md.
"""

import argparse
import random
import secrets
import sys
from dataclasses import replace
from pathlib import Path

from . import figures, http, java, kinds, machine, turnpike
from .fault import BenchFault
from .main import say
from .mocks import Mocks
from .options import default_cache
from .warmup import warm
from .windows import Bench
from .workspace import Workspace

CONFIG = "bench-kept"
CACHE = {"mode": "simple", "max_age": 3600}
MANY = 1_000_000_000
UNMADE = "the mock saw only"


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
    none = _turnpike(options, mocks, workspace, subject_cpus)
    running.append(none)
    subjects = {"none": none, "miss": _kept(none, mocks, "missed"), "hit": _kept(none, mocks, "hit")}
    bench = Bench(options, mocks, workspace, load_cpus)
    full = kinds.full(options)
    for name, subject in subjects.items():
        say(f"warming {name}")
        warm(bench, full, (), _apart(subject) if name == "miss" else subject, options.warm_up)
    single = kinds.Calls("single", kinds.LOAD, "whole", 1, options.seconds)
    _report(options, *(_windows(bench, kind, subjects, options.rounds) for kind in (full, single)))


def _turnpike(options, mocks, workspace, cpus):
    home = java.home()
    if not options.jar:
        java.build(home)
    jar = options.jar or java.jar()
    runtime = turnpike.Runtime.of_jar(home, jar, java.shipped_flags(), machine.revision())
    return turnpike.start("turnpike-t1", runtime, mocks, workspace, cpus)


def _kept(none, mocks, name):
    """The same subject, called by a config of another organization that keeps answers."""
    root = none.targets["whole"].url.split("/v1/")[0]
    key, management = turnpike.organization(root, f"{name}@example.com", name, mocks)
    document = {**turnpike.document("mock-whole"), "cache": CACHE}
    http.demand("PUT", f"{root}/api/v1/configs/{CONFIG}", management, document)
    whole = none.targets["whole"]
    headers = {**whole.headers, "Authorization": f"Bearer {key}", "x-turnpike-config": CONFIG}
    return replace(none, label=name, targets={"whole": replace(whole, headers=headers)})


def _apart(subject):
    """Called so that no call of this window finds what another one, or an earlier window, kept."""
    whole = subject.targets["whole"]
    namespace = f"namespace={secrets.token_hex(4)}-{{{MANY}}}"
    headers = {**whole.headers, "x-turnpike-cache": namespace}
    return replace(subject, targets={"whole": replace(whole, headers=headers)})


def _windows(bench, kind, subjects, rounds):
    taken = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, subject in random.sample(list(subjects.items()), len(subjects)):
            window = bench.take(kind, _apart(subject) if name == "miss" else subject)
            odd = [why for why in window["rejects"] if name != "hit" or not why.startswith(UNMADE)]
            if odd:
                say(f"{name}: {'; '.join(odd)}")
            if name == "hit" and window["handled"]:
                raise BenchFault(f"{window['handled']} hits were made by the provider")
            if name == "miss" and window["handled"] < window["requests"]:
                raise BenchFault("misses were answered by what was kept")
            taken[name].append(window)
    return taken


def _report(options, full, single):
    print(f"{machine.line()}; revision {machine.revision()}; {options.rounds} rounds of "
          f"{options.seconds} s")
    for name in full:
        print(f"{name}: {figures.median(_costs(full[name])):.4f} CPU-ms per call; one by one "
              f"p50 {_middle(single[name], 'p50_us'):.0f} us, p99 {_middle(single[name], 'p99_us'):.0f} us")
    for one, other in (("hit", "miss"), ("hit", "none"), ("miss", "none")):
        ratio = figures.summary([a / b for a, b in zip(_costs(full[one]), _costs(full[other]))])
        print(f"CPU, {one} / {other}: {ratio['median']:.3f} [{ratio['low']:.3f}, {ratio['high']:.3f}]")


def _costs(windows):
    """CPU-milliseconds per call, everything counted."""
    return [sum(window["cpu"].values()) / window["requests"] * 1000 for window in windows]


def _middle(windows, figure):
    return figures.median([window[figure] for window in windows])


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/cache", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=5)
    add("--seconds", type=int, default=10)
    add("--connections", type=int, default=32)
    add("--warm-up", type=int, default=60)
    add("--jar", type=Path, help="an app jar that is built already")
    add("--cache", type=Path, default=default_cache())
    parser.set_defaults(against=None)
    return parser
