"""Limits and a hard budget against none, in one process: the same calls of two organizations.

Both are called with a key and a named config, and every call is journalled, priced and stored; one
of them has a hard budget, a limit of requests, one of tokens and one of calls at once. Prints the
CPU of a call in paired windows. Nothing is published; the last result is written down by hand in
docs/money.md.
"""

import argparse
import random
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

ALL = {"organization": True}
RULES = {"budgets/bench": {"scope": ALL, "amount_usd": "1000000", "period": "month",
                           "mode": "hard"},
         "limits/requests": {"scope": ALL, "requests": 1_000_000_000, "per": "minute"},
         "limits/tokens": {"scope": ALL, "tokens": 1_000_000_000_000, "per": "minute"},
         "limits/at-once": {"scope": ALL, "concurrency": 1_000_000}}


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
    # Under a name of its own: both are written to one database, and need no longer windows.
    free = replace(_turnpike(options, mocks, workspace, subject_cpus), name="turnpike-money")
    running.append(free)
    bound = _bound(free, mocks)
    bench = Bench(options, mocks, workspace, load_cpus)
    full = kinds.full(options)
    for subject in (free, bound):
        say(f"warming {subject.label}")
        warm(bench, full, (), subject, options.warm_up)
    _report(options, *_paired(bench, full, free, bound, options))


def _turnpike(options, mocks, workspace, cpus):
    home = java.home()
    if not options.jar:
        java.build(home)
    jar = options.jar or java.jar()
    runtime = turnpike.Runtime.of_jar(home, jar, java.shipped_flags(), machine.revision())
    return turnpike.start("turnpike-t3", runtime, mocks, workspace, cpus)


def _bound(free, mocks):
    """Another organization in the same process, with limits and a budget."""
    root = free.targets["whole"].url.split("/v1/")[0]
    key, management = turnpike.organization(root, "bound@example.com", "Bound", mocks)
    for name, rule in RULES.items():
        http.demand("PUT", f"{root}/api/v1/{name}", management, rule)
    whole = free.targets["whole"]
    headers = {**whole.headers, "Authorization": f"Bearer {key}"}
    return replace(free, label="limits and a hard budget",
                   targets={"whole": replace(whole, headers=headers)})


def _paired(bench, full, free, bound, options):
    costs = {"none": [], "rules": []}
    for _ in range(options.rounds):
        for name, subject in random.sample([("none", free), ("rules", bound)], 2):
            window = bench.take(full, subject)
            if window["rejects"]:
                say(f"{name}: {'; '.join(window['rejects'])}")
            costs[name].append(sum(window["cpu"].values()) / window["requests"] * 1000)
    return costs["none"], costs["rules"]


def _report(options, none, rules):
    ratio = figures.summary([b / a for a, b in zip(none, rules)])
    print(f"{machine.line()}; revision {machine.revision()}; {options.rounds} rounds of "
          f"{options.seconds} s")
    print(f"key, config, log: {figures.median(none):.4f} CPU-ms per call")
    print(f"the same with limits and a hard budget: {figures.median(rules):.4f} CPU-ms per call")
    print(f"with / without: {ratio['median']:.3f} [{ratio['low']:.3f}, {ratio['high']:.3f}]")


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/money", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=7)
    add("--seconds", type=int, default=15)
    add("--connections", type=int, default=32)
    add("--warm-up", type=int, default=60)
    add("--jar", type=Path, help="an app jar that is built already")
    add("--cache", type=Path, default=default_cache())
    parser.set_defaults(against=None)
    return parser
