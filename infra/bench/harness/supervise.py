"""Runs one command so that everything it starts stays below this process.

Databases detach from whoever started them. As their reaper this process inherits them, so their
CPU time and memory count for the subject, and they end with it.

usage: supervise.py CPU[,CPU…] COMMAND…
"""

import ctypes
import os
import signal
import subprocess
import sys

import procfs

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
ORPHANS_MAY_TAKE_SECONDS = 5


def main(cpus, *command):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    os.sched_setaffinity(0, {int(cpu) for cpu in cpus.split(",")})
    child = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child.pid, signal.SIGTERM))
    signal.signal(signal.SIGALRM, lambda *_: end_orphans())
    reap_until_alone(child.pid)


def reap_until_alone(first):
    while True:
        try:
            pid, _ = os.wait()
        except ChildProcessError:
            return
        if pid == first:
            signal.signal(signal.SIGTERM, lambda *_: end_orphans())
            signal.alarm(ORPHANS_MAY_TAKE_SECONDS)


def end_orphans():
    for process in procfs.descendants(os.getpid(), procfs.processes()):
        if process.pid != os.getpid():
            os.kill(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
