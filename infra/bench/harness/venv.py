"""Peers that come as Python packages, pinned by hash, each in a folder of its own."""

import shutil
import subprocess
import sys

from .fault import BenchFault
from .workspace import HOME


def install(cache, name):
    """The folder they are in; a second run with the same pins needs no network."""
    pins, folder = HOME / name / "requirements.txt", cache / name
    if not _has(folder, pins):
        shutil.rmtree(folder, ignore_errors=True)
        _run(name, sys.executable, "-m", "venv", folder)
        _run(name, folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check",
             "--no-deps", "--only-binary=:all:", "--require-hashes", "-r", pins)
        shutil.copy(pins, folder / "installed")
    return folder


def version(name):
    """The pinned one."""
    pinned = (HOME / name / "requirements.txt").read_text().splitlines()
    return next(line.split("==")[1].split()[0] for line in pinned
                if line.split("==")[0] in (name, f"{name}-server"))


def _has(folder, pins):
    kept = folder / "installed"
    return kept.exists() and kept.read_text() == pins.read_text()


def _run(name, *command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode:
        raise BenchFault(f"{name} could not be installed: {done.stderr.strip()[-300:]}")
