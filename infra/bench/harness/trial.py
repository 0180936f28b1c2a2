"""A trial: one gateway process, called in several ways in windows side by side. Nothing of it is
published; it prints its result, which is written down by hand in a page of docs/.
"""

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path

from . import figures, java, kinds, machine, turnpike
from .fault import BenchFault
from .main import say
from .mocks import Mocks
from .options import default_cache
from .subjects import Subject
from .warmup import warm
from .windows import Bench
from .workspace import Workspace


@dataclass(frozen=True)
class Trial:
    options: argparse.Namespace
    mocks: Mocks
    gateway: Subject
    bench: Bench

    @property
    def full(self):
        """Calls at full load."""
        return kinds.full(self.options)

    @property
    def root(self):
        return self.gateway.targets["whole"].url.split("/v1/")[0]

    def organization(self, name):
        """A further one in the same process: its gateway key and its management key."""
        return turnpike.organization(self.root, f"{name}@example.com", name, self.mocks)

    def warm(self, name, subject):
        say(f"warming {name}")
        warm(self.bench, self.full, (), subject, self.options.warm_up)

    def costs(self, **subjects):
        """By name, what a call of each costs in windows that take turns by lot."""
        costs = {name: [] for name in subjects}
        for name, subject in self.turns(subjects):
            window = self.bench.take(self.full, subject)
            if window["rejects"]:
                say(f"{name}: {'; '.join(window['rejects'])}")
            costs[name].append(cost(window))
        return costs

    def turns(self, subjects):
        """Each of them once a round, in an order drawn anew."""
        for _ in range(self.options.rounds):
            yield from random.sample(list(subjects.items()), len(subjects))

    def print_head(self):
        print(f"{machine.line()}; revision {machine.revision()}; {self.options.rounds} rounds of "
              f"{self.options.seconds} s")


def cost(window):
    """CPU-milliseconds per call, everything counted."""
    return sum(window["cpu"].values()) / window["requests"] * 1000


def print_ratio(what, ones, others):
    ratio = figures.summary([one / other for one, other in zip(ones, others)])
    print(f"{what}: {ratio['median']:.3f} [{ratio['low']:.3f}, {ratio['high']:.3f}]")


def parser(name, description, rounds, seconds):
    options = argparse.ArgumentParser(prog=f"infra/bench/{name}", description=description)
    add = options.add_argument
    add("--rounds", type=int, default=rounds)
    add("--seconds", type=int, default=seconds)
    add("--connections", type=int, default=32)
    add("--warm-up", type=int, default=60)
    add("--jar", type=Path, help="an app jar that is built already")
    add("--cache", type=Path, default=default_cache())
    options.set_defaults(against=None)
    return options


def main(run, options, subject="turnpike-t1"):
    """Carries out `run` on a trial; the code the process ends with."""
    workspace = Workspace(options.cache)
    running = []
    try:
        subject_cpus, load_cpus = machine.cores("pinned")
        mocks = Mocks(workspace, load_cpus)
        running += mocks.trees
        gateway = _gateway(subject, options, mocks, workspace, subject_cpus)
        running.append(gateway)
        run(Trial(options, mocks, gateway, Bench(options, mocks, workspace, load_cpus)))
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


def _gateway(subject, options, mocks, workspace, cpus):
    home = java.home()
    if not options.jar:
        java.build(home)
    jar = options.jar or java.jar()
    runtime = turnpike.Runtime.of_jar(home, jar, java.shipped_flags(), machine.revision())
    return turnpike.start(subject, runtime, mocks, workspace, cpus)
