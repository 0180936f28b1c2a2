"""Load until a subject's compilers have gone quiet.

The cost of a call wavers by more from window to window than the last compiled methods change it, so
that it cannot say when to stop. The time that the compiler threads take can: on one core it is half
of everything at first and falls to nothing within a window or two.
"""

import time

from . import procfs
from .kinds import LOAD

WINDOW_SECONDS = 5
WINDOWS = 3
TASTE_SECONDS = 2
MANY = 1000
QUIET_SHARE = 0.02
COMPILERS = ("C1 CompilerThre", "C2 CompilerThre")


def warm(bench, full, others, subject, longest):
    """Cost per call and the compilers' share of it, for each window of full load it took."""
    if subject.tree is None or longest == 0:
        return []
    for kind in _tastes(others, subject):
        bench.take(kind, subject, TASTE_SECONDS)
    taken, deadline = [], time.monotonic() + longest
    while not quiet(taken) and time.monotonic() < deadline:
        taken.append(_window(bench, full, subject, min(WINDOW_SECONDS, longest)))
    return taken


def _tastes(others, subject):
    """A little of each kind, so that its code is compiled too; elsewhere there is less to compile."""
    compiles = compiling(subject) > 0
    return [kind for kind in others if kind.concerns(subject) and kind.width < MANY
            and (compiles or kind.part == LOAD)]


def quiet(taken):
    """Whether the compilers had next to nothing to do in the last three windows together."""
    last = taken[-WINDOWS:]
    return len(last) == WINDOWS and sum(share for _, share in last) < QUIET_SHARE * WINDOWS


def _window(bench, kind, subject, seconds):
    before = compiling(subject)
    window = bench.take(kind, subject, seconds)
    used = sum(window["cpu"].values())
    return used / max(window["requests"], 1), (compiling(subject) - before) / max(used, 0.01)


def compiling(subject):
    """CPU seconds of the JVM's compiler threads so far; none of programs that are not JVMs."""
    return sum(procfs.thread_seconds(member.pid, COMPILERS)
               for member in subject.tree.members() if member.name == "java")
