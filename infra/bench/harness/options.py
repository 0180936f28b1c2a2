"""The command line."""

import argparse
import os
from pathlib import Path

from .kinds import LOAD, PARTS

SUBJECTS = ("direct", "nginx", "envoy", "portkey", "turnpike-t1", "turnpike-t3")
SLOW = ("litellm",)
EARLIER = ("direct", "turnpike-t1", "turnpike-t1-before", "turnpike-t3", "turnpike-t3-before")
FULL = {"rounds": 9, "seconds": 20}


def parse(arguments):
    options = _parser().parse_args(arguments)
    if options.full:
        options.rounds, options.seconds, options.peers = FULL["rounds"], FULL["seconds"], "all"
    options.subjects = options.subjects or _default(options)
    options.parts = options.parts or ((LOAD,) if options.against else PARTS)
    options.command = " ".join(["infra/bench/run", *arguments])
    return options


def _default(options):
    if options.against:
        return EARLIER
    return (*SUBJECTS, *SLOW) if options.peers == "all" else SUBJECTS


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/run", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=_at_least(1), default=3, help="every subject once per round")
    add("--seconds", type=_at_least(1), default=10, help="length of a throughput window")
    add("--full", action="store_true", help="9 rounds of 20 s and all peers, for figures to publish")
    add("--parts", type=_among("part", PARTS), default=None, help=",".join(PARTS))
    add("--peers", choices=("quick", "all"), default="quick", help="all: LiteLLM too")
    add("--connections", type=_at_least(1), default=32, help="connections at full load")
    add("--streams", type=_at_least(1), default=50, help="streams open at the same time")
    add("--warm-up", type=_at_least(0), default=150, metavar="S", help="longest warm-up")
    add("--subjects", type=_subjects, default=None, help=",".join((*SUBJECTS, *SLOW)))
    add("--placement", choices=("pinned", "shared"), default="pinned",
        help="pinned: subject on the first core, load and mock on the second")
    add("--jar", type=Path, help="measure this app jar instead of building one")
    add("--against", type=Path, metavar="JAR",
        help="compare with an earlier app jar instead of with other gateways; never published")
    add("--java-flags", help="run the jar with these instead of the flags in the root pom's run.jvm")
    add("--cache", type=Path, default=default_cache(), help="where peers and scratch files go")
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


def _among(what, known):
    def names(text):
        found = tuple(text.split(","))
        for name in found:
            if name not in known:
                raise argparse.ArgumentTypeError(f"unknown {what} {name}")
        return found
    return names


def _subjects(text):
    names = _among("subject", (*SUBJECTS, *SLOW, *EARLIER))(text)
    return ("direct", *[name for name in names if name != "direct"])


def default_cache():
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "turnpike-bench"
