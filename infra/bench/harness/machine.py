"""The line that says where the figures come from."""

import os
import platform
import re
import subprocess
from pathlib import Path

from .workspace import ROOT


def line():
    return f"{_cpu()}, {os.cpu_count()} cores, {_memory()} GiB, Linux {platform.release()}{_guest()}"


def cores(placement):
    """Cores of the subject and cores of load and mock."""
    usable = sorted(os.sched_getaffinity(0))
    if placement == "shared":
        return set(usable), set(usable)
    return {usable[0]}, {usable[1]}


def revision():
    """Short commit, with a plus if the tree differs from it."""
    commit = _git("rev-parse", "--short", "HEAD")
    return commit + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*arguments):
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or ("" if done.returncode == 0 else "unknown")


def _cpu():
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else platform.machine()


def _memory():
    kibibytes = int(re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text()).group(1))
    return round(kibibytes / 2**20)


def _guest():
    return ", virtual machine" if "hypervisor" in Path("/proc/cpuinfo").read_text() else ""
