"""What the console's and the API's pages of the catalogue cost: the CPU of the server's own process
for each, warm, with an organization of four connections, and how long they are.

Prints the table of docs/models.md, which is written down there by hand.
"""

import argparse
import gzip
import html
import http.cookiejar
import os
import re
import sys
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from . import figures, http as small, java, machine, procfs, turnpike
from .fault import BenchFault
from .main import say
from .options import default_cache
from .workspace import Workspace, free_port

TYPES = ("openai", "anthropic", "gemini", "mistral")
ACCOUNT = {"email": "bench@example.com", "password": "correct horse battery", "organization": "Bench"}
ASKED = (("`/catalog`, first page", "/catalog"),
         ("`/catalog?search=claude+sonnet`", "/catalog?search=claude+sonnet"),
         ("`GET /api/v1/models`, 50 models", "/api/v1/models"),
         ("`GET /api/v1/models?search=claude%20sonnet`", "/api/v1/models?search=claude%20sonnet"))


def main(arguments):
    options = _parser().parse_args(arguments)
    workspace = Workspace(options.cache)
    running = []
    try:
        _run(options, workspace, running)
        return 0
    except BenchFault as fault:
        print(f"bench: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        for tree in running:
            tree.stop()
        workspace.remove()


def _run(options, workspace, running):
    home = java.home()
    if not options.jar:
        java.build(home)
    jar = options.jar or java.jar()
    runtime = turnpike.Runtime.of_jar(home, jar, java.shipped_flags(), machine.revision())
    port = free_port()
    tree = turnpike.run("turnpike-t3", runtime, workspace, os.sched_getaffinity(0), port)
    running.append(tree)
    tree.await_ready(lambda: turnpike.is_ready(port), turnpike.READY_SECONDS)
    reader = _reader(f"http://127.0.0.1:{port}")
    _report(options, {path: _taken(reader, tree.gateway(), path, options) for _, path in ASKED})


def _reader(root):
    """Asks as somebody who is logged in to the console and has four connections."""
    keys = small.demand("POST", f"{root}/api/v1/signup", body=ACCOUNT)
    management = {"Authorization": f"Bearer {keys['management_key']}"}
    for type in TYPES:
        small.demand("PUT", f"{root}/api/v1/providers/{type}", management,
                     {"type": type, "api_key": "sk-bench"})
    browser = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()))
    form = browser.open(f"{root}/login", timeout=30).read().decode()
    token = html.unescape(re.search(r'name="_csrf" value="([^"]+)"', form).group(1))
    browser.open(f"{root}/login", urlencode({**ACCOUNT, "_csrf": token}).encode(), timeout=30)
    return lambda path: _asked(browser, root + path)


def _asked(browser, url):
    """How long an answer is, and how long it was on the line."""
    answer = browser.open(Request(url, headers={"Accept-Encoding": "gzip"}), timeout=30)
    if answer.geturl() != url:
        raise BenchFault(f"{url} led to {answer.geturl()}")
    body = answer.read()
    packed = answer.headers.get("content-encoding") == "gzip"
    return len(gzip.decompress(body) if packed else body), len(body)


def _taken(reader, pid, path, options):
    say(f"warming {path}")
    for _ in range(max(1, options.warm_up)):
        sizes = reader(path)
    rounds = [_round(reader, pid, path, options.times) for _ in range(options.rounds)]
    return figures.median(rounds), min(rounds), *sizes


def _round(reader, pid, path, times):
    """CPU-milliseconds of the server's process for one."""
    before = _seconds(pid)
    for _ in range(times):
        reader(path)
    return (_seconds(pid) - before) * 1000 / times


def _seconds(pid):
    return procfs.processes()[pid].seconds


def _report(options, taken):
    print(f"{machine.line()}; revision {machine.revision()}; medians of {options.rounds} rounds of "
          f"{options.times}, and the least")
    print("| asked | CPU | least | bytes | on the line |\n|---|--:|--:|--:|--:|")
    for name, path in ASKED:
        median, least, whole, packed = taken[path]
        print(f"| {name} | {median:.1f} ms | {least:.1f} ms | {whole:,} | {packed:,} |")


def _parser():
    parser = argparse.ArgumentParser(prog="infra/bench/catalog", description=__doc__)
    add = parser.add_argument
    add("--rounds", type=int, default=5)
    add("--times", type=int, default=100, help="how often each is asked in a round")
    add("--warm-up", type=int, default=500, help="how often before the first round")
    add("--jar", type=Path, help="an app jar that is built already")
    add("--cache", type=Path, default=default_cache())
    return parser
