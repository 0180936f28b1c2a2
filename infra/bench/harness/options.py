"""The command line."""

import argparse
import os
from pathlib import Path

SUBJECTS = ("direct", "nginx", "portkey", "turnpike-t1", "turnpike-t3")
EARLIER = ("direct", "turnpike-t1", "turnpike-t1-before", "turnpike-t3", "turnpike-t3-before")
FULL = {"rounds": 9, "seconds": 20}


def parse(arguments):
    options = _parser().parse_args(arguments)
    if options.full:
        options.rounds, options.seconds = FULL["rounds"], FULL["seconds"]
    options.subjects = options.subjects or (EARLIER if options.against else SUBJECTS)
    options.command = " ".join(["infra/bench/run", *arguments])
    return options


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/run", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=_at_least(1), default=3, help="every subject once per round")
    add("--seconds", type=_at_least(1), default=10, help="length of a throughput window")
    add("--full", action="store_true", help="9 rounds of 20 s, for figures to publish")
    add("--connections", type=_at_least(1), default=32, help="connections at full load")
    add("--streams", type=_at_least(1), default=50, help="streams open at the same time")
    add("--warm-up", type=_at_least(0), default=180, metavar="S", help="longest warm-up")
    add("--subjects", type=_subjects, default=None, help=",".join(SUBJECTS))
    add("--placement", choices=("pinned", "shared"), default="pinned",
        help="pinned: subject on the first core, load and mock on the second")
    add("--jar", type=Path, help="measure this app jar instead of building one")
    add("--against", type=Path, metavar="JAR",
        help="compare with an earlier app jar instead of with other gateways; never published")
    add("--java-flags", help="instead of the flags in the root pom's run.jvm")
    add("--cache", type=Path, default=default_cache(), help="where Portkey and scratch files go")
    add("--seed", type=int, default=None, help="repeats the order of an earlier run")
    add("--no-publish", action="store_true", help="leave results/ and docs/ alone")
    add("--keep-noisy", action="store_true",
        help="use windows that a noisy machine spoilt; such a run is never published")
    return parser


def _at_least(least):
    def number(text):
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"must be at least {least}")
        return value
    return number


def _subjects(text):
    names = tuple(text.split(","))
    for name in names:
        if name not in (*SUBJECTS, *EARLIER):
            raise argparse.ArgumentTypeError(f"unknown subject {name}")
    return ("direct", *[name for name in names if name != "direct"])


def default_cache():
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "turnpike-bench"
