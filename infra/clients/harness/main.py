"""One run: clients, a network of its own, provider, app, calls, snippets, agents, page."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from . import agents, network
from .gateway import Gateway
from .libraries import CLIENTS, Libraries
from .page import write
from .provider.server import Provider
from .snippets import Snippets

HERE = pathlib.Path(__file__).resolve().parent.parent
DOCS = HERE.parent.parent / "docs"


def main(arguments):
    options = _options(arguments)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="turnpike-clients-"))
    try:
        if network.is_alone():
            return _run(options, folder)
        libraries = (options.libraries or folder / "libraries").resolve()
        Libraries(HERE, libraries)
        return network.again_alone(HERE / "run", [*arguments, "--libraries", str(libraries)])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options(arguments):
    parser = argparse.ArgumentParser(prog="infra/clients/run", description=__doc__)
    parser.add_argument("--against", metavar="JAR", required=True, type=pathlib.Path,
                        help="the packaged app, app/target/turnpike-app-….jar")
    parser.add_argument("--libraries", metavar="FOLDER", type=pathlib.Path,
                        help="install the clients there, once, and keep them")
    parser.add_argument("--only", metavar="CLIENT", choices=CLIENTS,
                        help="nothing but this one, and leave docs/clients.md as it is")
    parser.add_argument("--no-publish", dest="publish", action="store_false",
                        help="leave docs/clients.md as it is")
    return parser.parse_args(arguments)


def _run(options, folder):
    libraries = Libraries(HERE, options.libraries.resolve())
    snippets = Snippets(DOCS / "snippets")
    results = []
    with Provider() as provider, Gateway(options.against.resolve(), folder) as gateway:
        environment = gateway.set_up(provider.root)
        for result in _all(libraries, snippets, environment, folder, options.only):
            mark = "ok  " if result["passed"] else "FAIL"
            print(f"{mark} {result['client']}: {result['call']}  {result['why']}".rstrip(),
                  flush=True)
            results.append(result)
    failed = [result for result in results if not result["passed"]]
    if options.publish and not options.only:
        write(DOCS / "clients.md", snippets, results, libraries.versions())
    print(f"clients: {len(results) - len(failed)} of {len(results)} passed")
    return 1 if failed or not results else 0


def _all(libraries, snippets, environment, folder, only):
    for command in libraries.scripts(HERE / "calls"):
        yield from (result for result in _calls(command, environment, folder)
                    if only in (None, result["client"]))
    yield from snippets.run(libraries, environment, folder, only)
    yield from agents.run(libraries, environment, folder, only)


def _calls(command, environment, folder):
    """A script of calls prints one JSON object for each; one that breaks off is a failure itself."""
    name = pathlib.Path(command[-1]).name
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True,
                          timeout=900)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
        results.append({"client": name, "call": "the script itself", "passed": False,
                        "why": (done.stderr.strip().splitlines() or ["no output"])[-1]})
    return results
