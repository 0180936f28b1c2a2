"""What has to be on the machine, all that is missing named at once."""

import os
import re
import shutil
import subprocess

from . import java
from .fault import BenchFault

TOOLS = {"nginx": "nginx (apt install nginx)", "wrk": "wrk (apt install wrk)",
         "node": "Node 20 or newer", "npm": "npm", "openssl": "openssl (apt install openssl)"}


def check(options):
    """Faults with one line; answers the versions found."""
    missing = [text for tool, text in TOOLS.items() if not shutil.which(tool)]
    if shutil.which("node") and node_release() < 20:
        missing.append(TOOLS["node"])
    if wants_turnpike(options) and not java.home():
        missing.append("a JDK 25 (JAVA_HOME)")
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        missing.append("Linux with two cores to use")
    if missing:
        raise BenchFault("missing: " + "; ".join(missing))
    return versions(options)


def versions(options):
    found = {"nginx": _said("nginx", "-v"), "wrk": _said("wrk", "-v"), "node": _said("node", "-v")}
    if wants_turnpike(options):
        found["jdk"] = java.version(java.home())
    return found


def wants_turnpike(options):
    return any(name.startswith("turnpike") for name in options.subjects)


def node_release():
    return int(_said("node", "-v").split(".")[0])


def _said(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found.group() if found else "unknown"
