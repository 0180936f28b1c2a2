"""Portkey's open gateway from npm, versions pinned by portkey/package-lock.json."""

import os
import shutil
import subprocess

from . import http
from .fault import BenchFault
from .subjects import PATH, Subject, Target
from .trees import Tree
from .workspace import HOME, free_port

VERSION = "1.15.2"
BUILD = "node_modules/@portkey-ai/gateway/build/start-server.js"
FIRST_CHUNK_WAIT = "setTimeout(e,25)"


def install(cache):
    """The built server; a second run needs no network."""
    folder = cache / f"portkey-{VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HOME / "portkey" / name, folder)
    if not (folder / "installed").exists():
        _npm_ci(folder)
        (folder / "installed").touch()
    return folder / BUILD


def _npm_ci(folder):
    command = ["npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise BenchFault(f"npm could not install Portkey's gateway: {done.stderr.strip()[-300:]}")


def start(build, mocks, workspace, cpus):
    port = free_port()
    environment = {**os.environ, "NODE_ENV": "production"}
    tree = Tree("portkey", ["node", build, "--headless", f"--port={port}"], cpus,
                workspace.log("portkey"), environment)
    root = f"http://127.0.0.1:{port}"
    tree.await_ready(lambda: http.answers(f"{root}/"), 30)
    return Subject("portkey", "Portkey gateway, one process", VERSION,
                   {name: Target(f"{root}/v1{PATH}", _headers(mocks.bases[name]))
                    for name in ("whole", "stream")}, tree)


def _headers(upstream):
    return {"Authorization": "Bearer bench", "x-portkey-provider": "openai",
            "x-portkey-custom-host": upstream}


def notes(build):
    """What a reader of the figures has to know about this subject."""
    waits = FIRST_CHUNK_WAIT in build.read_text(errors="replace")
    if not waits:
        return []
    return ["Portkey's published build waits 25 ms before the first chunk of every stream; its "
            "first-token figures contain that wait."]
