"""One measured stretch of load on one subject, and what makes it void."""

import time

from . import bodies, generators, java
from .kinds import STREAMS, Calls
from .noise import Noise

ERROR_LIMIT = 0.001
QUIET_SHARE = 0.05
SETTLE_SECONDS = 20


class Bench:
    """Everything a window needs besides its subject."""

    def __init__(self, options, mocks, workspace, load_cpus):
        self.options, self.mocks, self.load_cpus = options, mocks, load_cpus
        self.folder = workspace.folder_for("bodies")

    def take(self, kind, subject, seconds=None):
        seconds, target = seconds or kind.seconds_on(subject), subject.targets[kind.target]
        handled = self.mocks.calls(kind.target)
        window = self._measured(subject, lambda: self._load(kind, target, seconds))
        window["handled"] = self.mocks.calls(kind.target) - handled
        return judged({**window, "kind": kind.name, "connections": kind.width}, kind)

    def _load(self, kind, target, seconds):
        if not isinstance(kind, Calls):
            return generators.streamed(target, kind, seconds, self.load_cpus)
        window = generators.whole(target, self._body(kind), kind, seconds, self.load_cpus)
        return {**window, "rps": window["requests"] / (window["duration_us"] / 1e6)}

    def _body(self, kind):
        path = self.folder / f"{kind.body or 'ordinary'}.json"
        if not path.exists():
            path.write_bytes(bodies.call(kind.body))
        return path

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


def judged(window, kind):
    """The window with what its calls say against it; of many streams, broken ones are the finding."""
    count = window["requests" if isinstance(kind, Calls) else "streams"]
    failed = (window["errors"] + window["bad_status"]) if isinstance(kind, Calls) else window["broken"]
    rejects = list(window["rejects"])
    if count == 0 or (failed / count > ERROR_LIMIT and kind.part != STREAMS):
        rejects.append(f"{failed} failed of {count} {window.get('complaint', '')}".strip())
    if window["handled"] < count:
        rejects.append(f"the mock saw only {window['handled']} of {count} calls")
    return {**window, "failed": failed, "rejects": rejects}


def settle(subject):
    """Seconds until the subject has finished work it put off; that work is charged too."""
    begun = time.monotonic()
    while subject.tree and time.monotonic() - begun < SETTLE_SECONDS:
        before = sum(subject.cpu().values())
        time.sleep(0.4)
        if sum(subject.cpu().values()) - before < 0.4 * QUIET_SHARE:
            break
    return time.monotonic() - begun
