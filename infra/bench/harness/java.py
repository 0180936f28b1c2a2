"""A JDK 25 or newer, and the app's jar built with it."""

import os
import re
import subprocess
from pathlib import Path

from .fault import BenchFault
from .workspace import HOME, ROOT

LEAST = 25


def home():
    """JAVA_HOME if it is new enough, else the newest JDK in the usual places."""
    candidates = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    candidates += sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    candidates += sorted((Path.home() / ".sdkman/candidates/java").glob("*"), reverse=True)
    return next((found for found in candidates if release(found) >= LEAST), None)


def release(folder):
    try:
        text = (folder / "release").read_text()
    except OSError:
        return 0
    return int(re.search(r'JAVA_VERSION="(\d+)', text).group(1))


def version(folder):
    return re.search(r'JAVA_VERSION="([^"]+)', (folder / "release").read_text()).group(1)


def build(java_home):
    """Packages the app."""
    done = subprocess.run(
        ["./mvnw", "-q", "-pl", "app", "-am", "-DskipTests", "package"], cwd=ROOT,
        env={**os.environ, "JAVA_HOME": str(java_home),
             "PATH": f"{java_home}/bin:{os.environ['PATH']}"}, capture_output=True, text=True)
    if done.returncode:
        raise BenchFault(f"the app does not build: {(done.stdout + done.stderr).strip()[-600:]}")


def launcher():
    """What the build lays out to be run, if it does."""
    found = ROOT / "app/target/turnpike/bin/turnpike"
    return found if found.exists() else None


def allocated(pid):
    """Bytes that a JVM has allocated so far."""
    return int(subprocess.run([home() / "bin/java", HOME / "load/Allocated.java", str(pid)],
                              check=True, capture_output=True, text=True, timeout=60).stdout)


def jar():
    jars = [found for found in (ROOT / "app/target").glob("turnpike-app-*.jar")
            if not found.stem.endswith(("-sources", "-javadoc", "-tests"))]
    if not jars:
        raise BenchFault("the build left no app/target/turnpike-app-*.jar")
    return jars[0]


def flags_of(pid):
    """The flags a JVM runs with."""
    return flags(Path(f"/proc/{pid}/cmdline").read_text().split("\0")[1:])


def flags(given):
    """Those in argument files too; of a file only its name."""
    arguments = [word for argument in given for word in _spelled_out(argument)]
    return [re.sub(r"=/.*/", "=", word) for word in arguments if word.startswith(("-X", "-D", "--"))]


def _spelled_out(argument):
    if not argument.startswith("@"):
        return [argument]
    lines = Path(argument[1:]).read_text().splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def shipped_flags():
    """The flags `spring-boot:run` uses, so that what is measured is what is run."""
    text = (ROOT / "pom.xml").read_text()
    return re.search(r"<run\.jvm>(.*?)</run\.jvm>", text, re.S).group(1).split()
