"""Interleaved rounds: every kind of window on every subject it concerns, in an order drawn anew."""

import random

RETRIES = 2


def run(bench, kinds, subjects, options, say):
    """All windows in the order they were taken, void ones included.

    Within a round the subjects follow one another kind by kind, so that what is compared lies
    close together in time.
    """
    order, windows = random.Random(options.seed), []
    for number in range(1, options.rounds + 1):
        for kind in kinds:
            concerned = [subject for subject in subjects if kind.concerns(subject)]
            say(f"round {number}/{options.rounds}: {kind.name}")
            for subject in order.sample(concerned, len(concerned)):
                windows += [{**window, "round": number} for window in
                            _until_clean(lambda: bench.take(kind, subject), options, say)]
    return windows


def _until_clean(measure, options, say):
    for _ in range(1 if options.keep_noisy else 1 + RETRIES):
        window = measure()
        yield window
        if not window["rejects"]:
            return
        say(f"  {window['subject']} void: {'; '.join(window['rejects'])}")
