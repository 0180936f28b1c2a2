"""Interleaved rounds: every subject once per round, in an order drawn anew."""

import random

RETRIES = 2


def run(bench, subjects, options, say):
    """All windows in the order they were taken, void ones included."""
    order, windows = random.Random(options.seed), []
    for number in range(1, options.rounds + 1):
        for subject in order.sample(subjects, len(subjects)):
            say(f"round {number}/{options.rounds}: {subject.label}")
            for window in _visits(bench, subject, options.seconds):
                windows.append({**window, "round": number})
    return windows


def _visits(bench, subject, seconds):
    short = max(seconds // 3, 1)
    yield from _until_clean(lambda: bench.full(subject, seconds))
    yield from _until_clean(lambda: bench.single(subject, short))
    yield from _until_clean(lambda: bench.streamed(subject, max(seconds // 2, 1)))


def _until_clean(measure):
    for _ in range(1 + RETRIES):
        window = measure()
        yield window
        if not window["rejects"]:
            return
