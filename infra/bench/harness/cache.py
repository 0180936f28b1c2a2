"""Kept answers against made ones, in one process: the same call by a config without a cache, by one
whose every call is another one's (a miss, which is kept), and by one whose answer is there (a hit).

Prints CPU per call at full load and latencies one by one, in windows side by side. Nothing is
published; the last result is written down by hand in docs/caching.md.
"""

import secrets
from dataclasses import replace

from . import figures, http, kinds, trial, turnpike
from .fault import BenchFault
from .main import say

CONFIG = "bench-kept"
CACHE = {"mode": "simple", "max_age": 3600}
MANY = 1_000_000_000
UNMADE = "the mock saw only"


def main(arguments):
    options = trial.parser("cache", __doc__, rounds=5, seconds=10).parse_args(arguments)
    return trial.main(_run, options)


def _run(run):
    subjects = {"none": run.gateway, "miss": _kept(run, "missed"), "hit": _kept(run, "hit")}
    for name, subject in subjects.items():
        run.warm(name, _called(name, subject))
    single = kinds.Calls("single", kinds.LOAD, "whole", 1, run.options.seconds)
    _report(run, *(_windows(run, kind, subjects) for kind in (run.full, single)))


def _kept(run, name):
    """The same subject, called by a config of another organization that keeps answers."""
    key, management = run.organization(name)
    document = {**turnpike.document("mock-whole"), "cache": CACHE}
    http.demand("PUT", f"{run.root}/api/v1/configs/{CONFIG}", management, document)
    whole = run.gateway.targets["whole"]
    headers = {**whole.headers, "Authorization": f"Bearer {key}", "x-turnpike-config": CONFIG}
    return replace(run.gateway, label=name, targets={"whole": replace(whole, headers=headers)})


def _called(name, subject):
    return _apart(subject) if name == "miss" else subject


def _apart(subject):
    """Called so that no call of this window finds what another one, or an earlier window, kept."""
    whole = subject.targets["whole"]
    namespace = f"namespace={secrets.token_hex(4)}-{{{MANY}}}"
    headers = {**whole.headers, "x-turnpike-cache": namespace}
    return replace(subject, targets={"whole": replace(whole, headers=headers)})


def _windows(run, kind, subjects):
    taken = {name: [] for name in subjects}
    for name, subject in run.turns(subjects):
        window = run.bench.take(kind, _called(name, subject))
        odd = [why for why in window["rejects"] if name != "hit" or not why.startswith(UNMADE)]
        if odd:
            say(f"{name}: {'; '.join(odd)}")
        if name == "hit" and window["handled"]:
            raise BenchFault(f"{window['handled']} hits were made by the provider")
        if name == "miss" and window["handled"] < window["requests"]:
            raise BenchFault("misses were answered by what was kept")
        taken[name].append(window)
    return taken


def _report(run, full, single):
    costs = {name: [trial.cost(window) for window in windows] for name, windows in full.items()}
    run.print_head()
    for name in full:
        print(f"{name}: {figures.median(costs[name]):.4f} CPU-ms per call; one by one "
              f"p50 {_middle(single[name], 'p50_us'):.0f} us, p99 {_middle(single[name], 'p99_us'):.0f} us")
    for one, other in (("hit", "miss"), ("hit", "none"), ("miss", "none")):
        trial.print_ratio(f"CPU, {one} / {other}", costs[one], costs[other])


def _middle(windows, figure):
    return figures.median([window[figure] for window in windows])
