"""The clients, at the versions of requirements/ and package.json, in a folder of the run.

Frameworks want other versions of OpenAI's library, so that those have environments of their own.
"""

import json
import os
import shutil
import subprocess
import sys

#: Python's environments, each with its requirements, and which scripts and snippets they are for;
#: all others are for the first.
ENVIRONMENTS = {"sdks": (), "frameworks": ("langchain", "agents", "openai-agents"),
                "llamaindex": ("llamaindex",), "aider": ()}
NODE = "package.json"

#: Each client, with the package whose version is its own, and where that is installed.
CLIENTS = {
    "Claude Code": ("node", "@anthropic-ai/claude-code"),
    "Codex CLI": ("node", "@openai/codex"),
    "Gemini CLI": ("node", "@google/gemini-cli"),
    "opencode": ("node", "opencode-ai"),
    "GitHub Copilot CLI": ("node", "@github/copilot"),
    "Qwen Code": ("node", "@qwen-code/qwen-code"),
    "Aider": ("aider", "aider-chat"),
    "Continue": ("node", "@continuedev/cli"),
    "OpenAI, Python": ("sdks", "openai"),
    "OpenAI, Node": ("node", "openai"),
    "Anthropic, Python": ("sdks", "anthropic"),
    "Anthropic, Node": ("node", "@anthropic-ai/sdk"),
    "LangChain": ("frameworks", "langchain-openai"),
    "LlamaIndex": ("llamaindex", "llama-index-llms-openai-like"),
    "OpenAI Agents SDK": ("frameworks", "openai-agents"),
    "Vercel AI SDK": ("node", "ai"),
    "Portkey, Python": ("sdks", "portkey-ai"),
    "Portkey, Node": ("node", "portkey-ai"),
}


class Libraries:

    def __init__(self, source, folder):
        self.folder = folder
        self.programs = folder / "node_modules/.bin"
        files = [*(f"requirements/{name}.txt" for name in ENVIRONMENTS), NODE]
        wanted = "".join((source / name).read_text() for name in files)
        installed = folder / "installed"
        if not installed.exists() or installed.read_text() != wanted:
            self._install(source)
            installed.write_text(wanted)

    def _install(self, source):
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ENVIRONMENTS:
            subprocess.run([sys.executable, "-m", "venv", "--clear", self.folder / name],
                           check=True)
            _quietly([self._python(name), "-m", "pip", "install", "--quiet", "-r",
                      source / f"requirements/{name}.txt"], self.folder)
        shutil.copy(source / NODE, self.folder)
        _quietly(["npm", "install", "--no-audit", "--no-fund", "--silent"], self.folder)

    def python(self, name):
        """The interpreter for a script or a snippet of that name."""
        return self._python(next((e for e, of in ENVIRONMENTS.items() if name in of), "sdks"))

    def _python(self, environment):
        return self.folder / environment / "bin/python"

    def node(self, file):
        """Node looks for modules beside the script, so that it is copied there."""
        return ["node", shutil.copy(file, self.folder / file.name)]

    def path(self):
        return os.pathsep.join([
            str(self.programs), str(self.folder / "aider/bin"), os.environ["PATH"]])

    def scripts(self, calls):
        """Each script of calls with what runs it."""
        for script in sorted((calls / "python").glob("*_calls.py")):
            yield [self.python(script.name.removesuffix("_calls.py")), script]
        shutil.copy(calls / "node/report.mjs", self.folder)
        for script in sorted((calls / "node").glob("*_calls.mjs")):
            yield self.node(script)

    def versions(self):
        listed = {name: self._listed(name) for name in ENVIRONMENTS}
        return {client: self._node_version(package) if where == "node"
                else listed[where][package] for client, (where, package) in CLIENTS.items()}

    def _listed(self, environment):
        listed = _quietly([self._python(environment), "-m", "pip", "list", "--format", "json"],
                          self.folder)
        return {package["name"]: package["version"] for package in json.loads(listed)}

    def _node_version(self, name):
        file = self.folder / f"node_modules/{name}/package.json"
        return json.loads(file.read_text())["version"]


def _quietly(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1200)
    if done.returncode != 0:
        raise SystemExit(f"clients: {command[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
