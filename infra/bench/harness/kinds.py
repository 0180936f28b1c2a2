"""The kinds of windows: what load, over how many connections, on whom."""

from dataclasses import dataclass

from . import bodies
from .mocks import LARGE

LOAD, SIZES, STREAMS, TLS, START = PARTS = ("load", "sizes", "streams", "tls", "start")
FLOORS = ("direct", "nginx", "envoy", "turnpike-t1")
PROXIES = FLOORS[1:]
LOGGING = "turnpike-t3"
VACUUM_SECONDS = 60
VACUUM_SHARE = 6


@dataclass(frozen=True)
class Kind:
    """`subjects` of None means all that have the target."""

    name: str
    part: str
    target: str
    width: int
    seconds: int
    subjects: tuple | None = None

    def concerns(self, subject):
        return self.target in subject.targets and (
            self.subjects is None or subject.name.removesuffix("-before") in self.subjects)

    def seconds_on(self, subject):
        return self.seconds


@dataclass(frozen=True)
class Calls(Kind):
    """Whole calls in a closed loop."""

    body: str | None = None

    def seconds_on(self, subject):
        """Autovacuum comes once a minute: where rows are written, each long window has one."""
        if self.name == "full" and subject.name.startswith(LOGGING):
            return max(self.seconds, min(VACUUM_SECONDS, VACUUM_SHARE * self.seconds))
        return self.seconds


@dataclass(frozen=True)
class Streams(Kind):
    """Streams of tokens at a fixed rate."""

    tokens: int = 64
    gap_ms: int = 20


def full(options):
    return Calls("full", LOAD, "whole", options.connections, options.seconds)


def of(options):
    """The kinds of the chosen parts, in the order in which they are taken."""
    wide, half, third = options.connections, max(options.seconds // 2, 1), max(options.seconds // 3, 1)
    kinds = [full(options), Calls("single", LOAD, "whole", 1, third),
             Streams("streamed", LOAD, "stream", options.streams, half),
             Calls("tls", TLS, "tls", wide, half, FLOORS), *_sizes(wide, third),
             # The same 5,000 tokens a second, in few streams and in many.
             Streams("streams-200", STREAMS, "stream", 200, half, PROXIES, 64, 40),
             Streams("streams-2000", STREAMS, "stream", 2000, half, PROXIES, 16, 400)]
    return [kind for kind in kinds if kind.part in options.parts]


def _sizes(wide, seconds):
    for size in bodies.SIZES:
        subjects = (*FLOORS, LOGGING) if size == "100k" else FLOORS
        yield Calls(f"ask-{size}", SIZES, LARGE, wide, seconds, subjects, size)
        yield Calls(f"answer-{size}", SIZES, f"{LARGE}-{size}", wide, seconds, subjects)
