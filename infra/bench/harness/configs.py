"""One config against very many, in one process: the same calls, each naming another config.

Prints the CPU of a call in paired windows. Nothing is published; the last result is written down by
hand in docs/performance.md.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from . import figures, trial
from .main import say

SAVERS = 8
STEP = 5_000
NAME = "many-"


def main(arguments):
    parser = trial.parser("configs", __doc__, rounds=5, seconds=10)
    parser.add_argument("--configs", type=int, default=100_000)
    return trial.main(_run, parser.parse_args(arguments))


def _run(run):
    one, count = run.gateway, run.options.configs
    run.warm("with one config", one)
    alone = [trial.cost(run.bench.take(run.full, one)) for _ in range(run.options.rounds)]
    many = _many(one, count)
    say("asking for each of them once")
    _touch(run, many)
    run.warm("with all of them", many)
    _report(run, alone, run.costs(one=one, many=many))


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


def _touch(run, many):
    """Every config is read from the database by the first call that names it."""
    asked = 0
    while asked < run.options.configs:
        asked += run.bench.take(run.full, many, 10)["requests"]


def _report(run, alone, costs):
    one, many, memory = costs["one"], costs["many"], run.gateway.memory()
    count = f"{run.options.configs:,}"
    run.print_head()
    print(f"one config, none other saved: {figures.median(alone):.4f} CPU-ms per call")
    print(f"one config, {count} saved: {figures.median(one):.4f} CPU-ms per call")
    print(f"all {count} in turn: {figures.median(many):.4f} CPU-ms per call")
    trial.print_ratio("in turn / one", many, one)
    print(f"memory: {memory['pss']['gateway'] / 2**20:.0f} MiB PSS")
