"""The client libraries, at the versions of requirements.txt and package.json, in a folder of the run."""

import json
import shutil
import subprocess
import sys

WANTED = ("requirements.txt", "package.json")


class Libraries:

    def __init__(self, source, folder):
        self.python = folder / "venv/bin/python"
        self.folder = folder
        wanted = "".join((source / name).read_text() for name in WANTED)
        installed = folder / "installed"
        if not installed.exists() or installed.read_text() != wanted:
            self._install(source)
            installed.write_text(wanted)

    def _install(self, source):
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", self.folder / "venv"], check=True)
        _quietly([self.python, "-m", "pip", "install", "--quiet", "-r",
                  source / "requirements.txt"], self.folder)
        shutil.copy(source / "package.json", self.folder)
        _quietly(["npm", "install", "--no-audit", "--no-fund", "--silent"], self.folder)

    def commands(self, calls):
        """Each script of calls with what runs it. Node looks for modules beside the script."""
        yield "Python", [self.python, calls / "python_calls.py"]
        script = self.folder / "node_calls.mjs"
        shutil.copy(calls / script.name, script)
        yield "Node", ["node", script]

    def versions(self):
        listed = _quietly([self.python, "-m", "pip", "list", "--format", "json"], self.folder)
        python = {package["name"]: package["version"] for package in json.loads(listed)}
        node = {name: json.loads((self.folder / f"node_modules/{name}/package.json").read_text())
                ["version"] for name in ("openai", "portkey-ai")}
        return {"openai, Python": python["openai"], "portkey-ai, Python": python["portkey-ai"],
                "openai, Node": node["openai"], "portkey-ai, Node": node["portkey-ai"]}


def _quietly(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        raise SystemExit(f"clients: {command[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
