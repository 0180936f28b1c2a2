"""Whether anything but the benchmark used the machine during a window."""

import os
import time

from . import procfs

STEAL_LIMIT = 0.02
OTHER_LIMIT = 0.03


class Noise:
    """Starts counting when made; `reasons` says what spoilt the time since then."""

    def __init__(self, own_trees):
        self.own_trees = own_trees
        self.begun = time.monotonic()
        self.ticks = procfs.machine_ticks()
        self.table = procfs.processes()

    def reasons(self):
        """One line per broken limit; empty for a clean window."""
        return [*self._steal(), *self._others()]

    def _steal(self):
        total, stolen = (now - then for now, then in zip(procfs.machine_ticks(), self.ticks))
        share = stolen / max(total, 1)
        return [f"host stole {share:.1%}"] if share > STEAL_LIMIT else []

    def _others(self):
        table, seconds = procfs.processes(), time.monotonic() - self.begun
        own = self._own(table)
        shares = [(self._used(p) / seconds, p) for p in table.values() if p.pid not in own]
        return [f"{p.name} used {share:.0%} of a core" for share, p in sorted(shares)
                if share > OTHER_LIMIT]

    def _used(self, process):
        """Seconds since the start; a process that came later used all of its own."""
        before = self.table.get(process.pid)
        return process.seconds - (before.seconds if before else 0)

    def _own(self, table):
        """This program, the trees of the window, and kernel threads, which work for them."""
        kernel = {p.pid for p in table.values() if p.parent == procfs.KTHREADD}
        trees = (procfs.descendants(t.process.pid, table) for t in self.own_trees)
        return kernel | {os.getpid()} | {p.pid for tree in trees for p in tree}
