"""Load until a subject's cost per request stands still."""

import time

WINDOW_SECONDS = 5
STREAM_SECONDS = 2
STEADY = 0.03


def warm(bench, subject, longest):
    """The costs per call of the windows it took."""
    if subject.tree is None or longest == 0:
        return []
    bench.streamed(subject, STREAM_SECONDS)
    costs, deadline = [], time.monotonic() + longest
    while not steady(costs) and time.monotonic() < deadline:
        window = bench.full(subject, min(WINDOW_SECONDS, longest))
        costs.append(sum(window["cpu"].values()) / max(window["requests"], 1))
    return costs


def steady(costs):
    """Whether the last three differ by less than three parts in a hundred."""
    last = costs[-3:]
    return len(last) == 3 and max(last) - min(last) < STEADY * max(last)
