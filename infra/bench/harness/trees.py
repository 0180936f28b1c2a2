"""A process with all its descendants, started, counted and ended as one."""

import subprocess
import sys
import time
from pathlib import Path

from . import procfs
from .fault import BenchFault

SUPERVISE = Path(__file__).with_name("supervise.py")
PARTS = {"postgres": "postgres", "redis": "redis"}
STOP_SECONDS = 30


class Tree:
    def __init__(self, name, command, cpus, log, environment=None):
        self.name, self.log = name, Path(log)
        cpu_list = ",".join(map(str, cpus))
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, str(SUPERVISE), cpu_list, *map(str, command)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                env=environment, start_new_session=True)

    def members(self):
        return procfs.descendants(self.process.pid, procfs.processes())

    def cpu(self):
        """CPU seconds so far by part; what ended children used stays with their parent."""
        return sum_by_part((p.name, self._own(p) + p.reaped_seconds) for p in self.members())

    def _own(self, process):
        """What a process used itself; the supervisor is ours and not the subject's."""
        return 0 if process.pid == self.process.pid else process.seconds

    def memory(self):
        """Bytes by part."""
        sizes = [(p.name, procfs.memory(p.pid)) for p in self.members() if p.pid != self.process.pid]
        return {kind: sum_by_part((name, size[kind]) for name, size in sizes)
                for kind in ("rss", "pss")}

    def gateway(self):
        """The process that is the gateway itself."""
        return next(p.pid for p in self.members() if p.name == "java")

    def await_ready(self, ready, seconds):
        deadline = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None:
                raise BenchFault(f"{self.name} ended before it was ready: {self.last_words()}")
            if time.monotonic() > deadline:
                raise BenchFault(f"{self.name} not ready after {seconds} s: {self.last_words()}")
            time.sleep(0.05)

    def last_words(self):
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return " | ".join(lines[-3:])[-400:] or "it said nothing"

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self._end()

    def _end(self):
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            for member in self.members():
                procfs.kill(member.pid)
            self.process.wait()


def sum_by_part(named_figures):
    sums = {}
    for name, figure in named_figures:
        sums[part_of(name)] = sums.get(part_of(name), 0) + figure
    return sums


def part_of(name):
    """Which part of a subject a process is, by its name; its own databases count apart."""
    for beginning, part in PARTS.items():
        if name.startswith(beginning):
            return part
    return "gateway"
