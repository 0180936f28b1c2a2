"""Runs every snippet of docs/snippets as it is, but for the address and the key."""

import json
import re
import subprocess

from .agents import quiet, settle_gemini, told
from .libraries import CLIENTS

LOCAL, NO_KEY = "http://localhost:8080", "YOUR_KEY"
SECONDS = 180

#: What curl takes for an answer like any other.
ERROR = re.compile(r'"error": *\{|"type": *"error"')


class Snippets:

    def __init__(self, source):
        self.source = source
        self.index = json.loads((source / "index.json").read_text())

    def text(self, snippet):
        return (self.source / snippet["file"]).read_text().strip()

    def run(self, libraries, environment, folder, only):
        for snippet in self.index:
            title = snippet["title"]
            client = title if title in CLIENTS else snippet["group"]
            if client not in (*CLIENTS, "curl") or only not in (None, client):
                continue  # shown, and not tried: an editor, or a program that no registry has
            home = folder / f"snippet-{snippet['id']}"
            home.mkdir()
            why = self._run(snippet, libraries, environment, home)
            call = "the snippet above" if client == title else f"the snippet above, {title}"
            yield {"client": client, "call": call, "passed": not why, "why": why}

    def _run(self, snippet, libraries, environment, home):
        text = self.text(snippet).replace(LOCAL, environment["ENDPOINT"])
        place = home / snippet.get("place", snippet["file"])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.replace(NO_KEY, environment["TURNPIKE_KEY"]))
        settle_gemini(home)
        try:
            done = subprocess.run(
                self._command(snippet, place, libraries), cwd=home, stdin=subprocess.DEVNULL,
                capture_output=True, text=True, timeout=SECONDS,
                env={**quiet(environment, home, libraries.path()),
                     "TURNPIKE_API_KEY": environment["TURNPIKE_KEY"]})
        except subprocess.TimeoutExpired:
            return f"no end within {SECONDS} s"
        if done.returncode != 0 or not done.stdout.strip() or ERROR.search(done.stdout):
            return told(done.stderr + done.stdout) or "said nothing"
        return ""

    @staticmethod
    def _command(snippet, place, libraries):
        if "run" in snippet:
            return ["sh", "-c", snippet["run"]]
        return {".py": [libraries.python(snippet["id"]), place], ".sh": ["sh", "-e", place],
                ".mjs": None}[place.suffix] or libraries.node(place)
