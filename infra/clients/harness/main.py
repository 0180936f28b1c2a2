"""One run: libraries, provider, app, calls, page."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from .gateway import Gateway
from .libraries import Libraries
from .page import write
from .provider import Provider

HERE = pathlib.Path(__file__).resolve().parent.parent
PAGE = HERE.parent.parent / "docs/clients.md"


def main(arguments):
    options = _options(arguments)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="turnpike-clients-"))
    try:
        results, versions = _run(options, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    failed = [result for result in results if not result["passed"]]
    if options.publish:
        write(PAGE, results, versions)
    print(f"clients: {len(results) - len(failed)} of {len(results)} passed")
    return 1 if failed or not results else 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="infra/clients/run", description=__doc__)
    parser.add_argument("--against", metavar="JAR", required=True, type=pathlib.Path,
                        help="the packaged app, app/target/turnpike-app-….jar")
    parser.add_argument("--libraries", metavar="FOLDER", type=pathlib.Path,
                        help="install the libraries there, once, and keep them")
    parser.add_argument("--no-publish", dest="publish", action="store_false",
                        help="leave docs/clients.md as it is")
    return parser.parse_args(arguments)


def _run(options, folder):
    libraries = Libraries(HERE, (options.libraries or folder / "libraries").resolve())
    with Provider() as provider, Gateway(options.against.resolve(), folder) as gateway:
        environment = gateway.set_up(provider.root)
        results = []
        for name, command in libraries.commands(HERE / "calls"):
            results += _calls(name, command, environment, folder)
    return results, libraries.versions()


def _calls(name, command, environment, folder):
    """A script of calls prints one JSON object for each; one that breaks off is a failure itself."""
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True,
                          timeout=900)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        results.append({"client": name, "call": "the script itself", "passed": False,
                        "why": (done.stderr.strip().splitlines() or ["no output"])[-1]})
    for result in results:
        mark = "ok  " if result["passed"] else "FAIL"
        print(f"{mark} {result['client']}: {result['call']}  {result['why']}".rstrip())
    return results
