"""One measured stretch of load on one subject, and what makes it void."""

import time

from . import generators, java
from .noise import Noise

ERROR_LIMIT = 0.001
QUIET_SHARE = 0.05
SETTLE_SECONDS = 20


class Bench:
    """Everything a window needs besides its subject."""

    def __init__(self, options, mocks, load_cpus):
        self.options, self.mocks, self.load_cpus = options, mocks, load_cpus

    def full(self, subject, seconds):
        return self.whole(subject, "full", self.options.connections, seconds)

    def single(self, subject, seconds):
        return self.whole(subject, "single", 1, seconds)

    def whole(self, subject, kind, connections, seconds):
        calls = self.mocks.calls()
        window = self._measured(subject, lambda: generators.whole(
            subject, connections, seconds, self.load_cpus))
        window["handled"] = self.mocks.calls() - calls - 1
        window["failed"] = window["errors"] + window["bad_status"]
        window["rps"] = window["requests"] / (window["duration_us"] / 1e6)
        return self._judged(window, kind, window["requests"], connections)

    def streamed(self, subject, seconds):
        streams = self.mocks.streams()
        window = self._measured(subject, lambda: generators.streamed(
            subject, self.options.streams, seconds, self.load_cpus))
        window["handled"] = self.mocks.streams() - streams
        window["failed"] = window["broken"]
        return self._judged(window, "streamed", window["streams"], self.options.streams)

    def _measured(self, subject, load):
        noise = Noise([tree for tree in (subject.tree, *self.mocks.trees) if tree])
        allocated = self._allocated(subject)
        before = subject.cpu()
        window = load()
        rejects = noise.reasons()
        settled = settle(subject)
        after = subject.cpu()
        cpu = {part: after[part] - before.get(part, 0) for part in after}
        grown = self._allocated(subject)
        return {**window, "subject": subject.name, "cpu": cpu, "settle_s": settled,
                "rejects": rejects, "allocated": None if grown is None else grown - allocated}

    def _allocated(self, subject):
        """Asked only where two builds are compared: it costs the subject a little work."""
        return java.allocated(subject.tree.gateway()) if self.options.against and subject.tree else None

    def _judged(self, window, kind, count, connections):
        window["kind"], window["connections"] = kind, connections
        if count == 0 or window["failed"] / count > ERROR_LIMIT:
            complaint = window.get("complaint", "")
            window["rejects"].append(f"{window['failed']} failed of {count} {complaint}".strip())
        if window["handled"] < count:
            window["rejects"].append(f"the mock saw only {window['handled']} of {count} calls")
        return window


def settle(subject):
    """Seconds until the subject has finished work it put off; that work is charged too."""
    begun = time.monotonic()
    while subject.tree and time.monotonic() - begun < SETTLE_SECONDS:
        before = sum(subject.cpu().values())
        time.sleep(0.4)
        if sum(subject.cpu().values()) - before < 0.4 * QUIET_SHARE:
            break
    return time.monotonic() - begun
