"""CPU time and memory as the kernel counts them."""

import os
import signal
from collections import namedtuple
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
KTHREADD = 2

Process = namedtuple("Process", "pid name parent seconds reaped_seconds")


def processes():
    """Every process by pid."""
    found = (_process(entry) for entry in PROC.iterdir() if entry.name.isdigit())
    return {process.pid: process for process in found if process}


def _process(entry):
    try:
        return parse_stat((entry / "stat").read_text(errors="replace"))
    except (FileNotFoundError, ProcessLookupError):
        return None


def parse_stat(line):
    pid, rest = line.split(" (", 1)
    name, rest = rest.rsplit(") ", 1)
    fields = rest.split()
    user, system, reaped_user, reaped_system = (int(field) / TICKS for field in fields[11:15])
    return Process(int(pid), name, int(fields[1]), user + system, reaped_user + reaped_system)


def descendants(root, table):
    """The process itself and everything below it."""
    members = {root} & table.keys()
    while True:
        more = {p.pid for p in table.values() if p.parent in members} - members
        if not more:
            return [table[pid] for pid in members]
        members |= more


def memory(pid):
    """Resident and proportional bytes; zeros for a process that has gone."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return {"rss": 0, "pss": 0}
    sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
    return {"rss": sizes.get("Rss", 0), "pss": sizes.get("Pss", 0)}


def thread_seconds(pid, names):
    """CPU seconds, counted in nanoseconds, of a process's threads whose names begin so."""
    return sum(_task_nanoseconds(task, names) for task in (PROC / str(pid) / "task").glob("*")) / 1e9


def _task_nanoseconds(task, names):
    try:
        named = (task / "comm").read_text().startswith(names)
        return int((task / "schedstat").read_text().split()[0]) if named else 0
    except OSError:
        return 0


def machine_ticks():
    """All and stolen ticks of all cores."""
    fields = [int(field) for field in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:]]
    return sum(fields[:8]), fields[7]


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
